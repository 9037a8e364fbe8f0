"""Reading XLIFF 2.1: strict about what the file is, patient with what tools do to its texts."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from vivaio.contexts.translating.xliff.codes import METADATA, NAMESPACE, OURS, VERSION
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.language import is_code

#: Bytes of a file, texts in it, and elements within each other.
LONGEST, MOST_UNITS, DEEPEST = 5_000_000, 5_000, 40

EMPTY = N_("The file is empty.")
TOO_LARGE = N_("The file is larger than %(megabytes)s MB. Send it in parts.")
TOO_MANY = N_("The file has more than %(most)s texts. Send it in parts.")
BROKEN = N_("This is no sound XML: %(problem)s. Export the file again and translate that one.")
HOSTILE = N_("The file has entities or a document type of its own, which are not read here.")
NO_XLIFF = N_("This is no XLIFF file. Upload the file that was exported here, translated.")
OTHER_VERSION = N_("This is XLIFF %(version)s. Here XLIFF 2.1 is read; save it as that version.")
NO_LANGUAGES = N_("The file does not say from which language into which it translates.")
NO_TEXTS = N_("There is no text in the file.")
_STATES = ("initial", "translated", "reviewed", "final")


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """One text of a file. `digests` as they were written, None when a tool has dropped them."""

    file: str
    original: str
    path: str
    source: str
    target: str
    state: str
    sub_state: str
    source_digest: str | None
    target_digest: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds."""

    source: str
    target: str
    units: tuple[ReadUnit, ...]


def refusal(msgid: str, **parameters: object) -> Invalid:
    """A file that is not taken, with its sentence."""
    return Invalid({"file": [Message(msgid, parameters)]})


def read(content: bytes) -> Document:
    """The texts of a file; `Invalid`, with one sentence, for a file that cannot be taken."""
    if not content.strip():
        raise refusal(EMPTY)
    if len(content) > LONGEST:
        raise refusal(TOO_LARGE, megabytes=LONGEST // 1_000_000)
    try:
        root = _root(content)
    except DefusedXmlException:
        raise refusal(HOSTILE) from None
    except (ParseError, LookupError, ValueError) as error:
        raise refusal(BROKEN, problem=str(error)[:120]) from None
    _check(root)
    units = tuple(_units(root))
    if not units:
        raise refusal(NO_TEXTS)
    return Document(root.get("srcLang"), root.get("trgLang"), units)


def _root(content: bytes) -> Any:
    """The outermost element; its version is looked at before the rest is read."""
    depth, root = 0, None
    reader = iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True)
    for event, element in reader:
        depth += 1 if event == "start" else -1
        if root is None:
            root = element
            _check_kind(element)
        if depth > DEEPEST:
            raise refusal(NO_XLIFF)
    return root


def _check_kind(root: Any) -> None:
    namespace, _, name = root.tag.rpartition("}")
    if name != "xliff":
        raise refusal(NO_XLIFF)
    version = root.get("version", "")
    if namespace != "{" + NAMESPACE or version != VERSION:
        raise refusal(OTHER_VERSION, version=version[:12] or "?")


def _check(root: Any) -> None:
    if not is_code(root.get("srcLang", "")) or not is_code(root.get("trgLang", "")):
        raise refusal(NO_LANGUAGES)


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"


def _units(root: Any) -> Iterator[ReadUnit]:
    number = 0
    for file in root.findall(_name("file")):
        for unit in file.iter(_name("unit")):
            number += 1
            if number > MOST_UNITS:
                raise refusal(TOO_MANY, most=MOST_UNITS)
            yield _unit(unit, file.get("id", "")[:200], file.get("original", "")[:400])


def _unit(unit: Any, file: str, original: str) -> ReadUnit:
    data = {one.get("id"): _data(one) for one in unit.iter(_name("data"))}
    segments = [part for part in unit if part.tag in (_name("segment"), _name("ignorable"))]
    digests = _digests(unit)
    states = [_state(one) for one in segments if one.tag == _name("segment")]
    state, sub_state = min(states, default=("initial", ""), key=lambda one: _STATES.index(one[0]))
    return ReadUnit(
        file=file,
        original=original,
        path=unit.get("id", "")[:200],
        source="".join(_flat(one.find(_name("source")), data) for one in segments),
        target="".join(_target(one, data) for one in _in_order(segments)),
        state=state,
        sub_state=sub_state,
        source_digest=digests.get("source"),
        target_digest=digests.get("target", "" if digests else None),
    )


def _state(segment: Any) -> tuple[str, str]:
    state = segment.get("state", "initial")
    sub_state = segment.get("subState", "")
    ours = sub_state.removeprefix(f"{OURS}:") if sub_state.startswith(f"{OURS}:") else ""
    return (state if state in _STATES else "initial"), ours


def _in_order(segments: list[Any]) -> list[Any]:
    """Segments in the order of the target text, which a tool may have changed."""

    def place(pair: tuple[int, Any]) -> int:
        target = pair[1].find(_name("target"))
        given = target.get("order", "") if target is not None else ""
        return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else pair[0]

    return [one for _, one in sorted(enumerate(segments, start=1), key=place)]


def _target(segment: Any, data: Mapping[str, str]) -> str:
    target = segment.find(_name("target"))
    if target is None and segment.tag == _name("ignorable"):
        target = segment.find(_name("source"))
    return _flat(target, data)


def _digests(unit: Any) -> dict[str, str]:
    return {
        meta.get("type", ""): meta.text or ""
        for group in unit.iter(f"{{{METADATA}}}metaGroup")
        if group.get("category") == OURS
        for meta in group.iter(f"{{{METADATA}}}meta")
    }


def _data(element: Any) -> str:
    return (element.text or "") + "".join(_inline(one, {}) for one in element)


def _flat(element: Any, data: Mapping[str, str]) -> str:
    """The words of a source or target, with what its inline elements stand for."""
    if element is None:
        return ""
    return (element.text or "") + "".join(_inline(one, data) for one in element)


def _inline(element: Any, data: Mapping[str, str]) -> str:
    name = element.tag.rpartition("}")[2]
    inside = ""
    if name == "cp":
        inside = _character(element.get("hex", ""))
    elif name in ("ph", "sc", "ec"):
        inside = data.get(element.get("dataRef"), "")
    elif name == "pc":
        inside = (
            data.get(element.get("dataRefStart"), "")
            + _flat(element, data)
            + data.get(element.get("dataRefEnd"), "")
        )
    elif name == "mrk":
        inside = _flat(element, data)
    return inside + (element.tail or "")


def _character(number: str) -> str:
    """What `cp` stands for; nothing for what no text of ours can hold."""
    try:
        point = int(number, 16)
    except ValueError:
        return ""
    return chr(point) if 0 < point < 0xD800 or 0xDFFF < point < 0x110000 else ""
