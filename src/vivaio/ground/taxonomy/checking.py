"""The rules of a taxonomy, in sentences: what SKOS asks for, and what our pages rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vivaio.ground.taxonomy.written import SCHEMES, Written
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import Text

RELATIONS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
#: The most characters of a preferred label, and of a definition.
_LONGEST_LABEL, _LONGEST_DEFINITION = 120, 600
_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]{3,300}\Z")
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Refused:
    """A concept that was not taken, by its address or its code, and why."""

    what: str
    why: Message


def checked(
    written: list[Written],
    known: Mapping[Place, str],
    names: Iterable[tuple[str, str, Text]],
) -> tuple[list[Written], list[Refused]]:
    """Those of some concepts that may be taken beside what is known, and the refused.

    `known` gives to each scheme and code the code of its broader concept; `names` their labels.
    """
    refused: list[Refused] = []
    taken: list[Written] = []
    seen: set[Place] = set()
    for one in written:
        problem = _alone(one)
        if problem is None and (one.scheme, one.code) in seen:
            problem = Message(N_("It is there twice in the file."))
        if problem is None:
            seen.add((one.scheme, one.code))
            taken.append(one)
        else:
            refused.append(Refused(f"{one.scheme}/{one.code}", problem))
    # A refused parent takes its children with it, so this goes on until nothing more is refused.
    while True:
        found = _together(taken, known, list(names))
        if not found:
            return taken, refused
        refused += [Refused("/".join(place), why) for place, why in found.items()]
        taken = [one for one in taken if (one.scheme, one.code) not in found]


def _alone(one: Written) -> Message | None:
    """What is wrong with a concept by itself."""
    if one.scheme not in SCHEMES:
        words = {"schemes": ", ".join(SCHEMES)}
        return Message(N_("There is no such scheme; the schemes are: %(schemes)s."), words)
    if len(one.code) > 60 or not _CODE.match(one.code):
        return Message(N_("A code has small letters, digits and hyphens, sixty at most."))
    if not one.label:
        return Message(N_("It has no preferred label."))
    if any(len(words) > _LONGEST_LABEL for words in one.label.texts.values()):
        return Message(N_("A label is longer than %(most)s characters."), {"most": _LONGEST_LABEL})
    if any(len(words) > _LONGEST_DEFINITION for words in one.definition.texts.values()):
        most = {"most": _LONGEST_DEFINITION}
        return Message(N_("A definition is longer than %(most)s characters."), most)
    for relation, target in one.matches:
        if relation not in RELATIONS or not _ADDRESS.match(target):
            return Message(N_("%(address)s is no address of a concept."), {"address": target})
    return None


def _together(
    taken: list[Written], known: Mapping[Place, str], names: list[tuple[str, str, Text]]
) -> dict[Place, Message]:
    """What is wrong with concepts as seen beside each other, by scheme and code."""
    found: dict[Place, Message] = {}
    parents = {**known, **{(one.scheme, one.code): one.broader for one in taken}}
    labels = {(scheme, code): text for scheme, code, text in names}
    labels |= {(one.scheme, one.code): one.label for one in taken}
    owners = _owners(labels, {(one.scheme, one.code) for one in taken})
    for one in taken:
        place = (one.scheme, one.code)
        if one.broader and (one.scheme, one.broader) not in parents:
            text = N_("Its broader concept %(code)s is not there.")
            found[place] = Message(text, {"code": one.broader})
        elif one.replaced_by and (one.scheme, one.replaced_by) not in parents:
            text = N_("The concept that replaces it, %(code)s, is not there.")
            found[place] = Message(text, {"code": one.replaced_by})
        elif _in_circle(place, parents):
            found[place] = Message(N_("Its broader concepts lead back to itself."))
        else:
            for language, words in one.label.texts.items():
                owner = owners[one.scheme, language, words.casefold()]
                if owner != place:
                    text = N_("“%(label)s” (%(language)s) is the label of %(code)s already.")
                    parameters = {"label": words, "language": language, "code": owner[1]}
                    found[place] = Message(text, parameters)
                    break
    return found


def _owners(labels: Mapping[Place, Text], newcomers: set[Place]) -> dict[tuple[str, ...], Place]:
    """Who has a label in a scheme and language: what was there before newcomers, else the first."""
    owners: dict[tuple[str, ...], Place] = {}
    for place in sorted(labels, key=lambda place: place in newcomers):
        for language, words in labels[place].texts.items():
            owners.setdefault((place[0], language, words.casefold()), place)
    return owners


def _in_circle(place: Place, parents: Mapping[Place, str]) -> bool:
    scheme, seen, code = place[0], {place[1]}, parents[place]
    while code:
        if code in seen:
            return True
        seen.add(code)
        code = parents.get((scheme, code), "")
    return False
