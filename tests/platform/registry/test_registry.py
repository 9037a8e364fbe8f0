"""Registries keep the order, refuse a second meaning, and say what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivaio.platform.registry import LinkKind, PersonalData, Registry

keys = st.text(min_size=1, max_size=6)


@given(st.dictionaries(keys, st.integers()))
def test_everything_comes_back_in_the_order_of_registration(values: dict[str, int]) -> None:
    registry: Registry[int] = Registry("numbers")
    for key, value in values.items():
        assert registry.register(key, value) == value
    assert list(registry.all().items()) == list(values.items())
    assert list(registry) == list(values)
    assert len(registry) == len(values)
    assert all(key in registry for key in values)


@given(keys, st.integers(), st.integers())
def test_a_key_means_one_thing_for_ever(key: str, value: int, other: int) -> None:
    registry: Registry[int] = Registry("numbers")
    registry.register(key, value)
    registry.register(key, value)
    if other != value:
        with pytest.raises(ValueError, match="numbers already has another"):
            registry.register(key, other)
    assert registry.get(key) == value


def test_a_missing_key_is_named_with_its_registry() -> None:
    with pytest.raises(KeyError, match="numbers has no 'one'"):
        Registry("numbers").get("one")


def test_what_is_given_out_is_a_copy() -> None:
    registry: Registry[int] = Registry("numbers")
    registry.register("one", 1)
    registry.all().clear()
    assert registry.get("one") == 1


def test_equal_values_made_twice_are_the_same_value() -> None:
    registry: Registry[LinkKind] = Registry("kinds")
    for _ in range(2):
        kind = LinkKind("runs", frozenset({"actor"}), frozenset({"place"}), "Runs", "Run by")
        registry.register(kind.code, kind)
    assert len(registry) == 1


def test_personal_data_without_a_purpose_is_refused() -> None:
    with pytest.raises(ValueError, match="without a purpose"):
        PersonalData(model="people.Person", fields={"name": "personal"})


def test_a_field_is_declared_with_one_of_four_words() -> None:
    with pytest.raises(ValueError, match="private"):
        PersonalData(model="people.Person", fields={"name": "private"})  # type: ignore[dict-item]
    declared = PersonalData(model="people.Person", fields={"id": "technical"})
    assert declared.export is None
