"""The relations of a card in the browser: found by name, recorded, answered, corrected."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.factories.network import Town
from vivaio.kernel.errors import Unknown
from vivaio.platform.links import relations
from vivaio.platform.links.models import Link


def browser(town: Town, who: str = "") -> Client:
    client = Client()
    if who:
        backend = "django.contrib.auth.backends.ModelBackend"
        client.force_login(town.accounts[who], backend=backend)
    return client


def sent(town: Town, **changed: object) -> dict[str, object]:
    given = {"key": uuid4(), "kind": "funds.forward", "q": "Zag", "other": town.cards["Zagreb"]}
    return given | changed


@pytest.fixture
def path(town: Town) -> str:
    return f"/en/relations/{town.cards['City']}/"


@pytest.fixture
def claimed(town: Town) -> UUID:
    return town.relate("City", "funds", "Zagreb", since="2020")


def test_a_relation_is_found_by_name_and_recorded(town: Town, path: str) -> None:
    client = browser(town, "editor")
    page = client.get(f"{path}add/?kind=funds.forward&q=zag").content.decode()
    assert f'value="{town.cards["Zagreb"]}"' in page
    assert "Secret" not in client.get(f"{path}add/?kind=funds.forward&q=secr").content.decode()
    answer = client.post(f"{path}add/", sent(town, since="2024-07", told_in="The budget"))
    assert (answer.status_code, answer["Location"]) == (302, path)
    page = browser(town).get(path).content.decode()
    assert all(words in page for words in ("Zagreb", "July 2024", "The budget", "by one side"))


def test_only_fitting_relations_and_cards_are_offered(town: Town, path: str) -> None:
    page = browser(town, "editor").get(f"{path}add/?kind=delivers.forward&q=Club").content.decode()
    assert "No card that fits" in page
    assert "funds.backward" in page
    assert "partners_with.backward" not in page


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"other": "City"}, "cannot be linked to itself"),
        ({"other": "Secret"}, "not yours to see"),
        ({"other": ""}, "Choose one."),
        ({"other": "x"}, "valid UUID"),
        ({"kind": "funds"}, ""),
        ({"kind": "delivers.forward"}, "What is possible"),
        ({"kind": "<b>"}, "no such kind"),
        ({"since": "yesterday"}, "Give a year"),
        ({"since": "2024", "until": "2020"}, "before it starts"),
        ({"told_at": "javascript:alert(1)"}, "valid URL"),
    ],
)
def test_refusals_stand_beside_their_fields(
    town: Town, path: str, changed: dict[str, str], said: str
) -> None:
    other = changed.get("other", "Zagreb")
    changed = {**changed, "other": str(town.cards.get(other, other))}
    answer = browser(town, "editor").post(f"{path}add/", sent(town, reason="Kept", **changed))
    if not said:
        assert answer.status_code == 302
        return
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Kept" in page
    assert not Link.objects.exists()


def test_the_other_side_answers_from_its_desk(town: Town, claimed: UUID) -> None:
    client = browser(town, "neighbour")
    assert f"/en/relations/of/{claimed}/" in client.get("/en/desk/").content.decode()
    page = client.get(f"/en/relations/of/{claimed}/").content.decode()
    assert re.findall(r'name="side" value="(\w+)"', page) == ["target"]
    done = client.post(f"/en/relations/of/{claimed}/confirm/", {"side": "target"})
    assert done["Location"] == f"/en/relations/{town.cards['Zagreb']}/"
    assert "by both sides" in browser(town).get(done["Location"]).content.decode()
    client.post(f"/en/relations/of/{claimed}/refuse/", {"side": "target"})
    assert browser(town).get(done["Location"]).content.decode().count("City") == 0


def test_dates_are_corrected_and_mistakes_removed(town: Town, claimed: UUID) -> None:
    client, page = browser(town, "editor"), f"/en/relations/of/{claimed}/"
    dates = {"key": uuid4(), "seen": "2020/", "since": "2019", "until": ""}
    assert client.post(page, dates).status_code == 302
    assert client.post(page, dates | {"key": uuid4()}).status_code == 422
    wrong = client.post(page, dates | {"seen": "2019/", "until": "1"})
    assert wrong.status_code == 422
    assert client.post(f"{page}withdraw/", {"key": uuid4(), "reason": ""}).status_code == 422
    done = client.post(f"{page}withdraw/", {"key": uuid4(), "reason": "A mistake"})
    assert done.status_code == 302
    assert client.get(page).status_code == 404


def test_others_are_told_why_not_or_that_there_is_nothing(town: Town, claimed: UUID) -> None:
    page = f"/en/relations/of/{claimed}/"
    member = browser(town, "member")
    assert member.get(page).status_code == member.post(f"{page}confirm/").status_code == 403
    assert member.get(f"/en/relations/{town.cards['City']}/add/").status_code == 403
    for client in (member, browser(town, "editor"), browser(town)):
        assert client.get(f"/en/relations/{town.cards['Secret']}/").status_code == 404
    assert browser(town, "editor").post(f"{page}sing/", {"side": "source"}).status_code == 404


def test_the_card_draws_three_ties_and_more(town: Town) -> None:
    for name in ("Club", "Union", "Zagreb"):
        town.relate("City", "partners_with", name)
    page = browser(town).get("/en/actors/city/").content.decode()
    assert "3 ties, drawn in the order of the list" in page
    assert "confirmed by one side" in page


def test_links_to_what_is_hidden_are_nowhere(town: Town) -> None:
    made = town.relate("Secret", "funds", "City", "neighbour")
    paths = ("relations/{}/".format(town.cards["City"]), "actors/city/")
    for client in (browser(town), browser(town, "editor")):
        assert client.get(f"/en/relations/of/{made}/").status_code in (302, 404)
        for path in paths:
            assert "funded by" not in client.get(f"/en/{path}").content.decode()
    with pytest.raises(Unknown):
        relations.confirm(by=town.viewer("editor"), link=made, side="target")
