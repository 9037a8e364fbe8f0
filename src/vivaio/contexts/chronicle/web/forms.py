"""The forms of this room."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.chronicle import checking, ties
from vivaio.contexts.chronicle.models import MODELS, Entry, Stage
from vivaio.contexts.chronicle.parts import Day
from vivaio.ground.actors.web import choosing
from vivaio.ground.actors.web.choosing import Branches
from vivaio.ground.indicators import checking as plain
from vivaio.ground.indicators.web.fields import (
    CostsField,
    cost_lines,
    day_field,
    lines_of,
    version_field,
    words_field,
)
from vivaio.kernel.text import own_words
from vivaio.platform.records.translatables import kind_name
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.forms import Choices, FoldedForm, OnceForm, choose

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})\s+(.+)\Z")


class DaysField(forms.CharField):
    """What happened when: a day and words on each line; gives pairs of both."""

    def __init__(self, *, label: Any) -> None:
        super().__init__(
            label=label, required=False, max_length=20_000,
            widget=forms.Textarea(attrs={"rows": 5}),
            help_text=_("One day a line, then what happened: 2025-09-08 The notice is published"),
        )  # fmt: skip

    def clean(self, value: Any) -> Any:
        said = super().clean(value)
        return [self._pair(line) for line in lines_of(said)]

    def _pair(self, line: str) -> tuple[date, str]:
        found = _DAY.match(line)
        try:
            if found:
                return date.fromisoformat(found[1]), found[2]
        except ValueError:
            pass
        told = gettext("Begin each line with a day such as 2025-09-08: “%(line)s” does not.")
        raise forms.ValidationError(told % {"line": line[:60]})


def day_lines(days: Iterable[Day]) -> str:
    """What happened when, as it is written."""
    return "\n".join(f"{one.on.isoformat()} {own_words(one.words)}" for one in days)


def _number(label: Any, most: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=most)


class EntryForm(FoldedForm):
    """All of an entry, in one language; most of it may stay empty."""

    FIRST = (
        "kind",
        "title",
        "summary",
        "stage",
        "starts_on",
        "ends_on",
        "owner_name",
        "visibility",
    )

    version = version_field()
    kind = forms.ChoiceField(label=_("What happened?"))
    title = words_field(
        _("What is it called?"), checking.LONGEST["title"], needed=_(checking.TITLE_NEEDED)
    )
    summary = words_field(
        _("What is it, in two or three sentences?"), checking.LONGEST["summary"], rows=3
    )
    stage = forms.ChoiceField(
        label=_("How far has it come?"), choices=Stage.choices, initial=Stage.DONE
    )
    starts_on = day_field(_("First day"))
    ends_on = day_field(_("Last day"))
    owner_name = forms.CharField(
        label=_("Which organisation leads it?"), required=False, max_length=200,
        help_text=_("Its name as its card in the directory has it."),
    )  # fmt: skip
    visibility = forms.ChoiceField(
        label=_("Who reads it, once published?"), choices=Visibility.choices,
        initial=Visibility.PUBLIC,
    )  # fmt: skip
    outcome = words_field(_("What came of it"), checking.LONGEST["outcome"], rows=5)
    days = DaysField(label=_("What happened when"))
    total = _number(_("Sum: money, contributions, people"), plain.HIGHEST)
    unit = words_field(
        _("Of what?"), checking.LONGEST["unit"], hint=_("Such as euro, contributions, families.")
    )
    shares = CostsField(label=_("Of which parts?"))
    days_required = _number(_("Days required for answering"), checking.MOST_DAYS)
    days_given = _number(_("Days given"), checking.MOST_DAYS)
    nuts = forms.ChoiceField(label=_("In which region?"), required=False)
    themes = forms.MultipleChoiceField(
        label=_("What is it about?"), required=False, widget=Branches
    )

    def __init__(
        self, *args: Any, words_language: str, row: Entry | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        choose(self, "nuts", choosing.regions(reader, present=row.nuts if row else ""))
        choose(self, "themes", choosing.branches("theme", reader, row.themes if row else ()))
        if row:
            del self.fields["kind"]
        else:
            choose(self, "kind", Choices([(kind, kind_name(kind)) for kind in MODELS]))
        self.fields["shares"].help_text = gettext(
            "One a line, with a whole number after a semicolon: Town; 96000"
        )
        for name in (*checking.LONGEST, "days"):
            self.fields[name].widget.attrs["lang"] = words_language

    def words(self) -> dict[str, str]:
        """The texts."""
        return {name: self.cleaned_data[name] for name in checking.LONGEST}

    def values(self) -> dict[str, Any]:
        """What has no language; without who led it, who is looked up."""
        given = {name: self.cleaned_data.get(name) for name in checking.VALUES}
        return {**given, "country": "", "owner": None}


def initial(row: Entry) -> dict[str, Any]:
    """What the form of an entry starts with."""
    source = row.title.source
    texts = {name: getattr(row, name).texts.get(source, "") for name in checking.LONGEST}
    values = {name: getattr(row, name) for name in (*checking.VALUES, "version") if name != "owner"}
    owner = row.owner.name.best(source).words if row.owner else ""
    return {
        **texts, **values, "owner_name": owner, "shares": cost_lines(row.all_shares()),
        "days": day_lines(row.all_days()),
    }  # fmt: skip


class TieForm(OnceForm):
    """Where an entry comes from, and what came of it."""

    tie = forms.ChoiceField(label=_("How are they tied?"))
    title = forms.CharField(
        label=_("Its name"), max_length=200,
        help_text=_("As its own page has it, in any language."),
    )  # fmt: skip
    on = day_field(_("Since which day?"))
    reason = forms.CharField(label=_("Why?"), required=False, max_length=500)

    def __init__(self, *args: Any, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["tie"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (
                f"{one.code}/{'to' if one.begins else 'from'}/{other}",
                f"{gettext(one.words)} … ({kind_name(other)})",
            )
            for one in ties.of(kind)
            for other in one.others
            if kind_name(other) != other
        ]
