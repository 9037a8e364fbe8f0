"""The block in one language: emblem, statement, disclaimer. Plain data, the same for every form."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from vivaio.kernel.text import Text
from vivaio.platform.funding import emblem

#: A text nobody has written.
_UNWRITTEN = Text("en", {})
_FILE = Path(__file__).resolve().parent / "wording.toml"


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said in one language; `checked_on` is "" as long as nobody has compared it."""

    funded: str
    co_funded: str
    disclaimer: str
    authority: str
    emblem: str
    agreement: str
    checked_on: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A grant: what its agreement says, as far as it is known. Empty is *not known*.

    `statement` and `disclaimer` are the agreement's own words, where they differ from the usual
    ones; `co_funded` says which of the two statements it is.
    """

    programme: str = ""
    agreement_number: str = ""
    authority: Text = _UNWRITTEN
    co_funded: bool = False
    statement: Text = _UNWRITTEN
    disclaimer: Text = _UNWRITTEN
    emblem_required: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """What stands on page, mail, document and export; `lines` after the statement."""

    language: str
    statement: str
    lines: tuple[str, ...]
    alternative: str
    emblem: str = emblem.SVG

    @property
    def plain(self) -> str:
        """The block where there are only letters: at the foot of a mail, in a table's metadata."""
        return "\n".join((f"{self.statement}.", *self.lines))


@lru_cache(maxsize=1)
def wordings() -> Mapping[str, Wording]:
    """What is said, language by language."""
    known: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))
    return {code: Wording(**given) for code, given in known.items() if code != "source"}


@lru_cache(maxsize=1)
def source() -> Mapping[str, str]:
    """Where the usual words come from, and when they were read."""
    known: dict[str, Any] = tomllib.loads(_FILE.read_text("utf-8"))
    found: Mapping[str, str] = known["source"]
    return found


def _disclaimer(said: Wording, authority: str) -> str:
    """With the authority's name; without one, the sentence speaks of it by what it is."""
    if authority or said.authority:
        return said.disclaimer.replace("{authority}", authority or said.authority)
    return said.disclaimer.replace(" ({authority})", "")


def block_of(profile: Profile, language: str) -> Block:
    """The block of a grant for readers of a language; English for those we have no words in."""
    code = language.split("-")[0]
    said = wordings().get(code) or wordings()["en"]
    spoken = code if code in wordings() else "en"
    own = profile.disclaimer.texts.get(spoken, "")
    number = profile.agreement_number
    terms = [profile.programme, said.agreement.replace("{number}", number) if number else ""]
    lines = (
        " · ".join(term for term in terms if term),
        own or _disclaimer(said, profile.authority.best(spoken).words),
    )
    usual = said.co_funded if profile.co_funded else said.funded
    return Block(
        language=spoken,
        statement=profile.statement.texts.get(spoken) or usual,
        lines=tuple(line for line in lines if line),
        alternative=said.emblem,
    )
