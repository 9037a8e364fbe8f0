"""Every address says for whom it is, and keeps the others out."""

from __future__ import annotations

import pytest
from django.http import HttpResponse

from tests.factories.addresses import OF_SECRETS, addresses, filled, only_sent
from tests.factories.audiences import OF_OTHERS, audience_of
from tests.factories.scene import Scene
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.audience import Audience

pytestmark = pytest.mark.django_db

ADDRESSES = addresses()


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda one: one.name)
def test_declared(address: object) -> None:
    """By attribute where the view is ours, in the table where it is not; never in both."""
    assert audience_of(address) is not None, f"{address.name} does not say for whom it is"
    assert (address.audience is None) == (address.name in OF_OTHERS), address.name


def test_table_is_not_older_than_the_house() -> None:
    """Each line of the table speaks of an address there is, and gives a reason."""
    assert set(OF_OTHERS) <= {address.name for address in ADDRESSES}
    assert all(reason for _, reason in OF_OTHERS.values())


def _answers(scene: Scene, who: str, audience: Audience) -> list[tuple[str, HttpResponse]]:
    client = scene.client(who)
    return [
        (path, send(path))
        for address in ADDRESSES
        if audience_of(address) is audience
        for path in filled(address, scene.records())
        for send in (client.get, client.post)
    ]


@pytest.mark.parametrize("audience", [Audience.SIGNED_IN, Audience.MEMBERS])
def test_strangers_are_sent_to_sign_in(scene: Scene, audience: Audience) -> None:
    """And come back to where they wanted to go; a verb's address alone answers GET with 405."""
    answers = _answers(scene, "", audience)
    assert answers
    for path, answer in answers:
        if answer.status_code == 405:
            continue
        assert answer.status_code == 302, path
        assert answer["Location"].startswith("/en/account/login/?next="), path


def test_outsiders_are_told_why_not(scene: Scene) -> None:
    """Who has an account but no centre gets 403 and a sentence."""
    answers = _answers(scene, "outsider", Audience.MEMBERS)
    assert answers
    for path, answer in answers:
        assert answer.status_code == 403, path
        assert "This page is for the teams of the centres." in answer.content.decode(), path


@pytest.mark.parametrize("who", ["", "outsider", "editor"])
def test_operators_alone_enter_the_administration(scene: Scene, who: str) -> None:
    """Others are sent to its door, which knows them as no operators."""
    for path, answer in _answers(scene, who, Audience.OPERATORS):
        assert answer.status_code in (302, 403, 404, 405), (path, answer.status_code)
        if answer.status_code == 302 and "logout" not in path:
            target = answer["Location"]
            assert "/operators/login/" in target or "/account/login/" in target, (path, target)
    assert scene.client("operator").get("/operators/").status_code == 200


@pytest.mark.parametrize("who", ["", "outsider", "member", "neighbour"])
def test_everybody_is_everybody(scene: Scene, who: str) -> None:
    """Nobody is asked to sign in where all may come, about what everybody may know of."""
    client = scene.client(who)
    known = Viewer.anonymous()
    records = list(Record.objects.visible_to(known).filter(uid__in=scene.uids.values()))
    for address in ADDRESSES:
        if audience_of(address) is not Audience.EVERYBODY or address.name in OF_OTHERS:
            continue
        if only_sent(address):
            continue
        for path in filled(address, records):
            answer = client.get(path)
            unknown = [404] if address.name in OF_SECRETS else []
            assert answer.status_code in (200, 302, 303, *unknown), (path, answer.status_code)
            assert "/account/login/" not in answer.headers.get("Location", ""), path


def test_members_come_in(scene: Scene) -> None:
    """What is for teams answers a team's member by what they may do, not by who they are."""
    assert scene.client("editor").get("/en/actors/add/").status_code == 200
    refused = scene.client("member").get("/en/actors/add/")
    assert refused.status_code == 403
    assert "Cards are added by the editors of a centre." in refused.content.decode()


def test_the_closed_account_is_out(scene: Scene) -> None:
    """An account that was closed while signed in is a stranger at its next request."""
    client = scene.client("editor")
    path = scene.path("actor", "edit/")
    assert client.get(path).status_code == 200
    scene.accounts["editor"].is_active = False
    scene.accounts["editor"].save()
    assert client.get(path).status_code == 302
    scene.accounts["editor"].is_active = True
