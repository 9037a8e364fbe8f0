"""The forms by which a need is told, entered, decided about and grouped."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.needs import checking, scales
from vivaio.contexts.needs.models import Answer, Helix, Method, Need
from vivaio.ground.actors.web import choosing
from vivaio.ground.actors.web.choosing import Branches
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.forms import OnceForm, choose
from vivaio.platform.web.guard import Guard, GuardedForm

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d. %m. %Y."]


def day_field(label: Any, hint: Any = "", *, required: bool = True) -> forms.DateField:
    """A day; typed in any of the ways of our countries."""
    return forms.DateField(
        label=label, help_text=hint, required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), input_formats=DAYS,
        error_messages={
            "required": _(checking.DAY_NEEDED),
            "invalid": _("Write a day such as 31/12/2027."),
        },
    )  # fmt: skip


def area(label: Any, hint: Any = "", *, limit: int, rows: int = 5, required: bool = False) -> Any:
    """A field for several lines."""
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=limit,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip


class Scale(forms.TypedChoiceField):
    """A number from 1 to 5, each with what it says; empty: not known."""

    def __init__(self, scale: str, label: Any) -> None:
        self.scale = scale
        super().__init__(
            label=label, required=False, coerce=int, empty_value=None, widget=forms.RadioSelect
        )

    def name_choices(self) -> None:
        """The words in the reader's language."""
        said = [
            (str(number), f"{number}: {gettext(words)}")
            for number, words in enumerate(scales.SCALES[self.scale], start=1)
        ]
        self.choices = [("", gettext("not known")), *said]


def name_scales(form: forms.BaseForm) -> None:
    """Words for every scale of a form."""
    for field in form.fields.values():
        if isinstance(field, Scale):
            field.name_choices()


def name_places(form: forms.BaseForm, reader: str, present: str = "") -> None:
    """The regions that may be chosen, and the one that stands there."""
    choose(form, "nuts", choosing.regions(reader, present=present))


def name_branches(form: forms.BaseForm, reader: str, present: Need | None = None) -> None:
    """The concepts of the taxonomy that may be chosen."""
    for name, scheme in checking.CODES.items():
        field = form.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)
        there = getattr(present, name) if present else ()
        field.choices = choosing.branches(scheme, reader, there)


def groups() -> list[tuple[str, Any]]:
    """Groups of stakeholders, after *I would rather not say*."""
    return [("", _("I would rather not say")), *Helix.choices]


class TellForm(GuardedForm):
    """A need told by anybody, in two steps; `FIRST` are the fields of the first."""

    guard: ClassVar[Guard] = Guard("need", sendings=5)
    FIRST: ClassVar[tuple[str, ...]] = ("title", "description", "centre", "nuts")

    title = forms.CharField(
        label=_("What is needed, in one line?"), max_length=checking.LONGEST["title"],
        error_messages={"required": _(checking.TITLE_NEEDED)},
    )  # fmt: skip
    description = area(
        _("What happens, to whom, and since when?"),
        _("In your own words and in any language. Leave out names and anything about health that "
          "would show who somebody is: what you write here can become public."),
        limit=checking.LONGEST["description"], rows=6,
    )  # fmt: skip
    centre = forms.ChoiceField(
        label=_("In which country?"),
        error_messages={
            "required": _("Choose the country whose centre should hear it."),
            "invalid_choice": _(checking.FROM_LIST),
        },
    )
    nuts = forms.ChoiceField(label=_("In which region?"), required=False)
    severity = Scale("severity", _("How grave is it?"))
    frequency = Scale("frequency", _("How often does it happen?"))
    target_groups = forms.MultipleChoiceField(
        label=_("Whom does it touch?"), required=False, widget=Branches
    )
    themes = forms.MultipleChoiceField(
        label=_("What is it about?"), required=False, widget=Branches
    )
    group = forms.ChoiceField(label=_("For whom do you speak?"), required=False)
    address = forms.EmailField(
        label=_("Where shall we tell you what becomes of it?"), required=False,
        help_text=_("An e-mail address, if you like. It is shown to nobody, you confirm it by one "
                    "click, and one click stops the mail."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, centres: list[tuple[str, str]], step: int, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        name_scales(self)
        name_places(self, reader)
        name_branches(self, reader)
        self._choices("centre", [("", gettext("Choose")), *centres])
        self._choices("group", groups())
        if not centres:
            del self.fields["centre"]
        if step == 1:
            for name in [*self.fields]:
                if name not in (*self.FIRST, "key"):
                    del self.fields[name]

    def _choices(self, name: str, found: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = found

    def clean(self) -> dict[str, Any]:
        """The first step stores nothing, and is counted as nothing."""
        return super().clean() if "opened" in self.fields else self.cleaned_data

    def values(self) -> dict[str, Any]:
        """What has no language."""
        given = self.cleaned_data
        codes = {name: given.get(name) or [] for name in checking.CODES}
        numbers = {name: given.get(name) for name in ("severity", "frequency")}
        return {"nuts": given.get("nuts") or "", **codes, **numbers}


class NeedForm(OnceForm):
    """All of a need, in one language."""

    language = forms.CharField(widget=forms.HiddenInput, max_length=12, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    title = forms.CharField(
        label=_("What is needed, in one line?"), max_length=checking.LONGEST["title"],
        error_messages={"required": _(checking.TITLE_NEEDED)},
    )  # fmt: skip
    description = area(
        _("What happens, to whom, and since when?"), _("Without names."),
        limit=checking.LONGEST["description"], rows=6,
    )  # fmt: skip
    nuts = forms.ChoiceField(label=_("In which region?"), required=False)
    target_groups = forms.MultipleChoiceField(
        label=_("Whom does it touch?"), required=False, widget=Branches
    )
    themes = forms.MultipleChoiceField(
        label=_("What is it about?"), required=False, widget=Branches
    )
    severity = Scale("severity", _("How grave is it?"))
    frequency = Scale("frequency", _("How often does it happen?"))
    strength = Scale("strength", _("How well is it proved?"))
    evidence = area(
        _("What does this rest on?"), _("Such as: nine interviews and a survey of 112 people."),
        limit=checking.LONGEST["evidence"], rows=3,
    )  # fmt: skip
    method = forms.ChoiceField(label=_("How do we know?"), choices=Method.choices)
    heard_on = day_field(_("When was it heard?"))
    source_title = forms.CharField(
        label=_("In which document or data does it stand?"), required=False, max_length=300,
        help_text=_("With publisher and year, so that others find it."),
    )  # fmt: skip
    source_address = forms.CharField(
        label=_("Where can it be read?"), required=False, max_length=400,
        help_text=_("Such as https://www.example.org."),
    )  # fmt: skip
    source_checked_on = day_field(_("When was it looked at?"), required=False)

    def __init__(self, *args: Any, row: Need | None, words_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        name_scales(self)
        name_places(self, reader, row.nuts if row else "")
        name_branches(self, reader, row)
        for name in ("title", "description", "evidence"):
            self.fields[name].widget.attrs["lang"] = words_language

    def values(self) -> dict[str, Any]:
        """What has no language."""
        given = self.cleaned_data
        names = set(checking.VALUES) - {"country"}
        return {name: given.get(name) for name in names} | {
            name: given.get(name) or [] for name in checking.CODES
        }


class EnterForm(NeedForm):
    """A new need: with who said it and where it was heard."""

    heard_in = forms.ChoiceField(label=_("In which interview was it heard?"), required=False)
    group = forms.ChoiceField(label=_("Who said it?"), required=False)
    accepted = forms.BooleanField(
        label=_("Publish it at once: everybody can read it"), required=False
    )

    def __init__(
        self, *args: Any, interviews: list[tuple[str, str]], may_publish: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, found in (
            ("heard_in", [("", gettext("none")), *interviews]),
            ("group", [("", gettext("not known")), *Helix.choices]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = found
        if not interviews:
            del self.fields["heard_in"]
        if not may_publish:
            del self.fields["accepted"]

    def heard(self) -> list[UUID]:
        """The interview, if one was chosen."""
        chosen = self.cleaned_data.get("heard_in")
        return [UUID(chosen)] if chosen else []


def start_of(row: Need) -> dict[str, Any]:
    """What the form of a need starts with."""
    language = row.title.source
    words = {
        name: getattr(row, name).texts.get(language, "")
        for name in ("title", "description", "evidence")
    }
    values = {name: getattr(row, name) for name in checking.VALUES}
    return {**values, **words, "version": row.version, "language": language}


class DecideForm(OnceForm):
    """What becomes of a need."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    verb = forms.ChoiceField(label=_("What do you do?"), widget=forms.RadioSelect)
    visibility = forms.ChoiceField(
        label=_("Who reads it, once accepted?"), choices=Visibility.choices,
        initial=Visibility.PUBLIC, required=False,
    )  # fmt: skip
    code = forms.ChoiceField(
        label=_("The answer in a word"), required=False,
        choices=[("", _("Choose")), *Answer.choices],
    )  # fmt: skip
    words = area(
        _("The reason, in words that its authors understand"),
        _("Needed for an answer and for a refusal; it is told to those who said it."),
        limit=checking.LONGEST["answer"],
    )  # fmt: skip

    def __init__(self, *args: Any, verbs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["verb"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = verbs
        known = {verb for verb, _words in verbs}
        if "accept" not in known:
            del self.fields["visibility"]
        if "answer" not in known:
            del self.fields["code"]
        if not known & {"answer", "decline"}:
            del self.fields["words"]


class GroupForm(OnceForm):
    """Into which other need this one goes, and why."""

    kept = forms.ChoiceField(label=_("Which need stays?"), widget=forms.RadioSelect)
    reason = area(
        _("Why are the two the same?"), _("It is told to those who said this one."),
        limit=checking.LONGEST_WORDS, rows=3,
    )  # fmt: skip

    def __init__(self, *args: Any, needs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kept"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = needs
