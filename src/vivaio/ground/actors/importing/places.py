"""Where a row says that an actor is: two degrees, in one cell or in two, the right way round."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from vivaio.ground.actors.importing.countries import inside
from vivaio.ground.importing.importers import Remark
from vivaio.kernel.errors import N_, Message
from vivaio.platform.sheets import cleaning

NOT_DEGREES = N_("These are no degrees: the position was left out.")
OUT_OF_RANGE = N_("No place on earth has these degrees: the position was left out.")
ONE_ALONE = N_("One of the two degrees is missing: the position was left out.")
NOWHERE = N_("Zero and zero is a place in the sea: the position was left out.")
SWAPPED = N_(
    "The two degrees were exchanged: taken as latitude %(latitude)s, longitude %(longitude)s."
)
OUTSIDE = N_("This point lies outside the country of the row; it was taken as it is.")

_WKT = re.compile(r"(?:SRID=4326;)?\s*POINT\s*Z?\s*\(\s*(\S+)\s+(\S+?)(?:\s+\S+)?\s*\)\s*\Z", re.I)
_PAIR = re.compile(r"\(?\s*(\S+?)\s*[;,\s]\s*(\S+?)\s*\)?\Z")
_COMMAS = re.compile(r"\(?\s*([+-]?\d+,\d+)\s*[;,\s]\s+([+-]?\d+,\d+)\s*\)?\Z")


@dataclass(slots=True)
class Place:
    """Latitude and longitude, or None; and what there is to say about it."""

    degrees: list[float] | None = None
    remarks: list[Remark] = field(default_factory=list)

    def note(self, column: str, value: str, msgid: str, /, **parameters: object) -> None:
        """Say something of a cell."""
        self.remarks.append(Remark(column, value[:120], Message(msgid, parameters)))


def of_two(latitude: tuple[str, str], longitude: tuple[str, str], country: str) -> Place:
    """From two cells, each with its heading."""
    place = Place()
    said = [(column, words.strip()) for column, words in (latitude, longitude)]
    given = [not cleaning.is_nothing(words) for _, words in said]
    if not any(given):
        return place
    if not all(given):
        column, words = said[given.index(True)]
        place.note(column, words, ONE_ALONE)
        return place
    numbers = [cleaning.degrees(words) for _, words in said]
    for (column, words), number in zip(said, numbers, strict=True):
        if number is None:
            place.note(column, words, NOT_DEGREES)
            return place
    column = f"{said[0][0]}, {said[1][0]}"
    return _judged(place, column, f"{said[0][1]} / {said[1][1]}", numbers, country)


def of_one(column: str, words: str, country: str) -> Place:
    """From one cell: two numbers, latitude first, or the point of a geographer (WKT)."""
    place, words = Place(), words.strip()
    if cleaning.is_nothing(words):
        return place
    point = _WKT.match(words)
    pair = _COMMAS.match(words) or _PAIR.match(words)
    if point:
        numbers = [cleaning.degrees(point[2]), cleaning.degrees(point[1])]
    elif pair:
        numbers = [cleaning.degrees(pair[1]), cleaning.degrees(pair[2])]
    else:
        numbers = [None, None]
    if None in numbers:
        place.note(column, words, NOT_DEGREES)
        return place
    return _judged(place, column, words, numbers, country)


def _judged(
    place: Place, column: str, words: str, numbers: list[float | None], country: str
) -> Place:
    latitude, longitude = (round(number or 0.0, 6) for number in numbers)
    if latitude == 0 and longitude == 0:
        place.note(column, words, NOWHERE)
        return place
    possible = abs(latitude) <= 90 and abs(longitude) <= 180
    exchanged = abs(longitude) <= 90 and abs(latitude) <= 180
    if not possible and not exchanged:
        place.note(column, words, OUT_OF_RANGE)
        return place
    here = possible and inside(country, latitude, longitude)
    there = exchanged and inside(country, longitude, latitude)
    if not here and there:
        place.degrees = [longitude, latitude]
        place.note(column, words, SWAPPED, latitude=longitude, longitude=latitude)
    elif not possible:
        place.note(column, words, OUT_OF_RANGE)
    else:
        place.degrees = [latitude, longitude]
        if here is False:
            place.note(column, words, OUTSIDE)
    return place
