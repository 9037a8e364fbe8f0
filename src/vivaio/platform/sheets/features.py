"""GeoJSON and JSON-LD: one object after the other out of a long list, never all at once."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from vivaio.kernel.errors import N_, Message
from vivaio.kernel.language import is_code
from vivaio.platform.sheets import encodings, table
from vivaio.platform.sheets.table import Opened, Row, Survey, Unreadable

LATITUDE, LONGITUDE = "geometry latitude", "geometry longitude"
NO_LIST = N_("The file holds no list of features: GeoJSON has a FeatureCollection.")
NOT_A_POINT = N_("This feature is no point but a %(shape)s; a card stands at one place.")
NOT_A_FEATURE = N_("This is not a feature with properties.")
NO_PLACE = N_("The point of this feature has no two degrees.")
#: The members of the outermost object in which the list stands.
_LISTS = frozenset({"features", "@graph"})
_CHUNK = 1 << 16
#: Characters of one feature.
_LONGEST = 8_000_000
_SAMPLES = 5
_DECODER = json.JSONDecoder()
_BLANKS = " \t\r\n"


class _Characters:
    """The characters of a file, from where one is; grows when more are wanted."""

    def __init__(self, text: io.TextIOBase) -> None:
        self._text, self._held, self._at, self._ended = text, "", 0, False

    def more(self) -> bool:
        """Read on; no when that was all."""
        if self._ended:
            return False
        wanted = max(_CHUNK, len(self._held) - self._at)
        read = self._text.read(wanted)
        self._ended = not read
        self._held, self._at = self._held[self._at :] + read, 0
        return bool(read)

    def sign(self) -> str:
        """The next sign that is no blank, without passing it; "" at the end."""
        while True:
            while self._at < len(self._held) and self._held[self._at] in _BLANKS:
                self._at += 1
            if self._at < len(self._held):
                return self._held[self._at]
            if not self.more():
                return ""

    def expect(self, signs: str) -> str:
        """Pass one of some signs; `Unreadable` where another stands."""
        found = self.sign()
        if not found or found not in signs:
            raise Unreadable(table.BROKEN)
        self._at += 1
        return found

    def value(self) -> Any:
        """The value that begins here, passed."""
        self.sign()
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except RecursionError as error:
                raise Unreadable(table.BROKEN) from error
            except ValueError as error:
                if len(self._held) - self._at > _LONGEST or not self.more():
                    raise Unreadable(table.BROKEN) from error
                continue
            if end == len(self._held) and self.more():
                continue  # a number may go on
            self._at = end
            return value


def _objects(opened: Opened, encoding: str) -> Iterator[Any]:
    with opened() as file, io.TextIOWrapper(file, encoding, errors="replace") as text:
        signs = _Characters(text)
        if signs.sign() == "\ufeff":
            signs.expect("\ufeff")
        if signs.sign() == "[":
            yield from _listed(signs)
            return
        signs.expect("{")
        if signs.sign() == "}":
            raise Unreadable(NO_LIST)
        while True:
            name = signs.value()
            signs.expect(":")
            if name in _LISTS and signs.sign() == "[":
                yield from _listed(signs)
                return
            signs.value()
            if signs.expect(",}") == "}":
                raise Unreadable(NO_LIST)


def _listed(signs: _Characters) -> Iterator[Any]:
    signs.expect("[")
    if signs.sign() == "]":
        return
    while True:
        yield signs.value()
        if signs.expect(",]") == "]":
            return


def survey(opened: Opened) -> Survey:
    """Read all of it once: the columns are whatever any of the features has."""
    with opened() as file:
        encoding = encodings.encoding_of(file)
    columns: dict[str, None] = {}
    number = 0
    samples: list[dict[str, str]] = []
    for one in _objects(opened, encoding):
        number += 1
        values, _ = flat(one)
        columns.update(dict.fromkeys(values))
        table.checked_width(len(columns))
        if len(samples) < _SAMPLES:
            samples.append(values)
    if not number:
        raise Unreadable(table.EMPTY)
    header = tuple(columns)
    told = tuple(tuple(values.get(name, "")[:200] for name in header) for values in samples)
    return Survey("geojson", header, 1, number, encoding, samples=told)


def read(opened: Opened, found: Survey) -> Iterator[Row]:
    """The features as rows, as they come."""
    for number, one in enumerate(_objects(opened, found.encoding), 1):
        values, problem = flat(one)
        yield Row(number, [values.get(name, "") for name in found.header], (), problem)


def flat(one: Any) -> tuple[dict[str, str], Message | None]:
    """A feature (or a plain object) as cells by column, and why it is no row."""
    if not isinstance(one, Mapping):
        return {}, Message(NOT_A_FEATURE)
    is_feature = one.get("type") == "Feature"
    properties = one.get("properties") if is_feature else one
    if not isinstance(properties, Mapping):
        properties = {}
    cells = dict(_cells(properties))
    if not is_feature:
        return cells, None
    if isinstance(one.get("id"), str | int):
        cells.setdefault("id", str(one["id"]))
    problem = _placed(one.get("geometry"), cells)
    return cells, problem


def _cells(properties: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """Values as cells; words by language become a column a language: `name@it`."""
    for name, value in properties.items():
        if str(name).startswith("@"):
            continue  # the grammar of JSON-LD, which says nothing of the thing itself
        if isinstance(value, Mapping) and value and all(map(_is_wording, value.items())):
            yield from ((f"{name}@{language}", words) for language, words in value.items())
        elif words := _words(value):
            yield str(name), words


def _is_wording(pair: tuple[Any, Any]) -> bool:
    return is_code(str(pair[0])) and isinstance(pair[1], str)


def _placed(geometry: Any, cells: dict[str, str]) -> Message | None:
    if geometry is None:
        return None
    shape = geometry.get("type") if isinstance(geometry, Mapping) else None
    places = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
    if shape == "MultiPoint" and isinstance(places, list) and len(places) == 1:
        shape, places = "Point", places[0]
    if shape != "Point":
        return Message(NOT_A_POINT, {"shape": str(shape)[:40]})
    if not isinstance(places, list) or len(places) < 2:
        return Message(NO_PLACE)
    longitude, latitude = _words(places[0]), _words(places[1])
    if not longitude or not latitude:
        return Message(NO_PLACE)
    cells[LATITUDE], cells[LONGITUDE] = latitude, longitude
    return None


def _words(value: Any) -> str:
    """A value as a cell: several ones on lines of their own, words by language as JSON."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, str):
        return value.replace("\0", "")[: table.LONGEST_CELL]
    if isinstance(value, list) and all(isinstance(one, str | int | float) for one in value):
        return "\n".join(_words(one) for one in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    return json.dumps(value, ensure_ascii=False)[: table.LONGEST_CELL]
