"""The forms of courses."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.training import checking
from vivaio.contexts.training.models import Course
from vivaio.contexts.training.parts import Session
from vivaio.ground.actors.web import choosing
from vivaio.ground.indicators.parts import fresh_code
from vivaio.ground.indicators.web.fields import day_field, version_field, words_field
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import clean
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.forms import Choices, FoldedForm, OnceForm, choose
from vivaio.platform.web.guard import Guard, GuardedForm
from vivaio.platform.web.wording import language

#: Lines of the table of sessions beyond those that are there.
SPARE = 3


def _words(name: str, label: Any, rows: int = 0, hint: Any = "", needed: Any = "") -> Any:
    return words_field(label, checking.LONGEST[name], rows=rows, hint=hint, needed=needed)


def lines_of(words: str) -> list[str]:
    """The lines that say something."""
    return [said for line in words.splitlines() if (said := clean(line))]


class CourseForm(FoldedForm):
    """All of a course but its sessions and materials, in one language."""

    FIRST = ("title", "about", "audience", "outcomes", "languages", "nuts", "places", "visibility")

    version = version_field()
    title = _words("title", _("What is it called?"), needed=_(checking.TITLE_NEEDED))
    about = _words("about", _("What is it about?"), 5)
    audience = _words("audience", _("For whom is it?"), 2)
    outcomes = forms.CharField(
        label=_("What can people do afterwards?"), required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}), help_text=_("One a line."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("In which languages is it held?"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    nuts = forms.ChoiceField(label=_("In which region?"), required=False)
    places = forms.IntegerField(
        label=_("How many places are there?"), required=False,
        min_value=1, max_value=checking.MOST_PLACES,
        help_text=_("When they are taken, others wait. Empty: as many as come."),
    )  # fmt: skip
    visibility = forms.ChoiceField(
        label=_("Who reads it, once published?"), choices=Visibility.choices,
        initial=Visibility.PUBLIC,
    )  # fmt: skip
    organiser_name = forms.CharField(
        label=_("Which organisation holds it?"), required=False, max_length=200,
        help_text=_("Its name as its card in the directory has it."),
    )  # fmt: skip
    price = _words("price", _("What does it cost those who come?"))
    enrol_until = day_field(_("Until which day can people enrol?"))
    needed = forms.IntegerField(
        label=_("How many sessions complete it?"), required=False,
        min_value=1, max_value=checking.MOST, help_text=_("Empty: all of them."),
    )  # fmt: skip
    eqf = forms.TypedChoiceField(
        label=_("Level of the European Qualifications Framework"), required=False, coerce=int,
        empty_value=None,
    )  # fmt: skip

    def __init__(
        self, *args: Any, words_language: str, row: Course | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        choose(self, "nuts", choosing.regions(reader, present=row.nuts if row else ""))
        choose(self, "languages", Choices((code, language(code)) for code in INTERFACE))
        levels = [(str(level), str(level)) for level in checking.LEVELS]
        choose(self, "eqf", Choices([("", gettext("not said")), *levels]))
        for name in (*checking.WRITTEN, "outcomes"):
            self.fields[name].widget.attrs["lang"] = words_language

    def words(self) -> dict[str, str]:
        """The texts."""
        return {name: self.cleaned_data[name] for name in checking.WRITTEN}

    def values(self) -> dict[str, Any]:
        """What has no language; without the organiser, who is looked up."""
        given = {name: self.cleaned_data.get(name) for name in checking.VALUES}
        return {**given, "country": "", "organiser": None}


def initial(row: Course) -> dict[str, Any]:
    """What the form of a course starts with."""
    texts = {name: own_words(getattr(row, name)) for name in checking.WRITTEN}
    plain = ("nuts", "languages", "places", "needed", "eqf", "enrol_until", "visibility", "version")
    values = {name: getattr(row, name) for name in plain}
    holder = row.organiser.name.best(row.title.source).words if row.organiser else ""
    learnt = "\n".join(own_words(one.words) for one in row.all_outcomes())
    return {**texts, **values, "organiser_name": holder, "outcomes": learnt}


class SessionsForm(OnceForm):
    """The sessions of a course as a table: a line without a day goes away."""

    NAMES = ("on", "starts", "ends", "place", "online")
    version = version_field()

    def __init__(
        self, *args: Any, sessions: list[Session], words_language: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sessions, self.language = {one.code: one for one in sessions}, words_language
        self.codes = list(self.sessions)
        while len(self.codes) < min(len(sessions) + SPARE, checking.MOST):
            self.codes.append(fresh_code(self.codes))
        for code in self.codes:
            self._line(code, self.sessions.get(code))

    def _line(self, code: str, one: Session | None) -> None:
        made = {
            "on": day_field(_("Day")),
            "starts": _hour(_("From")),
            "ends": _hour(_("Until")),
            "place": words_field(_("Where"), checking.LONGEST_WORDS),
            "online": words_field(_("Online at"), checking.LONGEST_ADDRESS),
        }
        made["place"].widget.attrs["lang"] = self.language
        for name, field in made.items():
            value = getattr(one, name) if one else None
            field.initial = own_words(value) if isinstance(value, Text) else value
            self.fields[f"{name}_{code}"] = field

    def lines(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The number of each line and its fields."""
        return [
            (place, [self[f"{name}_{code}"] for name in self.NAMES])
            for place, code in enumerate(self.codes, start=1)
        ]

    def written(self) -> list[Session]:
        """The sessions as they were written; a line without any word is none."""
        made = []
        for code in self.codes:
            given: dict[str, Any] = {
                name: self.cleaned_data.get(f"{name}_{code}") for name in self.NAMES
            }
            if not any(given.values()):
                continue
            old = self.sessions.get(code)
            place = (old.place if old and old.place else Text(self.language)).with_words(
                self.language, clean(given["place"] or "")
            )
            starts, ends = (
                f"{one:%H:%M}" if one else "" for one in (given["starts"], given["ends"])
            )
            on: Any = given["on"]  # refused later when there is none
            made.append(Session(code, on, starts, ends, place, (given["online"] or "").strip()))
        return made


def _hour(label: Any) -> forms.TimeField:
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, required=False, widget=widget)


class MaterialsForm(OnceForm):
    """Links to read, and one more file."""

    version = version_field()
    links = forms.CharField(
        label=_("Links"), required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line, words and address with a semicolon between: "
                    "The checklist; https://example.org/checklist"),
    )  # fmt: skip
    file = forms.FileField(label=_("One more file"), required=False,
                           help_text=_("PDF, ODT, DOCX, CSV, XLSX or ODS."))  # fmt: skip

    def written(self) -> list[tuple[str, str]]:
        """Words and address of each link."""
        parted = (line.rpartition(";") for line in lines_of(self.cleaned_data["links"]))
        return [(words.strip(), href.strip()) for words, _sign, href in parted]


class MoveForm(OnceForm):
    """Cancelling a course asks for the reason; the rest asks for nothing."""

    version = version_field()
    reason = _words("reason", _("Why is it cancelled?"), 3, needed=_(checking.REASON_NEEDED))


class TeachesForm(OnceForm):
    """Which competence a course teaches."""

    title = forms.CharField(
        label=_("Which competence does it teach?"), max_length=200,
        help_text=_("Its name, as its own page has it, in any language."),
    )  # fmt: skip


class EnrolForm(GuardedForm):
    """Who wants to come."""

    guard: ClassVar[Guard] = Guard("course-enrolment", sendings=5)

    name = forms.CharField(
        label=_("What is your name?"), max_length=checking.LONGEST_NAME,
        error_messages={"required": _(checking.NAME_NEEDED)},
    )  # fmt: skip
    address = forms.EmailField(
        label=_("At which e-mail address do we write to you?"), max_length=254,
        help_text=_("Known to the editors of the centre alone, for two years after the course."),
    )  # fmt: skip


class FeedbackForm(OnceForm):
    """Three short questions."""

    useful = forms.TypedChoiceField(
        label=_("How useful was it to you?"), coerce=int, widget=forms.RadioSelect
    )
    again = forms.TypedChoiceField(
        label=_("Would you tell others to come?"), widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )  # fmt: skip
    words = forms.CharField(
        label=_("What should be different?"), required=False,
        max_length=checking.LONGEST_SAID["words"], widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Read by the editors of the centre alone, without your name."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ends = {1: gettext("1: not at all"), 5: gettext("5: very")}
        marks = [(str(one), ends.get(one, str(one))) for one in checking.MARKS]
        for name, pairs in (
            ("useful", marks), ("again", [("yes", gettext("yes")), ("no", gettext("no"))]),
        ):  # fmt: skip
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = Choices(pairs)
