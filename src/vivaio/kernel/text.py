"""A text in languages: one original, translations, and what is known of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vivaio.kernel.language import is_code


@dataclass(frozen=True, slots=True)
class Wording:
    """A text as shown to one reader: the words, their language, and whether to warn."""

    words: str
    language: str
    machine: bool = False
    stale: bool = False
    original: str = ""  # the source language, when this is a translation


@dataclass(frozen=True, slots=True)
class Text:
    """Words by language code; `source` is the language they were first written in.

    `machine`: languages whose words a machine made; `stale`: languages whose words were made
    from an earlier original.
    """

    source: str
    texts: Mapping[str, str] = field(default_factory=dict)
    machine: frozenset[str] = frozenset()
    stale: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(self.texts.values())

    def best(self, *wanted: str) -> Wording:
        """The words for a reader of `wanted` (best first), else English, else the original."""
        texts = self.texts
        for language in (*wanted, "en", self.source, *texts):
            words = texts.get(language)
            if words:
                return Wording(
                    words,
                    language,
                    language in self.machine,
                    language in self.stale,
                    "" if language == self.source else self.source,
                )
        return Wording("", self.source)

    def with_words(self, language: str, words: str, *, machine: bool = False) -> Text:
        """This text with other words in one language.

        New words in the source language make every translation stale; empty words remove a
        translation.
        """
        if not is_code(language):
            raise ValueError(f"not a language code: {language!r}")
        if self.texts.get(language, "") == words and (language in self.machine) == machine:
            return replace(self, stale=self.stale - {language})
        texts = {**self.texts, language: words}
        if not words:
            del texts[language]
        stale = self.stale - {language}
        if language == self.source and self.texts.get(language):
            stale = frozenset(texts) - {language}
        made = self.machine - {language} | ({language} if machine and words else set())
        return Text(self.source, texts, frozenset(made), frozenset(stale) & frozenset(texts))

    def missing(self, languages: Sequence[str]) -> tuple[str, ...]:
        """Those of `languages` in which there are no words yet."""
        return tuple(language for language in languages if not self.texts.get(language))

    def to_json(self) -> dict[str, Any]:
        """The stored form: `{"s": source, "t": {language: words}, "m": [...], "x": [...]}`."""
        stored: dict[str, Any] = {"s": self.source, "t": dict(self.texts)}
        if self.machine:
            stored["m"] = sorted(self.machine)
        if self.stale:
            stored["x"] = sorted(self.stale)
        return stored

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Text:
        """The text whose stored form this is."""
        return cls(
            stored["s"],
            stored["t"],
            frozenset(stored.get("m", ())),
            frozenset(stored.get("x", ())),
        )


def text(words: str, language: str, **translations: str) -> Text:
    """A text written in `language`, with translations: `text("Need", "en", it="Bisogno")`."""
    return Text(language, {language: words, **translations})


def own_words(text: Text) -> str:
    """The words of the original: what a translation alone says is not said yet."""
    return text.texts.get(text.source, "")
