"""The framework: whole in all languages, brought up to date, and told in a centre's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.factories import centres, people
from tests.factories import competences as make
from vivaio.contexts.competences.models import Competence, Difference
from vivaio.contexts.competences.operations import framework
from vivaio.contexts.competences.queries import framework as queries
from vivaio.contexts.competences.web import presenters
from vivaio.contexts.competences.written import BANDS, Framework, released
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY, SYSTEM = Viewer.anonymous(), Viewer.system()


def test_it_is_whole():
    release = released()
    codes = [one.code for one in release.competences]
    areas = {"A": 4, "B": 5, "C": 5, "D": 4, "E": 6}
    assert codes == [f"{area}{number}" for area, most in areas.items()
                     for number in range(1, most + 1)]  # fmt: skip
    assert [one.code for one in release.areas] == list(areas)
    for one in release.competences:
        assert [piece.band for piece in one.statements] == [b for b in BANDS for _ in range(3)]
        assert [piece.band for piece in one.steps] == list(BANDS), one.code
    assert len(release.profiles) == 12
    for one in release.profiles:
        assert sorted(one.targets) == codes, one.code
        assert set(one.targets.values()) <= set(range(1, 9)), one.code


def test_it_is_told_in_every_language():
    release = released()
    texts = [(one.code, one.name) for one in (*release.areas, *release.profiles)]
    texts += [(one.code, one.definition) for one in release.areas]
    for one in release.competences:
        texts += [(one.code, one.name), (one.code, one.definition)]
        texts += [(f"{one.code}.{piece.code}", piece.words)
                  for piece in (*one.statements, *one.steps)]  # fmt: skip
    for code, text in texts:
        assert sorted(text.texts) == sorted(INTERFACE), code
        assert all(said.strip() for said in text.texts.values()), code
        assert max(map(len, text.texts.values())) <= framework.LONGEST, code


def few() -> Framework:
    """The first two competences of the release."""
    return replace(released(), competences=released().competences[:2])


def test_bringing_it_up_to_date_twice_changes_nothing():
    first = framework.bring_up_to_date(by=SYSTEM, framework=few())
    again = framework.bring_up_to_date(by=SYSTEM, framework=few())
    assert (first.written, again.written, again.withdrawn) == (2, 0, 0)
    row = queries.found(ANYBODY, "a1")
    assert (row.version, row.record_address(), row.edition) == (
        1, "competences/a1/", released().version,
    )  # fmt: skip
    found = search.find(ANYBODY, "ecosystem", language="en", kinds=["competence"])
    assert [hit.uid for hit in found.hits] == [row.uid]
    one, other = few().competences
    fewer = replace(few(), version="9", competences=[replace(one, name=other.name)])
    done = framework.bring_up_to_date(by=SYSTEM, framework=fewer)
    assert (done.written, done.withdrawn) == (1, 1)
    assert queries.found(ANYBODY, "a1").title == other.name
    with pytest.raises(Unknown):
        queries.found(ANYBODY, "a2")
    with pytest.raises(NotAllowed):
        framework.bring_up_to_date(by=ANYBODY, framework=few())


def differ(by, uid, centre, code="I2", sort="changed", words="Our own words."):
    framework.differ(by=by, uid=uid, centre=centre, code=code, sort=sort, words=words)


def said(uid, centre):
    row = Competence.objects.get(uid=uid)
    return {one.code: one for one in queries.statements(row, queries.differences(uid, centre))}


def test_a_centre_says_it_differently_and_the_common_words_stay():
    centre, other = centres.centre(), centres.centre()
    editor, uid = people.team(centre), make.competence()
    differ(editor, uid, centre)
    differ(editor, uid, centre, "A1", "left_out", "")
    differ(editor, uid, centre, "F", "added", "One more.")
    told = said(uid, centre)
    assert told["I2"].words.texts["en"] == "Our own words."
    assert told["I2"].common == Competence.objects.get(uid=uid).all_statements()[4].words
    assert (told["A1"].sort, told["F101"].sort, len(told)) == ("left_out", "added", 13)
    row = Competence.objects.get(uid=uid)
    asked = queries.asked(row, Difference.objects.filter(competence=uid))
    assert {"I2", "F101"} < {one.code for one in asked}
    assert "A1" not in {one.code for one in asked}
    assert {one.sort for one in said(uid, other).values()} == {""}
    framework.agree(by=editor, uid=uid, centre=centre, code="I2")
    assert said(uid, centre)["I2"].sort == ""
    with pytest.raises(Unknown):
        framework.agree(by=editor, uid=uid, centre=centre, code="I2")


@pytest.mark.parametrize(
    ("code", "sort", "words", "field"),
    [
        ("I2", "changed", " ", "words"),
        ("I2", "changed", "x" * 401, "words"),
        ("definition", "left_out", "", "code"),
        ("F7", "changed", "Words.", "code"),
        ("F7", "added", "Words.", "code"),
        ("I2", "added", "Words.", "code"),
    ],
)
def test_what_cannot_differ_is_refused(code, sort, words, field):
    centre = centres.centre()
    with pytest.raises(Invalid) as refusal:
        differ(people.team(centre), make.competence(), centre, code, sort, words)
    assert list(refusal.value.errors) == [field]


def test_the_words_of_others_are_not_ones_own():
    centre = centres.centre()
    uid = make.competence()
    for stranger in (people.team(centres.centre()), people.team(centre, "member"), ANYBODY):
        with pytest.raises(NotAllowed):
            differ(stranger, uid, centre)


def test_a_difference_is_carried_over_and_says_what_has_changed():
    centre, code = centres.centre(), "Q1"
    uid = make.competence("zqfirst", code)
    for statement in ("I2", "X3", "definition"):
        differ(SYSTEM, uid, centre, statement)
    same = make.written("zqfirst", code)
    statements = [
        replace(one, words=make.words("zqnext", "I2")) if one.code == "I2" else one
        for one in same.statements
        if one.code != "X3"
    ]
    fresh = replace(same, statements=statements)
    framework.keep(by=SYSTEM, written=fresh, edition="next")
    told = said(uid, centre)
    assert (told["I2"].words.texts["en"], told["I2"].is_outdated) == ("Our own words.", True)
    assert (told["X3"].sort, told["X3"].is_outdated) == ("added", True)
    row = Competence.objects.get(uid=uid)
    assert not queries.definition(row, queries.differences(uid, centre)).is_outdated
    differ(SYSTEM, uid, centre, "I2", words="Read again.")
    assert not said(uid, centre)["I2"].is_outdated


def test_every_area_has_its_competences_and_what_no_area_knows_comes_last():
    framework.bring_up_to_date(by=SYSTEM, framework=few())
    make.competence()
    told = presenters.areas(queries.offered(ANYBODY), "it")
    assert [one["code"] for one in told] == ["A", "B", "C", "D", "E", ""]
    assert [len(one["rows"]) for one in told] == [2, 0, 0, 0, 0, 1]
