"""The mails of moderation: acknowledgement, statement of reasons, answer to an appeal."""

from __future__ import annotations

from collections.abc import Iterable

from vivaio.ground.moderation.models import Appeal, Decision, Ground, Measure, Notice, Side
from vivaio.ground.moderation.statements import Reader, sign
from vivaio.ground.organisations import queries as organisations
from vivaio.ground.organisations.letters import send
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text

#: How the journal and mails name measures and grounds.
MEASURES = {
    Measure.KEEP: N_("It stays as it is"),
    Measure.HIDE: N_("Only the centre sees it from now on"),
    Measure.ARCHIVE: N_("It is archived"),
}
GROUNDS = {
    Ground.NOTHING_WRONG: N_("Nothing was found that is against law or rules"),
    Ground.LAW: N_("It is against the law"),
    Ground.PRIVACY: N_("It shows personal data without a reason"),
    Ground.RIGHTS: N_("It uses what belongs to somebody else"),
    Ground.RULES: N_("It is against the rules of this directory"),
    Ground.UNTRUE: N_("It is not true, and was not put right"),
}
_PURPOSE = "moderation"


def acknowledge(notice: Notice, title: Text) -> None:
    """We have the notice, and what happens next."""
    send(
        to=notice.email, language=notice.language, name=title, purpose=_PURPOSE,
        subject=N_("Your notice about %(name)s has arrived"),
        lines=(
            N_("Thank you. An editor reads your notice about %(name)s and decides without delay, "
               "by a person and not by a machine. You will get the decision with its reasons."),
            N_("How this works:"),
        ),
        address="notices/", key=f"notice-{notice.uid}",
    )  # fmt: skip


def _authors(decision: Decision) -> list[tuple[str, str]]:
    """Address and language of those who keep the record for its organisation."""
    return [(one.email, one.language) for one in organisations.stewards(decision.record_id)]


def state_reasons(decision: Decision, notices: Iterable[Notice]) -> None:
    """The statement of reasons, to those who gave notice and those who keep the record."""
    told = [
        (one.email, one.language, Reader(decision.uid, Side.NOTIFIER.value, one.uid))
        for one in notices
        if one.email
    ]
    author = Reader(decision.uid, Side.AUTHOR.value, None)
    told += [(email, language, author) for email, language in _authors(decision)]
    for email, language, reader in told:
        send(
            to=email, language=language, name=decision.record.title, purpose=_PURPOSE,
            subject=N_("Decision about %(name)s"),
            lines=(
                N_("After a notice about %(name)s this was decided, by a person:"),
                "%(measure)s.", N_("It rests on this: %(ground)s."), "%(words)s",
                N_("If you think otherwise, you can appeal once within six months; another "
                   "person looks at it then. You can also go to a court. Statement and appeal:"),
            ),
            given={
                "measure": MEASURES[Measure(decision.measure)],
                "ground": GROUNDS[Ground(decision.ground)],
                "words": decision.words,
            },
            address=f"notices/statement/?of={sign(reader)}",
            key=f"decision-{decision.uid}-{reader.notice or 'author'}",
        )  # fmt: skip


def tell_of_appeal(appeal: Appeal) -> None:
    """The answer to an appeal, to both sides."""
    decision = appeal.decision
    sides = {
        (one.email, one.language, Reader(decision.uid, Side.NOTIFIER.value, one.uid))
        for one in decision.notices.all()
        if one.email
    }
    author = Reader(decision.uid, Side.AUTHOR.value, None)
    sides |= {(email, language, author) for email, language in _authors(decision)}
    if appeal.email and appeal.side == Side.AUTHOR:
        sides.add((appeal.email, appeal.language, author))
    for email, language, reader in sides:
        send(
            to=email, language=language, name=decision.record.title, purpose=_PURPOSE,
            subject=N_("Answer to the appeal about %(name)s"),
            lines=(
                N_("Another person has looked at the decision about %(name)s again. It was "
                   "changed.") if appeal.upheld else
                N_("Another person has looked at the decision about %(name)s again. It stays."),
                "%(answer)s", N_("Statement:"),
            ),
            given={"answer": appeal.answer},
            address=f"notices/statement/?of={sign(reader)}",
            key=f"appeal-{appeal.uid}-{reader.notice or 'author'}",
        )  # fmt: skip
