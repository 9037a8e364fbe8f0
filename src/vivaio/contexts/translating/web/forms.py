"""The forms of the desk: the texts of a record in one language, and a file that came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.translating.xliff.reading import LONGEST
from vivaio.kernel.errors import Invalid
from vivaio.platform.records import translatables
from vivaio.platform.records.translating import (
    Original,
    Rendering,
    Translated,
    clean,
    digest,
)
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.forms import OnceForm

#: What a form sends of each text: its words, and unseen what their writer has read.
SENT = ("words", "path", "source", "target", "read")


@dataclass(frozen=True, slots=True)
class Pair:
    """One text beside its translation: what the page shows of it."""

    number: int
    original: Original
    field: BoundField
    source: str
    words: str
    language: str
    is_machine: bool
    is_stale: bool
    longest: int


class TranslationForm(OnceForm):
    """The texts of a record in one language, with digests of what its writer has read."""

    def __init__(self, *args: Any, found: Translated, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.language = language
        self.originals: Sequence[Original] = [
            one for one in found.originals if one.text.source != language
        ]
        for number, one in enumerate(self.originals):
            now, before = self._words(one)
            label = translatables.label(found.kind, one.path)
            rows = min(14, 2 + len(now) // 60 + now.count("\n"))
            self.fields[f"words_{number}"] = forms.CharField(
                label=label[:1].upper() + label[1:],
                required=False,
                strip=False,
                initial=before,
                widget=forms.Textarea(attrs={"lang": language, "rows": rows, "cols": 40}),
            )
            hidden = {"path": one.path, "source": digest(now), "target": digest(before)}
            for name, value in {**hidden, "read": now}.items():
                self.fields[f"{name}_{number}"] = forms.CharField(
                    required=False, strip=False, initial=value, widget=forms.HiddenInput
                )

    def _words(self, one: Original) -> tuple[str, str]:
        return one.text.texts[one.text.source], one.text.texts.get(self.language, "")

    def pairs(self) -> list[Pair]:
        """What the page shows."""
        return [
            Pair(
                number,
                one,
                self[f"words_{number}"],
                one.text.source,
                one.text.texts[one.text.source],
                self.language,
                self.language in one.text.machine,
                self.language in one.text.stale,
                one.longest,
            )
            for number, one in enumerate(self.originals)
        ]

    def hidden(self) -> list[BoundField]:
        """The fields nobody sees."""
        return [bound for bound in self if bound.is_hidden]

    def renderings(self, only: str = "", confirm: str = "") -> list[Rendering]:
        """What was written: of one text when `only` names it, and what was not touched never.

        `confirm` names the text whose words are right as they stand.
        """
        made = []
        for number, one in enumerate(self.originals):
            said = {
                name: self.cleaned_data[f"{name}_{number}"]
                for name in ("words", "source", "target")
            }
            words = clean(said["words"])
            is_touched = digest(words) != said["target"]
            wanted = one.path in (only, confirm) if only or confirm else is_touched
            if wanted:
                made.append(Rendering(one.path, words, said["source"], said["target"]))
        return made

    def show(self, refusal: Invalid) -> None:
        """Put the operation's sentences beside the texts they speak of."""
        numbers = {one.path: number for number, one in enumerate(self.originals)}
        for path, messages in refusal.errors.items():
            for message in messages:
                name = f"words_{numbers[path]}" if path in numbers else None
                self.add_error(name, sentence(message))


class FileForm(OnceForm):
    """A file that came back from a translator."""

    file = forms.FileField(
        label=_("Which file came back?"),
        help_text=_("An XLIFF 2.1 file that was exported here; up to 5 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlf,.xliff,application/xliff+xml"}),
        allow_empty_file=True,
    )

    def content(self) -> bytes:
        """What is in it; of a file too large only so much that it is seen to be so."""
        content: bytes = self.cleaned_data["file"].read(LONGEST + 1)
        return content
