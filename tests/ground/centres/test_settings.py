"""What administrators settle, and what is refused with a sentence that mends it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.factories import centres, people
from vivaio.ground.centres.models import Centre
from vivaio.ground.centres.operations import settings as operations
from vivaio.ground.centres.queries import settings as settled
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed
from vivaio.platform.journal import queries as journal
from vivaio.platform.records import queries as records
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def settle(centre: UUID, version: int = 0, by: Viewer | None = None, **values: Any) -> None:
    operations.settle(by=by or Viewer.system(), centre=centre, version=version, values=values)


def test_without_settings_a_centre_is_as_the_network() -> None:
    found = settled.settled(centres.centre())
    assert (found.leaf, found.domain, found.machine_translation) == ("", "", False)
    assert len(found.languages) == 7


@pytest.mark.parametrize("role", ["member", "editor"])
def test_administrators_alone_settle(role: str) -> None:
    centre = centres.centre()
    by = people.team(centre, role)
    with pytest.raises(NotAllowed):
        settle(centre, by=by, machine_translation=True)
    with pytest.raises(NotAllowed):
        operations.amend_centre(by=by, centre=centre, version=1, language="en", values={})
    neighbour = people.team(centres.centre(), "administrator")
    with pytest.raises(NotAllowed):
        settle(centre, by=neighbour, machine_translation=True)
    assert not settled.settled(centre).machine_translation


def test_a_theme_is_kept_and_told() -> None:
    centre = centres.centre()
    settle(centre, leaf="#1d5c8f", leaf_deep="#123a5c")
    assert settled.theme(centre).startswith("1d5c8f-123a5c-")
    assert "changed leaf, deep leaf" in journal.of(Viewer.system(), centre)[0].sentence
    settle(centre, version=1, leaf="", leaf_deep="")
    assert settled.theme(centre) == ""


def test_a_theme_nobody_can_read_is_refused_with_the_nearest() -> None:
    """The sentence has the number, and a colour that passes when it is taken."""
    centre = centres.centre()
    with pytest.raises(Invalid) as refused:
        settle(centre, leaf="#9fd8a0", leaf_deep="#123a2c")
    (message,) = refused.value.errors["leaf"]
    assert float(message.parameters["has"]) < 4.5
    settle(centre, leaf=message.parameters["nearest"], leaf_deep="#123a2c")


@pytest.mark.parametrize("leaf", ["green", "#12345", "#1F5A4g", "red; } body { display: none", "#"])
def test_a_colour_is_a_colour(leaf: str) -> None:
    with pytest.raises(Invalid):
        settle(centres.centre(), leaf=leaf, leaf_deep="#123a2c")


def test_one_colour_alone_is_refused() -> None:
    with pytest.raises(Invalid) as refused:
        settle(centres.centre(), leaf="#1f5a43", leaf_deep="")
    assert set(refused.value.errors) == {"leaf_deep"}


@pytest.mark.parametrize(
    "domain",
    [
        "localhost", "127.0.0.1", "a", "http://centre.example.org/", "centre.example.org:80",
        "centre..org", "-a.org", "a_b.org", "x.internal", "a b.org", "*.org", "x." + "y" * 64,
        "centre.example.org/path", "evil.org\nx.org",
    ],
)  # fmt: skip
def test_a_domain_is_a_name(domain: str) -> None:
    with pytest.raises(Invalid) as refused:
        settle(centres.centre(), domain=domain)
    assert set(refused.value.errors) == {"domain"}


def test_a_domain_is_kept_as_the_net_writes_it_and_once() -> None:
    first, second = centres.centre(), centres.centre()
    settle(first, domain="Inovacije.Škola.hr")
    assert settled.settled(first).domain == "inovacije.xn--kola-f6a.hr"
    with pytest.raises(Invalid) as refused:
        settle(second, domain="inovacije.škola.hr.")
    assert "Another centre" in refused.value.errors["domain"][0].msgid
    settle(first, version=1, domain="")
    settle(second, domain="inovacije.škola.hr")


def test_two_who_settle_are_told() -> None:
    centre = centres.centre()
    settle(centre, languages=["it", "en"])
    with pytest.raises(Conflict) as told:
        settle(centre, languages=["hr"])
    assert told.value.version == 1
    assert settled.settled(centre).languages == ("it", "en")


def test_contacts_clock_and_law() -> None:
    centre = centres.centre()
    operations.amend_centre(
        by=people.team(centre, "administrator"),
        centre=centre,
        version=1,
        language="it",
        values={
            "short_name": "Centro",
            "website": "https://c.example/",
            "time_zone": "Europe/Rome",
        },
    )
    found = Centre.objects.get(uid=centre)
    assert found.short_name.texts["it"] == "Centro"
    assert found.version == 2
    for name, value in (
        ("time_zone", "Mars/Olympus"), ("jurisdiction", "XX"), ("website", "javascript:1"),
        ("email", "a@b@c"), ("short_name", "x" * 121),
    ):  # fmt: skip
        with pytest.raises(Invalid) as refused:
            operations.amend_centre(
                by=Viewer.system(), centre=centre, version=2, language="it", values={name: value}
            )
        assert set(refused.value.errors) == {name}


def test_the_two_seats_are_two_facts() -> None:
    """Each with its own words, document and date; what other sources say stays beside it."""
    centre = centres.centre()
    before = records.claims(centre)

    def say(version: int, subject: str, words: str, source: str, on: str = "2026-11") -> None:
        operations.state_seat(
            by=Viewer.system(), centre=centre, version=version, language="it", subject=subject,
            values={"words": words, "source": source, "on": on},
        )  # fmt: skip

    say(1, "seat_legal", "Milano", "Atto 1")
    say(2, "seat_operational", "Torino", "Atto 2")
    say(3, "seat_legal", "Como", "Atto 3")
    own = {one.subject: one for one in records.claims(centre)[len(before) :]}
    assert own["seat_legal"].text.texts == {"it": "Como"}
    assert own["seat_operational"].on == "2026-11"
    assert records.claims(centre)[: len(before)] == before
    say(4, "seat_legal", "", "")
    assert len(records.claims(centre)) == len(before) + 1
    for words, source, on, field in (
        ("Como", "", "2026", "source"),
        ("Como", "Atto", "yesterday", "on"),
    ):
        with pytest.raises(Invalid) as refused:
            say(5, "seat_legal", words, source, on)
        assert set(refused.value.errors) == {field}
