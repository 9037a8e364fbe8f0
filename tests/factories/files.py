"""Files of every sort, good and hostile, made in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.factories.words import canary
from vivaio.platform.files import operations as files
from vivaio.platform.files.checking import TABLES, check
from vivaio.platform.files.models import File
from vivaio.platform.tenancy.viewer import Viewer

PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)
#: Where a camera says it was: 45 degrees north.
PLACE = {1: "N", 2: (45.0, 4.0, 0.0), 3: "E", 4: (7.0, 41.0, 0.0)}


def image(look: str = "PNG", size: tuple[int, int] = (640, 400), mode: str = "RGB") -> bytes:
    """A picture without anything beside its points."""
    written = io.BytesIO()
    Image.new(mode, size, 60).save(written, look)
    return written.getvalue()


def photograph(look: str = "JPEG") -> bytes:
    """A picture that says where and with what it was taken, and lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn it a quarter
    exif[0x010F] = "CAMERAMAKER"
    exif.get_ifd(0x8825).update(PLACE)
    written = io.BytesIO()
    Image.new("RGB", (300, 200), "green").save(
        written, look, exif=exif, **({"comment": b"SECRETNOTE"} if look == "JPEG" else {})
    )
    return written.getvalue()


def archive(members: Mapping[str, bytes | str]) -> bytes:
    """A packed file with these members."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return written.getvalue()


XLSX = {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}
DOCX = {"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"}
ODT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office/>"}
ODS = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<office/>"}


def upload(content: bytes, name: str = "a.png") -> SimpleUploadedFile:
    """What a form brings."""
    return SimpleUploadedFile(name, content)


def file(record: UUID | None, bird: str = "", **values: Any) -> File:
    """A table in characters with a canary in its name and in its words."""
    bird = bird or canary()
    checked = check(upload(f"name\n{bird}\n".encode(), f"{bird}.csv"), TABLES)
    values = {"centre": None, "visibility": "public", **values}
    return files.keep(by=Viewer.system(), checked=checked, record=record, **values)
