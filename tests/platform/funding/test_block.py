"""What the block says in each language, and the drawing beside it."""

from __future__ import annotations

from math import hypot
from pathlib import Path

import pytest
from PIL import Image

from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform.funding import emblem
from vivaio.platform.funding.block import Profile, block_of, wordings
from vivaio.platform.web import apps

STATIC = Path(apps.__file__).parent / "static" / "vivaio" / "emblem.svg"
KNOWN = Profile("EaSI", "EX-0001", Text("en", {"en": "the agency"}))


def test_every_language_has_its_words() -> None:
    assert set(wordings()) == set(INTERFACE)


@pytest.mark.parametrize("language", INTERFACE)
def test_the_block_is_in_the_readers_language(language: str) -> None:
    """With the programme, the agreement and the authority's name; no place is left unfilled."""
    block = block_of(KNOWN, language)
    assert block.language == language
    assert block.statement == wordings()[language].funded
    assert "EX-0001" in block.lines[0]
    assert "the agency" in block.lines[1]
    assert "{" not in block.plain


@pytest.mark.parametrize("language", INTERFACE)
def test_what_is_not_known_stays_out(language: str) -> None:
    """Neither a name nor an empty pair of brackets in its place."""
    block = block_of(Profile(), language)
    assert len(block.lines) == 1
    for sign in ("{", "()", "  "):
        assert sign not in block.plain


def test_the_agreements_own_words_win() -> None:
    own = Profile(
        statement=Text("it", {"it": "Finanziato da EaSI"}),
        disclaimer=Text("it", {"it": "Parole del contratto."}),
    )
    assert block_of(own, "it").plain == "Finanziato da EaSI.\nParole del contratto."
    assert block_of(own, "hr").statement == wordings()["hr"].funded
    assert block_of(Profile(co_funded=True), "en").statement == "Co-funded by the European Union"


def test_a_reader_of_another_language_gets_english() -> None:
    assert block_of(KNOWN, "de").language == "en"


def test_the_emblem_has_its_geometry() -> None:
    """Two to three; twelve upright stars on a circle of a third of the height."""
    assert emblem.WIDTH * 2 == emblem.HEIGHT * 3
    assert len(emblem.STARS) == 12
    for star in emblem.STARS:
        x = sum(corner[0] for corner in star[::2]) / 5
        y = sum(corner[1] for corner in star[::2]) / 5
        ring = hypot(x - emblem.WIDTH / 2, y - emblem.HEIGHT / 2)
        assert ring == pytest.approx(emblem.HEIGHT / 3)
        assert all(hypot(a - x, b - y) == pytest.approx(emblem.HEIGHT / 18) for a, b in star[::2])
        assert star[0] == pytest.approx((x, y - emblem.HEIGHT / 18))


def test_the_emblem_of_pages_and_mails_is_the_same() -> None:
    """The file that pages show, and the picture that mails carry."""
    assert STATIC.read_text("utf-8").strip() == emblem.SVG
    import io

    picture = Image.open(io.BytesIO(emblem.png())).convert("RGB")
    assert picture.size == (324, 216)
    assert picture.getpixel((2, 2)) == (0, 0x33, 0x99)
    assert picture.getpixel((162, 36)) == (0xFF, 0xCC, 0)
