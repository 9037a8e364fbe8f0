"""Taking notices."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from vivaio.ground.moderation import letters
from vivaio.ground.moderation.models import Category, Notice
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import queries as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.viewer import Viewer

LONGEST = 4_000
TOO_LONG = N_("This is %(length)s characters long; %(longest)s is the most it can be.")


@operation
def take_notice(
    *, by: Viewer, record: UUID, category: str, words: str, email: str = "",
    good_faith: bool = False, key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Somebody says what is wrong with a record they can see; acknowledged where they can be told.

    The editors of its centre decide; about a centre itself, and what no centre keeps, the network.
    """
    heading = records.heading(by, record)
    clean, problems = words.strip(), {}
    if category not in Category.values:
        problems["category"] = [Message(N_("Choose what is wrong from the list."))]
    if not clean:
        problems["words"] = [Message(N_("Say what is wrong and why, so that it can be checked."))]
    elif len(clean) > LONGEST:
        given = {"length": len(clean), "longest": LONGEST}
        problems["words"] = [Message(TOO_LONG, given)]
    if email and not _is_address(email):
        problems["email"] = [Message(N_("Write an address such as name@example.org."))]
    if not good_faith:
        problems["good_faith"] = [Message(N_("We can only take a notice that is given so."))]
    if problems:
        raise Invalid(problems)
    centre = None if heading.kind == "centre" else records.keeper(record)
    made = Notice.objects.create(
        record_id=record, centre_id=centre, category=category, words=clean, email=email,
        language=by.language, account_id=by.account,
    )  # fmt: skip
    if email:
        letters.acknowledge(made, heading.title)
    journal.append(by=by, verb="notice.given", subject=record, centre=centre, parameters={})
    return made.uid


def _is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        return False
    return True
