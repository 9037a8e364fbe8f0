"""Signing: by what right, which words, and how an adhesion lives and ends."""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.factories import actors, centres, governance, people
from tests.leak.pages import body
from vivaio.contexts.governance import marks
from vivaio.contexts.governance.models import ADHESION_LIFE, LIFE, Adhesion, Agreement
from vivaio.contexts.governance.operations import adhesions, agreements, rounds
from vivaio.contexts.governance.queries import agreements as queries
from vivaio.contexts.governance.queries import desk
from vivaio.kernel import clock
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.period import after_months
from vivaio.platform.links import queries as links
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.revisions import queries as revisions
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

ANYBODY = Viewer.anonymous()


@pytest.fixture
def centre() -> UUID:
    return centres.centre()


@pytest.fixture
def agreement(centre: UUID) -> UUID:
    return governance.agreement(centre, "manifesto")


def sentences(refusal: pytest.ExceptionInfo[Invalid]) -> str:
    return " ".join(one.msgid for several in refusal.value.errors.values() for one in several)


def sign(agreement: UUID, **given: object) -> Adhesion:
    uid = adhesions.sign_agreement(
        by=ANYBODY, agreement=agreement, signing=governance.signing("swift", **given)
    )
    return Adhesion.objects.select_related("agreement").get(uid=uid)


def test_what_was_signed_is_recorded_with_version_language_and_digest(agreement: UUID) -> None:
    made = sign(agreement)
    found = governance.of(agreement)
    words = f"{found.title.texts['it']}\n\n{found.text.texts['it']}"
    assert (made.edition, made.language) == (1, "it")
    assert made.digest == hashlib.sha256(words.encode()).hexdigest()
    kept = revisions.version(ANYBODY, agreement, 1)
    assert kept.content["text"]["t"]["it"] == found.text.texts["it"]


def test_an_open_text_that_is_changed_is_a_new_version_and_binds_nobody_who_signed_before(
    centre: UUID, agreement: UUID
) -> None:
    before = sign(agreement)
    editor = people.team(centre)
    agreements.amend_agreement(
        by=editor, uid=agreement, version=governance.of(agreement).version, language="en",
        words={"text": "Other words."}, values={},
    )  # fmt: skip
    after = sign(agreement, language="en")
    assert (before.edition, after.edition) == (1, 2)
    assert before.digest != after.digest
    assert queries.version(ANYBODY, governance.of(agreement), 1).text.best("it").words != ""
    with pytest.raises(Invalid) as refusal:  # the Italian is older than the original now
        sign(agreement, language="it")
    assert "in which the text is complete" in sentences(refusal)


def test_nobody_signs_without_authority(agreement: UUID) -> None:
    with pytest.raises(Invalid) as refusal:
        sign(agreement, authority="none")
    assert "Only somebody who may bind the organisation" in sentences(refusal)
    with pytest.raises(IntegrityError), transaction.atomic():
        Adhesion.objects.filter(uid=sign(agreement).uid).update(authority="none")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"act_number": " "}, "Give the number of the act"),
        ({"act_date": None}, "Give the date of the act"),
        ({"act_date": clock.today() + timedelta(days=1)}, "day to come"),
        ({"email": "a@b@c"}, "Write an address"),
        ({"email": "a\n@b.example"}, "one line"),
        ({"organisation": "\x00 "}, "Please fill this in"),
        ({"signatory": "x" * 200}, "characters long"),
        ({"language": "ro"}, "Choose a language"),
        ({"actor": uuid4()}, "There is no such card"),
    ],
)
def test_what_cannot_be_signed(agreement: UUID, given: dict[str, object], told: str) -> None:
    with pytest.raises(Invalid) as refusal:
        sign(agreement, **given)
    assert told in sentences(refusal)
    assert not Adhesion.objects.exists()


def test_what_is_not_open_is_not_signed(centre: UUID) -> None:
    draft = governance.agreement(centre, opened=False)
    with pytest.raises(Unknown):
        sign(draft)
    closed = governance.agreement(centre)
    version = governance.of(closed).version
    agreements.move_agreement(by=people.team(centre), uid=closed, version=version, verb="close")
    with pytest.raises(NotAllowed):
        sign(closed)


def test_an_address_of_the_organisations_domain_is_enough(centre: UUID, agreement: UUID) -> None:
    card = actors.actor(centre, "goose", website="https://www.goose.example/", email="")
    made = sign(agreement, actor=card, email="board@mail.goose.example")
    adhesions.confirm_address(by=ANYBODY, marked=marks.mark("adhesion", made.uid))
    made.refresh_from_db()
    assert (made.state, made.checked, made.since) == ("confirmed", "mail", clock.today())
    assert made.expires_on == after_months(clock.today(), 24)
    assert [hop.kind for hop in links.of(ANYBODY, card)] == ["adheres_to"]


@pytest.mark.parametrize("mail", ["goose@gmail.com", "board@goose.example.evil.example"])
def test_any_other_address_waits_for_the_team(centre: UUID, agreement: UUID, mail: str) -> None:
    card = actors.actor(centre, "goose", website="https://goose.example/", email="goose@gmail.com")
    made = sign(agreement, actor=card, email=mail, website="https://evil.example/")
    adhesions.confirm_address(by=ANYBODY, marked=marks.mark("adhesion", made.uid))
    made.refresh_from_db()
    assert made.state == "submitted"
    assert made.mail_confirmed_at is not None
    editor = people.team(centre)
    (line,) = list(desk.lines(editor))
    assert (line.sort, line.address) == (
        "waits",
        f"agreements/agreement-manifesto/adhesions/{made.uid}/",
    )
    adhesions.confirm_adhesion(by=editor, uid=made.uid, actor=card)
    assert Adhesion.objects.get(uid=made.uid).checked == "editor"
    assert list(desk.lines(editor)) == []
    assert list(desk.lines(people.team(centre, "member"))) == []


def test_an_actor_adheres_once(centre: UUID, agreement: UUID) -> None:
    card = actors.actor(centre, "goose")
    governance.adhesion(agreement, "goose", actor=card)
    with pytest.raises(Invalid) as refusal:
        sign(agreement, actor=card)
    assert "adheres already" in sentences(refusal)


def test_facts_and_examples_never_mix(centre: UUID) -> None:
    example = governance.agreement(centre, nature="example")
    with pytest.raises(Invalid) as refusal:
        sign(example, actor=actors.actor(centre))
    assert "never mix" in sentences(refusal)
    sign(example, actor=actors.actor(centre, nature="example"))


def test_only_the_editors_of_the_centre_check(centre: UUID, agreement: UUID) -> None:
    made = sign(agreement)
    for viewer in (ANYBODY, people.team(centre, "member"), people.team(centres.centre())):
        with pytest.raises(NotAllowed):
            adhesions.confirm_adhesion(by=viewer, uid=made.uid)
        with pytest.raises(NotAllowed):
            adhesions.refuse_adhesion(by=viewer, uid=made.uid, reason="No.")
        with pytest.raises(NotAllowed):
            adhesions.withdraw_adhesion(by=viewer, uid=made.uid, reason="No.")


def test_a_refusal_has_a_reason_that_the_signatory_reads(centre: UUID, agreement: UUID) -> None:
    made, editor = sign(agreement), people.team(centre)
    with pytest.raises(Invalid):
        adhesions.refuse_adhesion(by=editor, uid=made.uid, reason=" ")
    adhesions.refuse_adhesion(by=editor, uid=made.uid, reason="The act is of another body.")
    assert Adhesion.objects.get(uid=made.uid).state == "refused"
    letter = Outgoing.objects.get(purpose="adhesion.refused")
    assert "The act is of another body." in letter.text
    assert letter.language == "it"


def test_the_organisation_withdraws_at_any_time_by_its_own_link(agreement: UUID) -> None:
    for made in (sign(agreement), governance.adhesion(agreement, "swan")):
        marked = marks.mark("adhesion", made.uid)
        adhesions.withdraw_adhesion(by=ANYBODY, marked=marked, reason="We close.")
        made.refresh_from_db()
        assert (made.state, made.reason, made.ended_on) == (
            "withdrawn",
            "We close.",
            clock.today(),
        )
    with pytest.raises(Unknown):
        adhesions.withdraw_adhesion(by=ANYBODY, marked=marks.mark("invitation", made.uid))
    with pytest.raises(Unknown):
        adhesions.withdraw_adhesion(by=ANYBODY, marked="forged")


def _old(made: Adhesion, **dates: date) -> str:
    Adhesion.objects.filter(uid=made.uid).update(**dates)
    return marks.mark("adhesion", made.uid)


def test_a_term_is_renewed_near_its_end_under_the_present_text(centre, agreement) -> None:
    card = actors.actor(centre, "goose")
    made = governance.adhesion(agreement, "goose", actor=card)
    with pytest.raises(NotAllowed):
        adhesions.renew_adhesion(by=ANYBODY, marked=marks.mark("adhesion", made.uid))
    ends = clock.today() + timedelta(days=20)
    marked = _old(made, expires_on=ends, since=clock.today() - timedelta(days=700))
    editor = people.team(centre)
    assert [line.sort for line in desk.lines(editor)] == ["expires"]
    fresh = Adhesion.objects.get(uid=adhesions.renew_adhesion(by=ANYBODY, marked=marked))
    made.refresh_from_db()
    assert (made.state, fresh.state, fresh.renews) == ("renewed", "confirmed", made)
    assert fresh.expires_on == after_months(ends, 24)
    assert queries.adherents(ANYBODY, governance.of(agreement)).total == 1
    months = queries.over_time(governance.of(agreement))
    assert [(one.joined, one.left, one.total) for one in months] == [(1, 0, 1)]
    assert list(desk.lines(editor)) == []


def test_the_round_expires_reminds_once_and_forgets(agreement: UUID) -> None:
    today = clock.today()
    over, soon = governance.adhesion(agreement, "swan"), governance.adhesion(agreement, "duck")
    waiting, verified = sign(agreement), sign(agreement)
    _old(over, expires_on=today - timedelta(days=1))
    _old(soon, expires_on=today + timedelta(days=10))
    old = clock.now() - timedelta(days=40)
    Adhesion.objects.filter(uid__in=[waiting.uid, verified.uid]).update(submitted_at=old)
    Adhesion.objects.filter(uid=verified.uid).update(mail_confirmed_at=old)
    for _ in range(3):
        rounds.go_round(today)
    assert Adhesion.objects.get(uid=over.uid).state == "expired"
    letters = Outgoing.objects.filter(purpose="adhesion.renewal")
    assert [letter.recipient for letter in letters] == [soon.email]
    assert f"/it/adhesions/{marks.mark('adhesion', soon.uid)[:20]}" in letters[0].text
    assert not Adhesion.objects.filter(uid=waiting.uid).exists()
    assert Adhesion.objects.filter(uid=verified.uid).exists()
    adhesions.renew_adhesion(by=ANYBODY, marked=marks.mark("adhesion", over.uid))


@pytest.mark.parametrize(("verb", "state"), list(ADHESION_LIFE.forbidden()))
def test_what_the_life_of_an_adhesion_forbids(centre, agreement, verb: str, state: str) -> None:
    if verb == "expire":
        return  # the round looks at confirmed ones alone: no door leads here
    made = sign(agreement)
    marked = _old(made, state=state, expires_on=clock.today())
    editor = people.team(centre)
    with pytest.raises(NotAllowed):
        {
            "confirm": lambda: adhesions.confirm_adhesion(by=editor, uid=made.uid),
            "refuse": lambda: adhesions.refuse_adhesion(by=editor, uid=made.uid, reason="No."),
            "withdraw": lambda: adhesions.withdraw_adhesion(by=ANYBODY, marked=marked),
            "renew": lambda: adhesions.renew_adhesion(by=ANYBODY, marked=marked),
        }[verb]()


@pytest.mark.parametrize(("verb", "state"), list(LIFE.forbidden()))
def test_what_the_life_of_an_agreement_forbids(centre, agreement, verb: str, state: str) -> None:
    Agreement.objects.filter(uid=agreement).update(state=state)
    version = governance.of(agreement).version
    with pytest.raises(NotAllowed):
        agreements.move_agreement(by=people.team(centre), uid=agreement, version=version, verb=verb)


def test_two_editors_of_one_agreement_are_told(centre: UUID, agreement: UUID) -> None:
    editor = people.team(centre)
    given = {"uid": agreement, "version": governance.of(agreement).version, "values": {}}
    agreements.amend_agreement(by=editor, language="en", words={"title": "One"}, **given)
    with pytest.raises(Conflict):
        agreements.amend_agreement(by=editor, language="en", words={"title": "Two"}, **given)


def test_an_empty_page_is_not_opened(centre: UUID) -> None:
    uid = governance.agreement(centre, opened=False)
    Agreement.objects.filter(uid=uid).update(text={"s": "en", "t": {}})
    with pytest.raises(Invalid) as refusal:
        agreements.move_agreement(by=people.team(centre), uid=uid, version=1, verb="open")
    assert "nobody can sign an empty page" in sentences(refusal)


def test_the_public_list_names_no_person(agreement: UUID) -> None:
    made = governance.adhesion(agreement, "swan", signatory="Anna Neri", capacity="chairwoman")
    pages = [
        body(Client().get(f"/en/agreements/agreement-manifesto/{tail}"))
        for tail in ("", "adherents.csv", "?q=SWÁN&country=IT")
    ]
    assert all("Organisation swan" in page for page in pages)
    for secret in ("Anna Neri", "chairwoman", made.email, made.act_number):
        assert not any(secret in page for page in pages)
    nobody = Client().get("/en/agreements/agreement-manifesto/?q=heron").content.decode()
    assert "Organisation swan" not in nobody


def test_signing_by_the_form_and_by_the_links_of_the_mails(centre, agreement) -> None:
    client = Client()
    path = "/it/agreements/agreement-manifesto/adhere/"
    page = client.get(path).content.decode()
    fields = dict(re.findall(r'name="(key|opened)" value="([^"]+)"', page))
    given = {
        **fields, "organisation": "Casa Aperta", "country": "IT", "signatory": "Anna N.",
        "capacity": "presidente", "email": "anna@casa.example", "authority": "none",
        "language": "it", "declared": "on",
    }  # fmt: skip
    assert client.post(path, given).status_code == 422  # too quick, and without authority
    from vivaio.contexts.governance.web.forms import SignForm

    given["opened"] = SignForm.mark(timedelta(seconds=30))
    refused = client.post(path, given)
    assert refused.status_code == 422
    assert 'value="Casa Aperta"' in refused.content.decode()
    given["authority"] = "legal"
    for _ in range(2):
        assert client.post(path, given).status_code == 302
    made = Adhesion.objects.get()
    letter = Outgoing.objects.get()
    address = re.search(r"http://[^/]+(/it/adhesions/\S+)", letter.text)
    assert address is not None
    own = address[1]
    client.get(own)
    made.refresh_from_db()
    assert made.mail_confirmed_at is None  # looking changes nothing
    assert client.post(own, {"verb": "confirm"}).status_code == 302
    editor = people.account()
    people.appoint(editor, centre, "editor")
    team = Client()
    team.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    check = f"/en/agreements/agreement-manifesto/adhesions/{made.uid}/"
    assert "anna@casa.example" in team.get(check).content.decode()
    assert team.post(check, {"key": uuid4(), "verb": "refuse"}).status_code == 422
    assert team.post(check, {"key": uuid4(), "verb": "confirm"}).status_code == 302
    made.refresh_from_db()
    assert made.state == "confirmed"
    document = client.get(f"{own}document/").content.decode()
    assert made.digest in document
    assert client.post(own, {"verb": "withdraw", "reason": "Chiudiamo."}).status_code == 302
    assert client.post(own, {"verb": "confirm"}).status_code == 403
    made.refresh_from_db()
    assert made.state == "withdrawn"


def test_the_link_is_sent_again_and_nobody_learns_who_signed(agreement: UUID) -> None:
    made = governance.adhesion(agreement, "swan")
    Outgoing.objects.all().delete()
    for mail in (made.email, "nobody@post.example"):
        adhesions.send_link(by=ANYBODY, agreement=agreement, email=mail, sending=uuid4())
    assert [letter.recipient for letter in Outgoing.objects.all()] == [made.email]


def test_after_months() -> None:
    assert after_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert after_months(date(2024, 11, 30), 14) == date(2026, 1, 30)
