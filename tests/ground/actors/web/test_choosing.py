"""Long lists on forms: grouped, with what a card has already, however old."""

from __future__ import annotations

import pytest
from django.utils import translation

from vivaio.ground.actors.models import Actor
from vivaio.ground.actors.web import choosing
from vivaio.ground.actors.web.choosing import Branches
from vivaio.ground.taxonomy import operations
from vivaio.ground.taxonomy.models import Concept
from vivaio.ground.taxonomy.territories import postcodes
from vivaio.platform.tenancy.viewer import Viewer


@pytest.mark.django_db
def test_boxes_are_folded_by_group_and_open_where_ticked() -> None:
    operations.bring_up_to_date(by=Viewer.system())
    widget = Branches(choices=choosing.branches("theme", "en", []))
    html = widget.render("themes", ["homelessness"], {"id": "id_themes"})
    assert '<details class="more" open><summary>Daily life (1)</summary>' in html
    assert '<details class="more"><summary>Culture</summary>' in html
    assert 'value="homelessness" id="id_themes_' in html
    assert html.count(" checked") == 1


@pytest.mark.django_db
def test_a_withdrawn_concept_stays_where_it_is_used() -> None:
    operations.bring_up_to_date(by=Viewer.system())
    Concept.objects.filter(scheme="theme", code="sport").update(deprecated=True)

    def offered(present: list[str]) -> list[tuple[str, str]]:
        return [one for one in choosing.branches("theme", "en", present) if one[0] == "sport"]

    assert not offered([])
    assert offered(["sport"]) == [("sport", "Sport")]


def test_regions_come_under_their_countries_in_the_readers_words() -> None:
    choices = dict(choosing.regions("hr", None))
    assert ("ITC1", "Pijemont · ITC1") in choices["Italija"]
    assert not any(code == "HR04" for code, _name in choices["Hrvatska"])


def test_what_stands_on_a_card_can_be_kept() -> None:
    card = Actor(nuts="HR04", nuts_edition="2016", country="HR")
    assert ("HR04", "Continental Croatia · HR04") in choosing.regions("en", card)
    elsewhere = Actor(nuts="AT13", country="AT")
    assert ("AT13", "AT13") in choosing.regions("en", elsewhere)


@pytest.mark.parametrize(
    ("country", "code", "region"),
    [
        ("IT", "10121", "ITC11"),
        ("SI", "SI-1000", "SI041"),
        ("PT", "1000-001", "PT1A0"),
        ("SE", "10012", "SE110"),
        ("GR", "104 31", "EL303"),
        ("IT", "99999", ""),
        ("IT", "'; DROP", ""),
        ("", "10121", ""),
    ],
)
def test_postal_codes_lead_to_small_regions(country: str, code: str, region: str) -> None:
    assert postcodes.available()
    assert postcodes.level_3(country, code) == region


def test_a_postal_code_offers_its_region() -> None:
    with translation.override("en"):
        choices = choosing.regions("en", Actor(country="IT", postal_code="10121"))
    assert ("ITC11", "By the postal code: Piedmont · ITC11") in choices
