"""What our forms share: done once however often sent, and refusals beside their fields."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, ClassVar

from babel import Locale
from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.choices import BaseChoiceIterator
from django.utils.translation import gettext

from vivaio.kernel.errors import N_, Invalid
from vivaio.kernel.language import INTERFACE
from vivaio.platform.multilingual.collation import sort_key
from vivaio.platform.web.errors import sentence

#: Sentences of the framework that it does not say in all of our languages: ours fill the gap.
OF_THE_FRAMEWORK = (N_("Null characters are not allowed."),)


def asked_language(request: HttpRequest, fallback: str) -> str:
    """The language whose words a form holds: as the form that was sent says, else the address."""
    asked = request.POST.get("language") or request.GET.get("text", "")
    return asked if asked in INTERFACE else fallback


class OnceForm(forms.Form):
    """A form that carries a key, so that sending it twice does nothing twice."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def follow(self, version: int) -> None:
        """Let what was typed be sent again for the version that somebody else has made."""
        assert isinstance(self.data, QueryDict)
        typed = self.data.copy()
        typed["version"] = str(version)
        self.data = typed

    def show(self, refusal: Invalid) -> None:
        """Put an operation's sentences beside the fields they speak of."""
        for name, messages in refusal.errors.items():
            for message in messages:
                self.add_error(name if name in self.fields else None, sentence(message))


class FoldedForm(OnceForm):
    """A form of which most may stay empty: the `FIRST` fields are asked, the rest folds away."""

    FIRST: ClassVar[tuple[str, ...]] = ()

    @property
    def rest(self) -> list[str]:
        """The fields that fold away."""
        return [one.name for one in self if one.name not in self.FIRST and not one.is_hidden]

    @property
    def is_small(self) -> bool:
        """Whether nothing beyond the first questions is written, or to be mended."""
        return not any(self[name].errors or self[name].value() for name in self.rest)


def choose(form: forms.BaseForm, name: str, offered: Any) -> None:
    """Give a field of a form its choices."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = offered


#: Two-letter codes of CLDR that are no country.
_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})


@lru_cache(maxsize=16)
def _countries(reader: str) -> tuple[tuple[str, str], ...]:
    names = {
        code: name
        for code, name in Locale(reader).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    return tuple(sorted(names.items(), key=lambda pair: sort_key(pair[1], reader)))


Pair = tuple[str, str]
#: A pair of a code and its name, or a group: what it is called, and its pairs.
Choice = Pair | tuple[str, list[Pair]]


class Choices(BaseChoiceIterator):
    """Long lists of choices as they are; any other list Django copies, pair by pair."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self._choices = tuple(choices)

    def __iter__(self) -> Iterator[Choice]:
        return iter(self._choices)


def choices_of_countries(reader: str) -> Choices:
    """All countries in the order of the reader's alphabet, after *not known*."""
    return Choices([("", gettext("not known")), *_countries(reader)])
