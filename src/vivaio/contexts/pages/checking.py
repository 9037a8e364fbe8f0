"""What is wrong with what somebody wrote, block by block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vivaio.contexts.pages.blocks import KINDS, MOST, lines_of_links, rows_of_table
from vivaio.kernel.errors import N_, Message
from vivaio.platform.web.markdown import is_safe_address

TITLE_NEEDED = N_("Give it a title.")
NEEDED = N_("Write something here, or remove the block.")
TOO_LONG = N_("Shorten this to at most %(limit)s characters.")
NO_ADDRESS = N_("Write a whole address such as https://www.example.org, or a page such as /en/.")
LINE_WITHOUT_ADDRESS = N_("Line %(line)s must end in a whole address such as https://example.org.")
NO_PICTURE = N_("Choose a picture, or remove the block.")
NO_FILE = N_("Choose a file, or remove the block.")
NOT_DESCRIBED = N_(
    "Say what the picture shows, for those who do not see it, or mark it as decoration."
)
NO_ROWS = N_("A table needs a line of headings and at least one more line.")
TOO_MANY = N_("A page has at most %(limit)s blocks.")
LIMITS = {"title": 200, "summary": 500}

Problems = dict[str, list[Message]]


@dataclass(frozen=True, slots=True)
class Written:
    """A block as a form brings it: words in one language, and what has no language."""

    id: str
    kind: str
    words: Mapping[str, str]
    values: Mapping[str, str]


def _length(words: str, limit: int) -> list[Message]:
    return [Message(TOO_LONG, {"limit": limit})] if len(words) > limit else []


def check_words(words: Mapping[str, str], *, is_original: bool) -> Problems:
    """Title and summary in one language."""
    problems = {
        name: found for name in LIMITS if (found := _length(words.get(name, ""), LIMITS[name]))
    }
    if is_original and not words.get("title"):
        problems["title"] = [Message(TITLE_NEEDED)]
    return problems


def check_blocks(written: tuple[Written, ...], *, is_original: bool) -> Problems:
    """All blocks; what is needed is needed in the original only, translations may come later."""
    problems: Problems = {}
    if len(written) > MOST:
        problems[""] = [Message(TOO_MANY, {"limit": MOST})]
    for one in written:
        for name, found in _block(one, is_original).items():
            if found:
                problems[f"{one.id}-{name}"] = found
    return problems


def _block(one: Written, is_original: bool) -> Problems:
    kind = KINDS[one.kind]
    problems = {name: _length(one.words.get(name, ""), limit) for name, limit in kind.texts.items()}
    if is_original:
        for name in kind.needed:
            if not one.words.get(name):
                problems[name] = [Message(NEEDED)]
        problems |= _values(one)
    if words := one.words.get("words"):
        if one.kind == "links":
            problems["words"] += _links(words)
        elif one.kind == "table" and len(rows_of_table(words)) < 2:
            problems["words"] += [Message(NO_ROWS)]
    return problems


def _values(one: Written) -> Problems:
    problems: Problems = {}
    address = one.values.get("address", "")
    if (one.kind == "call" or address) and "address" in KINDS[one.kind].values:
        problems["address"] = [] if is_safe_address(address) else [Message(NO_ADDRESS)]
    if one.kind == "picture":
        if not one.values.get("picture"):
            problems["picture"] = [Message(NO_PICTURE)]
        elif not one.values.get("decorative") and not one.words.get("alternative"):
            problems["alternative"] = [Message(NOT_DESCRIBED)]
    if one.kind == "file" and not one.values.get("file"):
        problems["file"] = [Message(NO_FILE)]
    for name, limit in (("credit", 200), ("licence", 100)):
        if name in one.values:
            problems[name] = _length(one.values[name], limit)
    return problems


def _links(words: str) -> list[Message]:
    return [
        Message(LINE_WITHOUT_ADDRESS, {"line": number})
        for number, (_said, address) in enumerate(lines_of_links(words), start=1)
        if not is_safe_address(address)
    ]
