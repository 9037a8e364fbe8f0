"""Words are compared without case, accents and typographic variants."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivaio.platform.multilingual.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Co-Design", "co-design"),
        ("CITTÀ METROPOLITANA", "citta metropolitana"),
        ("l’innovazione", "l'innovazione"),
        ("œuvre Œuvre", "oeuvre oeuvre"),
        ("Économie sociale à Reims, ça où", "economie sociale a reims, ca ou"),
        ("Družbene ČŠŽ", "druzbene csz"),
        ("Đakovo šćućuren Žižek", "dakovo scucuren zizek"),
        ("Ǆ ǆ ǉ ǌ", "dz dz lj nj"),
        ("Δήμος Αθηναίων", "δημοσ αθηναιων"),
        ("ΚΑΙΝΟΤΟΜΊΑΣ", "καινοτομιασ"),
        ("προϊόν ΐ ΰ", "προιον ι υ"),
        ("Ș ş Ț ţ Ă â î", "s s t t a a i"),
        ("straße STRASSE ẞ", "strasse strasse ss"),
        ("Łódź smørrebrød æ ð þ ı İ", "lodz smorrebrod ae d th i i"),
        ("co\u2011progettazione", "co-progettazione"),
        ("inno\u00advation\u200b", "innovation"),
        ("null\0byte\ttab", "null byte tab"),
        ("\ud800", " "),
        ("ﬁnance ＦＵＬＬ x²", "finance full x2"),
        ("", ""),
    ],
)
def test_folding_of_each_language(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_composed_and_decomposed_signs_fold_alike() -> None:
    assert fold("s\u0327e\u0301") == fold("şé") == "se"


@given(st.text())
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)


@given(st.text())
def test_what_is_folded_can_be_stored(words: str) -> None:
    folded = fold(words)
    assert folded.encode("utf-8").decode() == folded
    assert "\0" not in folded


@given(st.text(), st.text())
def test_folding_goes_sign_by_sign(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)
