"""Solutions: the catalogue, its checks, and the ties to ideas, needs and who uses them."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import actors, centres, people
from tests.factories import challenges as make
from tests.leak.pages import body
from vivaio.contexts.solutions import operations, plugs, policies, queries
from vivaio.contexts.solutions.models import LIFE, Solution
from vivaio.contexts.solutions.queries import Asked
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.platform.links import queries as tied
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()
VALUES = {"form": "business", "stage": "concept", "is_lasting": "", "is_inclusive": "",
          "themes": [], "country": "", "owner": None}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("price", "x" * 301),
        ("form", "spell"),
        ("stage", ""),
        ("is_lasting", "perhaps"),
        ("themes", ["nobody-has"]),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(centre, editor, field, value):
    words, values = {"title": "A", "price": ""}, dict(VALUES)
    (words if field in words else values)[field] = value
    with pytest.raises(Invalid) as refusal:
        operations.draft(by=editor, centre=centre, language="it", words=words, values=values)
    assert list(refusal.value.errors) == [field]


def test_a_yes_rests_on_words_and_who_pays_is_said_before_others_see_it(centre, editor):
    give = {"by": editor, "centre": centre, "language": "it", "words": {"title": "Un fondo"}}
    with pytest.raises(Invalid) as refusal:
        operations.draft(values=VALUES | {"is_lasting": "yes"}, **give)
    assert list(refusal.value.errors) == ["lasting"]
    uid = operations.draft(values=VALUES, **give)
    with pytest.raises(Invalid) as refusal:
        operations.move(by=editor, uid=uid, version=1, verb="publish")
    assert set(refusal.value.errors) == {"summary", "users", "payers"}
    with pytest.raises(Unknown):
        queries.by_uid(ANYBODY, uid)


def test_what_is_not_in_the_table_is_refused():
    for verb, state in LIFE.forbidden():
        assert not policies.can_move(Viewer.system(), Solution(state=state), verb)


def test_the_catalogue_is_narrowed_and_taken_away(centre):
    one = make.solution(centre, "zqsolutionbirds", form="product")
    make.solution(centres.centre(), stage="proved", country="HR")
    found = [
        Asked(form="product"), Asked(stage="in_use"), Asked(country="IT"),
        Asked(words="zqsolutionbirds"),
    ]  # fmt: skip
    for asked in found:
        assert [row.uid for row in queries.listed(ANYBODY, asked)[0]] == [one], asked
    assert queries.listed(ANYBODY, Asked(theme="care")) == ([], 0)
    assert [row["form"] for row in plugs.rows(ANYBODY)] == ["product", "service"]


def test_ties_follow_the_grammar_and_the_owner(centre, editor):
    card, other = actors.actor(centre), actors.actor(centres.centre())
    uid, idea = make.solution(centre, owner=card), make.idea(centre)
    operations.tie(by=editor, uid=uid, kind="adopted_by", other=other, since="2026-03")
    operations.tie(by=editor, uid=uid, kind="grew_into", other=idea)
    labels = sorted(hop.label for hop in tied.of(ANYBODY, uid))
    assert labels == ["grew out of", "offered by", "used by"]
    for kind, end in (
        ("mentored_by", idea),
        ("grew_into", other),
        ("meets_need", idea),
        ("x", card),
    ):
        with pytest.raises(Invalid):
            operations.tie(by=editor, uid=uid, kind=kind, other=end)
    stranger = people.team(centres.centre())
    with pytest.raises(NotAllowed):
        operations.tie(by=stranger, uid=uid, kind="mentored_by", other=other)
    row = queries.by_uid(editor, uid)
    words = {
        name: getattr(row, name).best().words for name in ("title", "summary", "users", "payers")
    }
    operations.amend(by=editor, uid=uid, version=row.version, words=words, values=VALUES)
    assert [hop.until != "" for hop in tied.of(ANYBODY, uid) if hop.kind == "owned_by"] == [True]
    page = body(Client().get(f"/en/solutions/{row.slug}/"))
    assert "used by" in page
    assert "since March 2026" in page
