"""Procedures, acts, conventions, results, practices: what they hold, and how they are tied."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from tests.factories import actors, centres, needs, people, pilots
from tests.factories import chronicle as make
from tests.leak.pages import body
from vivaio.contexts.chronicle import operations, plugs, policies, queries, ties
from vivaio.contexts.chronicle.models import LIFE, MODELS, Procedure
from vivaio.contexts.chronicle.queries import Asked
from vivaio.contexts.chronicle.web.forms import DaysField
from vivaio.ground.indicators.web.fields import CostsField
from vivaio.kernel import uid as uids
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.platform.links import queries as tied
from vivaio.platform.links import walking
from vivaio.platform.records.queries import headings
from vivaio.platform.records.translatables import put, texts
from vivaio.platform.registry import link_kinds
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()


def _draft(editor, centre, words=None, shares=(), days=(), **values):
    return operations.draft(
        by=editor, kind="procedure", centre=centre, language="it", shares=shares, days=days,
        words={"title": "Un tavolo"} | (words or {}), values=make.values(**values),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("title", {"words": {"title": ""}}),
        ("summary", {"words": {"summary": "x" * 601}}),
        ("stage", {"stage": "perhaps"}),
        ("nuts", {"nuts": "ITZ99"}),
        ("themes", {"themes": ["nobody-has"]}),
        ("ends_on", {"ends_on": date(2025, 8, 1)}),
        ("unit", {"total": 23}),
        ("days_given", {"days_required": 20, "days_given": 19}),
        ("shares", {"words": {"unit": "euro"}, "total": 23, "shares": [("Town", 22)]}),
        ("days", {"days": [(date(2025, 9, 8), "")]}),
        ("visibility", {"visibility": "moon"}),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(centre, editor, field, given):
    with pytest.raises(Invalid) as refusal:
        _draft(editor, centre, **given)
    assert list(refusal.value.errors) == [field]


def test_parts_add_up_and_days_stand_in_order(centre, editor):
    first = [(date(2025, 9, 8), "Avviso"), (date(2025, 9, 1), "Avvio")]
    uid = _draft(
        editor, centre, words={"unit": "contributi", "summary": "Tre incontri."}, total=23,
        shares=[("accolti", 20), ("altri", 3)], days=first, days_required=20, days_given=20,
    )  # fmt: skip
    row = queries.by_uid(editor, "procedure", uid)
    assert [one.on.day for one in row.all_days()] == [1, 8]
    path = next(path for path in texts(row) if path.startswith("days."))
    put(row, path, texts(row)[path].with_words("en", "Act"))
    row.save()
    said = {"title": "Un tavolo", "unit": "contributi", "summary": "Tre incontri."}
    operations.amend(
        by=editor, kind="procedure", uid=uid, version=row.version, words=said,
        values=make.values(total=25), shares=[("accolti", 22), ("altri", 3)], days=first[1:],
    )  # fmt: skip
    row = queries.by_uid(editor, "procedure", uid)
    assert [one.words.texts for one in row.all_days()] == [{"it": "Avvio", "en": "Act"}]
    assert (row.total, [one.amount for one in row.all_shares()]) == (25, [22, 3])


def test_what_is_not_in_the_table_is_refused():
    for verb, state in LIFE.forbidden():
        assert not policies.can_move(Viewer.system(), Procedure(state=state), verb)


def test_it_is_said_before_others_see_it(centre, editor):
    uid = _draft(editor, centre)
    with pytest.raises(Invalid) as refusal:
        operations.move(by=editor, kind="procedure", uid=uid, version=1, verb="publish")
    assert list(refusal.value.errors) == ["summary"]
    for kind, one in (("procedure", uid), ("act", uid), ("spell", uid)):
        with pytest.raises(Unknown):
            queries.by_uid(ANYBODY, kind, one)


def test_the_list_is_narrowed_and_taken_away(centre):
    one = make.entry("act", centre, "zqactbirds")
    make.entry("result", centres.centre(country="HR"), country="HR")
    for asked in (Asked(kind="act"), Asked(country="IT"), Asked(words="zqactbirds")):
        assert [row.uid for row in queries.listed(ANYBODY, asked).rows] == [one], asked
    assert queries.listed(ANYBODY, Asked(theme="care")).total == 0
    rows = list(plugs.rows(ANYBODY))
    assert {row["kind"] for row in rows} == {"act", "result"}
    assert all(row["shares"].count(": ") == 2 for row in rows)


@pytest.mark.parametrize("kind", MODELS)
def test_the_grammar_knows_what_each_kind_may_be_tied_to(kind):
    for one in ties.of(kind):
        known = link_kinds.get(one.code)
        ends = (kind, one.others[0]) if one.begins else (one.others[0], kind)
        assert ends[0] in known.sources
        assert ends[1] in known.targets


def test_from_a_need_to_the_result_and_back(centre, editor):
    """A thread that never passes through a measure, across what this room keeps."""
    need = needs.need(centre)
    procedure, convention, result = (
        make.entry(kind, centre) for kind in ("procedure", "convention", "result")
    )

    def tie(kind, uid, tie, other, begins):
        operations.tie(by=editor, kind=kind, uid=uid, tie=tie, other=other, begins=begins)

    tie("procedure", procedure, "brought_to", need, False)
    tie("convention", convention, "concluded_by", procedure, False)
    tie("result", result, "produced", convention, False)
    tie("result", result, "answers", need, True)
    forward = walking.thread(ANYBODY, need, back=False)
    back = walking.thread(ANYBODY, result, forward=False)
    assert {procedure, convention, result} <= {one.knot.uid for one in forward.steps}
    assert need in {one.knot.uid for one in back.steps}
    for refused, end in (("led_to", need), ("nothing", need), ("brought_to", centre)):
        with pytest.raises(Invalid):
            tie("procedure", procedure, refused, end, None)
    stranger = people.team(centres.centre())
    with pytest.raises(NotAllowed):
        operations.tie(
            by=stranger, kind="result", uid=result, tie="produced", other=pilots.pilot(centre)
        )


def test_who_leads_it_is_tied_and_a_person_writes_it_down_in_the_browser(centre, editor):
    card = actors.actor(centre)
    uid = make.entry("procedure", centre, owner=card)
    assert [hop.kind for hop in tied.of(ANYBODY, uid)] == ["led_by"]
    row = queries.by_uid(ANYBODY, "procedure", uid)
    page = body(Client().get(f"/en/procedures/{row.slug}/"))
    assert "required: 20" in page
    assert "8 September 2025" in page


def test_in_the_browser_it_is_written_mended_published_and_tied(centre):
    account = people.account("Editor")
    people.appoint(account, centre, "editor")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    slug = headings(ANYBODY, [centre])[centre].address.split("/")[1]
    sent = {
        "version": 0, "key": str(uids.new()), "kind": "convention", "title": "Un accordo",
        "summary": "Chi mette che cosa.", "stage": "done", "visibility": "public",
        "days": "someday Firma",
    }  # fmt: skip
    refused = client.post(f"/en/chronicle/add/{slug}/", sent)
    assert refused.status_code == 422
    assert "“someday Firma” does not" in body(refused)
    page = client.post(f"/en/chronicle/add/{slug}/", sent | {"days": "2026-05-14 Firma"})
    where = page["Location"]
    assert where == "/en/conventions/un-accordo/"
    client.post(f"{where}move/publish/", {"version": 1})
    assert Client().get(where).status_code == 200
    card = actors.actor(centre)
    tie = {"key": str(uids.new()), "tie": "agreed_with/to/actor", "title": "Nobody", "reason": ""}
    assert client.post(f"{where}tie/", tie).status_code == 422
    name = headings(ANYBODY, [card])[card].title.best("en").words
    assert client.post(f"{where}tie/", tie | {"title": name}).status_code == 302
    assert "agreed with" in body(Client().get(where))


def test_a_day_and_a_part_that_are_reworded_keep_their_translations(centre, editor):
    said = {"unit": "euro", "summary": "Tre incontri."}
    uid = _draft(editor, centre, words=said, total=23, shares=[("Comune", 20), ("altri", 3)],
                 days=[(date(2025, 9, 8), "Avviso pubblicato")])  # fmt: skip
    row = queries.by_uid(editor, "procedure", uid)
    for path in ("days.n1.words", "shares.n1.name"):
        put(row, path, texts(row)[path].with_words("en", "Words"))
    row.save()
    operations.amend(
        by=editor, kind="procedure", uid=uid, version=row.version,
        words={"title": "Un tavolo", **said}, values=make.values(total=23),
        shares=[("Comuni", 20), ("altri", 3)], days=[(date(2025, 9, 9), "Avviso online")],
    )  # fmt: skip
    row = queries.by_uid(editor, "procedure", uid)
    for text in (row.all_days()[0].words, row.all_shares()[0].name):
        assert (text.texts["en"], text.stale) == ("Words", {"en"})


@pytest.mark.parametrize(
    ("field", "line"), [(DaysField, "2025-09-08 A"), (CostsField, "Town; 96")]
)  # fmt: skip
def test_too_many_lines_are_refused(field, line):
    made = field(label="Several")
    assert len(made.clean("\n".join([line] * 200))) == 200
    with pytest.raises(ValidationError, match="At most 200 lines"):
        made.clean("\n".join([line] * 201))
