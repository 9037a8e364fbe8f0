"""Names of files that are safe in a header, on a disk and on a page."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST = 100
_ODD = re.compile(r"[^\w .,()+=@'-]", re.UNICODE)


def safe_name(given: str, suffix: str) -> str:
    """The last part of what was given, without signs that mean something, ending in `suffix`.

    Marks that turn the direction of writing are among the signs that go: with one of them
    `exe.png` can be made to look like `gnp.exe`.
    """
    words = unicodedata.normalize("NFC", given.replace("\\", "/"))
    stem = PurePosixPath(words.rstrip("/")).name
    root, dot, _ = stem.rpartition(".")
    stem = root if dot else stem
    stem = re.sub(r"\s+", " ", _ODD.sub("", stem)).strip(" .")
    return f"{stem[: LONGEST - len(suffix)].strip(' .') or 'file'}{suffix}"
