"""A file is what it says it is, or is refused with a sentence."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from tests.factories import files
from tests.factories.files import DOCX, ODS, ODT, PDF, SVG, XLSX, archive, upload
from vivaio.kernel.errors import Invalid
from vivaio.platform.files.checking import (
    DOCUMENTS,
    DRAWING,
    EMPTY,
    MOVING,
    NOT_TAKEN,
    PICTURES,
    TOO_LARGE,
    check,
)
from vivaio.platform.files.documents import BOMB, LOCKED, NOT_UTF8, RUNS
from vivaio.platform.files.naming import safe_name
from vivaio.platform.files.pictures import DAMAGED, MOVES, TOO_MANY_POINTS

ALL = PICTURES | DOCUMENTS


def named(value: object) -> str:
    """What a case is called: files hold the moment they were made at, so they name none."""
    return value if isinstance(value, str) else "file"


@pytest.mark.parametrize(
    ("content", "name", "kind", "kept_as"),
    [
        (files.image("PNG"), "a.png", "png", "a.png"),
        (files.image("JPEG"), "a.exe", "jpeg", "a.jpg"),
        (files.image("WEBP"), "Πλατεία.png", "webp", "Πλατεία.webp"),
        (PDF, "../../etc/passwd", "pdf", "passwd.pdf"),
        (archive(XLSX), "a.zip", "xlsx", "a.xlsx"),
        (archive(DOCX), "a.docx", "docx", "a.docx"),
        (archive(ODT), "a.odt", "odt", "a.odt"),
        (archive(ODS), "a", "ods", "a.ods"),
        ("\ufeffč;š\n1;2\n".encode(), "Popis.CSV", "csv", "Popis.csv"),
    ],
    ids=named,
)
def test_what_it_is_is_found_in_it(content: bytes, name: str, kind: str, kept_as: str) -> None:
    found = check(upload(content, name), ALL)
    assert (found.kind, found.name) == (kind, kept_as)


def _png_that_claims(width: int, height: int) -> bytes:
    """A few bytes that say they are so wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(b"\0" * 1_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


def _moving(look: str) -> bytes:
    written = io.BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    frames[0].save(written, look, save_all=True, append_images=frames[1:])
    return written.getvalue()


_BIG = archive({**XLSX, "xl/sheet1.xml": b"\0" * 5_000_000})
_LOCKED = archive(DOCX).replace(b"\x14\x00\x00\x00\x08", b"\x14\x00\x01\x00\x08")


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.png", EMPTY),
        (SVG, "a.svg", DRAWING),
        (b"\xef\xbb\xbf  <SVG onload=x>", "a.png", DRAWING),
        (_moving("GIF"), "a.gif", MOVING),
        (_moving("PNG"), "a.png", MOVES),
        (_moving("WEBP"), "a.webp", MOVES),
        (b"<html><script>alert(1)</script>", "a.png", NOT_TAKEN),
        (b"<html><script>alert(1)</script>", "a.csv", DAMAGED),
        (b"MZ\x90\x00", "a.pdf", NOT_TAKEN),
        (files.image("TIFF"), "a.png", NOT_TAKEN),
        (files.image("PNG")[:200], "a.png", DAMAGED),
        (files.image("JPEG")[:80], "a.jpg", DAMAGED),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a.webp", DAMAGED),
        (_png_that_claims(20_000, 20_000), "a.png", TOO_MANY_POINTS),
        (_png_that_claims(2_000_000_000, 2_000_000_000), "a.png", TOO_MANY_POINTS),
        (b"%PDF-1.7 and no end", "a.pdf", DAMAGED),
        (PDF.replace(b"/Type", b"/OpenAction<</S/JavaScript/JS(x)>>/Type"), "a.pdf", RUNS),
        (PDF.replace(b"/Root", b"/Encrypt 2 0 R/Root"), "a.pdf", LOCKED),
        (archive({"a.txt": "x"}), "a.xlsx", NOT_TAKEN),
        (archive({**XLSX, "xl/vbaProject.bin": "x"}), "a.xlsx", RUNS),
        (archive({**ODT, "Basic/Standard/Module1.xml": "x"}), "a.odt", RUNS),
        (archive({**DOCX, "../../evil": "x"}), "a.docx", DAMAGED),
        (_BIG, "a.xlsx", BOMB),
        (archive({f"{number}": "" for number in range(2_100)}), "a.xlsx", BOMB),
        (archive(XLSX)[:60], "a.xlsx", DAMAGED),
        ("č;š".encode("cp1250"), "a.csv", NOT_UTF8),
        (b"a;\x00", "a.csv", DAMAGED),
        (b"just words", "a.txt", NOT_TAKEN),
        (b"x" * 10_000_001, "a.csv", TOO_LARGE),
    ],
    ids=named,
)
def test_what_it_is_not_is_refused(content: bytes, name: str, reason: str) -> None:
    with pytest.raises(Invalid) as refusal:
        check(upload(content, name), ALL, field="picture")
    assert [one.msgid for one in refusal.value.errors["picture"]] == [reason]


def test_only_the_kinds_of_the_place_are_taken() -> None:
    with pytest.raises(Invalid) as refusal:
        check(upload(PDF, "a.pdf"), PICTURES)
    (message,) = refusal.value.errors["file"]
    assert message.msgid % dict(message.parameters) == (
        "Files of this kind are not taken here. Taken are: JPEG, PNG, WEBP."
    )


@pytest.mark.parametrize("look", ["JPEG", "WEBP", "PNG"])
def test_pictures_lose_where_they_were_taken(look: str) -> None:
    """Upright, of the same points, without place, camera or note."""
    brought = files.photograph(look)
    assert b"CAMERAMAKER" in brought
    kept = check(upload(brought), PICTURES)
    assert (kept.width, kept.height) == (200, 300)
    for secret in (b"CAMERAMAKER", b"SECRETNOTE", b"Exif", b"eXIf", b"EXIF"):
        assert secret not in kept.content
    again = Image.open(io.BytesIO(kept.content))
    assert not again.getexif()
    assert "exif" not in again.info
    assert "comment" not in again.info


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_way_of_colouring_is_drawn(mode: str) -> None:
    look = "JPEG" if mode == "CMYK" else "PNG"
    kept = check(upload(files.image(look, (30, 20), mode)), PICTURES)
    assert (kept.width, kept.height) == (30, 20)


def test_what_hangs_on_a_picture_does_not_stay() -> None:
    """A file that is a picture and something else at once is only the picture afterwards."""
    kept = check(upload(files.image("PNG") + b"PK\x03\x04<script>alert(1)</script>"), PICTURES)
    assert b"<script>" not in kept.content


def test_large_pictures_are_made_smaller() -> None:
    kept = check(upload(files.image("PNG", (6_000, 300), "L")), PICTURES)
    assert (kept.width, kept.height) == (3_200, 160)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("", "file.png"),
        ("...", "file.png"),
        ("a\r\nSet-Cookie: x=y.png", "aSet-Cookie x=y.png"),
        ("C:\\fakepath\\photo.JPG", "photo.png"),
        ("photo\u202egnp.exe", "photognp.png"),
        ('<b>"quoted"\'.png', "bquoted'.png"),
        ("a" * 300 + ".png", "a" * 96 + ".png"),
        (".htaccess", "file.png"),
    ],
)
def test_names_are_made_safe(given: str, name: str) -> None:
    assert safe_name(given, ".png") == name
