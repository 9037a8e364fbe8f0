"""Which cards are held for one: measured on pairs that were judged by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from vivaio.ground.duplicates.comparing import Card
from vivaio.ground.duplicates.finding import COLUMNS, card, pairs
from vivaio.ground.duplicates.reasons import WORDS
from vivaio.kernel.text import Text

JUDGED = json.loads(Path(__file__).with_name("pairs.json").read_text("utf-8"))
_EMPTY: dict[str, Any] = {
    "nature": "fact", "country": "", "town": "", "nuts": "", "latitude": None, "longitude": None,
    "identifiers": [], "website": "", "email": "", "telephone": "", "address": "",
    "postal_code": "",
}  # fmt: skip


def made(number: int, **given: Any) -> Card:
    """A card of which only what is given is known."""
    name = given.pop("name")
    text = name if isinstance(name, Text) else Text("en", {"en": name})
    values = {**_EMPTY, **given, "uid": UUID(int=number), "name": text}
    return card([values[column] for column in COLUMNS])


def found(judged: dict[str, Any]) -> bool:
    return bool(list(pairs([made(1, **judged["one"]), made(2, **judged["other"])])))


def test_what_is_found_is_right_and_most_is_found() -> None:
    same = [one for one in JUDGED if one["same"]]
    right = sum(map(found, same))
    wrong = [one for one in JUDGED if not one["same"] and found(one)]
    assert len(JUDGED) >= 60
    assert right / (right + len(wrong)) >= 0.95, wrong
    assert right / len(same) >= 0.85


def _reasons(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    only = list(pairs([made(1, **one), made(2, **other)]))
    return [code for code, _ in only[0].likeness.reasons] if only else []


def test_the_reasons_are_told_the_strongest_first() -> None:
    whole = {
        "name": "Kestrel House", "country": "IT", "identifiers": ["vat:IT12345678901"],
        "website": "https://www.kestrel.example/it/", "email": "nest@kestrel.example",
        "telephone": "+39 011 1234567", "address": "Via Po 1", "town": "Torino",
    }  # fmt: skip
    other = {**whole, "name": "The Kestrel House", "town": "Turin",
             "website": "http://kestrel.example", "identifiers": ["vat:12345678901"]}  # fmt: skip
    assert _reasons(whole, other) == [
        "identifier", "name", "website", "mail", "telephone", "address", "town",
    ]  # fmt: skip
    assert set(_reasons(whole, other)) <= set(WORDS)


def test_any_of_the_names_of_a_card_may_be_it() -> None:
    city = Text("it", {"it": "Comune di Valfiorita", "hr": "Grad cvijeća"})
    assert _reasons({"name": city}, {"name": "Grad Cvijeća"}) == ["name"]


def test_what_many_have_in_common_says_nothing() -> None:
    crowd = [
        made(number, name=f"{word} {word}", country="IT", website="https://portal.example/")
        for number, word in enumerate(
            ["Sole", "Luna", "Stella", "Cometa", "Nube", "Pioggia", "Vento", "Neve", "Fiume",
             "Lago", "Collina"]
        )
    ]  # fmt: skip
    twin = made(99, name="Sole Comet", country="IT", website="https://portal.example/")
    assert list(pairs([*crowd, twin])) == []


@pytest.mark.parametrize("name", ["", "...", "()", "di", "S.r.l.", "\u200b", "(esempio)"])
def test_a_name_without_words_is_like_none(name: str) -> None:
    assert list(pairs([made(1, name=name), made(2, name=name)])) == []
