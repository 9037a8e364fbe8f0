"""One's own data: who a person is to the tables, all that is known of them, and erasing it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone, translation
from django.utils.translation import gettext

from vivaio.ground.people import sessions
from vivaio.ground.people.models import Account, Person
from vivaio.kernel import uid as uids
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal import wording
from vivaio.platform.mail import operations as mail
from vivaio.platform.personal import operations as personal
from vivaio.platform.registry import personal_data
from vivaio.platform.registry.people import BASES, Subject, subject_of
from vivaio.platform.tenancy.sources import standing_of
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import day

ERASED = "account.erased"
#: An account that nobody has used for so long is erased, and its owner told so long before.
UNUSED = 730
NOTICE = timedelta(days=30)


def subject(person: UUID) -> Subject:
    """By what the tables know a person."""
    keys: dict[str, Any] = {"people.Person": person}
    account = Account.objects.filter(person=person).first()
    if account is None:
        return Subject(person, keys=keys)
    keys["people.Account"] = account.pk
    others = EmailAddress.objects.filter(user=account).values_list("email", flat=True)
    addresses = tuple(dict.fromkeys((account.email, *others)))
    return Subject(person, account.pk, addresses, keys)


def told(*, by: Viewer) -> dict[str, Any]:
    """All of one's own data, and for each part why it is held and how long."""
    if by.person is None:
        require(no(N_("Sign in to see your data.")))
    assert by.person is not None
    found = personal.collect(by=by, person=by.person)
    parts = []
    for model, known in found.items():
        declared = personal_data.get(model)
        rule = declared.retention
        parts.append(
            {
                "what": model,
                "why": gettext(declared.purpose),
                "basis": gettext(BASES[declared.legal_basis]),
                "kept": gettext("%(days)s days after %(since)s")
                % {"days": rule.days, "since": gettext(rule.since)}
                if rule
                else gettext(declared.kept),
                "data": known,
            }
        )
    return {"made_at": timezone.now().isoformat(), "parts": parts}


def what_stays() -> list[str]:
    """What is left when somebody is erased, and why: msgids, each once."""
    said = (declared.stays for declared in personal_data.all().values())
    return list(dict.fromkeys(words for words in said if words))


def erase(*, by: Viewer, person: UUID, why: str = N_("its owner wished it")) -> None:
    """Erase somebody: one's own account, or, for the platform, one that nobody uses."""
    with transaction.atomic():
        known = subject_of(person)
        personal.erase(by=by, person=person)
        if known.account is not None:
            sessions.end_all(known.account, known.addresses)
        journal.append(
            by=Viewer.system(),
            verb=ERASED,
            subject=uids.new(),  # it leads to nobody, nor to what they did before
            centre=None,
            parameters={"why": wording.msgid(why)},
        )


def erase_account(person: UUID) -> int:
    """The account itself, with its sessions and all else that belongs to it alone."""
    known = subject_of(person)
    if known.account is None:
        return 0
    sessions.end_all(known.account, known.addresses)
    number, _ = Account.objects.filter(pk=known.account).delete()
    return number


def erase_person(person: UUID) -> int:
    """The person in the directory."""
    number, _ = Person.objects.filter(pk=person).delete()
    return number


def _unused(moment: datetime) -> QuerySet[Account]:
    """Accounts last used before a moment, of people who work in no team."""
    used = Account.objects.annotate(used_at=Coalesce("last_login", "joined_at"))
    return used.filter(used_at__lt=moment, is_superuser=False, is_staff=False)


def _serves(account: Account) -> bool:
    """Whether it has a place in any team."""
    return any(standing_of(account.pk))


def _idle(moment: datetime) -> Iterator[Account]:
    return (one for one in _unused(moment).order_by("pk") if not _serves(one))


def forget_unused(moment: datetime) -> int:
    """Warn the owners of accounts that near their end, and erase those who did not come back.

    `moment` lies as many days back as accounts are kept; the number of accounts erased.
    """
    now = timezone.now()
    soon = moment + NOTICE
    for account in _idle(soon):
        if account.warned_at is None or account.warned_at < account.used_at:  # type: ignore[attr-defined]
            _warn(account, now)
    number = 0
    was_warned = Q(warned_at__lte=now - NOTICE, warned_at__gte=F("used_at"))
    warned = _unused(moment).filter(was_warned).values_list("pk", flat=True)
    for account in Account.objects.filter(pk__in=list(warned)):
        if not _serves(account):
            person, _ = Person.objects.get_or_create(
                account=account, defaults={"name": account.name}
            )
            erase(by=Viewer.system(), person=person.uid, why=N_("nobody had used it for two years"))
            number += 1
    return number


def _warn(account: Account, now: datetime) -> None:
    language = account.language or settings.LANGUAGE_CODE
    with transaction.atomic(), translation.override(language):
        text = gettext(
            "Nobody has signed in to your account on Vivaio for nearly two years. We keep no data "
            "that nobody needs: on %(day)s the account is erased.\n\nIf you want to keep it, sign "
            "in once before that day:\n\n    %(address)s\n\nIf not, you need not do anything."
        ) % {
            "day": day((now + NOTICE).date()),
            "address": f"{settings.PUBLIC_ADDRESS}/{language}/account/login/",
        }
        mail.queue(
            to=account.email,
            subject=gettext("Your account on Vivaio will be erased soon"),
            text=text,
            language=language,
            purpose="unused-account",
            key=f"unused:{account.uid}:{now.date()}",
        )
        Account.objects.filter(pk=account.pk).update(warned_at=now)
