"""The generated picture: the same for ever, small, and safe under a strict policy."""

import re
from pathlib import Path
from uuid import UUID
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from vivaio.platform.web import leaf

STYLESHEET = Path(leaf.__file__).parent / "static/vivaio/css/vivaio.css"


@given(st.uuids())
def test_is_well_formed_small_and_without_inline_style(uid: UUID) -> None:
    drawn = leaf.leaf_svg(uid, "")
    assert ElementTree.fromstring(drawn).tag == "svg"
    assert len(drawn.encode()) <= 1_200
    assert "style" not in drawn
    assert "id=" not in drawn


@given(st.uuids())
def test_stays_inside_its_frame(uid: UUID) -> None:
    drawn = leaf.leaf_svg(uid, "")
    foot = [int(y) for y in re.findall(r"translate\(32 (\d+)\)", drawn)]
    assert foot
    assert all(0 < y <= leaf.GROUND for y in foot)


def test_is_the_same_for_ever() -> None:
    uid = UUID("01900000-0000-7000-8000-000000000001")
    first = leaf.leaf_svg(uid, "")
    leaf.leaf_svg.cache_clear()
    assert leaf.leaf_svg(uid, "") == first


def test_ids_of_one_moment_give_different_plants() -> None:
    start = 0x0190_0000_0000_7000_8000_0000_0000_0000
    drawn = {leaf.leaf_svg(UUID(int=start + step), "") for step in range(100)}
    assert len(drawn) > 90


def test_is_decorative_without_a_label_and_named_with_one() -> None:
    uid = UUID(int=1)
    assert 'aria-hidden="true"' in leaf.leaf_svg(uid, "")
    named = leaf.leaf_svg(uid, 'Bottega "Uno" & <due>')
    assert 'role="img"' in named
    assert ElementTree.fromstring(named).get("aria-label") == 'Bottega "Uno" & <due>'


def test_every_tone_is_in_the_stylesheet() -> None:
    css = STYLESHEET.read_text(encoding="utf-8")
    assert all(f".leaf--{tone} " in css for tone in leaf.TONES)
