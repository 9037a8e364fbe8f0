"""The forms of those who write: one language of words at a time, block by block."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.pages.blocks import KINDS, MOST, Content
from vivaio.contexts.pages.checking import LIMITS, Written
from vivaio.ground.centres.queries import CentreLine
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.web.forms import OnceForm

#: What a block is called where it is added.
NAMES = {
    "text": _("Text"),
    "heading": _("Heading"),
    "picture": _("Picture"),
    "quotation": _("Quotation"),
    "links": _("List of links"),
    "call": _("Button"),
    "table": _("Table"),
    "file": _("File"),
}
_LINK_HINT = _("A whole address such as https://www.example.org, or a page here such as /en/news/.")
LABELS: dict[str, tuple[Any, Any]] = {
    "title": (_("What is the title?"), ""),
    "summary": (_("What does it say, in one or two sentences?"), ""),
    "text-words": (
        _("Text"),
        _("Markdown: **strong**, *emphasis*, [words](address), lines that begin with - for lists."),
    ),
    "heading-words": (_("Heading"), ""),
    "picture-alternative": (
        _("What does the picture show?"),
        _("It is read to those who do not see it."),
    ),
    "picture-caption": (_("Words under the picture"), ""),
    "quotation-words": (_("What was said?"), _("Word for word, without quotation marks.")),
    "quotation-source": (_("Who said it, and where?"), ""),
    "links-words": (_("Links"), _("One a line: the words, then the address.")),
    "call-words": (_("Words on the button"), _("Begin with a verb.")),
    "table-caption": (_("What does the table show?"), ""),
    "table-words": (_("Table"), _("One row a line, with | between the cells; headings first.")),
    "file-words": (_("What is the file called?"), ""),
    "decorative": (_("It is decoration: it says nothing that the text does not say."), ""),
    "credit": (_("Who made it?"), ""),
    "licence": (_("Under which licence?"), _("Such as CC BY 4.0.")),
    "quotation-address": (_("Where can it be read?"), _LINK_HINT),
    "call-address": (_("Where does it lead?"), _LINK_HINT),
    "picture-upload": (_("Choose a picture"), _("PNG, JPEG or WebP; place and camera go.")),
    "file-upload": (_("Choose a file"), _("PDF, ODT, DOCX, CSV, XLSX or ODS.")),
}  # fmt: skip
_ROWS = {"text-words": 8, "quotation-words": 3, "links-words": 4, "table-words": 5, "summary": 2}
_DATES = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d. %m. %Y."]


def order_of(posted: str) -> list[tuple[str, str]]:
    """The blocks of a form: (id, kind) in order; what is no block is passed over."""
    found = re.findall(r"\b([a-z0-9]{1,8}):([a-z]+)\b", posted[:4_000])
    known = {ident: kind for ident, kind in found if kind in KINDS}
    return list(known.items())[: MOST + 1]


def _date(label: Any, hint: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        input_formats=_DATES,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day such as 31/12/2027.")},
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a block in the form: its field, the original beside it, and how to confirm it."""

    bound: Any
    original: str
    language: str
    confirm: Any


class ContentForm(OnceForm):
    """Everything on a page in one language; in a translation, words alone."""

    language = forms.CharField(widget=forms.HiddenInput, max_length=12)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    order = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, content: Content, words_language: str,
        order: Sequence[tuple[str, str]], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.words_language, self.blocks_order = words_language, list(order)
        self.is_original = words_language == content.title.source
        self._known = {one.id: one for one in content.blocks}
        self._texts = {"title": content.title, "summary": content.summary}
        for name, limit in LIMITS.items():
            self._add_words(name, name, limit)
        for ident, kind in self.blocks_order:
            self._add_block(ident, kind)
        if self.is_original:
            self.fields["visibility"] = forms.ChoiceField(
                label=_("Who may read it when it is published?"), choices=Visibility.choices
            )
            self.fields["expires_on"] = _date(
                _("Until which day should it be public?"),
                _("After that day it is archived. Leave it empty to keep it."),
            )

    def _add_words(self, name: str, label: str, limit: int) -> None:
        words, hint = LABELS[label]
        field = forms.CharField(label=words, help_text=hint, required=False, strip=True)
        if label in _ROWS:
            field.widget = forms.Textarea(attrs={"rows": _ROWS[label]})
        field.widget.attrs |= {"lang": self.words_language, "maxlength": limit}
        if self.is_original and name == "title":
            field.required = True
            field.error_messages["required"] = gettext("Give it a title.")
        self.fields[name] = field
        if self.words_language in self._texts.get(name, Text("en")).stale:
            self.fields[f"ok-{name}"] = forms.BooleanField(
                label=_("The original has changed; this is still right."), required=False
            )

    def _add_block(self, ident: str, kind: str) -> None:
        known = self._known.get(ident)
        for name, limit in KINDS[kind].texts.items():
            if known is not None:
                self._texts[f"{ident}-{name}"] = known.text(name)
            self._add_words(f"{ident}-{name}", f"{kind}-{name}", limit)
        if not self.is_original:
            return
        for name in KINDS[kind].values:
            self.fields[f"{ident}-{name}"] = self._value(kind, name)
        if kind in ("picture", "file"):
            words, hint = LABELS[f"{kind}-upload"]
            self.fields[f"{ident}-upload"] = forms.FileField(
                label=words, help_text=hint, required=False
            )

    def _value(self, kind: str, name: str) -> forms.Field:
        if name == kind:  # the uid of the picture or file that was brought
            return forms.CharField(widget=forms.HiddenInput, required=False, max_length=36)
        words, hint = LABELS.get(f"{kind}-{name}") or LABELS[name]
        if name == "decorative":
            return forms.BooleanField(label=words, required=False)
        return forms.CharField(label=words, help_text=hint, required=False, max_length=400)

    def part(self, name: str) -> Part:
        """A text's field with what stands beside it."""
        text = self._texts.get(name, Text("en"))
        original = "" if self.is_original else text.texts.get(text.source, "")
        confirm = self[f"ok-{name}"] if f"ok-{name}" in self.fields else None
        return Part(self[name], original, text.source, confirm)

    def blocks(self) -> list[dict[str, Any]]:
        """The blocks for the template: name, texts, values; and whether they can be moved."""
        last = len(self.blocks_order) - 1
        return [
            {
                "id": ident,
                "kind": kind,
                "name": NAMES[kind],
                "number": place + 1,
                "is_first": place == 0,
                "is_last": place == last,
                "parts": [self.part(f"{ident}-{name}") for name in KINDS[kind].texts],
                "values": [
                    self[f"{ident}-{name}"]
                    for name in ("upload", *KINDS[kind].values)
                    if f"{ident}-{name}" in self.fields
                ],
                "brought": str(self[f"{ident}-{kind}"].value() or "")
                if f"{ident}-{kind}" in self.fields
                else self._brought(ident, kind),
            }
            for place, (ident, kind) in enumerate(self.blocks_order)
        ]

    def _brought(self, ident: str, kind: str) -> str:
        known = self._known.get(ident)
        return known.values.get(kind, "") if known else ""

    def about(self) -> list[Any]:
        """The fields that are of the whole page."""
        return [self[name] for name in ("visibility", "expires_on") if name in self.fields]


def words_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Title and summary as they were sent."""
    return {name: str(data.get(name) or "").strip() for name in LIMITS}


def written_of(data: Mapping[str, Any], order: Sequence[tuple[str, str]]) -> tuple[Written, ...]:
    """The blocks as they were sent."""

    def value(ident: str, name: str) -> str:
        given = data.get(f"{ident}-{name}")
        if name == "decorative":
            return "yes" if given else ""
        return str(given or "").strip()

    return tuple(
        Written(
            ident,
            kind,
            {
                name: str(data.get(f"{ident}-{name}") or "").strip().replace("\r\n", "\n")
                for name in KINDS[kind].texts
            },
            {name: value(ident, name) for name in KINDS[kind].values},
        )
        for ident, kind in order
    )


def initial_of(content: Content, language: str) -> dict[str, Any]:
    """What the form starts with."""
    start: dict[str, Any] = {
        "title": content.title.texts.get(language, ""),
        "summary": content.summary.texts.get(language, ""),
        "order": sent_order([(one.id, one.kind) for one in content.blocks]),
    }
    for one in content.blocks:
        for name in KINDS[one.kind].texts:
            start[f"{one.id}-{name}"] = one.text(name).texts.get(language, "")
        for name in KINDS[one.kind].values:
            start[f"{one.id}-{name}"] = one.values.get(name, "")
    return start


def sent_order(order: Sequence[tuple[str, str]]) -> str:
    """The order of blocks as the form carries it."""
    return " ".join(f"{ident}:{kind}" for ident, kind in order)


class DraftForm(OnceForm):
    """Beginning a draft: where it belongs, and its first words."""

    centre = forms.ChoiceField(label=_("Whose is it?"))
    title = forms.CharField(
        label=LABELS["title"][0],
        max_length=LIMITS["title"],
        error_messages={"required": _("Give it a title.")},
    )
    summary = forms.CharField(
        label=LABELS["summary"][0],
        max_length=LIMITS["summary"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, own: Sequence[CentreLine], network: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        choices = [(one.slug, one.name.best(reader).words) for one in own]
        if network:
            choices.insert(0, ("", gettext("The network's")))
            self.fields["centre"].required = False
        field = self.fields["centre"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class MoveForm(OnceForm):
    """What some verbs want to know: when, or why."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    on = _date(_("On which day?"), "")
    at = forms.TimeField(
        label=_("At what time?"),
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write a time such as 09:30.")},
    )
    reason = forms.CharField(
        label=_("What is to be changed?"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
