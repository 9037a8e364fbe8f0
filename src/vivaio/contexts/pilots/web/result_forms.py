"""The forms of evidence and of transfers; of what is ready to grow, and of what it is worth."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.pilots import results_checking as checking
from vivaio.contexts.pilots.checking import TITLE_NEEDED
from vivaio.contexts.pilots.models import Evidence, Transfer
from vivaio.contexts.pilots.parts import QUESTIONS, Estimate, Figure, Ready
from vivaio.ground.actors.web import choosing
from vivaio.ground.indicators.checking import LONGEST_WORDS
from vivaio.ground.indicators.parts import fresh_code
from vivaio.ground.indicators.vocabulary import Confidence
from vivaio.ground.indicators.web.fields import (
    day_field,
    number_field,
    version_field,
    words_field,
)
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import clean
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.forms import FoldedForm, OnceForm, choose

#: Figures beyond those that are there.
SPARE = 2


def _visibility() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Who reads it, once published?"), choices=Visibility.choices,
        initial=Visibility.PUBLIC,
    )  # fmt: skip


def _actor(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=200,
        help_text=_("Its name as its card in the directory has it."),
    )  # fmt: skip


class ResultForm(FoldedForm):
    """What both forms share: texts in one language, and a body by the name of its card."""

    kind: ClassVar[str]
    model: ClassVar[type[Evidence] | type[Transfer]]

    version = version_field()

    def __init__(self, *args: Any, words_language: str, row: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language, self.row = words_language, row
        for name in self.model.LONGEST:
            self.fields[name].widget.attrs["lang"] = words_language

    def words(self) -> dict[str, str]:
        """The texts."""
        return {name: self.cleaned_data[name] for name in self.model.LONGEST}

    def values(self) -> dict[str, Any]:
        """What has no language; without the body, who is looked up."""
        given = {name: self.cleaned_data.get(name) for name in self.model.VALUES}
        return {**given, self.model.ACTOR: None}

    def figures(self) -> list[Figure]:
        """Figures, where there are any."""
        return []

    @property
    def rest(self) -> list[str]:
        """What folds away; the lines of figures stand by themselves."""
        return [one for one in super().rest if not one[-1:].isdigit()]


class EvidenceForm(ResultForm):
    """An evaluation, with its figures as a table."""

    kind, model = "evidence", Evidence
    FIRST = ("title", "summary", "on_day", "method", "confidence", "doubts", "visibility")
    NAMES = ("name", "unit", "baseline", "target", "measured", "number", "source")

    title = words_field(_("What is it called?"), 160, needed=_(TITLE_NEEDED))
    summary = words_field(_("What was found, in a few sentences?"), 1_000, rows=3)
    on_day = day_field(_("On which day was it finished?"))
    method = words_field(_("How was it found out?"), 3_000, rows=4)
    confidence = forms.ChoiceField(
        label=_("How far may it be trusted?"), choices=Confidence.choices,
        initial=Confidence.MEDIUM,
    )  # fmt: skip
    doubts = words_field(_("Why so far?"), 600, hint=_("Such as: no group to compare with."))
    visibility = _visibility()
    limits = words_field(_("What does it not show?"), 1_000, rows=2)
    actor_name = _actor(_("Which organisation evaluated it?"))

    def __init__(self, *args: Any, row: Evidence | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.there = {one.code: one for one in row.all_figures()} if row else {}
        self.codes = list(self.there)
        for _spare in range(SPARE):
            self.codes.append(fresh_code(self.codes))
        for code in self.codes:
            self._line(code, self.there.get(code))

    def _line(self, code: str, one: Figure | None) -> None:
        made: dict[str, forms.Field] = {
            "name": words_field(_("What is measured?"), 160),
            "unit": words_field(_("In which unit?"), 60),
            "baseline": number_field(_("Baseline")),
            "target": number_field(_("Target")),
            "measured": number_field(_("Value")),
            "number": forms.IntegerField(
                label=_("Of how many (n)"), required=False, min_value=1, max_value=10**9
            ),
            "source": words_field(_("Source"), LONGEST_WORDS),
        }
        for name, field in made.items():
            value = getattr(one, name) if one else None
            if isinstance(value, Decimal):
                value = value.normalize() + 0
            field.initial = own_words(value) if isinstance(value, Text) else value
            self.fields[f"{name}_{code}"] = field

    def lines(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The number of each figure and its fields."""
        return [
            (place, [self[f"{name}_{code}"] for name in self.NAMES])
            for place, code in enumerate(self.codes, start=1)
        ]

    def figures(self) -> list[Figure]:
        """The figures as they were written; a line without any word is none."""
        made = []
        for code in self.codes:
            given: dict[str, Any] = {
                name: self.cleaned_data.get(f"{name}_{code}") for name in self.NAMES
            }
            if any(value not in (None, "") for value in given.values()):
                empty = Text(self.language)
                old = self.there.get(code) or Figure(code, empty, empty, empty)
                said = {name: clean(given.pop(name) or "") for name in Figure.TEXTS}
                fresh = old.with_words(self.language, said)
                texts = {name: getattr(fresh, name) for name in Figure.TEXTS}
                made.append(Figure(code, **texts, **given))
        return made


class TransferForm(ResultForm):
    """A pilot passes to somebody else."""

    kind, model = "transfer", Transfer
    FIRST = ("title", "summary", "adopters", "starts_on", "ends_on", "kept", "changed",
             "visibility")  # fmt: skip

    title = words_field(_("What is it called?"), 160, needed=_(TITLE_NEEDED))
    summary = words_field(_("What passes on, in a few sentences?"), 1_000, rows=3)
    adopters = words_field(_("Who takes it over, and where?"), 300)
    starts_on = day_field(_("First day"))
    ends_on = day_field(_("Last day"))
    kept = words_field(_("What stays as it was?"), 1_000, rows=2)
    changed = words_field(_("What is changed, and why?"), 1_000, rows=2)
    visibility = _visibility()
    outcome = words_field(_("What came of it?"), 1_000, rows=2)
    nuts = forms.ChoiceField(label=_("In which region?"), required=False)
    actor_name = _actor(_("Which organisation takes it over?"))
    solution_name = forms.CharField(
        label=_("Which solution passes on?"), required=False, max_length=200,
        help_text=_("As its own page has it, in any language."),
    )  # fmt: skip

    def __init__(self, *args: Any, row: Transfer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        there = row.nuts if row else ""
        choose(self, "nuts", choosing.regions(get_language() or "en", present=there))


FORMS: dict[str, type[EvidenceForm] | type[TransferForm]] = {
    "evidence": EvidenceForm, "transfer": TransferForm,
}  # fmt: skip


def initial(row: Evidence | Transfer) -> dict[str, Any]:
    """What the form of one starts with."""
    texts = {name: own_words(getattr(row, name)) for name in row.LONGEST}
    plain = {name: getattr(row, name) for name in row.VALUES if name != row.ACTOR}
    actor = getattr(row, row.ACTOR)
    name = actor.name.best(row.title.source).words if actor else ""
    return {**texts, **plain, "actor_name": name, "version": row.version}


#: What is asked before a pilot grows.
ASKED = {
    "evidence": _("Is it shown that it works?"),
    "cost": _("Is it known what it costs, and who pays?"),
    "legal": _("Does the law allow it elsewhere too?"),
    "adopter": _("Is there somebody who takes it over?"),
}
ANSWERS = {"yes": _("yes"), "partly": _("partly"), "no": _("no")}


class ReadinessForm(OnceForm):
    """Four questions, each answered with a word and a reason, or left open."""

    version = version_field()

    def __init__(
        self, *args: Any, answers: list[Ready], words_language: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.there, self.language = {one.code: one for one in answers}, words_language
        for code in QUESTIONS:
            old = self.there.get(code)
            self.fields[f"answer_{code}"] = forms.ChoiceField(
                label=ASKED[code], required=False, initial=old.answer if old else "",
                choices=[("", _("not said")), *ANSWERS.items()],
            )  # fmt: skip
            field = words_field(_("Why?"), LONGEST_WORDS, rows=2)
            field.initial = own_words(old.words) if old else ""
            field.widget.attrs["lang"] = words_language
            self.fields[f"words_{code}"] = field

    def written(self) -> list[Ready]:
        """The answers as they were written; a question left open is none."""
        made = []
        for code in QUESTIONS:
            answer = self.cleaned_data[f"answer_{code}"]
            words = clean(self.cleaned_data[f"words_{code}"])
            if answer or words:
                old = self.there.get(code) or Ready(code, answer, Text(self.language))
                fresh = old.with_words(self.language, {"words": words})
                made.append(Ready(code, answer, fresh.words))
        return made


#: What the shares of an estimate are called, and what each asks.
SHARES = {
    "deadweight": _("How much would have come anyway? (deadweight)"),
    "displacement": _("How much only moved from elsewhere? (displacement)"),
    "attribution": _("How much is owed to others? (attribution)"),
    "drop": _("How much is lost each further year? (drop-off)"),
}


def _needed(label: Any, hint: Any = "") -> forms.DecimalField:
    return number_field(label, hint, needed=_("Give a number."))


class EstimateForm(OnceForm):
    """The assumptions of a social return, each share from a low to a high end."""

    version = version_field()
    outcome = words_field(_("Which change is counted?"), LONGEST_WORDS,
                          needed=_("Say it in a few words."))  # fmt: skip
    quantity = _needed(_("How often did it happen in the first year?"))
    value_low = _needed(_("What is one worth, in euro: at least"))
    value_high = _needed(_("What is one worth, in euro: at most"))
    years = forms.IntegerField(
        label=_("For how many years does it last?"), min_value=1, max_value=checking.MOST_YEARS,
        error_messages={"required": _("Give a number.")},
    )  # fmt: skip
    discount = _needed(_("Discount in percent a year"), _("What comes later is worth less today."))
    investment = _needed(_("What was spent, in euro"))
    source = words_field(
        _("Where do these numbers come from?"), checking.LONGEST_SOURCE, rows=3,
        needed=_("Say where the number comes from."),
    )  # fmt: skip

    def __init__(self, *args: Any, words_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in SHARES.items():
            for end, words in (("low", _("percent, at least")), ("high", _("percent, at most"))):
                field = _needed(f"{label} · {words}")
                self.fields[f"{name}_{end}"] = field
        order = [one for one in self.fields if one != "source"]
        self.order_fields([*order, "source"])
        for name in Estimate.TEXTS:
            self.fields[name].widget.attrs["lang"] = words_language

    def written(self, old: Estimate | None, language: str) -> Estimate:
        """The assumptions as they were written."""
        given = self.cleaned_data
        numbers = {name: given[name] for name in (*Estimate.NUMBERS, "years")}
        texts: dict[str, Any] = {
            name: (getattr(old, name) if old else Text(language)).with_words(
                language, clean(given[name])
            )
            for name in Estimate.TEXTS
        }
        return Estimate("n1", **texts, **numbers)


def start_of_estimate(one: Estimate | None, budget: int | None, version: int) -> dict[str, Any]:
    """What the form of assumptions starts with; what was spent is the budget."""
    if one is None:
        return {"version": version, "investment": budget, "years": 1, "discount": 3}
    given: dict[str, Any] = {each.name: getattr(one, each.name) for each in fields(one)}
    for name, value in given.items():
        if isinstance(value, Text):
            given[name] = own_words(value)
        elif isinstance(value, Decimal):
            given[name] = value.normalize() + 0
    return {**given, "version": version}
