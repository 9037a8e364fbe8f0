"""A file is what its first bytes say, never what its name says."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings

from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.platform.files import documents, pictures
from vivaio.platform.files.naming import safe_name

PICTURES = frozenset({"png", "jpeg", "webp"})
TEXTS = frozenset({"pdf", "odt", "docx"})
TABLES = frozenset({"csv", "xlsx", "ods"})
DOCUMENTS = TEXTS | TABLES

MEDIA_TYPES = {
    "png": "image/png",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "geojson": "application/geo+json",
    "text": "text/csv",
    "odt": "application/vnd.oasis.opendocument.text",
}
_SUFFIXES = {"jpeg": ".jpg", "text": ".csv"}

EMPTY = N_("The file is empty.")
TOO_LARGE = N_("The file is too large: up to %(megabytes)s MB are taken.")
NOT_TAKEN = N_("Files of this kind are not taken here. Taken are: %(kinds)s.")
DRAWING = N_("SVG drawings are not taken, because programs can hide in them: save it as PNG.")
MOVING = N_("GIF pictures are not taken: save it as PNG.")


class Upload(Protocol):
    """A file as a form brings it."""

    @property
    def name(self) -> str | None: ...

    def read(self, amount: int = ...) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be kept: its bytes are as they will be handed out."""

    name: str
    kind: str
    content: bytes
    width: int | None = None
    height: int | None = None

    @property
    def media_type(self) -> str:
        """As the header of an answer says it."""
        return MEDIA_TYPES[self.kind]

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes."""
        return hashlib.sha256(self.content).hexdigest()

    def __repr__(self) -> str:
        # An operation's receipt is made from what it is given: short, and the same for the same.
        return f"Checked({self.name!r}, {self.digest})"


def check(upload: Upload, kinds: Collection[str], *, field: str = "file") -> Checked:
    """Look into what somebody brought; do it before the operation, it may take a second.

    `kinds`: those taken here, of `PICTURES`, `TEXTS` and `TABLES`. Raises `Invalid` with a
    sentence for `field`.
    """
    limit = settings.FILE_LIMIT
    content = upload.read(limit + 1)
    try:
        return checked(upload.name or "", content, kinds)
    except pictures.UnfitError as error:
        words = {"megabytes": limit // 1_000_000, "kinds": ", ".join(sorted(kinds)).upper()}
        raise Invalid({field: [Message(error.args[0], words)]}) from error


def check_sheet(upload: Upload, *, field: str = "file") -> Checked:
    """Look into a table that is to be imported: as `check`, but characters in any encoding.

    What is in it is read by `platform.sheets`; here it is seen that nothing runs or bursts.
    """
    limit = settings.FILE_LIMIT
    content = upload.read(limit + 1)
    try:
        return _sheet(upload.name or "", content)
    except pictures.UnfitError as error:
        words = {"megabytes": limit // 1_000_000, "kinds": "CSV, GEOJSON, XLSX"}
        raise Invalid({field: [Message(error.args[0], words)]}) from error


def _sheet(name: str, content: bytes) -> Checked:
    if not content.strip():
        raise pictures.UnfitError(EMPTY)
    if len(content) > settings.FILE_LIMIT:
        raise pictures.UnfitError(TOO_LARGE)
    kind = "text"
    if content.startswith(b"PK\x03\x04"):
        kind = documents.office_kind(content)
        if kind != "xlsx":
            raise pictures.UnfitError(NOT_TAKEN)
    elif content[:100].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        kind = "geojson"
    elif _kind(name, content) not in ("", "csv"):
        raise pictures.UnfitError(NOT_TAKEN)
    return Checked(safe_name(name, _SUFFIXES.get(kind, f".{kind}")), kind, content)


def checked(name: str, content: bytes, kinds: Collection[str]) -> Checked:
    """The same for bytes at hand; raises `UnfitError` with a sentence."""
    if not content:
        raise pictures.UnfitError(EMPTY)
    if len(content) > settings.FILE_LIMIT:
        raise pictures.UnfitError(TOO_LARGE)
    kind = _kind(name, content)
    if kind not in kinds:
        raise pictures.UnfitError(_why_not(content))
    told = safe_name(name, _SUFFIXES.get(kind, f".{kind}"))
    if kind in PICTURES:
        drawn = pictures.drawn_anew(content, kind.upper())
        return Checked(told, kind, drawn.content, drawn.width, drawn.height)
    if kind == "pdf":
        documents.check_pdf(content)
    elif kind == "csv":
        documents.check_table(content)
    return Checked(told, kind, content)


def _kind(name: str, content: bytes) -> str:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "webp"
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return documents.office_kind(content)
    # A table in characters has no mark: here alone the name is believed, and looked into.
    return "csv" if name.lower().endswith(".csv") else ""


def _why_not(content: bytes) -> str:
    start = content[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start:
        return DRAWING
    return MOVING if start.startswith((b"gif87a", b"gif89a")) else NOT_TAKEN
