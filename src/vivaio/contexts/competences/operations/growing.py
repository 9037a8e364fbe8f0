"""Looking at what one can do oneself, asking a colleague, and agreeing to be counted."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from vivaio.contexts.competences import growth, letters, policies
from vivaio.contexts.competences.models import Assessment, View
from vivaio.contexts.competences.queries import framework
from vivaio.contexts.competences.queries import growing as queries
from vivaio.contexts.competences.written import released
from vivaio.ground.centres import queries as centres
from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.platform.mail import operations as mail
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer


@operation
def begin(
    *, by: Viewer, profile: str, centre: UUID | None = None, is_long: bool = False,
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin to look at oneself in the part of a role; goes on with what is not finished yet."""
    require(policies.can_assess(by))
    earlier = queries.mine(by)
    for row in earlier:
        if row.finished_at is None:
            _finish(by, row)
            return row.uid
    again = queries.again_on(by)
    if again is not None and again > clock.today():
        require(no(N_("This can be done anew six months after the last time.")))
    chosen = released().profile(profile)
    if chosen is None:
        raise Invalid({"profile": [Message(N_("Choose from the list."))]})
    if centre is not None and centre not in by.centres:
        raise Invalid({"centre": [Message(N_("Choose from the list."))]})
    codes = [one.code for one in framework.offered(by)]
    assert by.account is not None
    made = Assessment.objects.create(
        uid=uids.new(), account_id=by.account, centre_id=centre, profile=profile, is_long=is_long,
        round=len(earlier), asked=growth.order(codes, chosen.targets),
    )  # fmt: skip
    return made.uid


def _finish(by: Viewer, row: Assessment) -> None:
    """End what has answers and nothing left to ask, be it that what was left has gone."""
    if row.finished_at is None and queries.is_at_its_end(by, row):
        row.finished_at = clock.now()
        row.save(update_fields=["finished_at"])


@operation
def answer(
    *, by: Viewer, uid: UUID, competence: str, statement: str, said: str, key: UUID | None = None
) -> UUID:
    """Answer the question that is asked; an answer to another one is passed over."""
    row = queries.own(by, uid)
    asked = queries.next_question(by, row, row.answers)
    _require_answer(said)
    if asked and (asked.competence.code, asked.said.code) == (competence, statement):
        row.answers = [*row.answers, [competence, statement, said]]
        row.save(update_fields=["answers"])
    _finish(by, row)
    return uid


def _require_answer(said: str) -> None:
    if said not in growth.Answer.values:
        raise Invalid({"said": [Message(N_("Choose one of the answers."))]})


@operation
def go_back(*, by: Viewer, uid: UUID, key: UUID | None = None) -> UUID:
    """Take the last answer back, as long as not all is answered."""
    row = queries.own(by, uid)
    if row.finished_at is None and row.answers:
        row.answers = row.answers[:-1]
        row.save(update_fields=["answers"])
    return uid


@operation
def lengthen(*, by: Viewer, uid: UUID, key: UUID | None = None) -> UUID:
    """Go on to all competences; what was answered stays."""
    row = queries.own(by, uid)
    if row.is_long:
        return uid
    row.is_long = True
    if queries.next_question(by, row, row.answers) is not None:
        if any(one.finished_at is None and one.uid != uid for one in queries.mine(by)):
            raise Invalid({"": [Message(N_("Finish, or delete, what you have begun first."))]})
        _withdraw(row)
        row.finished_at, row.group, row.group_size = None, None, 0
    row.save(update_fields=["is_long", "finished_at", "group", "group_size"])
    return uid


@operation
def remove(*, by: Viewer, uid: UUID, key: UUID | None = None) -> UUID:
    """Delete it with all that belongs to it."""
    row = queries.own(by, uid)
    _withdraw(row)
    mail.forget([letters.key(view.uid) for view in queries.views_of(row)])
    row.delete()
    return uid


@operation
def count_me(*, by: Viewer, uid: UUID, agrees: bool, key: UUID | None = None) -> UUID:
    """Agree to be counted on the map of one's team, or take that back."""
    row = queries.own(by, uid)
    if agrees and row.agreed_at is not None:
        return uid
    if not agrees:
        _withdraw(row)
        return uid
    _finish(by, row)
    if row.finished_at is None or row.centre_id is None or row.centre_id not in by.centres:
        require(no(N_("Only a finished look at oneself, of somebody of the team, is counted.")))
    assert row.centre_id is not None
    for other in Assessment.objects.filter(account=by.account, agreed_at__isnull=False):
        _withdraw(other)
    row.agreed_at = clock.now()
    row.save(update_fields=["agreed_at"])
    _form_circles(row.centre_id)
    return uid


def _withdraw(row: Assessment) -> None:
    if row.agreed_at is None:
        return
    # Her circle stays written: if she agrees again, the same map comes back, and tells nothing new.
    row.agreed_at = None
    row.save(update_fields=["agreed_at"])
    if row.centre_id is not None:
        _form_circles(row.centre_id)


def _form_circles(centre: UUID) -> None:
    """Let five who have never been counted form a circle, and the rest of broken ones join it.

    The rest of a broken circle is known from the map on which it was: with one newcomer beside it,
    that one could be reckoned. So it waits until five newcomers come at a time.
    """
    team = {one.account for one in centres.team(Viewer.system(), [centre])}
    rows = [
        row
        for row in Assessment.objects.filter(centre=centre, agreed_at__isnull=False)
        if row.account_id in team
    ]
    left = Counter(row.group for row in rows)
    broken = [row for row in rows if row.group and left[row.group] < row.group_size]
    fresh = sorted(
        (row for row in rows if row.group is None), key=lambda row: (row.agreed_at, row.uid)
    )
    while len(fresh) >= queries.CIRCLE:
        circle, fresh = [*broken, *fresh[: queries.CIRCLE]], fresh[queries.CIRCLE :]
        broken, name = [], uids.new()
        for row in circle:
            row.group, row.group_size = name, len(circle)
            row.save(update_fields=["group", "group_size"])


@operation
def ask_colleague(*, by: Viewer, uid: UUID, email: str, key: UUID | None = None) -> UUID:
    """Ask somebody of one's team how they see the same competences; they get a letter."""
    row = queries.own(by, uid)
    _finish(by, row)
    if row.finished_at is None or row.centre_id is None:
        require(no(N_("Finish first, as somebody of a centre's team.")))
    assert row.centre_id is not None
    wanted = email.strip().lower()
    team = centres.team(by, [row.centre_id])
    found = next((one for one in team if one.email.lower() == wanted), None)
    if found is None or found.account == by.account:
        said = N_("Nobody else of your team has this address.")
        raise Invalid({"email": [Message(said)]})
    if row.views.filter(account=found.account).exists():
        raise Invalid({"email": [Message(N_("This colleague has been asked already."))]})
    made = View.objects.create(uid=uids.new(), assessment=row, account_id=found.account)
    letters.ask(made.uid, row, by.name, found.email, found.language or by.language)
    return made.uid


@operation
def answer_view(
    *, by: Viewer, uid: UUID, competence: str, statement: str, said: str, key: UUID | None = None
) -> UUID:
    """Answer for a colleague who asked."""
    view = queries.view(by, uid)
    asked = queries.asked_of_colleague(by, view)
    _require_answer(said)
    if asked and (asked.competence.code, asked.said.code) == (competence, statement):
        view.answers = [*view.answers, [competence, statement, said]]
    if view.answers and view.finished_at is None and queries.asked_of_colleague(by, view) is None:
        view.finished_at = clock.now()
    view.save(update_fields=["answers", "finished_at"])
    return uid


@operation
def decline(*, by: Viewer, uid: UUID, key: UUID | None = None) -> UUID:
    """Say nothing, or take back what one said."""
    view = queries.view(by, uid)
    mail.forget([letters.key(view.uid)])
    view.delete()
    return uid
