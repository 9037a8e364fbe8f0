"""Language codes have a form, and the interface speaks seven."""

import pytest

from vivaio.kernel.language import INTERFACE, is_code


def test_the_interface_speaks_seven_languages_with_english_first() -> None:
    assert INTERFACE == ("en", "it", "fr", "sl", "hr", "el", "ro")
    assert all(map(is_code, INTERFACE))


@pytest.mark.parametrize("code", ["sv", "cnr", "sr-Latn", "pt-BR", "de-1996"])
def test_any_language_may_be_named(code: str) -> None:
    assert is_code(code)


@pytest.mark.parametrize("code", ["", "e", "english", "EN", "en_GB", "en-", "en-x!", "en\n"])
def test_what_has_not_the_form_is_no_code(code: str) -> None:
    assert not is_code(code)
