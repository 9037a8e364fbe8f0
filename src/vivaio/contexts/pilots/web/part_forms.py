"""The forms of a pilot's work plan and theory of change."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.pilots.models import Level, Sort
from vivaio.contexts.pilots.parts import Node, Step
from vivaio.ground.indicators import checking as plain
from vivaio.ground.indicators.parts import fresh_code
from vivaio.ground.indicators.web.fields import day_field, version_field, words_field
from vivaio.ground.indicators.web.forms import PartForm
from vivaio.kernel.text import Text
from vivaio.kernel.writing import clean
from vivaio.platform.web.forms import OnceForm

#: Lines of the table of a theory beyond those that are there.
SPARE = 3


class StepForm(PartForm):
    """A milestone, a risk or an entry of the logbook."""

    TEXTS = Step.TEXTS

    sort = forms.ChoiceField(label=_("What do you add?"), choices=Sort.choices)
    words = words_field(
        _("In a few words"), plain.LONGEST_WORDS, rows=2, needed=_(plain.WORDS_NEEDED)
    )
    on = day_field(_("Day"), hint=_("By when a milestone is due; when an entry was written."))
    done_on = day_field(_("Reached or over since"))
    answer = words_field(_("What is done about it?"), plain.LONGEST_WORDS, rows=2)


class TheoryForm(OnceForm):
    """A theory of change as a table: a line for each statement, with the numbers it leads to."""

    version = version_field()

    def __init__(self, *args: Any, nodes: list[Node], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nodes, self.language = nodes, language
        self.codes = [one.code for one in nodes]
        while len(self.codes) < min(len(nodes) + SPARE, plain.MOST):
            self.codes.append(fresh_code(self.codes))
        places = {code: place for place, code in enumerate(self.codes, start=1)}
        there: dict[str, Node | None] = {**dict.fromkeys(self.codes), **{n.code: n for n in nodes}}
        for code, node in there.items():
            words = node.words.texts.get(node.words.source, "") if node else ""
            to = ", ".join(str(places[each]) for each in node.to) if node else ""
            self.fields[f"level_{code}"] = forms.ChoiceField(
                label=_("Where it stands"), choices=Level.choices,
                initial=node.level if node else Level.ACTIVITY, required=False,
            )  # fmt: skip
            self._add(f"words_{code}", _("What is said"), plain.LONGEST_WORDS, words)
            self.fields[f"words_{code}"].widget.attrs |= {"lang": language, "size": "44"}
            self._add(f"to_{code}", _("Leads to lines"), 60, to)

    def _add(self, name: str, label: Any, limit: int, initial: str) -> None:
        self.fields[name] = words_field(label, limit)
        self.fields[name].initial = initial

    def lines(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The number of each line and its fields."""
        return [
            (place, [self[f"{name}_{code}"] for name in ("level", "words", "to")])
            for place, code in enumerate(self.codes, start=1)
        ]

    def written(self) -> list[Node]:
        """The statements as they were written; a line without words is none."""
        given = self.cleaned_data
        old = {one.code: one for one in self.nodes}
        made = []
        for code in self.codes:
            if not (words := clean(given[f"words_{code}"])):
                continue
            start = old.get(code) or Node(code, "", Text(self.language))
            numbers = given[f"to_{code}"].replace(";", ",").replace(" ", ",").split(",")
            to = dict.fromkeys(self._code(one) for one in numbers if one)
            level = given[f"level_{code}"] or Level.ACTIVITY
            fresh = start.with_words(self.language, {"words": words})
            made.append(Node(code, level, fresh.words, tuple(to)))
        return made

    def _code(self, number: str) -> str:
        """The code of a line by its number; words that no line has are refused later."""
        place = int(number) if number.isdecimal() and len(number) < 4 else 0
        return self.codes[place - 1] if 0 < place <= len(self.codes) else number
