"""The forms of imports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from vivaio.ground.importing import choices as chosen
from vivaio.ground.importing.importers import Field, Importer, importers
from vivaio.ground.importing.models import Import
from vivaio.kernel.language import INTERFACE
from vivaio.platform.multilingual.queries import language_name
from vivaio.platform.sheets.table import Survey
from vivaio.platform.web.forms import OnceForm

#: Columns that are shown for choosing; nobody looks through more, and browsers send no more.
SHOWN = 80


class FileForm(OnceForm):
    """A table to bring, and what its rows are."""

    kind = forms.ChoiceField(label=_("What are its rows?"), required=False)
    file = forms.FileField(
        label=_("Which table?"),
        help_text=_("CSV, XLSX or GeoJSON, one row for each; the first row names the columns."),
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.kind, gettext(one.title)) for one in importers.all().values()]


class TermsForm(OnceForm):
    """On which terms the rows come in."""

    language = forms.ChoiceField(label=_("In which language are its words?"))
    title = forms.CharField(
        label=_("What is the source called?"),
        required=False,
        max_length=chosen.WORDS["title"],
        help_text=_("It stands beside each fact. Without it, the name of the file does."),
    )
    publisher = forms.CharField(
        label=_("Who publishes it?"), required=False, max_length=chosen.WORDS["publisher"]
    )
    licence = forms.CharField(
        label=_("Under which licence?"),
        required=False,
        max_length=chosen.WORDS["licence"],
        help_text=_("Such as CC BY 4.0."),
    )
    address = forms.CharField(
        label=_("Where can it be read?"),
        required=False,
        max_length=chosen.WORDS["address"],
        help_text=_("Such as https://www.example.org."),
    )
    published_on = forms.CharField(
        label=_("Of when is it?"),
        required=False,
        max_length=10,
        help_text=_("A day, a month or a year: 2026-03-31, 2026-03 or 2026."),
    )
    source = forms.CharField(
        label=_("Whose identifiers are these?"),
        max_length=chosen.WORDS["source"],
        help_text=_("A short name. The same source under the same name brings nothing twice."),
    )
    publish = forms.BooleanField(label=_("Publish the cards at once"), required=False)
    also_likely = forms.BooleanField(
        label=_("Also bring what is likely here already"),
        required=False,
        help_text=_(
            "Without an identifier, a row is otherwise refused when a card has the same number in "
            "a register, or the same name and no other country or town."
        ),
    )
    example = forms.BooleanField(label=_("All of this is made up: mark it"), required=False)

    def __init__(self, *args: Any, reader: str, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, language_name(code, reader)) for code in INTERFACE]
        if not may_publish:
            del self.fields["publish"]

    def choices(self) -> dict[str, Any]:
        """What was chosen, as operations take it."""
        given = dict(self.cleaned_data)
        given.pop("key", None)
        given["nature"] = "example" if given.pop("example") else "fact"
        return given


def first(job: Import) -> dict[str, Any]:
    """What the form of terms starts with."""
    return {**job.choices, "example": job.choices.get("nature") == "example"}


def targets(importer: Importer, reader: str) -> list[tuple[str, str]]:
    """What a column can be, by code; texts once for the table's language and once for each."""
    found = [("", pgettext("a column of a table", "leave it out"))]
    for field in importer.fields:
        found.append((field.code, gettext(field.label)))
        if field.in_languages:
            found += [
                (f"{field.code}@{code}", f"{gettext(field.label)} ({language_name(code, reader)})")
                for code in INTERFACE
            ]
    return found


def columns(survey: Survey, mapping: Mapping[str, str]) -> list[dict[str, Any]]:
    """The columns to choose for, each with what stands in its first rows."""
    found = []
    for place, name in enumerate(survey.header):
        if place < SHOWN or name in mapping:
            cells = [row[place] for row in survey.samples if row[place].strip()][:3]
            found.append(
                {
                    "name": f"column-{place}",
                    "heading": name,
                    "samples": [cell[:80] for cell in cells],
                    "target": mapping.get(name, ""),
                }
            )
    return found


def mapped(given: QueryDict, survey: Survey, before: Mapping[str, str]) -> dict[str, str]:
    """The mapping a form was sent with; columns it did not show stay as they were."""
    return {
        name: given.get(f"column-{place}", before.get(name, ""))[:80]
        for place, name in enumerate(survey.header)
        if f"column-{place}" in given or name in before
    }


def label_of(target: str, fields: Sequence[Field]) -> str:
    """What a field is called."""
    code = target.partition("@")[0]
    return next((gettext(one.label) for one in fields if one.code == code), target)
