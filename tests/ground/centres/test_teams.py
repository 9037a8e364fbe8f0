"""Teams: who appoints whom, who goes, and that somebody always stays."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from tests.factories import centres, people
from vivaio.ground.centres import desk, operations, personal, policies
from vivaio.ground.centres.models import (
    INVITATION_LIFE,
    Invitation,
    Membership,
    Standing,
)
from vivaio.ground.centres.operations import invitations, team
from vivaio.ground.centres.queries import teams as queries
from vivaio.ground.people.models import Account
from vivaio.kernel import clock
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.platform.journal import operations as writing
from vivaio.platform.journal import queries as journal
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> UUID:
    return centres.centre()


def _with_role(centre: UUID | None, role: str, name: str = "") -> Account:
    account = people.account(name)
    people.appoint(account, centre, role)
    return account


def _role_of(account: Account, centre: UUID | None) -> str | None:
    place = Membership.objects.filter(account=account, centre=centre).first()
    return place.role if place else None


def _refused(reason: str, act: object) -> None:
    assert callable(act)
    with pytest.raises(NotAllowed) as refusal:
        act()
    assert refusal.value.decision.reason.msgid == reason


def _invite(
    by: Viewer, centre: UUID | None, email: str = "new@post.example", role: str = "editor"
) -> Invitation:
    uid = invitations.invite(by=by, team=centre, email=email, role=role, language="it")
    return Invitation.objects.get(uid=uid)


def _link(mail: Outgoing) -> tuple[UUID, str]:
    line = next(word for word in mail.text.split() if "/invitations/" in word)
    uid, secret = line.rstrip("/").split("/")[-2:]
    return UUID(uid), secret


class TestCoordinator:
    """What the network's role opens, and what stays closed to it."""

    def test_has_no_key_of_a_centre(self, centre: UUID) -> None:
        viewer = people.viewer(_with_role(None, "coordinator"))
        assert viewer.is_member
        for capability in ("read", "edit", "publish", "manage"):
            assert viewer.may(capability, None)
            assert not viewer.may(capability, centre)
        assert viewer.may("appoint", centre)

    def test_nor_has_an_operator(self, centre: UUID) -> None:
        operator = Viewer(account=1, network=frozenset({"read", "edit", "publish", "manage"}))
        assert not operator.may("manage", centre)
        assert not operator.may("appoint", centre)

    def test_appoints_administrators_alone(self, centre: UUID) -> None:
        viewer = people.viewer(_with_role(None, "coordinator"))
        account = people.account()
        operations.appoint(by=viewer, account=account.pk, centre=centre, role="administrator")
        assert _role_of(account, centre) == "administrator"
        with pytest.raises(NotAllowed):
            operations.appoint(by=viewer, account=people.account().pk, centre=centre, role="editor")

    def test_does_not_make_an_editor_an_administrator(self, centre: UUID) -> None:
        """Nor the other way about: the rest of the team is not its own to change."""
        viewer = people.viewer(_with_role(None, "coordinator"))
        editor = _with_role(centre, "editor")
        with pytest.raises(NotAllowed):
            team.change_role(by=viewer, team=centre, account=editor.uid, role="administrator")
        with pytest.raises(NotAllowed):
            team.end_membership(by=viewer, team=centre, account=editor.uid)
        assert _role_of(editor, centre) == "editor"

    def test_sees_administrators_and_a_number(self, centre: UUID) -> None:
        viewer = people.viewer(_with_role(None, "coordinator"))
        _with_role(centre, "administrator", "Ada")
        _with_role(centre, "member", "Mia")
        found = queries.team(viewer, centre)
        assert [one.name for one in found.colleagues] == ["Ada"]
        assert found.others == 1
        assert not found.tells_visits

    def test_is_appointed_by_its_own(self, centre: UUID) -> None:
        administrator = people.viewer(_with_role(centre, "administrator"))
        with pytest.raises(NotAllowed):
            operations.appoint(
                by=administrator, account=people.account().pk, centre=None, role="coordinator"
            )
        coordinator = people.viewer(_with_role(None, "coordinator"))
        account = people.account()
        operations.appoint(by=coordinator, account=account.pk, centre=None, role="coordinator")
        assert _role_of(account, None) == "coordinator"

    @pytest.mark.parametrize(("team_of", "role"), [(True, "coordinator"), (False, "editor")])
    def test_roles_belong_to_their_team(self, centre: UUID, team_of: bool, role: str) -> None:
        with pytest.raises(NotAllowed):
            operations.appoint(
                by=Viewer.system(),
                account=people.account().pk,
                centre=centre if team_of else None,
                role=role,
            )


class TestRoles:
    """Changing and ending."""

    def test_an_administrator_changes_a_role(self, centre: UUID) -> None:
        boss, editor = _with_role(centre, "administrator", "Ada"), _with_role(centre, "editor")
        team.change_role(by=people.viewer(boss), team=centre, account=editor.uid, role="member")
        assert _role_of(editor, centre) == "member"
        line = journal.recent(people.viewer(boss), centre)[0]
        assert line.sentence == f"Ada gave {editor.name} another role: member."

    @pytest.mark.parametrize("role", ["editor", "member"])
    def test_others_do_not(self, centre: UUID, role: str) -> None:
        by, other = people.viewer(_with_role(centre, role)), _with_role(centre, "member")
        for act in (
            lambda: team.change_role(by=by, team=centre, account=other.uid, role="editor"),
            lambda: team.end_membership(by=by, team=centre, account=other.uid),
            lambda: invitations.invite(
                by=by, team=centre, email="a@post.example", role="member", language="en"
            ),
        ):
            _refused(policies.NOT_YOUR_TEAM, act)

    def test_the_last_administrator_stays(self, centre: UUID) -> None:
        boss = _with_role(centre, "administrator")
        by = people.viewer(boss)
        for act in (
            lambda: team.leave(by=by, team=centre),
            lambda: team.change_role(by=by, team=centre, account=boss.uid, role="editor"),
            lambda: team.end_membership(by=by, team=centre, account=boss.uid),
            lambda: operations.appoint(by=by, account=boss.pk, centre=centre, role="member"),
        ):
            _refused(policies.LAST_ADMINISTRATOR, act)
        _with_role(centre, "administrator")
        team.leave(by=by, team=centre)
        assert _role_of(boss, centre) is None

    def test_a_closed_account_does_not_count(self, centre: UUID) -> None:
        """Somebody who cannot sign in looks after nothing."""
        boss, gone = _with_role(centre, "administrator"), _with_role(centre, "administrator")
        gone.is_active = False
        gone.save()
        by = people.viewer(boss)
        _refused(policies.LAST_ADMINISTRATOR, lambda: team.leave(by=by, team=centre))

    def test_the_last_coordinator_stays(self) -> None:
        account = _with_role(None, "coordinator")
        by = people.viewer(account)
        _refused(policies.LAST_COORDINATOR, lambda: team.leave(by=by, team=None))

    def test_everybody_leaves_for_themselves(self, centre: UUID) -> None:
        member = _with_role(centre, "member", "Mia")
        team.leave(by=people.viewer(member), team=centre)
        assert _role_of(member, centre) is None
        with pytest.raises(Unknown):
            team.leave(by=people.viewer(people.account()), team=centre)

    def test_a_neighbour_is_told_nothing(self, centre: UUID) -> None:
        by = people.viewer(_with_role(centres.centre(), "administrator"))
        member = _with_role(centre, "member")
        with pytest.raises(NotAllowed):
            queries.team(by, centre)
        with pytest.raises(NotAllowed):
            team.end_membership(by=by, team=centre, account=member.uid)

    def test_the_name_is_erasable(self, centre: UUID) -> None:
        boss, gone = _with_role(centre, "administrator", "Ada"), _with_role(centre, "editor", "Zoe")
        team.end_membership(by=people.viewer(boss), team=centre, account=gone.uid)
        person = gone.person.uid
        writing.erase_person(person)
        assert not any("Zoe" in one.sentence for one in journal.recent(people.viewer(boss), centre))
        assert writing.verify(centre) == []


class TestInvitations:
    """From the mail to the answer."""

    def test_the_letter_speaks_the_language_of_the_invited(self, centre: UUID) -> None:
        by = people.viewer(_with_role(centre, "administrator", "Ada"))
        invitation = _invite(by, centre, "Nuova@Post.Example")
        mail = Outgoing.objects.get(recipient="nuova@post.example")
        uid, secret = _link(mail)
        assert "/it/invitations/" in mail.text
        assert mail.language == "it"
        assert mail.secret
        assert uid == invitation.uid
        assert secret not in invitation.digest
        assert queries.invitation_by_link(uid, secret).uid == uid

    def test_one_waits_for_an_address_and_centre(self, centre: UUID) -> None:
        by = people.viewer(_with_role(centre, "administrator"))
        _invite(by, centre)
        with pytest.raises(Invalid) as refusal:
            _invite(by, centre, "NEW@post.example", "member")
        assert "waits already" in refusal.value.errors["email"][0].msgid
        other = people.viewer(_with_role(centres.centre(), "administrator"))
        _invite(other, next(iter(other.centres)))

    def test_a_new_one_ends_what_has_expired(self, centre: UUID) -> None:
        by = people.viewer(_with_role(centre, "administrator"))
        first = _invite(by, centre)
        Invitation.objects.filter(uid=first.uid).update(expires_at=clock.now())
        second = _invite(by, centre)
        first.refresh_from_db()
        assert (first.state, second.state) == (Standing.LAPSED, Standing.WAITING)

    def test_who_is_in_the_team_is_not_invited(self, centre: UUID) -> None:
        by = people.viewer(_with_role(centre, "administrator"))
        member = _with_role(centre, "member")
        with pytest.raises(Invalid) as refusal:
            _invite(by, centre, member.email.upper())
        assert refusal.value.errors["email"][0].msgid == "This person is in the team already."

    @pytest.mark.parametrize("address", ["no address", "a@b.example\nBcc: c@d.example", ""])
    def test_what_is_no_address_is_refused(self, centre: UUID, address: str) -> None:
        by = people.viewer(_with_role(centre, "administrator"))
        with pytest.raises(Invalid) as refusal:
            _invite(by, centre, address)
        assert list(refusal.value.errors) == ["email"]
        assert not Outgoing.objects.exists()
        assert not Invitation.objects.exists()

    def test_accepting(self, centre: UUID) -> None:
        boss = people.viewer(_with_role(centre, "administrator"))
        account = people.account("Nora")
        invitation = _invite(boss, centre, account.email)
        invitations.accept(by=people.viewer(account), uid=invitation.uid)
        assert _role_of(account, centre) == "editor"
        invitation.refresh_from_db()
        assert (invitation.state, invitation.accepted_by) == (Standing.ACCEPTED, account)
        said = journal.recent(boss, centre)[0].sentence
        assert said == "Nora accepted an invitation and joined the team as editor."

    def test_a_role_that_reaches_further_stays(self, centre: UUID) -> None:
        boss = people.viewer(_with_role(centre, "administrator"))
        account = people.account()
        invitation = _invite(boss, centre, account.email, "member")
        people.appoint(account, centre, "editor")
        invitations.accept(by=people.viewer(account), uid=invitation.uid)
        assert _role_of(account, centre) == "editor"

    @pytest.mark.parametrize("verb", ["accept", "decline"])
    def test_each_refusal_has_its_sentence(self, centre: UUID, verb: str) -> None:
        boss = people.viewer(_with_role(centre, "administrator"))
        account = people.account()
        by = people.viewer(account)
        answer = getattr(invitations, verb)
        said = set()
        for state in (*INVITATION_LIFE.states, "expired", "foreign", "nobody"):
            Invitation.objects.all().delete()
            invitation = _invite(boss, centre, account.email)
            if state in Standing.values:
                Invitation.objects.update(state=state)
            if state == "expired":
                Invitation.objects.update(expires_at=clock.now() - timedelta(seconds=1))
            who = {"foreign": people.viewer(people.account()), "nobody": Viewer.anonymous()}
            if state == Standing.WAITING:
                continue
            with pytest.raises(NotAllowed) as refusal:
                answer(by=who.get(state, by), uid=invitation.uid)
            said.add(refusal.value.decision.reason.msgid)
        assert len(said) == 6  # what has lapsed and what has expired are the same to its reader
        assert _role_of(account, centre) is None

    def test_sending_again_makes_a_new_link(self, centre: UUID) -> None:
        boss = people.viewer(_with_role(centre, "administrator"))
        invitation = _invite(boss, centre)
        invitations.resend(by=boss, uid=invitation.uid)
        old, new = [_link(mail) for mail in Outgoing.objects.order_by("pk")]
        assert queries.invitation_by_link(*new).times_sent == 2
        with pytest.raises(NotAllowed) as refusal:
            queries.invitation_by_link(*old)
        assert refusal.value.decision.reason.msgid == policies.REPLACED
        with pytest.raises(Unknown):
            queries.invitation_by_link(invitation.uid, "guessed")

    def test_not_for_ever(self, centre: UUID) -> None:
        boss = people.viewer(_with_role(centre, "administrator"))
        invitation = _invite(boss, centre)
        for _ in range(invitations.MOST_SENDINGS - 1):
            invitations.resend(by=boss, uid=invitation.uid)
        with pytest.raises(Invalid):
            invitations.resend(by=boss, uid=invitation.uid)

    @pytest.mark.parametrize("verb", ["resend", "withdraw"])
    def test_what_waits_no_longer_is_not_recalled(self, centre: UUID, verb: str) -> None:
        boss = people.viewer(_with_role(centre, "administrator"))
        invitation = _invite(boss, centre)
        for state in set(Standing.values) - {"waiting"}:
            Invitation.objects.update(state=state)
            with pytest.raises(NotAllowed):
                getattr(invitations, verb)(by=boss, uid=invitation.uid)

    def test_the_coordination_recalls_its_own_alone(self, centre: UUID) -> None:
        boss = people.viewer(_with_role(centre, "administrator"))
        coordinator = people.viewer(_with_role(None, "coordinator"))
        theirs = _invite(boss, centre)
        ours = _invite(coordinator, centre, "boss@post.example", "administrator")
        assert [one.uid for one in queries.pending(coordinator, centre)] == [ours.uid]
        with pytest.raises(NotAllowed):
            invitations.withdraw(by=coordinator, uid=theirs.uid)
        invitations.withdraw(by=coordinator, uid=ours.uid)

    def test_erasing_takes_the_address_from_everywhere(self, centre: UUID) -> None:
        boss = people.viewer(_with_role(centre, "administrator"))
        account = people.account()
        _invite(boss, centre, account.email)
        person = account.person.uid
        assert personal.exported_invitations(person)[0]["email"] == account.email
        assert personal.erase_invitations(person) == 1
        assert not any(account.email in one.sentence for one in journal.recent(boss, centre))


class TestDesk:
    """Lines for those who have to act."""

    def test_lines(self, centre: UUID) -> None:
        boss = people.viewer(_with_role(centre, "administrator"))
        account = people.account()
        invitation = _invite(boss, centre, account.email)
        (line,) = desk.invitations_to_me(people.viewer(account))
        assert line.address == f"invitations/{invitation.uid}/"
        assert list(desk.invitations_to_me(boss)) == []
        assert list(desk.unanswered(boss)) == []
        Invitation.objects.update(expires_at=clock.now() + timedelta(days=2))
        assert [one.sort for one in desk.unanswered(boss)] == ["expires"]
        assert list(desk.unanswered(people.viewer(account))) == []

    def test_a_centre_without_administrator(self, centre: UUID) -> None:
        coordinator = people.viewer(_with_role(None, "coordinator"))
        assert [one.subject for one in desk.unadministered(coordinator)] == [centre]
        boss = _with_role(centre, "administrator")
        assert list(desk.unadministered(coordinator)) == []
        assert list(desk.unadministered(people.viewer(boss))) == []
