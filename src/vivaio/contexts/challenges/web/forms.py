"""The forms of this room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.challenges import bridge, checking
from vivaio.contexts.challenges.models import Answer, Challenge, TieRule
from vivaio.contexts.challenges.operations.answering import LONGEST_REASON
from vivaio.ground.taxonomy.queries import names
from vivaio.kernel.errors import Invalid
from vivaio.kernel.text import Text
from vivaio.platform.web.forms import Choices, OnceForm
from vivaio.platform.web.guard import Guard, GuardedForm

_DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d. %m. %Y."]
#: Criteria that are offered to begin with, and what they weigh.
USUAL = ((_("Usefulness"), 40), (_("Feasibility"), 30), (_("Inclusion"), 30))
ROWS = 5
PLAIN_TEXT = _("Plain text; an empty line starts a new paragraph.")


def day(label: Any, hint: Any = "") -> forms.DateField:
    """A day that may be left open."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=_DAYS,
        error_messages={"invalid": _("Write a day such as 31/12/2027.")},
    )


def long(label: Any, most: int, rows: int = 4, hint: Any = "", *, required: bool = False) -> Any:
    """A field for several lines."""
    return forms.CharField(
        label=label, required=required, max_length=most, help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class ChallengeForm(OnceForm):
    """All of a challenge, in one language."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    title = forms.CharField(
        label=_("What do you ask, in one line?"), max_length=checking.OF_CHALLENGES["title"]
    )
    description = long(
        _("What should people know about it?"), checking.OF_CHALLENGES["description"], 6, PLAIN_TEXT
    )
    promise = long(
        _("What will happen to the ideas?"), checking.OF_CHALLENGES["promise"], 4,
        _("People read it before they write. Once the challenge is open, it stays as it is."),
    )  # fmt: skip
    owner_name = forms.CharField(
        label=_("Whose problem is it?"), required=False, max_length=200,
        help_text=_("The name of an organisation as its card has it; empty: the centre's own."),
    )  # fmt: skip
    closes_on = day(_("Last day for ideas"))
    answers_by = day(_("By which day does every author hear?"))
    budget = forms.IntegerField(
        label=_("Budget in euro"), required=False, min_value=0, max_value=checking.MOST_BUDGET
    )
    themes = forms.MultipleChoiceField(
        label=_("Which themes is it about?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reviews_needed = forms.IntegerField(
        label=_("How many reviewers judge each idea?"), min_value=0, initial=2,
        max_value=checking.MOST_REVIEWERS, help_text=_("0: no jury; the centre answers alone."),
    )  # fmt: skip
    is_blind = forms.BooleanField(
        label=_("Blind: reviewers do not see whose an idea is"), required=False, initial=True
    )
    tie_rule = forms.ChoiceField(
        label=_("Of two ideas with the same mark, which stands first?"), choices=TieRule.choices
    )

    def show(self, refusal: Invalid) -> None:
        """Put what is said of all criteria beside the first."""
        errors = dict(refusal.errors)
        if "criteria" in errors:
            errors["weight_1"] = errors.pop("criteria")
        super().show(Invalid(errors))

    def __init__(self, *args: Any, words_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = [(code, one.words) for code, one in names("theme", get_language() or "en").items()]
        themes = self.fields["themes"]
        assert isinstance(themes, forms.MultipleChoiceField)
        themes.choices = Choices(found)
        if not found:
            del self.fields["themes"]
        for name in checking.OF_CHALLENGES:
            self.fields[name].widget.attrs["lang"] = words_language
        for number in range(1, ROWS + 1):
            self._add_criterion(number, words_language)

    def _add_criterion(self, number: int, language: str) -> None:
        words = gettext("Criterion %(number)s") % {"number": number}
        weight = gettext("Weight of criterion %(number)s, in per cent") % {"number": number}
        self.fields[f"criterion_{number}"] = forms.CharField(
            label=words, required=False, max_length=120,
            widget=forms.TextInput(attrs={"lang": language}),
        )  # fmt: skip
        self.fields[f"weight_{number}"] = forms.IntegerField(
            label=weight, required=False, min_value=1, max_value=100
        )

    def words(self) -> dict[str, str]:
        """The texts."""
        return {name: self.cleaned_data[name] for name in checking.OF_CHALLENGES}

    def criteria(self, language: str, before: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """The criteria, with the translations that they had before."""
        known = {one["code"]: Text.from_json(one["name"]) for one in before}
        found = []
        for number in range(1, ROWS + 1):
            said = (self.cleaned_data.get(f"criterion_{number}") or "").strip()
            if said:
                code = f"c{number}"
                text = known.get(code, Text(language)).with_words(language, said)
                weight = self.cleaned_data.get(f"weight_{number}") or 0
                found.append({"code": code, "name": text.to_json(), "weight": weight})
        return found

    def values(self, language: str, before: Sequence[Any] = ()) -> dict[str, Any]:
        """What has no language; without the owner, who is looked up."""
        plain = ("budget", "closes_on", "answers_by", "is_blind", "reviews_needed", "tie_rule")
        given = {name: self.cleaned_data[name] for name in plain}
        return {**given, "themes": self.cleaned_data.get("themes") or [],
                "criteria": self.criteria(language, before)}  # fmt: skip


def initial(row: Challenge) -> dict[str, Any]:
    """What the form of a challenge starts with."""
    source = row.title.source
    texts = {name: getattr(row, name).texts.get(source, "") for name in checking.OF_CHALLENGES}
    plain = ("budget", "closes_on", "answers_by", "themes", "reviews_needed", "is_blind",
             "tie_rule", "version")  # fmt: skip
    given = {**texts, **{name: getattr(row, name) for name in plain}}
    given["owner_name"] = row.owner.name.best(source).words if row.owner else ""
    for one in row.criteria:
        number = one["code"][1:]
        given[f"criterion_{number}"] = Text.from_json(one["name"]).best(source).words
        given[f"weight_{number}"] = one["weight"]
    return given


def beginning() -> dict[str, Any]:
    """What the form of a new challenge starts with."""
    given: dict[str, Any] = {"version": 0}
    for number, (words, weight) in enumerate(USUAL, start=1):
        given |= {f"criterion_{number}": str(words), f"weight_{number}": weight}
    return given


class IdeaForm(forms.Form):
    """The idea itself: the first of two steps."""

    title = forms.CharField(label=_("Your idea in one line"), max_length=checking.OF_IDEAS["title"])
    summary = long(
        _("What would change, and for whom?"), checking.OF_IDEAS["summary"], 3,
        _("Two or three sentences are enough."), required=True,
    )  # fmt: skip
    body = long(_("How would it work?"), checking.OF_IDEAS["body"], 8, PLAIN_TEXT)


class SenderForm(GuardedForm):
    """Who sends it: the second step."""

    guard: ClassVar[Guard] = Guard("idea", sendings=10)

    name = forms.CharField(label=_("Who are you?"), max_length=120)
    address = forms.EmailField(
        label=_("At which e-mail address can you be answered?"),
        help_text=_("The link to your idea goes there. It is shown to nobody."),
    )
    organisation = forms.CharField(
        label=_("For which organisation?"), required=False, max_length=200,
        help_text=_("Its name as its card in the directory has it; empty: for yourself."),
    )  # fmt: skip
    is_named = forms.BooleanField(label=_("Show my name with the idea"), required=False)


class InviteForm(GuardedForm):
    """Somebody who is asked by mail: to write an idea together, or to judge."""

    guard: ClassVar[Guard] = Guard("idea-invite", sendings=20)

    name = forms.CharField(label=_("Name"), max_length=120)
    address = forms.EmailField(label=_("E-mail address"))


class ReviewerForm(OnceForm):
    """Somebody who is asked to judge."""

    name = forms.CharField(label=_("Name"), max_length=120)
    address = forms.EmailField(label=_("E-mail address"))


class CommentForm(GuardedForm):
    """A comment; who has signed in has a name already."""

    guard: ClassVar[Guard] = Guard("idea-comment", sendings=10)

    name = forms.CharField(label=_("Under which name?"), max_length=120)
    words = long(_("What do you want to say?"), LONGEST_REASON, 4, required=True)


class AnswerForm(OnceForm):
    """One of the four answers, with the reason."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    code = forms.ChoiceField(
        label=_("Which answer?"), choices=Answer.choices, widget=forms.RadioSelect
    )
    words = long(
        _("For what reason?"), LONGEST_REASON, 5,
        _("It is public, and the authors read it first."), required=True,
    )  # fmt: skip


class ReviewForm(OnceForm):
    """Points for each criterion, or standing aside."""

    words = long(_("Your reasons"), LONGEST_REASON, 5, required=True)
    is_recused = forms.BooleanField(
        label=_("I stand aside: I have an interest in this idea"), required=False,
        help_text=_("Write above which one. Nobody is asked for points then."),
    )  # fmt: skip

    def __init__(self, *args: Any, criteria: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rest = dict(self.fields)
        self.fields.clear()
        for one in criteria:
            text = Text.from_json(one["name"]).best(get_language() or "en")
            words = gettext("%(criterion)s, 0 to 10 (weight: %(weight)s %%)")
            self.fields[one["code"]] = forms.IntegerField(
                label=words % {"criterion": text.words, "weight": one["weight"]},
                required=False, min_value=0, max_value=bridge.MOST_POINTS,
            )  # fmt: skip
        self.fields.update(rest)
        self._codes = [one["code"] for one in criteria]

    def points(self) -> dict[str, int]:
        """The points that were given."""
        given = {code: self.cleaned_data.get(code) for code in self._codes}
        return {code: points for code, points in given.items() if points is not None}
