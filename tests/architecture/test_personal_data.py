"""Of every field of every table it is said what it knows of people."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import models

from vivaio.platform.personal import references
from vivaio.platform.registry import personal_data

MODELS = apps.get_models()


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_field_is_declared(model: type[models.Model]) -> None:
    """Public, personal, secret or technical: ours, and those of the packages we use."""
    assert model._meta.label in personal_data, f"declare {model._meta.label}"
    declared = personal_data.get(model._meta.label)
    fields = {field.name for field in model._meta.get_fields() if field.concrete}
    assert set(declared.fields) == fields


def test_nothing_is_declared_that_is_not_there() -> None:
    assert set(personal_data) == {model._meta.label for model in MODELS}


def test_what_is_personal_has_a_purpose() -> None:
    for declared in personal_data.all().values():
        if "personal" in declared.fields.values():
            assert declared.purpose, declared.model


@pytest.mark.parametrize(
    ("model", "field"),
    [
        ("people.Account", "password"),
        ("sessions.Session", "session_data"),
        ("account.EmailConfirmation", "key"),
        ("mail.Outgoing", "text"),
        ("journal.Personal", "salt"),
    ],
)
def test_secrets_are_called_so(model: str, field: str) -> None:
    assert personal_data.get(model).fields[field] == "secret"


def test_what_a_centre_shows_holds_no_secret() -> None:
    """Rows that others are shown have nothing in them that must not be shown."""
    for declared in personal_data.all().values():
        if "public" in declared.fields.values():
            assert "secret" not in declared.fields.values(), declared.model


#: Personal fields without a person behind them: what an organisation says of itself.
OF_ORGANISATIONS = {"actors.Actor"}


@pytest.mark.parametrize("name", [one for one in personal_data if one not in OF_ORGANISATIONS])
def test_what_is_personal_is_told_and_erased(name: str) -> None:
    """By the model's own word, or by foreign keys that go with the person or let go of them."""
    declared = personal_data.get(name)
    if "personal" not in declared.fields.values():
        return
    keys = list(references.keys_to(declared, {"people.Account": 0, "people.Person": 0}))
    assert declared.export or keys or name == "people.Account", "say how it is told"
    goes = [key.null or key.remote_field.on_delete is models.CASCADE for key in keys]
    assert declared.erase or (goes and all(goes)), "say how it is erased"
    assert declared.retention or declared.kept, "say how long it is kept"
