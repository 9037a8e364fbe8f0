"""Asking, claiming, keeping and leaving: what is done, and each refusal with its sentence."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine

from tests.factories import actors, centres, organisations, people
from vivaio.ground.actors import operations as cards
from vivaio.ground.actors.models import Actor
from vivaio.ground.organisations import operations, queries
from vivaio.ground.organisations.models import Application, Delegation, Stewardship, Trust
from vivaio.ground.organisations.plugs import answered, to_answer
from vivaio.ground.people import operations as accounts
from vivaio.kernel import clock
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.records.queries import attributions
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return centres.centre()


@pytest.fixture
def editor(centre):
    return people.team(centre)


def test_a_registration_waits_unseen_and_is_admitted(centre, editor):
    who = people.account()
    uid = organisations.asked(who, centre)
    card = Application.objects.get(uid=uid).actor
    assert (card.state, card.visibility) == ("draft", "centre")
    assert not Actor.objects.visible_to(people.viewer(who)).filter(uid=card.uid).exists()
    assert [line.key for line in to_answer(editor)] == [f"application-{uid}"]
    operations.answer(by=editor, uid=uid, verb="accept")
    card.refresh_from_db()
    assert (card.state, card.visibility) == ("published", "public")
    assert people.viewer(who).entrusted == {card.uid}
    source = attributions(card.uid)["name"][0].title.best("en").words
    assert source == "Entered by the organisation itself"
    assert "is in the directory" in Outgoing.objects.get().subject
    assert not list(to_answer(editor))
    assert len(list(answered(people.viewer(who)))) == 1


def test_a_refusal_needs_a_reason_from_the_list(centre, editor):
    who = people.account()
    uid = organisations.asked(who, centre)
    for reason in ("", "because"):
        with pytest.raises(Invalid):
            operations.answer(by=editor, uid=uid, verb="refuse", reason=reason)
    operations.answer(by=editor, uid=uid, verb="refuse", reason="duplicate", words="See Kestrel.")
    found = Application.objects.select_related("actor").get(uid=uid)
    assert found.state == "refused"
    assert found.actor.deleted_at is not None
    mail = Outgoing.objects.get()
    assert "There is a card of this organisation already" in mail.text
    assert "See Kestrel." in mail.text
    assert not queries.is_trusted(who.pk)
    with pytest.raises(NotAllowed):
        operations.answer(by=editor, uid=uid, verb="accept")


def test_only_editors_of_the_centre_answer_and_never_their_own(centre, editor):
    uid = organisations.asked(people.account(), centre)
    for viewer in (people.team(centres.centre()), people.viewer(people.account())):
        with pytest.raises(Unknown):
            operations.answer(by=viewer, uid=uid, verb="accept")
    with pytest.raises(Unknown):
        operations.answer(by=people.team(centre, "member"), uid=uid, verb="accept")
    who = people.account()
    people.appoint(who, centre, "editor")
    own = organisations.asked(who, centre)
    with pytest.raises(NotAllowed, match="Somebody else"):
        operations.answer(by=people.viewer(who), uid=own, verb="accept")


def test_asking_twice_with_the_same_form_is_asking_once(centre):
    who = people.viewer(people.account())
    key = uuid4()
    card = actors.plain_actor(centre, "Kestrel")
    first = operations.claim_card(by=who, actor=card, why="Chair", key=key)
    assert operations.claim_card(by=who, actor=card, why="Chair", key=key) == first
    with pytest.raises(NotAllowed, match="asked for this card already"):
        operations.claim_card(by=who, actor=card, why="Treasurer")


def _claimant(email):
    return accounts.open_account(by=Viewer.system(), email=email, name="Claimant", language="en")


@pytest.mark.parametrize(
    ("address", "website", "said"),
    [
        ("a@gmail.com", "https://gmail.com/", "Anybody can have an address"),
        ("a@libero.it", "https://www.libero.it/kestrel", "Anybody can have an address"),
        ("a@students.kestrel.example", "https://kestrel.example/", "exactly that domain"),
        ("a@kestrel.example", "https://sub.kestrel.example/", "exactly that domain"),
        ("a@evilkestrel.example", "https://kestrel.example/", "exactly that domain"),
        ("a@kestrel.example", "", "names no website"),
    ],
)
def test_an_address_that_shows_nothing(centre, address, website, said):
    card = actors.plain_actor(centre, "Kestrel", values={"website": website})
    who = people.viewer(_claimant(address))
    with pytest.raises(Invalid, match=said):
        operations.claim_by_address(by=who, actor=card, address=address)
    assert not Stewardship.objects.exists()


@pytest.mark.parametrize("website", ["https://www.Kestrel.example/about", "http://kestrel.example"])
def test_an_address_on_the_domain_is_enough_but_not_yet_trusted(centre, website):
    card = actors.plain_actor(centre, "Kestrel", values={"website": website})
    who = _claimant("anna@KESTREL.example")
    viewer = people.viewer(who)
    operations.claim_by_address(by=viewer, actor=card, address="anna@kestrel.example")
    assert queries.keeps(viewer, card)
    assert people.viewer(who).entrusted == frozenset()
    with pytest.raises(NotAllowed, match="keep this card already"):
        operations.claim_by_address(by=viewer, actor=card, address="anna@kestrel.example")


def test_a_foreign_address_shows_nothing(centre):
    card = actors.plain_actor(centre, "Kestrel", values={"website": "https://kestrel.example"})
    with pytest.raises(Invalid, match="your own addresses"):
        operations.claim_by_address(
            by=people.viewer(people.account()), actor=card, address="anna@kestrel.example"
        )


def test_those_who_keep_it_hear_of_another(centre, editor):
    card = actors.plain_actor(centre, "Kestrel", values={"website": "https://kestrel.example"})
    organisations.keeper(card, editor)
    Outgoing.objects.all().delete()
    who = people.viewer(_claimant("anna@kestrel.example"))
    operations.claim_by_address(by=who, actor=card, address="anna@kestrel.example")
    assert "keeps the card" in Outgoing.objects.get().subject


def test_who_is_new_proposes_and_who_is_trusted_changes(centre, editor):
    """The first accepted change brings trust; taken back, changes wait again."""
    card = actors.plain_actor(centre, "Kestrel", values={"website": "https://kestrel.example"})
    who = _claimant("anna@kestrel.example")
    operations.claim_by_address(by=people.viewer(who), actor=card, address="anna@kestrel.example")
    given = {"actor": card, "language": "en", "words": {"summary": "Birds."}, "values": {}}
    operations.propose_change(by=people.viewer(who), **given)
    again = operations.propose_change(by=people.viewer(who), **given)
    assert Application.objects.filter(state="withdrawn").count() == 1
    operations.answer(by=editor, uid=again, verb="accept")
    assert Actor.objects.get(uid=card).summary.texts == {"en": "Birds."}
    assert people.viewer(who).entrusted == {card}
    number = Stewardship.objects.get().pk
    with pytest.raises(Invalid):
        operations.take_back_trust(by=editor, number=number, reason="  ")
    operations.take_back_trust(by=editor, number=number, reason="Too many links")
    assert people.viewer(who).entrusted == frozenset()
    assert "Too many links" in Outgoing.objects.latest("pk").text
    assert Trust.objects.get().reason == "Too many links"


def test_a_change_of_nothing_or_of_what_cannot_be(centre, editor):
    card = actors.plain_actor(centre, "Kestrel")
    who = people.viewer(organisations.keeper(card, editor))
    with pytest.raises(Invalid, match="Nothing is different"):
        operations.propose_change(
            by=who, actor=card, language="en", words={"name": "Kestrel"}, values={}
        )
    with pytest.raises(Invalid, match="whole address"):
        operations.propose_change(
            by=who, actor=card, language="en", words={}, values={"website": "nowhere"}
        )
    with pytest.raises(Unknown):
        operations.propose_change(
            by=people.viewer(people.account()), actor=card, language="en", words={}, values={}
        )


def test_a_keeper_changes_this_card_and_no_other(centre, editor):
    own, other = actors.plain_actor(centre, "Kestrel"), actors.plain_actor(centre, "Merlin")
    who = people.viewer(organisations.keeper(own, editor))
    given = {"version": 1, "language": "en", "words": {"summary": "Birds."}, "values": {}}
    cards.amend_actor(by=who, uid=own, **given)
    source = attributions(own)["summary"][0].title.best("en").words
    assert source == "Entered by the organisation itself"
    with pytest.raises(NotAllowed):
        cards.amend_actor(by=who, uid=other, **given)
    with pytest.raises(NotAllowed):
        cards.move_actor(by=who, uid=own, version=2, verb="archive")


def test_invitations(centre, editor):
    """To an address: who has proved it accepts, once and in time; nobody else knows of it."""
    card = actors.plain_actor(centre, "Kestrel")
    keeper = people.viewer(organisations.keeper(card, editor))
    uid = operations.invite(by=keeper, actor=card, email="Bela@Post.example")
    for wrong in ("nobody", "a@b\nBcc: c@d.example", "bela@post.example"):
        with pytest.raises(Invalid):
            operations.invite(by=keeper, actor=card, email=wrong)
    with pytest.raises(Unknown):
        operations.accept_invitation(by=people.viewer(people.account()), uid=uid)
    bela = people.viewer(_claimant("bela@post.example"))
    assert len(queries.invitations_to(bela)) == 1
    late = clock.now() + timedelta(days=31)
    with time_machine.travel(late, tick=False), pytest.raises(NotAllowed, match="expired"):
        operations.accept_invitation(by=bela, uid=uid)
    operations.accept_invitation(by=bela, uid=uid)
    assert queries.keeps(bela, card)
    with pytest.raises(NotAllowed, match="used or withdrawn"):
        operations.accept_invitation(by=bela, uid=uid)


def test_an_invitation_can_be_declined_or_withdrawn(centre, editor):
    card = actors.plain_actor(centre, "Kestrel")
    bela = people.viewer(_claimant("bela@post.example"))
    first = operations.invite(by=editor, actor=card, email="bela@post.example")
    operations.decline_invitation(by=bela, uid=first)
    second = operations.invite(by=editor, actor=card, email="bela@post.example")
    with pytest.raises(NotAllowed):
        operations.withdraw_invitation(by=bela, uid=second)
    operations.withdraw_invitation(by=editor, uid=second)
    assert set(Delegation.objects.values_list("state", flat=True)) == {"refused", "withdrawn"}
    assert not queries.invitations_to(bela)


def test_leaving_and_being_released(centre, editor):
    card = actors.plain_actor(centre, "Kestrel")
    first, second = (organisations.keeper(card, editor) for _ in range(2))
    number = Stewardship.objects.get(account=second).pk
    with pytest.raises(NotAllowed):
        operations.release(by=people.viewer(people.account()), number=number)
    operations.release(by=people.viewer(first), number=number)
    operations.leave(by=people.viewer(first), actor=card)
    assert not Stewardship.objects.exists()
    assert people.viewer(first).entrusted == frozenset()
    with pytest.raises(Unknown):
        operations.leave(by=people.viewer(first), actor=card)


def test_an_organisation_takes_its_card_away(centre, editor):
    card = actors.plain_actor(centre, "Kestrel")
    keeper = people.viewer(organisations.keeper(card, editor))
    with pytest.raises(Invalid):
        operations.retire(by=keeper, actor=card, reason="other")
    with pytest.raises(NotAllowed):
        operations.retire(by=people.viewer(people.account()), actor=card, reason="closed")
    operations.retire(by=keeper, actor=card, reason="closed")
    assert Actor.objects.get(uid=card).deleted_at is not None


def test_who_asks_may_withdraw(centre, editor):
    who = people.account()
    uid = organisations.asked(who, centre)
    with pytest.raises(Unknown):
        operations.withdraw(by=editor, uid=uid)
    operations.withdraw(by=people.viewer(who), uid=uid)
    assert not list(to_answer(editor))
    with pytest.raises(NotAllowed):
        operations.withdraw(by=people.viewer(who), uid=uid)
