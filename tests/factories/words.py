"""Words that occur nowhere else, by which a record is recognised wherever it turns up."""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import count

from vivaio.kernel.text import Text, text

_LETTERS = "abcdefghiklmnoprstuvwxy"
_numbers = count(1)
_given: set[str] = set()

#: What every canary looks like, in lower case: in texts, slugs and addresses alike.
CANARY = re.compile(r"zq[a-y]{10}")
#: A word that every canary's text has too: searching for it finds all that may be found.
FLOCK = "zqflockoffinches"


def canary() -> str:
    """A word of twelve letters, so unlike the others that no typing error leads from one to one."""
    digest = blake2b(str(next(_numbers)).encode(), digest_size=10).digest()
    bird = "zq" + "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest)
    _given.add(bird)
    return bird


def seen(page: str) -> set[str]:
    """The canaries on a page, in capitals or not; a random token that looks like one is none."""
    return _given.intersection(CANARY.findall(page.lower()))


def words(bird: str, field: str) -> Text:
    """A text in two languages that holds a canary."""
    return text(f"{bird} {field} {FLOCK}", "en", it=f"{bird} campo {field} {FLOCK}")
