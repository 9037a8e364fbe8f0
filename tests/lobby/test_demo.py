"""The demonstration: the real network, counted from the data, and examples that go away."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date

import pytest
from django.apps import apps
from django.core import serializers
from django.test import Client

from vivaio.contexts.competences import exporting as competences
from vivaio.contexts.consortium.models import Consortium, Partner
from vivaio.contexts.strategy.queries import measures, strategies
from vivaio.contexts.strategy.queries.measures import Asked
from vivaio.ground.actors.models import Actor, Place, Programme, SisterCard
from vivaio.ground.centres.models import Centre, Membership
from vivaio.ground.moderation.models import Notice
from vivaio.ground.organisations.models import Application, Stewardship
from vivaio.lobby.demo import load
from vivaio.lobby.demo.reading import record
from vivaio.platform.journal import operations as journal
from vivaio.platform.links import queries as links
from vivaio.platform.links import walking
from vivaio.platform.links.models import Link
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import Assertion, Provenance, Record, Slug, SortKey, Source
from vivaio.platform.records.removal import remove_examples
from vivaio.platform.registry import exports, gaps
from vivaio.platform.revisions import queries as revisions
from vivaio.platform.search import queries as search
from vivaio.platform.search.models import SearchRow
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def _page(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def _words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_network_is_whole() -> None:
    assert set(Centre.objects.values_list("country", flat=True)) == {"IT", "HR", "GR", "RO", "SI"}
    assert Centre.objects.count() == 5
    assert Consortium.objects.count() == 3
    assert Place.objects.get().slug == "open-incet"
    assert Programme.objects.count() == 1


def test_twenty_six_partners_counted_from_the_data() -> None:
    partners = Partner.objects.filter(consortium__acronym="SEED2SCALE")
    assert Counter(partners.values_list("country", flat=True)) == {
        "IT": 6,
        "SI": 5,
        "GR": 9,
        "RO": 1,
        "HR": 5,
    }
    assert partners.count() == partners.values("actor").distinct().count() == 26
    words = _words(_page("/en/consortia/seed2scale/"))
    assert "26 partners · 5 countries" in words
    for country, number in (("Italy", 6), ("Slovenia", 5), ("Greece", 9), ("Romania", 1)):
        assert f"{country} ({number})" in words


def test_two_of_one_name_are_two() -> None:
    twins = Partner.objects.filter(printed_name__icontains="hashnet")
    assert {twin.country for twin in twins} == {"SI", "HR"}
    assert twins.values("actor").distinct().count() == 2


def test_what_is_not_known_is_not_zero() -> None:
    assert set(Partner.objects.values_list("eu_contribution", flat=True)) == {None}
    assert set(Consortium.objects.values_list("duration_months", flat=True)) == {None}
    words = _words(_page("/en/consortia/seed2scale/"))
    assert "€0" not in words
    assert words.count("not known") >= 26


def test_the_eight_actions_are_there() -> None:
    found = Consortium.objects.get(acronym="SEED2SCALE")
    assert Assertion.objects.filter(record_id=found.uid, subject="action").count() == 8
    assert Consortium.objects.get(acronym="SEED2SCALE").predecessor is not None


def test_four_roles_are_four_and_two_seats_are_announced() -> None:
    """Lead of the project, coordinator of the centre, operational seat, legal seat."""
    words = _words(_page("/en/centres/italy/"))
    for role in ("lead of the project", "coordinator of the centre", "operational seat"):
        assert role in words
    assert "legal seat" in words
    roles = _words(_page("/en/centres/italy/").split('id="roles"')[1].split("<h3")[0])
    assert roles.count("Announced") >= 2
    for name in ("Comune di Torino", "Politecnico di Milano", "Open Incet"):
        assert name in roles
    assert "Torino" in roles


def test_no_centre_is_asked_for_a_number() -> None:
    fields = {field.name for field in Centre._meta.get_fields()}
    assert not {name for name in fields if re.search("regist|vat|tax|legal_person", name)}


def test_every_statement_has_its_source_and_the_two_seeds_their_day() -> None:
    """The day on which we looked is stored where somebody did look."""
    assert Assertion.objects.count() > 50
    assert all(said.source.title for said in Assertion.objects.select_related("source"))
    seeds = Source.objects.filter(key__in=("a", "b"))
    assert [seed.checked_on is not None for seed in seeds] == [True, True]


def test_every_filled_field_of_a_fact_says_where_it_is_from() -> None:
    facts = Actor.objects.filter(nature="fact")
    assert facts.count() >= 30
    for actor in facts:
        sourced = set(
            Provenance.objects.filter(record_id=actor.uid).values_list("field", flat=True)
        )
        filled = {name for name in ("name", "country", "kind") if getattr(actor, name)}
        assert filled <= sourced, actor.slug


def test_what_is_sourced_is_there() -> None:
    """A card's provenance speaks of its fields, under their own names, and only of filled ones."""
    for row in Provenance.objects.filter(record__kind="actor"):
        assert getattr(Actor.objects.get(uid=row.record_id), row.field), (row.record_id, row.field)


def test_portfolios_stand_where_the_verdicts_of_pilots_have_led() -> None:
    told = {row["uid"]: row for row in competences.entries(Viewer.anonymous())}
    assert sorted((row["country"], row["competence"], row["state"]) for row in told.values()) == [
        ("GR", "D1", "validated"), ("HR", "C3", "validated"), ("HR", "C5", "claimed"),
        ("IT", "D1", "claimed"), ("IT", "E2", "validated"), ("SI", "B1", "under_test"),
    ]  # fmt: skip
    gap = gaps.get("portfolio-without-a-pilot").found(Viewer.anonymous(), None, 10)
    assert gap.total == gap.examples == 2
    for uid, row in told.items():
        if row["competence"] == "E2":
            ties = {(hop.kind, hop.other.kind) for hop in links.of(Viewer.anonymous(), uid)}
            assert {("tried_for", "pilot"), ("validates", "evidence")} <= ties


def test_fact_and_example_are_told_apart_everywhere() -> None:
    examples = Actor.objects.filter(nature="example", state="published")
    assert Counter(examples.values_list("country", flat=True)) == {"IT": 11, "HR": 11}
    assert not Provenance.objects.filter(record__nature="example").exists()
    for actor in examples:
        page = _page(f"/en/actors/{actor.slug}/")
        assert "EXAMPLE · no legal effect" in page
        assert '<meta name="robots" content="noindex">' in page
    assert "EXAMPLE" not in _page("/en/actors/comune-di-torino/")
    site_map = _page("/sitemap.xml")
    assert not [actor.slug for actor in examples if f"/{actor.slug}/" in site_map]


def test_every_page_of_the_demonstration_stands_in_every_language() -> None:
    client = Client()
    for one in Record.objects.filter(is_open=True, visibility="public", merged_into=None):
        assert client.get(f"/el/{one.address}").status_code == 200, one.address


def test_the_card_of_the_sister_directory_is_kept_word_for_word() -> None:
    card = SisterCard.objects.get(slug="avise-italian-centre")
    assert card.printed_themes == [
        "Europe",
        "Innovation sociale",
        "Urbanisme",
        "Politiques publiques",
        "Évaluation de l'impact social",
    ]
    assert (str(card.printed_published), str(card.printed_updated)) == ("2025-04-14", "2025-04-16")
    assert (card.origin, card.title.source) == ("harvested", "fr")
    words = _words(_page("/it/sister-cards/avise-italian-centre/"))
    assert "Drapeau de l" in words


def test_loading_again_adds_nothing() -> None:
    before = Record.objects.count()
    said: list[str] = []
    load.load(said.append)
    assert said == ["The network is there already; nothing was added."]
    assert Record.objects.count() == before


def test_the_journal_of_every_centre_holds() -> None:
    for chain in (None, *Centre.objects.values_list("uid", flat=True)):
        assert journal.verify(chain) == []


def test_each_account_works_where_it_says() -> None:
    # The network's coordination, three of each team, somebody who is invited only, and somebody
    # who keeps one card.
    assert Membership.objects.count() == len(load.accounts()) - 2 == 16
    assert Stewardship.objects.count() == 1


def test_three_registrations_wait_in_croatia_and_a_notice_in_italy() -> None:
    """All of them examples, on the desks of the editors."""
    waiting = Application.objects.filter(state="waiting", kind="registration")
    assert waiting.filter(centre__code="hr", actor__nature="example").count() == 3
    assert Notice.objects.filter(state="waiting", centre__code="it").count() == 1


def _stored() -> str:
    """All that the database holds in words, but for the identities of what was removed."""
    rows = [row for model in apps.get_models() for row in model._default_manager.all()]
    return json.dumps(serializers.serialize("python", rows), default=str, ensure_ascii=False)


#: The measures of the story, by the identities it gives them, on its own day.
MEASURES = {
    "misura-2-3-presidio-regionale-esempio": ("on_track", 0),
    "misura-1-2-banca-dati-esempio": ("late", 146),
    "mjera-1-1-usluge-na-poziv-primjer": ("on_track", 0),
    "mjera-2-2-natjecaj-primjer": ("late", 54),
    "mjera-3-3-mentorstvo-primjer": ("unmeasured", 0),
}


def test_the_measures_of_the_story_are_as_it_says() -> None:
    """Section 8, check 5: on track 2, late 2, unmeasured 1."""
    found = measures.asked(Viewer.anonymous(), Asked(), date(2026, 11, 23))
    told = {come.row.slug: (come.status.value, come.days_late) for come in found.come}
    assert {slug: told[slug] for slug in MEASURES} == MEASURES
    assert len({come.row.country for come in found.come}) == 5


def test_a_strategy_is_open_and_one_comment_waits() -> None:
    page = _words(_page("/it/strategies/strategia-innovazione-sociale-esempio/"))
    assert "Due uffici diversi sì" in page
    (row,) = (one for one in strategies.every(Viewer.system()) if one.country == "IT")
    assert strategies.waiting(row) == 1
    assert [one.number for one in revisions.of(Viewer.anonymous(), row.uid)] == [2, 1]


#: Walks of the story: from where, which way, and what they must reach (section 8, check 2).
WALKS = {
    "from the measure back to the interview": (
        "measure:misura-2-3-presidio-regionale-esempio", "back",
        {"interview:funzionaria-servizi-sociali-esempio",
         "portfolio:accompagnamento-enti-co-progettazione-esempio",
         "evidence:valutazione-prima-edizione-esempio",
         "pilot:palestra-prima-edizione-esempio"},
    ),
    "from the village forward to the result, and across the border": (
        "interview:umirovljenici-pet-sela-primjer", "forward",
        {"result:prva-cetiri-mjeseca-primjer", "practice:zajednicki-kombi-praksa-primjer",
         "procedure:tempo-per-chi-cura-esempio"},
    ),
    "from the officer forward to the Croatian consultation": (
        "interview:funzionaria-servizi-sociali-esempio", "forward",
        {"transfer:palestra-passa-in-croazia-esempio",
         "procedure:savjetovanje-prijevoz-na-poziv-primjer",
         "result:primi-cinque-mesi-di-sollievo-esempio"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("walk", WALKS)
def test_the_threads_of_the_story_lead_where_it_says(walk: str) -> None:
    start, way, reached = WALKS[walk]
    found = walking.thread(
        Viewer.system(), record(start), back=way == "back", forward=way == "forward"
    )
    assert {record(one) for one in reached} <= {one.knot.uid for one in found.steps}


def test_sums_and_days_of_the_story_are_right() -> None:
    """Section 8, checks 3 and 4: sums add up to what is said, days given are enough."""
    told = {row["address"]: row for row in exports.get("chronicle").rows(Viewer.anonymous())}
    sums = {
        "convention:convenzione-tempo-per-chi-cura-esempio": 148_000,
        "convention:sporazum-prijevoz-na-poziv-primjer": 64_000,
        "procedure:co-programmazione-sollievo-esempio": 23,
        "procedure:savjetovanje-prijevoz-na-poziv-primjer": 38,
    }
    for named, whole in sums.items():
        row = told[f"/id/{record(named)}"]
        parts = [int(part.rpartition(": ")[2]) for part in str(row["shares"]).split("; ")]
        assert row["total"] == sum(parts) == whole, named
    days = sorted(
        (row["days_required"], row["days_given"]) for row in told.values() if row["days_given"]
    )
    assert days == [(20, 21), (20, 22), (30, 30)]
    budgets = {row["budget"] for row in exports.get("pilots").rows(Viewer.anonymous())}
    assert {18_000, 22_000} <= budgets


def test_the_gaps_of_the_story_show() -> None:
    """Section 8, check 5: two needs without an answer, one idea without a reply."""
    waiting = gaps.get("needs-without-an-answer").found(Viewer.anonymous(), None, 50)
    titles = {one.title.best("en").words for one in waiting.lines}
    assert {"Opening hours that clash with factory shifts",
            "Young people have no place for a first job"} <= titles  # fmt: skip
    assert "Officers without practice in leading a co-design" not in titles
    assert gaps.get("ideas-without-a-reply").found(Viewer.anonymous(), None, 5).total == 1


def test_without_the_examples_only_the_facts_are_left() -> None:
    examples = Actor.objects.filter(nature="example")
    open_ones = set(examples.filter(state="published").values_list("uid", flat=True))
    uids = list(examples.values_list("uid", flat=True))
    names = {name for actor in examples for name in actor.name.texts.values()}
    slugs = set(examples.values_list("slug", flat=True))
    facts = Record.objects.filter(nature="fact").count()
    invented = Record.objects.filter(nature="example").count()
    assert remove_examples(by=Viewer.system()) == invented > 20

    assert (Centre.objects.count(), Consortium.objects.count()) == (5, 3)
    assert Partner.objects.filter(consortium__acronym="SEED2SCALE").count() == 26
    for model in models_by_kind().values():
        assert not model._default_manager.filter(nature="example").exists()
    left = Record.objects.filter(deleted_at=None)
    assert left.count() == facts
    assert not left.exclude(nature="fact").exists()
    for rows in (
        Slug.objects.filter(record__in=uids),
        SortKey.objects.filter(record__in=uids),
        Assertion.objects.filter(record__in=uids),
        Provenance.objects.filter(record__in=uids),
        Link.objects.filter(source__in=uids) | Link.objects.filter(target__in=uids),
        SearchRow.objects.filter(uid__in=uids),
    ):
        assert not rows.exists(), rows.model
    stored = _stored()
    assert not [word for word in names | slugs if word in stored]
    for name in names:
        found = search.find(Viewer.system(), name, language="en").hits
        assert not {hit.uid for hit in found} & set(uids)
    for path in ("/en/feed.atom", "/sitemap.xml", "/en/actors/", "/en/actors/export.csv"):
        page = b"".join(Client().get(path)).decode()
        assert "EXAMPLE" not in page
        assert not [slug for slug in slugs if slug in page], path
    assert {Client().get(f"/id/{uid}").status_code for uid in open_ones} == {410}
    unseen = {Client().get(f"/id/{uid}").status_code for uid in uids if uid not in open_ones}
    assert unseen == {404}
    assert {Client().get(f"/en/actors/{slug}/").status_code for slug in slugs} == {404}
    assert Source.objects.exists()
