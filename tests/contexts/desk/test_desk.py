"""The desk: what stands on it, for whom, and who looks after it."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from tests.contexts.desk.cards import card
from tests.factories import actors, centres, people
from vivaio.contexts.desk import operations, queries
from vivaio.contexts.desk.models import Desk, Handover
from vivaio.ground.actors import operations as directory
from vivaio.ground.people.models import Account
from vivaio.kernel import clock
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.platform.journal import queries as journal
from vivaio.platform.records import queries as records

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> UUID:
    return centres.centre(country="HR")


@pytest.fixture
def ana(centre: UUID) -> Account:
    account = people.account("Ana")
    people.appoint(account, centre, "editor")
    return account


@pytest.fixture
def ivo(centre: UUID) -> Account:
    account = people.account("Ivo")
    people.appoint(account, centre, "editor")
    return account


def browser(who: Account) -> Client:
    client = Client()
    client.force_login(who, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(who: Account, language: str = "en") -> str:
    return browser(who).get(f"/{language}/desk/").content.decode()


def sections(who: Account) -> list[tuple[str, str]]:
    return [(one.section, one.line.key) for one in queries.held(people.viewer(who))]


def test_cards_past_their_day_are_late_and_the_others_expire(centre: UUID, ana: Account) -> None:
    soon, past = card(centre, "Soon", 20), card(centre, "Past", -5)
    card(centre, "Far", 90)
    archived = card(centre, "Archived", -9)
    directory.move_actor(by=people.viewer(ana), uid=archived, version=1, verb="archive")
    assert sections(ana) == [("late", str(past)), ("expires", str(soon))]
    shown = page(ana)
    assert "5 days late" in shown
    assert "in 20 days" in shown
    assert "You edit the cards of this centre" in shown
    assert re.search(r'<a class="verb verb--quiet" href="/en/actors/past/upkeep/"', shown)
    assert "“Far”" not in shown
    assert "“Archived”" not in shown


def test_those_who_may_not_do_it_do_not_see_it(centre: UUID) -> None:
    card(centre, "Past", -5)
    member, outsider, foreign = (people.account() for _ in range(3))
    people.appoint(member, centre, "member")
    people.appoint(foreign, centres.centre(), "editor")
    for who in (member, outsider, foreign):
        assert sections(who) == []
        assert "past its date" not in page(who)
    assert "Nothing waits for you" in page(member)
    assert "Your desk is still empty" in page(outsider)


def test_a_stranger_is_sent_to_sign_in_and_lands_on_the_desk(settings) -> None:
    answer = Client().get("/en/desk/")
    assert answer.status_code == 302
    assert settings.LOGIN_REDIRECT_URL == "desk"


def test_counts_are_told_for_each_part(centre: UUID, ana: Account) -> None:
    for number in range(30):
        card(centre, f"Past {number}", -number - 1)
    shown = page(ana)
    assert 'Late <strong class="numbers">30</strong>' in shown
    assert shown.count('class="desk__line') == 8
    assert re.search(r'href="/en/desk/\?part=late">22 more', shown)


def test_a_part_is_read_by_itself_page_by_page(centre: UUID, ana: Account) -> None:
    for number in range(30):
        card(centre, f"Past {number}", -number - 1)
    browsing = browser(ana)
    first, second, beyond = (
        browsing.get(f"/en/desk/?part=late&page={page}").content.decode() for page in (1, 2, 99)
    )
    assert first.count('class="desk__line') == 25
    assert 'href="/en/desk/?part=late&amp;page=2" rel="next"' in first
    assert second.count('class="desk__line') == 5
    assert beyond.count('class="desk__line') == 0
    assert 'href="/en/desk/?part=late&amp;page=2" rel="prev"' in beyond
    assert 'class="desk__line' in browsing.get("/en/desk/?part=nothing").content.decode()


def test_signing_in_notes_the_visit_and_looking_does_not(centre: UUID, ana: Account) -> None:
    client = browser(ana)
    first = Desk.objects.get(account=ana)
    assert first.before is None
    client.get("/en/desk/")
    client.get("/en/desk/")
    assert Desk.objects.get(account=ana).visited_at == first.visited_at
    browser(ana)
    again = Desk.objects.get(account=ana)
    assert again.before == first.visited_at
    assert again.visited_at > first.visited_at


def test_what_is_new_is_told_until_it_is_seen(centre: UUID, ana: Account, ivo: Account) -> None:
    client = browser(ana)
    elsewhere = actors.plain_actor(centres.centre(), "Neighbouring bakery")
    own = card(centre, "Own bakery", 300)
    directory.move_actor(by=people.viewer(ivo), uid=own, version=1, verb="archive")
    directory.move_actor(by=people.viewer(ana), uid=own, version=2, verb="publish")
    hidden = actors.plain_actor(centres.centre(), "Hidden bakery", visibility="centre")
    assert elsewhere != hidden
    shown = client.get("/en/desk/").content.decode()
    assert "Neighbouring bakery" in shown
    assert "Ivo archived the card." in shown
    assert "Ana published the card." not in shown
    assert "Hidden bakery" not in shown
    assert client.get("/en/desk/seen/").status_code == 405
    assert client.post("/en/desk/seen/").status_code == 302
    shown = client.get("/en/desk/").content.decode()
    assert "Neighbouring bakery" not in shown
    assert "Ivo archived" not in shown


def give(who: Account, line: UUID, to: Account, why: str = "On leave") -> UUID:
    return operations.hand_over(
        by=people.viewer(who), item="cards", line=str(line), to=to.pk, why=why
    )


def test_a_line_is_handed_over_seen_and_taken_back(
    centre: UUID, ana: Account, ivo: Account
) -> None:
    past = card(centre, "Past", -5)
    third = people.account("Eva")
    people.appoint(third, centre, "administrator")
    client = browser(ana)
    assert '<option value="' + str(ivo.pk) in client.get("/en/desk/").content.decode()
    answer = client.post(
        "/en/desk/hand-over/",
        {"item": "cards", "line": str(past), "to": ivo.pk, "why": "I am on leave",
         "key": "0199f1a4-0000-7000-8000-000000000001"},
    )  # fmt: skip
    assert answer.status_code == 302
    assert sections(ana) == [("handed", str(past))]
    assert sections(ivo) == [("late", str(past))]
    assert "You handed this to Ivo: I am on leave" in page(ana)
    assert "Ana handed this to you: I am on leave" in page(ivo)
    assert "Ana handed this to Ivo: I am on leave" in page(third)
    told = [line.sentence for line in journal.of(people.viewer(ivo), past)]
    assert told[0] == "Ana handed this over to Ivo: I am on leave"
    made = Handover.objects.get()
    back = client.post("/en/desk/take-back/", {"handover": str(made.uid)})
    assert back.status_code == 302
    assert sections(ana) == [("late", str(past))]
    assert journal.of(people.viewer(ana), past)[0].sentence == "Ana took this back from Ivo."


def test_the_colleague_gives_it_back(centre: UUID, ana: Account, ivo: Account) -> None:
    past = card(centre, "Past", -5)
    uid = give(ana, past, ivo)
    operations.take_back(by=people.viewer(ivo), uid=uid)
    assert sections(ana) == [("late", str(past))]
    assert journal.of(people.viewer(ana), past)[0].sentence == "Ivo gave this back to Ana."


def test_handing_on_ends_the_first_handover(centre: UUID, ana: Account, ivo: Account) -> None:
    past = card(centre, "Past", -5)
    eva = people.account("Eva")
    people.appoint(eva, centre, "editor")
    give(ana, past, ivo)
    give(ivo, past, eva)
    assert list(Handover.objects.filter(ended_at=None).values_list("receiver", flat=True)) == [
        eva.pk
    ]


def test_only_colleagues_who_may_do_it_are_given_it(centre: UUID, ana: Account) -> None:
    past = card(centre, "Past", -5)
    reader, foreign, outsider = people.account(), people.account(), people.account()
    people.appoint(reader, centre, "member")
    people.appoint(foreign, centres.centre(), "editor")
    for other in (reader, foreign, outsider, ana):
        with pytest.raises(Invalid) as refusal:
            give(ana, past, other)
        assert set(refusal.value.errors) == {"to"}
    assert not Handover.objects.exists()


def test_what_is_not_on_ones_desk_is_not_handed_over(centre: UUID, ana: Account) -> None:
    other = card(centres.centre(), "Elsewhere", -5)
    with pytest.raises(Unknown):
        give(ana, other, ana)
    answer = browser(ana).post(
        "/en/desk/hand-over/", {"item": "cards", "line": str(other), "to": 1, "why": "x"}
    )
    assert answer.status_code == 302
    assert not Handover.objects.exists()


@pytest.mark.parametrize("why", ["", "  ", "x" * 301])
def test_a_reason_is_asked_and_nothing_typed_is_lost(
    centre: UUID, ana: Account, ivo: Account, why: str
) -> None:
    past = card(centre, "Past", -5)
    answer = browser(ana).post(
        "/en/desk/hand-over/",
        {"item": "cards", "line": str(past), "to": ivo.pk, "why": why,
         "key": "0199f1a4-0000-7000-8000-000000000001"},
    )  # fmt: skip
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert f'<option value="{ivo.pk}" selected>' in shown
    assert why.strip() in shown
    assert "data-errors" in shown
    assert not Handover.objects.exists()


def test_a_third_editor_and_a_stranger_take_nothing_back(
    centre: UUID, ana: Account, ivo: Account
) -> None:
    uid = give(ana, card(centre, "Past", -5), ivo)
    third, foreign = people.account(), people.account()
    people.appoint(third, centre, "editor")
    people.appoint(foreign, centres.centre(), "editor")
    with pytest.raises(NotAllowed):
        operations.take_back(by=people.viewer(third), uid=uid)
    with pytest.raises(Unknown):
        operations.take_back(by=people.viewer(foreign), uid=uid)
    client = browser(ana)
    assert client.post("/en/desk/take-back/", {"handover": "nonsense"}).status_code == 404
    assert Handover.objects.filter(ended_at=None).count() == 1


def test_the_reason_of_a_handover_stays_in_the_centre(
    centre: UUID, ana: Account, ivo: Account
) -> None:
    give(ana, card(centre, "Past", -5), ivo, "Finch in the hedge")
    foreign, outsider = people.account(), people.account()
    people.appoint(foreign, centres.centre(), "administrator")
    for who in (foreign, outsider):
        assert "Finch in the hedge" not in page(who)


@pytest.mark.parametrize(
    ("days", "words"), [(-1, "1 day late"), (0, "today"), (1, "tomorrow"), (2, "in 2 days")]
)
def test_days_are_told_in_words(centre: UUID, ana: Account, days: int, words: str) -> None:
    card(centre, "Card", days)
    assert words in page(ana)


def test_after_local_midnight_the_day_is_not_new_again(ana: Account) -> None:
    """Records are published on days of their centre, which begin before those of UTC."""
    with time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), tick=False):
        actors.plain_actor(centres.centre(), "Night bakery")
        assert records.fresh(people.viewer(ana), clock.now() - timedelta(minutes=5))
        assert not records.fresh(people.viewer(ana), clock.now() + timedelta(minutes=5))
