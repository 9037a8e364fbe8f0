"""What the law says where we have read it, each with its source; what we have not is not known.

Not legal advice: `to_confirm` marks what a legal office of the partners still has to confirm.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from vivaio.kernel.errors import N_


@dataclass(frozen=True, slots=True)
class Basis:
    """Where something is said: words for a reader, and where it was read (a site)."""

    words: str
    read_at: str
    to_confirm: bool = False


#: The model of statements of the Union, and what ours are declared against.
MODEL = Basis(N_("Commission Implementing Decision (EU) 2018/1523, model statement"), "eur-lex")
STANDARD = "EN 301 549 v3.2.1 (WCAG 2.1 AA)"


@dataclass(frozen=True, slots=True)
class Enforcement:
    """Whom to turn to when an answer does not satisfy; `body` is the body's own name."""

    body: str
    language: str
    basis: Basis


#: By jurisdiction. The other countries' bodies were not read in any source: not known.
ENFORCEMENT = {
    "IT": Enforcement(
        "Difensore civico per il digitale",
        "it",
        Basis(N_("Law 4/2004 as amended, duties of accessibility"), "agid.gov.it"),
    )
}


@dataclass(frozen=True, slots=True)
class Term:
    """Within how many days feedback is answered, and on what that rests."""

    days: int
    basis: Basis

    def as_time(self) -> timedelta:
        """The same, to be added to a day."""
        return timedelta(days=self.days)


_PROMISE = Basis(
    N_(
        "The law says “within reasonable time” (Directive (EU) 2016/2102, article 7); the number "
        "of days is our own promise."
    ),
    "robin.is",
)
TERMS = {
    "IT": Term(
        30,
        Basis(N_("In Italy within thirty days, to be confirmed by a legal office."), "", True),
    )
}
USUAL_TERM = Term(30, _PROMISE)


def term(jurisdiction: str) -> Term:
    """The term of a jurisdiction; for the network and the others our own promise."""
    return TERMS.get(jurisdiction, USUAL_TERM)


@dataclass(frozen=True, slots=True)
class Yearly:
    """Something a public body of a jurisdiction does by a day of every year."""

    code: str
    jurisdiction: str
    month: int
    day: int
    words: str
    basis: Basis

    def due(self, year: int) -> date:
        """The day in a year."""
        return date(year, self.month, self.day)


_ITALIAN = Basis(N_("Law 4/2004 as amended, duties of accessibility"), "agid.gov.it")
YEARLY = (
    Yearly("objectives", "IT", 3, 31, N_("Publish the accessibility objectives"), _ITALIAN),
    Yearly(
        "declaration", "IT", 9, 23,
        N_("Publish or confirm the accessibility declaration in AGID's form"), _ITALIAN,
    ),
)  # fmt: skip
