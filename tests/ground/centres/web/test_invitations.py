"""The pages of teams and invitations, as browsers meet them."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.test import Client

from tests.factories import people
from tests.factories.scene import Scene
from vivaio.ground.centres.models import Invitation, Membership, Standing
from vivaio.ground.people.models import Account
from vivaio.kernel import clock
from vivaio.platform.mail.models import Outgoing

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(scene: Scene) -> Client:
    """An administrator of centre A."""
    account = people.account("Ada")
    people.appoint(account, scene.a, "administrator")
    return _signed_in(account)


def _signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _team(boss: Client) -> str:
    room = str(boss.get("/en/rooms/")["Location"])
    return room.removesuffix("room/") + "team/"


def _invite(boss: Client, email: str, role: str = "editor", language: str = "en") -> str:
    """Invite by the form; the address of the link in the mail."""
    given = {"email": email, "role": role, "language": language, "key": str(uuid4())}
    answer = boss.post(f"{_team(boss)}invite/", given)
    assert answer.status_code == 302, answer.content.decode()
    return _link(Outgoing.objects.filter(recipient=email).latest("pk"))


def _link(letter: Outgoing) -> str:
    found = re.search(r"http://[^/]+(/\S+/invitations/\S+)", letter.text)
    assert found
    return found[1]


def _code(address: str) -> str:
    letter = Outgoing.objects.filter(recipient=address, purpose="sign-in").latest("pk")
    found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", letter.text, re.M)
    assert found, letter.text
    return found[1]


def _come_in(client: Client, link: str, address: str, **given: str) -> str:
    """Ask for a code on the invitation's page, give it, and be where that leads."""
    sent = client.post(link, given)
    assert sent.status_code == 302, sent.content.decode()
    page = client.post(sent["Location"], {"code": _code(address)})
    assert page.status_code == 302, page.content.decode()
    return str(page["Location"])


def test_somebody_new(scene: Scene, boss: Client) -> None:
    """From the link to the team, by a code to that very address."""
    link = _invite(boss, "nora@post.example", language="it")
    assert link.startswith("/it/")
    client = Client()
    page = client.get(link)
    assert page.status_code == 200
    assert 'name="name"' in page.content.decode()
    assert not Account.objects.filter(email="nora@post.example").exists()
    onward = _come_in(client, link, "nora@post.example", name="Nora")
    account = Account.objects.get(email="nora@post.example")
    assert (account.name, account.language) == ("Nora", "it")
    assert not Membership.objects.filter(account=account).exists()
    assert client.get(onward).status_code == 200
    joined = client.post(onward, {"verb": "accept"})
    assert joined.status_code == 302
    assert client.get(joined["Location"]).status_code == 200
    assert Membership.objects.get(account=account, centre=scene.a).role == "editor"


def test_somebody_new_without_a_name(boss: Client) -> None:
    link = _invite(boss, "noname@post.example")
    answer = Client().post(link, {"name": "  "})
    assert answer.status_code == 422
    assert "Say how you would like to be called." in answer.content.decode()
    assert not Account.objects.filter(email="noname@post.example").exists()


def test_an_account_there_is(scene: Scene, boss: Client) -> None:
    account = people.account("Olga")
    link = _invite(boss, account.email, "member")
    client = Client()
    assert 'name="name"' not in client.get(link).content.decode()
    onward = _come_in(client, link, account.email)
    client.post(onward, {"verb": "accept"})
    assert Membership.objects.get(account=account, centre=scene.a).role == "member"


def test_who_is_signed_in_answers_at_once(scene: Scene, boss: Client) -> None:
    account = people.account("Pia")
    link = _invite(boss, account.email)
    client = _signed_in(account)
    assert client.post(link, {"verb": "nothing"}).status_code == 404
    assert client.post(link, {"verb": "accept"})["Location"].endswith("/room/")
    again = client.get(link)
    assert again.status_code == 403
    assert "Each one works once." in again.content.decode()
    assert "Sign out and come back here" not in again.content.decode()


def test_declining(scene: Scene, boss: Client) -> None:
    account = people.account()
    link = _invite(boss, account.email)
    client = _signed_in(account)
    assert client.post(link, {"verb": "decline"}).status_code == 302
    assert Invitation.objects.get(email=account.email).state == Standing.DECLINED
    assert client.post(link, {"verb": "accept"}).status_code == 403
    assert not Membership.objects.filter(account=account).exists()


def test_somebody_else_is_told_so(scene: Scene, boss: Client) -> None:
    link = _invite(boss, "quinn@post.example")
    other = _signed_in(people.account())
    for answer in (other.get(link), other.post(link, {"verb": "accept"})):
        assert answer.status_code == 403
        page = answer.content.decode()
        assert "sent to another address" in page
        assert "Sign out and come back here" in page
        assert "quinn@post.example" not in page
    assert Invitation.objects.get(email="quinn@post.example").state == Standing.WAITING


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"state": Standing.WITHDRAWN}, "withdrawn by those who sent it"),
        ({"state": Standing.ACCEPTED}, "was used already"),
        ({"state": Standing.DECLINED}, "was declined"),
        ({"expires_at": clock.now()}, "has expired"),
    ],
    ids=["withdrawn", "used", "declined", "expired"],
)
@pytest.mark.parametrize("who", ["stranger", "invited"])
def test_what_works_no_longer_says_why(
    boss: Client, change: dict[str, object], sentence: str, who: str
) -> None:
    account = people.account()
    link = _invite(boss, account.email)
    Invitation.objects.filter(email=account.email).update(**change)
    client = Client() if who == "stranger" else _signed_in(account)
    sent_before = Outgoing.objects.count()
    for answer in (client.get(link), client.post(link, {"verb": "accept", "name": "N"})):
        assert answer.status_code == 403
        assert sentence in answer.content.decode()
    assert Outgoing.objects.count() == sent_before
    assert not Membership.objects.filter(account=account).exists()


def test_a_replaced_link_says_so(boss: Client) -> None:
    link = _invite(boss, "rita@post.example")
    uid = Invitation.objects.get(email="rita@post.example").uid
    assert boss.post(f"{_team(boss)}{uid}/resend/").status_code == 302
    answer = Client().get(link)
    assert answer.status_code == 403
    assert "A newer mail" in answer.content.decode()
    assert Client().get(_link(Outgoing.objects.latest("pk"))).status_code == 200
    assert Client().get(link.replace(link.split("/")[-2], "guessed")).status_code == 404


def test_the_page_of_an_invitation_is_kept_by_nobody(boss: Client) -> None:
    link = _invite(boss, "sara@post.example")
    assert "no-store" in Client().get(link)["Cache-Control"]


def test_what_was_typed_is_kept(boss: Client) -> None:
    """A refused form comes back with its words, under 422."""
    given = {"email": "tina@post.example", "role": "editor", "language": "hr"}
    path = f"{_team(boss)}invite/"
    boss.post(path, given | {"key": str(UUID(int=1))})
    again = boss.post(path, given | {"key": str(UUID(int=2))})
    assert again.status_code == 422
    page = again.content.decode()
    assert "waits already" in page
    assert "tina@post.example" in page
    assert '<option value="hr" selected>' in page


def test_sending_the_form_twice_invites_once(boss: Client) -> None:
    given = {"email": "una@post.example", "role": "editor", "language": "en"}
    for _ in range(2):
        answer = boss.post(f"{_team(boss)}invite/", given | {"key": str(UUID(int=3))})
        assert answer.status_code == 302
    assert Outgoing.objects.filter(recipient="una@post.example").count() == 1


def test_the_team_as_each_sees_it(scene: Scene, boss: Client) -> None:
    path = _team(boss)
    _invite(boss, "vera@post.example")
    page = boss.get(path).content.decode()
    assert "vera@post.example" in page
    assert "Last signed in" in page
    member = scene.client("member").get(path).content.decode()
    assert "Editor" in member
    assert "vera@post.example" not in member
    assert "Last signed in" not in member
    assert scene.client("neighbour").get(path).status_code == 403
    assert Client().get(path).status_code == 302


def test_changing_and_ending(scene: Scene, boss: Client) -> None:
    account = people.account("Wim")
    people.appoint(account, scene.a, "member")
    page = f"{_team(boss)}{account.uid}/"
    key = str(UUID(int=4))
    assert boss.get(page).status_code == 200
    assert boss.post(page, {"role": "emperor", "key": key}).status_code == 422
    assert boss.post(page, {"role": "editor", "key": key}).status_code == 302
    assert Membership.objects.get(account=account).role == "editor"
    assert scene.client("editor").post(page, {"verb": "end"}).status_code == 403
    assert boss.post(page, {"verb": "end"}).status_code == 302
    assert not Membership.objects.filter(account=account).exists()


def test_leaving(scene: Scene, boss: Client) -> None:
    path = f"{_team(boss)}leave/"
    assert "last administrator" in boss.get(path).content.decode()
    refused = boss.post(path)
    assert refused.status_code == 403
    assert "last administrator" in refused.content.decode()
    account = people.account()
    people.appoint(account, scene.a, "member")
    client = _signed_in(account)
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 302
    assert client.get(path).status_code == 403


def test_the_coordination_invites_an_administrator(scene: Scene, boss: Client) -> None:
    """And may choose no other role; the room itself stays closed."""
    account = people.account("Coordinator")
    people.appoint(account, None, "coordinator")
    client = _signed_in(account)
    path = f"{_team(boss)}invite/"
    page = client.get(path).content.decode()
    assert 'value="administrator"' in page
    assert 'value="editor"' not in page
    given = {"email": "xenia@post.example", "language": "el", "key": str(UUID(int=5))}
    assert client.post(path, given | {"role": "editor"}).status_code == 422
    assert client.post(path, given | {"role": "administrator"}).status_code == 302
    assert client.get(_team(boss).replace("team/", "room/")).status_code == 403
    assert client.get("/en/rooms/").status_code == 200
    assert client.get("/en/network/team/").status_code == 200


def test_an_invitation_from_the_desk(boss: Client) -> None:
    """Whose address it is finds it there; for others there is no such page."""
    account = people.account()
    _invite(boss, account.email)
    uid = Invitation.objects.get(email=account.email).uid
    assert _signed_in(account).get(f"/en/invitations/{uid}/").status_code == 200
    assert _signed_in(people.account()).get(f"/en/invitations/{uid}/").status_code == 404
    assert Client().get(f"/en/invitations/{uid}/").status_code == 302


def test_no_mail_leaves_within_the_request(boss: Client) -> None:
    _invite(boss, "yara@post.example")
    assert mail.outbox == []
