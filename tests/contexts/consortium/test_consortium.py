"""Consortia: partners as printed, and what is not known is never zero."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from tests.factories import actors, centres, consortia, people
from tests.factories.sources import evidence
from vivaio.contexts.consortium import operations, queries
from vivaio.contexts.consortium.models import Consortium, Partner
from vivaio.contexts.consortium.operations import Joining
from vivaio.kernel.errors import NotAllowed
from vivaio.kernel.text import Text
from vivaio.platform.links import queries as links
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def _bare(*partners: Joining) -> Consortium:
    uid = operations.record_consortium(
        by=Viewer.system(), acronym="BARE", name=Text("en", {}), partners=partners, said=[],
        evidence={}, countries=["IT"],
    )  # fmt: skip
    return Consortium.objects.get(uid=uid)


def _page(slug: str) -> str:
    return Client().get(f"/en/consortia/{slug}/").content.decode()


def test_what_nobody_knows_is_not_known_and_never_zero() -> None:
    actor = actors.plain_actor(centres.centre(), "Bakery")
    found = _bare(Joining(actor, "lead", "IT", "Bakery as printed"))
    assert Partner.objects.get().eu_contribution is None
    assert (found.duration_months, found.starts, found.programme) == (None, "", "")
    page = re.sub(r"<[^>]+>", " ", _page("bare"))
    assert page.lower().count("not known") >= 3
    assert not re.search(r"€\s*0|0\s*€|\b0 months", page)


def test_an_amount_that_is_known_is_shown_zero_too() -> None:
    centre = centres.centre()
    amounts = {"Zero": Decimal(0), "Some": Decimal("1234.50")}
    _bare(
        *(
            Joining(actors.plain_actor(centre, name), "partner", "IT", name, "", amount)
            for name, amount in amounts.items()
        )
    )
    page = _page("bare")
    assert "€0.00" in page
    assert "€1,234.50" in page


def test_partners_stand_in_printed_order_under_printed_names() -> None:
    centre = centres.centre()
    names = ["Zeta", "Alfa", "Media"]
    found = _bare(
        *(
            Joining(actors.plain_actor(centre, n), "partner", "IT", f"{n} S.p.A.", "SLO")
            for n in names
        )
    )
    lines = queries.partners(Viewer.anonymous(), found)
    assert [line.printed_name for line in lines] == [f"{name} S.p.A." for name in names]
    assert {line.printed_country for line in lines} == {"SLO"}


@pytest.mark.parametrize(
    ("role", "link"), [("lead", "leads"), ("coordinator", "coordinates"), ("partner", "partner_in")]
)
def test_a_partner_is_tied_to_the_consortium(role: str, link: str) -> None:
    actor = actors.plain_actor(centres.centre(), "Bakery")
    found = _bare(Joining(actor, role, "IT", "Bakery"))
    (hop,) = links.of(Viewer.anonymous(), actor)
    assert (hop.kind, hop.other.uid) == (link, found.uid)


def test_a_hidden_partner_is_neither_named_nor_counted() -> None:
    centre = centres.centre()
    shown = actors.plain_actor(centre, "Shown")
    hidden = actors.plain_actor(centre, "Hidden", visibility="centre")
    _bare(Joining(shown, "lead", "IT", "Shown"), Joining(hidden, "partner", "HR", "Hidden Ltd"))
    page = _page("bare")
    assert "Hidden" not in page
    assert "1 partner " in page
    assert "2 partners" not in page


def test_editors_of_a_centre_record_no_consortium() -> None:
    with pytest.raises(NotAllowed):
        operations.record_consortium(
            by=people.team(centres.centre()), acronym="X", partners=[], said=[], evidence={}
        )
    assert not Consortium.objects.exists()


def test_what_went_before_and_after_is_shown_to_those_who_may_know() -> None:
    first = consortia.consortium(bird="First")
    consortia.consortium(bird="Second", predecessor=first)
    assert "Acronym First" in _page("consortium-second")
    assert "Acronym Second" in _page("consortium-first")


def test_statements_stand_under_their_source() -> None:
    consortia.consortium(bird="Told")
    page = _page("consortium-told")
    assert "Told said" in page
    assert "The gazette" in page
    assert evidence("Told").quotation in page
