"""Merging two cards, and taking it back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.core import serializers
from django.test import Client

from tests.factories import actors, centres, duplicates, organisations, people, taxonomy
from tests.factories.sources import evidence
from tests.factories.words import canary
from tests.leak.pages import body
from vivaio.ground.actors import operations as cards
from vivaio.ground.actors.directory.filters import Filter
from vivaio.ground.actors.directory.finding import found
from vivaio.ground.actors.models import Actor, CentreRole, SisterCard
from vivaio.ground.duplicates import operations
from vivaio.ground.duplicates.models import Candidate, Look, Merge, State
from vivaio.ground.organisations.queries import application
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.journal import queries as journal
from vivaio.platform.links import operations as links
from vivaio.platform.links import queries as tied
from vivaio.platform.links.models import Link
from vivaio.platform.records import operations as records
from vivaio.platform.records.merging import survivor
from vivaio.platform.records.models import Assertion, Provenance, Record, Slug, SortKey
from vivaio.platform.records.removal import remove_examples
from vivaio.platform.search import queries as search
from vivaio.platform.search.models import SearchRow
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db

#: Counters and clocks, which only go on.
_GOES_ON = {"version", "updated_at", "change", "changed"}
SYSTEM = Viewer.system()


def _state() -> list[dict[str, Any]]:
    """All rows that a merge may touch, without what only goes on."""
    rows = [
        row
        for model in (Actor, Record, Slug, SortKey, Provenance, Assertion, Link, CentreRole,
                      SisterCard, SearchRow)
        for row in json.loads(serializers.serialize("json", model.objects.all()))
    ]  # fmt: skip
    told = [
        {"model": row["model"],
         "pk": None if row["model"] in ("records.provenance", "search.searchrow") else row["pk"],
         "fields": {k: v for k, v in row["fields"].items() if k not in _GOES_ON}}
        for row in rows
    ]  # fmt: skip
    return sorted(told, key=json.dumps)


def _whole(centre, **values):
    """A card with texts, evidence, a role, links and a card of a sister directory."""
    bird = canary()
    uid = actors.actor(centre, bird, themes=["care"], **values)
    actors.role(centre, uid, bird)
    actors.sister_card(centre_companion(centre), uid, bird)
    return uid


def centre_companion(centre):
    return actors.plain_actor(centre, f"Companion {canary()}")


@pytest.fixture
def centre():
    taxonomy.schemes()
    return centres.centre()


def test_a_merge_makes_one_card_and_its_undoing_makes_the_two_as_they_were(centre):
    kept, gone = _whole(centre), _whole(centre, website="", identifiers=["vat:IT01234567890"])
    shared = actors.programme(centre, kept)
    links.link(by=SYSTEM, kind="programme_of", source=shared, target=gone)
    actors.programme(centre, gone)
    pair = duplicates.pair(kept, gone)
    before = _state()
    done = duplicates.merged(pair, kept)
    card = Actor.objects.get(pk=kept)
    assert card.identifiers == ["vat:IT01234567890"]
    assert CentreRole.objects.filter(actor=kept).count() == 2
    assert SisterCard.objects.filter(about=kept).count() == 2
    # The one that both have is shown once, the other came along.
    assert len(tied.of(SYSTEM, kept)) == 2
    operations.undo(by=SYSTEM, uid=done)
    assert _state() == before
    assert Candidate.objects.get().state == State.OPEN


def test_what_is_chosen_stays_with_who_said_so(centre):
    one = actors.actor(centre, country="IT", website="https://one.example/", sourced=True)
    other = actors.actor(centre, country="IT", website="https://other.example/", sourced=True)
    record = Record.objects.get(uid=other)
    records.attribute(record, {"website": [evidence("wren")]})
    said = [row.source for row in records.evidence_of(other)["website"]]
    pair = duplicates.pair(one, other)
    name = Actor.objects.get(pk=other).name
    language = name.source
    choices = {
        "website": duplicates.side(pair, other),
        f"name__{language}": duplicates.side(pair, other),
    }
    duplicates.merged(pair, one, **choices)
    card = Actor.objects.get(pk=one)
    assert card.website == "https://other.example/"
    assert card.name.texts[language] == name.texts[language]
    assert [row.source for row in records.evidence_of(one)["website"]] == said
    # Of a value that was not taken, nothing is said.
    assert records.evidence_of(one)["name"]


def test_texts_are_taken_language_by_language(centre):
    one = actors.plain_actor(centre, "House", texts={"summary": Text("it", {"it": "Casa"})})
    other = actors.plain_actor(
        centre, "House", texts={"summary": Text("en", {"en": "A house", "hr": "Kuća"})}
    )
    duplicates.merged(duplicates.pair(one, other), one)
    assert Actor.objects.get(pk=one).summary == Text(
        "it", {"it": "Casa", "en": "A house", "hr": "Kuća"}
    )


def test_the_one_that_went_is_found_nowhere_and_comes_back(centre):
    kept = actors.plain_actor(centre, "Heron House")
    gone = actors.plain_actor(centre, "Osprey House", values={"country": "IT"})
    old = Record.objects.get(uid=gone).address

    def places():
        nobody = Client()
        return [
            search.find(Viewer.anonymous(), "osprey", language="en").total,
            found(Viewer.anonymous(), Filter()).total,
            *("osprey" in body(nobody.get(path)).lower()
              for path in ("/en/actors/", "/en/feed.atom", "/sitemap-1.xml",
                           "/en/actors/export.csv")),
            nobody.get(f"/en/{old}").status_code,
            nobody.get(f"/id/{gone}")["Location"],
        ]  # fmt: skip

    before = places()
    done = duplicates.merged(duplicates.pair(kept, gone), kept)
    keeper = Record.objects.get(uid=kept).address
    after = places()
    assert after[6:] == [303, f"/en/{keeper}"]
    assert Client().get(f"/en/{old}")["Location"] == f"/en/{keeper}"
    assert after[:6] == [0, before[1] - 1, False, False, False, False]
    operations.undo(by=SYSTEM, uid=done)
    assert places() == before


def test_an_old_address_is_followed_through_two_merges_and_hides_what_was_hidden(centre):
    first, second, third = (actors.plain_actor(centre, f"Owl {n}") for n in "abc")
    private = actors.plain_actor(centre, "Owl d", state="draft")
    duplicates.merged(duplicates.pair(first, second), second)
    duplicates.merged(duplicates.pair(second, third), third)
    duplicates.merged(duplicates.pair(private, third), third)
    assert survivor(Viewer.anonymous(), first).uid == third
    assert survivor(Viewer.anonymous(), private) is None
    address = Record.objects.get(uid=private).address
    assert Client().get(f"/en/{address}").status_code == 404
    assert Client().get(f"/id/{private}").status_code == 404
    assert survivor(people.team(centre), private).uid == third


def test_examples_go_away_whole_even_when_they_were_merged(centre):
    pair = duplicates.twins(centre, nature="example")
    duplicates.merged(pair, pair.one_id)
    remove_examples(by=SYSTEM)
    assert not Actor.objects.exists()
    assert not Merge.objects.exists()
    assert not Candidate.objects.exists()
    assert Client().get(f"/id/{pair.other_id}").status_code == 410


def test_journal_on_both_without_names(centre):
    pair = duplicates.twins(centre)
    done = duplicates.merged(pair, pair.one_id)
    operations.undo(by=SYSTEM, uid=done)
    for uid, verb in ((pair.one_id, "actor.merged"), (pair.other_id, "actor.merged_away")):
        lines = journal.of(SYSTEM, uid)
        assert [line.verb for line in lines[:2]] == ["actor.parted", verb]
        assert not any("Kestrel" in line.sentence for line in lines)


@pytest.mark.parametrize("verb", ["merge", "judge", "propose"])
def test_a_settled_pair_is_settled(centre, verb):
    pair = duplicates.twins(centre)
    if verb == "merge":
        operations.judge_different(by=SYSTEM, uid=pair.uid)
        with pytest.raises(NotAllowed):
            duplicates.merged(pair, pair.one_id)
        return
    duplicates.merged(pair, pair.one_id)
    act = operations.judge_different if verb == "judge" else operations.propose
    with pytest.raises(NotAllowed):
        act(by=SYSTEM, uid=pair.uid)


def test_no_card_is_merged_with_itself_or_in_a_circle(centre):
    first, second, third = (actors.plain_actor(centre, f"Owl {n}") for n in "abc")
    with pytest.raises(Invalid, match="with itself"):
        duplicates.pair(first, first)
    back = duplicates.pair(third, first)
    duplicates.merged(duplicates.pair(first, second), second)
    duplicates.merged(duplicates.pair(second, third), third)
    for keep in (first, third):
        with pytest.raises(NotAllowed, match="in a circle"):
            duplicates.merged(back, keep)


def test_a_card_that_is_gone_is_not_merged(centre):
    pair = duplicates.twins(centre)
    cards.retire_actor(by=SYSTEM, uid=pair.one_id, reason="It no longer wants to be listed")
    with pytest.raises(NotAllowed, match="removed in the meantime"):
        duplicates.merged(pair, pair.other_id)


def test_an_example_and_a_fact_are_two(centre):
    fact = actors.plain_actor(centre, "Kestrel House")
    example = actors.plain_actor(centre, "Kestrel House", nature="example")
    with pytest.raises(Invalid, match="never merged"):
        duplicates.pair(fact, example)


def test_a_card_that_was_changed_meanwhile_is_read_again_first(centre):
    pair = duplicates.twins(centre)
    with pytest.raises(Conflict):
        operations.merge(by=SYSTEM, uid=pair.uid, keep="one", versions=(1, 2), choices={})


def test_who_sees_the_one_sees_the_other(centre):
    public = actors.plain_actor(centre, "Owl")
    hidden = actors.plain_actor(centre, "Owl", state="draft")
    pair = duplicates.pair(public, hidden)
    with pytest.raises(NotAllowed, match="keep the other card"):
        duplicates.merged(pair, hidden)
    duplicates.merged(pair, public)


def test_a_choice_that_is_none_is_refused(centre):
    pair = duplicates.twins(centre)
    with pytest.raises(Invalid):
        duplicates.merged(pair, pair.one_id, country="both")


def test_across_centres_the_other_one_is_asked(centre):
    elsewhere = centres.centre()
    pair = duplicates.twins(centre, elsewhere)
    mine, theirs = people.team(centre), people.team(elsewhere)
    with pytest.raises(NotAllowed, match="ask those who keep it"):
        duplicates.merged(pair, pair.one_id, by=mine)
    operations.propose(by=mine, uid=pair.uid)
    with pytest.raises(NotAllowed):
        duplicates.merged(pair, pair.one_id, by=mine)
    duplicates.merged(pair, pair.one_id, by=theirs)


def test_a_stranger_to_both_is_not_asked(centre):
    pair = duplicates.twins(centre)
    stranger = people.team(centres.centre())
    with pytest.raises(NotAllowed):
        operations.judge_different(by=stranger, uid=pair.uid)
    hidden = duplicates.twins(centre, state="draft")
    with pytest.raises(Unknown):
        operations.judge_different(by=stranger, uid=hidden.uid)


def test_a_card_that_is_asked_for_is_answered_first(centre):
    asked = application(SYSTEM, organisations.asked(people.account(), centre)).actor_id
    known = actors.plain_actor(centre, "Known")
    with pytest.raises(NotAllowed, match="Answer it first"):
        duplicates.merged(duplicates.pair(asked, known), known)


def test_undoing_is_refused_with_the_reason(centre):
    kept = actors.plain_actor(centre, "Owl")
    gone = actors.plain_actor(centre, "Owl", values={"town": "Asti"})
    done = duplicates.merged(duplicates.pair(kept, gone), kept)
    card = Actor.objects.get(pk=kept)
    assert card.town == "Asti"
    cards.amend_actor(by=SYSTEM, uid=kept, version=card.version, language="en", words={},
                      values={"telephone": "+39 011 1"})  # fmt: skip
    card.refresh_from_db()
    cards.amend_actor(by=SYSTEM, uid=kept, version=card.version, language="en", words={},
                      values={"town": "Alba"})  # fmt: skip
    with pytest.raises(NotAllowed) as refusal:
        operations.undo(by=SYSTEM, uid=done)
    assert refusal.value.decision.reason.parameters == {"fields": "town"}
    third = actors.plain_actor(centre, "Owl three")
    duplicates.merged(duplicates.pair(kept, third), third)
    with pytest.raises(NotAllowed, match="undo that first"):
        operations.undo(by=SYSTEM, uid=done)


def test_what_was_changed_elsewhere_in_the_meantime_stays(centre):
    kept = actors.plain_actor(centre, "Owl")
    gone = actors.plain_actor(centre, "Owl", values={"town": "Asti"})
    done = duplicates.merged(duplicates.pair(kept, gone), kept)
    version = Actor.objects.get(pk=kept).version
    cards.amend_actor(by=SYSTEM, uid=kept, version=version, language="en", words={},
                      values={"postal_code": "14100"})  # fmt: skip
    operations.undo(by=SYSTEM, uid=done)
    card = Actor.objects.get(pk=kept)
    assert (card.town, card.postal_code) == ("", "14100")
    with pytest.raises(NotAllowed, match="undone already"):
        operations.undo(by=SYSTEM, uid=done)


def test_not_the_same_is_remembered_and_carried_on(centre):
    gone, kept, third = (actors.plain_actor(centre, "Kestrel House") for _ in range(3))
    operations.judge_different(by=SYSTEM, uid=duplicates.pair(gone, third).uid)
    done = duplicates.merged(duplicates.pair(gone, kept), kept)
    carried = Candidate.objects.get(one__in=[kept, third], other__in=[kept, third])
    assert carried.state == State.DIFFERENT
    operations.undo(by=SYSTEM, uid=done)
    assert not Candidate.objects.filter(uid=carried.uid).exists()
    assert not Look.objects.exists()
    assert Merge.objects.get().undone_at
