"""Reading concepts: few, and needed on every page, so each process keeps them until they change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from vivaio.ground.taxonomy.models import Concept
from vivaio.ground.taxonomy.written import SCHEMES, Scheme, Written, scheme
from vivaio.kernel.errors import Unknown
from vivaio.kernel.text import Text, Wording


@dataclass(frozen=True, slots=True)
class Label:
    """A concept as pages use it; `broader` is a code, "" at the top of its scheme."""

    code: str
    label: Text
    definition: Text
    broader: str = ""
    alternative: Mapping[str, list[str]] = field(default_factory=dict)
    matches: tuple[tuple[str, str], ...] = ()
    deprecated: bool = False
    replaced_by: str = ""

    def in_language(self, language: str) -> Wording:
        """Its name for a reader."""
        return self.label.best(language)


@dataclass(frozen=True, slots=True)
class Branch:
    """A concept and what is narrower, in the order shown."""

    concept: Label
    narrower: tuple[Branch, ...]

    def walk(self) -> Iterator[Label]:
        """The concept and everything beneath it."""
        yield self.concept
        for branch in self.narrower:
            yield from branch.walk()


_kept: dict[str, dict[str, Label]] = {}
_names: dict[tuple[str, str], dict[str, Wording]] = {}
_trees: dict[str, tuple[Branch, ...]] = {}


def schemes() -> tuple[Scheme, ...]:
    """The schemes in the order shown."""
    return tuple(scheme(code) for code in SCHEMES)


def scheme_of(code: str) -> Scheme:
    """One scheme; `Unknown` when there is none of this code."""
    if code not in SCHEMES:
        raise Unknown
    return scheme(code)


def concepts(scheme: str) -> Mapping[str, Label]:
    """The concepts of a scheme by code, in the scheme's order, deprecated ones too.

    The taxonomy changes by release, not by clicks: a running process reads each scheme once.
    """
    if scheme not in _kept:
        rows = Concept.objects.filter(scheme=scheme).order_by("position", "code")
        found = {
            row.code: Label(
                row.code, row.label, row.definition, row.broader.code if row.broader else "",
                row.alternative, tuple((one, other) for one, other in row.matches),
                row.deprecated, row.replaced_by,
            )
            for row in rows.select_related("broader")
        }  # fmt: skip
        if not found:
            return {}
        _kept[scheme] = found
    return _kept[scheme]


def tree(scheme: str) -> tuple[Branch, ...]:
    """What a scheme offers, without deprecated concepts: its top concepts with all beneath."""
    if scheme not in _trees:
        under: dict[str, list[Label]] = {}
        offered = {code: one for code, one in concepts(scheme).items() if not one.deprecated}
        for one in offered.values():
            under.setdefault(one.broader if one.broader in offered else "", []).append(one)

        def branch(one: Label) -> Branch:
            return Branch(one, tuple(branch(other) for other in under.get(one.code, ())))

        found = tuple(branch(one) for one in under.get("", ()))
        if not found:
            return ()
        _trees[scheme] = found
    return _trees[scheme]


def expanded(scheme: str, code: str) -> tuple[str, ...]:
    """A concept's code with those of all narrower ones, deprecated too: what a filter means."""
    known = concepts(scheme)
    found = [code]
    for one in found:
        found += [other.code for other in known.values() if other.broader == one]
    return tuple(found)


def names(scheme: str, language: str) -> Mapping[str, Wording]:
    """The names of a scheme's concepts for a reader, by code, in the scheme's order."""
    place = (scheme, language)
    if place not in _names:
        found = {code: one.in_language(language) for code, one in concepts(scheme).items()}
        if not found:
            return {}
        _names[place] = found
    return _names[place]


_parents: dict[str, dict[str, str]] = {}


def parents(scheme: str) -> Mapping[str, str]:
    """For each concept of a scheme that is part of a broader one, the broader one's code."""
    if scheme not in _parents:
        found = {code: one.broader for code, one in concepts(scheme).items() if one.broader}
        if not concepts(scheme):
            return {}
        _parents[scheme] = found
    return _parents[scheme]


def forget() -> None:
    """Read the concepts again at the next need."""
    _kept.clear()
    _names.clear()
    _trees.clear()
    _parents.clear()


def label(scheme: str, code: str, language: str) -> Wording:
    """The name of one concept, or its code when the scheme has no such concept."""
    return names(scheme, language).get(code) or Wording(code, "")


def all_written() -> list[Written]:
    """Every concept as it stands here, to be written into a file."""
    return [
        Written(
            code, one.code, one.label, one.definition, one.broader, one.alternative, one.matches,
            one.deprecated, one.replaced_by,
        )
        for code in SCHEMES
        for one in concepts(code).values()
    ]  # fmt: skip
