"""Invitations: never the same person twice, whoever asks, whatever is killed."""

from __future__ import annotations

import re
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.factories import centres, governance, people
from vivaio.contexts.governance import marks, sending
from vivaio.contexts.governance.models import CAMPAIGN_LIFE, Campaign, Invitee, OptOut
from vivaio.contexts.governance.operations import adhesions, campaigns
from vivaio.contexts.governance.queries import campaigns as queries
from vivaio.contexts.governance.queries import desk
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()


@pytest.fixture
def centre() -> UUID:
    return centres.centre()


@pytest.fixture
def agreement(centre: UUID) -> UUID:
    return governance.agreement(centre, "manifesto")


def started(agreement: UUID, addresses: str) -> Campaign:
    made = governance.campaign(agreement, addresses=addresses)
    campaigns.move_campaign(by=governance.SYSTEM, uid=made.uid, verb="start")
    return made


def list_of(number: int) -> str:
    return "\n".join(f"guest{n}@post.example" for n in range(number))


def test_rows_are_judged_one_by_one(agreement: UUID) -> None:
    made = governance.campaign(agreement)
    given = (
        "email,name,language\nana@post.example,Ana,hr\nnobody\na@b.example,B,xx\nANA@post.example"
    )
    with pytest.raises(Invalid) as refusal:
        campaigns.add_addresses(by=governance.SYSTEM, uid=made.uid, given=given)
    told = refusal.value.errors["addresses"]
    assert [one.parameters["number"] for one in told] == [3, 4, 5]
    reasons = [one.parameters["problem"].msgid for one in told]
    assert ["not an e-mail" in reasons[0], "language" in reasons[1], "twice" in reasons[2]] == (
        [True] * 3
    )
    assert not Invitee.objects.exists()
    for nothing in ("", "\n\n", "\x00"):
        with pytest.raises(Invalid):
            campaigns.add_addresses(by=governance.SYSTEM, uid=made.uid, given=nothing)


@pytest.mark.parametrize("again", ["ana@post.example", "ANA@Post.Example", "ana+news@post.example"])
def test_nobody_is_written_to_twice_by_one_centre(agreement: UUID, again: str) -> None:
    first = started(agreement, "ana@post.example")
    sending.send_campaign.call(str(first.uid))
    campaigns.move_campaign(by=governance.SYSTEM, uid=first.uid, verb="end")
    second = governance.campaign(agreement, addresses=f"{again}\neva@post.example")
    assert [one.address for one in second.invitees.all()] == ["eva@post.example"]
    other = governance.agreement(centres.centre())
    assert governance.campaign(other, addresses=again).invitees.count() == 1


def test_each_gets_one_letter_with_a_way_out(agreement: UUID) -> None:
    made = started(agreement, "ana@post.example;Ana;it\neva@post.example;Eva;en")
    for _ in range(3):
        sending.send_campaign.call(str(made.uid))
    letters = {letter.recipient: letter for letter in Outgoing.objects.all()}
    assert set(letters) == {"ana@post.example", "eva@post.example"}
    letter = letters["ana@post.example"]
    assert letter.language == "it"
    assert "lettera" in letter.text
    assert letter.unsubscribe in letter.text
    assert letter.unsubscribe.startswith("http")


def test_a_kill_between_or_within_batches_leaves_no_double(agreement, monkeypatch) -> None:
    made = started(agreement, list_of(45))
    sending.send_batch(made.uid)
    queued = sending._queue
    left = iter([True] * 7)

    def killed(campaign: Campaign, invitee: Invitee) -> bool:
        if not next(left, False):
            raise KeyboardInterrupt
        return queued(campaign, invitee)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(sending, "_queue", killed)
        sending.send_batch(made.uid)
    assert Outgoing.objects.count() == 20
    assert sending.send_campaign.call(str(made.uid)) == 25
    recipients = list(Outgoing.objects.values_list("recipient", flat=True))
    assert len(recipients) == len(set(recipients)) == 45
    counts = queries.counts(made)
    assert (counts.invited, counts.waiting, counts.queued) == (45, 0, 45)


def test_stopping_stops_and_ending_forgets(centre: UUID, agreement: UUID) -> None:
    made, editor = started(agreement, list_of(3)), people.team(centre)
    campaigns.move_campaign(by=editor, uid=made.uid, verb="stop")
    assert sending.send_campaign.call(str(made.uid)) == 0
    assert [line.address for line in desk.lines(editor)] == [f"campaigns/{made.uid}/"]
    campaigns.move_campaign(by=editor, uid=made.uid, verb="end")
    assert set(Invitee.objects.values_list("address", flat=True)) == {""}
    assert queries.counts(made).waiting == 0


@pytest.mark.parametrize(("verb", "state"), list(CAMPAIGN_LIFE.forbidden()))
def test_what_the_life_of_an_invitation_forbids(agreement, verb: str, state: str) -> None:
    made = governance.campaign(agreement, addresses=list_of(1))
    Campaign.objects.filter(uid=made.uid).update(state=state)
    with pytest.raises(NotAllowed):
        campaigns.move_campaign(by=governance.SYSTEM, uid=made.uid, verb=verb)


def test_others_neither_see_nor_send(centre: UUID, agreement: UUID) -> None:
    made = governance.campaign(agreement, addresses=list_of(1))
    with pytest.raises(Unknown):
        queries.campaign(people.team(centres.centre()), made.uid)
    with pytest.raises(NotAllowed):
        queries.campaign(people.team(centre, "member"), made.uid)
    with pytest.raises(Unknown):
        campaigns.move_campaign(by=ANYBODY, uid=made.uid, verb="start")


def test_nobody_to_write_to_is_said(agreement: UUID) -> None:
    made = governance.campaign(agreement)
    with pytest.raises(Invalid):
        campaigns.move_campaign(by=governance.SYSTEM, uid=made.uid, verb="start")


def test_a_subject_is_one_line_and_two_writers_are_told(agreement: UUID) -> None:
    made = governance.campaign(agreement)
    given = {"by": governance.SYSTEM, "uid": made.uid, "version": 1, "language": "hr"}
    with pytest.raises(Invalid):
        campaigns.write_letter(**given, subject="One\nBcc: evil@post.example", letter="Words")
    campaigns.write_letter(**given, subject="Poziv", letter="Riječi")
    with pytest.raises(Conflict):
        campaigns.write_letter(**given, subject="Drugi", letter="Riječi")


def test_one_click_stops_without_signing_in(agreement: UUID) -> None:
    started(agreement, "ana@post.example")
    invitee = Invitee.objects.get()
    path = f"/en/invited/{marks.mark('invitation', invitee.uid)}/"
    client = Client(enforce_csrf_checks=True)
    assert "Send me no more invitations" in client.get(path).content.decode()
    assert not OptOut.objects.exists()
    assert client.post(path).status_code == 403
    for _ in range(2):
        answer = client.post(path, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
    assert OptOut.objects.count() == 1
    assert sending.send_campaign.call(str(invitee.campaign_id)) == 0
    assert not Outgoing.objects.exists()
    again = governance.campaign(agreement, addresses="ana@post.example\neva@post.example")
    assert [one.address for one in again.invitees.all()] == ["eva@post.example"]
    assert client.get("/en/invited/forged/").status_code == 404


def test_whoever_joins_by_an_invitation_is_counted(agreement: UUID) -> None:
    made = started(agreement, "ana@post.example")
    marked = marks.mark("invitation", Invitee.objects.get().uid)
    uid = adhesions.sign_agreement(
        by=ANYBODY, agreement=agreement, signing=governance.signing(), invitation=marked
    )
    assert queries.counts(made).joined == 0
    adhesions.confirm_adhesion(by=governance.SYSTEM, uid=uid)
    assert queries.counts(made).joined == 1


def test_the_pages_of_the_team(centre: UUID, agreement: UUID) -> None:
    editor = people.account()
    people.appoint(editor, centre, "editor")
    client = Client()
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    given = {"key": uuid4(), "name": "Spring", "subject": "Come in", "letter": "Dear all"}
    answer = client.post("/en/agreements/agreement-manifesto/campaigns/", given)
    page = answer["Location"]
    refused = client.post(page, {"do": "addresses", "key": uuid4(), "addresses": "nobody"})
    assert refused.status_code == 422
    words = re.sub(r"\s+", " ", refused.content.decode())
    assert "Row 1 (nobody): This is not an e-mail address." in words
    assert "nobody</textarea>" in words
    sent = {"do": "addresses", "key": uuid4(), "addresses": "ana@post.example"}
    assert client.post(page, sent).status_code == 302
    assert client.post(page, {"do": "start"}).status_code == 302
    assert Campaign.objects.get().state == "sending"
