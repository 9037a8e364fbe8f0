"""The pages of organisations, walked as the people do, with and without luck."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests.factories import actors, centres, organisations, people, taxonomy
from vivaio.ground.actors.models import Actor
from vivaio.ground.organisations.models import Application, Delegation, Stewardship
from vivaio.ground.organisations.web.forms import ClaimForm, InviteForm, RegistrationForm
from vivaio.ground.people import operations as accounts
from vivaio.ground.people.models import Account
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def centre():
    taxonomy.schemes()
    return centres.centre(country="IT")


@pytest.fixture
def editor(centre):
    return people.team(centre)


def _client(who):
    client = Client()
    backend = "django.contrib.auth.backends.ModelBackend"
    client.force_login(who, backend=backend)
    return client


def _slug(uid):
    return Record.objects.get(uid=uid).address.rstrip("/").rpartition("/")[2]


def _card(**given):
    return {
        "key": str(uuid4()), "opened": RegistrationForm.mark(MINUTE), "language": "en",
        "version": "0", "name": "Kestrel", "country": "IT", "why": "Its chair",
        "website": "https://kestrel.example/", **given,
    }  # fmt: skip


def test_first_it_is_looked_for(centre):
    actors.plain_actor(centre, "Δήμος Αθηναίων")
    client = _client(people.account())
    page = client.get("/en/organisations/register/", {"name": "Dimos Athinaion"}).content.decode()
    assert "Is it one of these?" in page
    assert "Δήμος Αθηναίων" in page
    none = client.get("/en/organisations/register/", {"name": "Owl", "country": "IT"})
    assert "No card has a name like this." in none.content.decode()
    assert client.get("/en/organisations/register/", {"name": "x", "country": "??"}).status_code


def test_a_registration_from_form_to_directory(centre, editor):
    """What is wrong keeps the words; what waits has no link to click; admitted, it has."""
    who = people.account()
    client = _client(who)
    path = "/en/organisations/register/card/"
    wrong = client.post(path, _card(website="nowhere", name="Kestrel House"))
    assert wrong.status_code == 422
    assert "Kestrel House" in wrong.content.decode()
    quick = client.post(path, _card(opened=RegistrationForm.mark()))
    assert quick.status_code == 422
    sent = client.post(path, _card())
    assert sent.status_code == 302
    page = client.get(sent["Location"]).content.decode()
    assert "https://kestrel.example/" in page
    assert 'href="https://kestrel.example/"' not in page
    found = Application.objects.get()
    assert Client().get(f"/en/actors/{found.actor.slug}/").status_code == 404
    judge = Client()
    judge.force_login(
        Account.objects.get(pk=editor.account),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    draft = judge.get(f"/en/actors/{found.actor.slug}/").content.decode()
    assert 'href="https://kestrel.example/"' not in draft
    refused = judge.post(sent["Location"], {"key": str(uuid4()), "verb": "refuse"})
    assert refused.status_code == 422
    assert judge.post(sent["Location"], {"key": str(uuid4()), "verb": "burn"}).status_code == 404
    answered = judge.post(sent["Location"], {"key": str(uuid4()), "verb": "accept"})
    assert answered.status_code == 302
    card = Client().get(f"/en/actors/{found.actor.slug}/").content.decode()
    assert 'href="https://kestrel.example/"' in card
    mine = client.get("/en/organisations/").content.decode()
    assert "what I change is shown at once" in mine
    assert client.get(f"/en/actors/{found.actor.slug}/edit/").status_code == 200


def test_others_see_neither_application_nor_keepers(centre, editor):
    uid = organisations.asked(people.account(), centre)
    card = actors.plain_actor(centre, "Kestrel")
    organisations.keeper(card, editor)
    stranger = _client(people.account())
    assert stranger.get(f"/en/organisations/{uid}/").status_code == 404
    assert stranger.post(f"/en/organisations/{uid}/withdraw/").status_code == 404
    assert stranger.get(f"/en/organisations/card/{_slug(card)}/").status_code == 403
    assert stranger.get(f"/en/organisations/card/{_slug(card)}/change/").status_code == 404
    assert stranger.get(f"/en/organisations/card/{_slug(card)}/remove/").status_code == 403
    number = Stewardship.objects.get().pk
    assert stranger.get(f"/en/organisations/stewards/{number}/").status_code == 403


def test_claiming_by_address_and_by_asking(centre):
    card = actors.plain_actor(centre, "Kestrel", values={"website": "https://kestrel.example"})
    who = accounts.open_account(
        by=Viewer.system(), email="ana@gmail.com", name="Ana", language="en"
    )
    client, path = _client(who), f"/en/organisations/card/{_slug(card)}/claim/"
    assert client.get(path).status_code == 200
    public = client.post(path, {"key": str(uuid4()), "address": "ana@gmail.com"})
    assert public.status_code == 422
    assert "Anybody can have an address at gmail.com" in public.content.decode()
    foreign = client.post(path, {"key": str(uuid4()), "address": "x@kestrel.example"})
    assert foreign.status_code == 422
    given = {"key": str(uuid4()), "opened": ClaimForm.mark(MINUTE), "why": "I am its chair."}
    assert client.post(path, {**given, "why": ""}).status_code == 422
    assert client.post(path, given).status_code == 302
    assert client.get(path).status_code == 403


def test_a_new_keeper_proposes_a_change(centre):
    card = actors.plain_actor(centre, "Kestrel", values={"website": "https://kestrel.example"})
    who = accounts.open_account(
        by=Viewer.system(), email="ana@kestrel.example", name="Ana", language="en"
    )
    client, base = _client(who), f"/en/organisations/card/{_slug(card)}/"
    done = client.post(f"{base}claim/", {"key": str(uuid4()), "address": "ana@kestrel.example"})
    assert done.status_code == 302
    page = client.get(f"{base}change/?text=it")
    assert page.status_code == 200
    assert client.get(f"/en/actors/{_slug(card)}/edit/").status_code == 403
    until = Actor.objects.get(uid=card).valid_until.isoformat()
    given = {
        "key": str(uuid4()), "language": "en", "version": "1", "name": "Kestrel",
        "valid_until": until,
    }  # fmt: skip
    nothing = client.post(f"{base}change/", {**given, "website": "https://kestrel.example"})
    assert nothing.status_code == 422
    changed = client.post(f"{base}change/", {**given, "summary": "Birds."})
    assert changed.status_code == 302
    assert "Birds." in client.get(changed["Location"]).content.decode()


def test_sharing_leaving_and_removing(centre, editor):
    card = actors.plain_actor(centre, "Kestrel")
    keeper = organisations.keeper(card, editor)
    client, base = _client(keeper), f"/en/organisations/card/{_slug(card)}/"
    given = {"key": str(uuid4()), "opened": InviteForm.mark(MINUTE), "email": "bela@post.example"}
    assert client.post(base, {**given, "email": "a\nb"}).status_code == 422
    assert client.post(base, given).status_code == 302
    assert "bela@post.example" in client.get(base).content.decode()
    uid = Delegation.objects.get().uid
    other = _client(people.account())
    assert other.post(f"/en/organisations/invitations/{uid}/accept/").status_code == 404
    bela = accounts.open_account(
        by=Viewer.system(), email="bela@post.example", name="Bela", language="en"
    )
    hers = _client(bela)
    assert "Invitations" in hers.get("/en/organisations/").content.decode()
    assert hers.post(f"/en/organisations/invitations/{uid}/accept/").status_code == 302
    assert hers.post(f"/en/organisations/invitations/{uid}/accept/").status_code == 403
    assert hers.post(f"/en/organisations/invitations/{uid}/burn/").status_code == 404
    number = Stewardship.objects.get(account=bela).pk
    assert client.get(f"/en/organisations/stewards/{number}/").status_code == 200
    assert client.post(f"/en/organisations/stewards/{number}/").status_code == 302
    assert client.post(f"{base}remove/", {"key": str(uuid4())}).status_code == 422
    slug = _slug(card)
    gone = client.post(f"{base}remove/", {"key": str(uuid4()), "reason": "closed"})
    assert gone.status_code == 302
    answer = Client().get(f"/en/actors/{slug}/")
    assert answer.status_code == 410
    words = answer.content.decode()
    assert "The organisation itself removed the card. Reason: The organisation has ended" in words
    assert Client().get(f"/id/{card}").status_code == 410


def test_leaving_by_the_page(centre, editor):
    card = actors.plain_actor(centre, "Kestrel")
    client = _client(organisations.keeper(card, editor))
    assert client.post(f"/en/organisations/card/{_slug(card)}/leave/").status_code == 302
    assert client.post(f"/en/organisations/card/{_slug(card)}/leave/").status_code == 404
    history = Client().get(f"/en/actors/{_slug(card)}/")
    assert history.status_code == 200
