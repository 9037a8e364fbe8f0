"""The forms of strategies: title and days, the text, comments and their answers."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.strategy import checking, writing
from vivaio.contexts.strategy.models import ANSWERS, Strategy
from vivaio.ground.indicators import checking as plain
from vivaio.ground.indicators.web.fields import day_field, version_field, words_field
from vivaio.kernel.text import own_words
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.forms import OnceForm
from vivaio.platform.web.guard import Guard, GuardedForm


def visibility_field() -> forms.ChoiceField:
    """Who reads a record once it is published."""
    return forms.ChoiceField(
        label=_("Who reads it, once published?"), choices=Visibility.choices,
        initial=Visibility.PUBLIC,
    )  # fmt: skip


class StrategyForm(OnceForm):
    """A strategy but for its text, in one language."""

    version = version_field()
    title = words_field(
        _("What is it called?"), checking.OF_STRATEGIES["title"], needed=_(checking.TITLE_NEEDED)
    )
    summary = words_field(
        _("What does it want, in a few sentences?"), checking.OF_STRATEGIES["summary"], rows=4
    )
    starts_on = day_field(_("First day"))
    ends_on = day_field(_("Last day"))
    closes_on = day_field(
        _("Last day for comments"), hint=_("Asked before it is opened for comments.")
    )
    objectives = words_field(
        _("Objectives"), checking.LONGEST_OBJECTIVE * plain.MOST, rows=5, hint=_("One a line.")
    )
    visibility = visibility_field()

    def __init__(self, *args: Any, words_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "summary", "objectives"):
            self.fields[name].widget.attrs["lang"] = words_language

    def given(self) -> dict[str, Any]:
        """What both operations take."""
        given = self.cleaned_data
        lines = (line.strip() for line in given["objectives"].splitlines())
        return {
            "words": {name: given[name] for name in checking.OF_STRATEGIES},
            "values": {name: given[name] for name in checking.VALUES_OF_STRATEGIES},
            "objectives": [line for line in lines if line], "key": given["key"],
        }  # fmt: skip


def initial(row: Strategy) -> dict[str, Any]:
    """What the form of a strategy starts with."""
    values = {name: getattr(row, name) for name in checking.VALUES_OF_STRATEGIES}
    words = {name: own_words(getattr(row, name)) for name in checking.OF_STRATEGIES}
    aims = "\n".join(own_words(one.words) for one in row.aims())
    return {**values, **words, "objectives": aims, "version": row.version}


class TextForm(OnceForm):
    """The whole text of a strategy, typed, pasted, or brought in a file."""

    version = version_field()
    file = forms.FileField(
        label=_("Bring it from a word-processor file (.docx)"), required=False,
        allow_empty_file=True,
        help_text=_("Its headings become sections. You see all of it before it is saved."),
    )  # fmt: skip
    text = words_field(
        _("Text"), writing.LONGEST_TEXT, rows=24,
        hint=_(
            "A line that begins with # is a heading, an empty line parts paragraphs. The mark at "
            "the end, such as {s3-p2}, is the address of a paragraph: it keeps its comments when "
            "you move it with its mark. New paragraphs get theirs when you save."
        ),
    )  # fmt: skip

    def __init__(self, *args: Any, words_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["lang"] = words_language


class CommentForm(GuardedForm):
    """A comment on a paragraph; who has signed in has a name already."""

    guard: ClassVar[Guard] = Guard("strategy-comment", sendings=20)

    name = words_field(_("Your name"), 120, hint=_("It is shown with the comment."),
                       needed=_("Say who you are."))  # fmt: skip
    words = words_field(
        _("What do you say of this paragraph?"), checking.LONGEST_REASON, rows=5,
        needed=_("Write something here."),
    )  # fmt: skip


class AnswerForm(OnceForm):
    """The answer to a comment."""

    version = version_field()
    code = forms.ChoiceField(
        label=_("Answer"), choices=ANSWERS, widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )  # fmt: skip
    reason = words_field(
        _("Why?"), checking.LONGEST_REASON, rows=4, needed=_(checking.REASON_NEEDED),
        hint=_("Everybody reads it beside the comment."),
    )  # fmt: skip
