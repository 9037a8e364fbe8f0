"""How fresh a card is: the states, defined here and nowhere else."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case, CharField, Q, TextChoices, Value, When
from django.utils.translation import gettext_lazy as _

from vivaio.kernel import clock

#: How long before its day a card is due to be confirmed.
AHEAD = timedelta(days=60)


class Freshness(TextChoices):
    """Whether a card is certainly right, and how long still."""

    CONFIRMED = "confirmed", _("Confirmed")
    DUE = "due", _("Due soon")
    PAST = "past", _("Past its date")
    UNDATED = "undated", _("Not dated")


def state_of(valid_until: date | None, today: date | None = None) -> Freshness:
    """How fresh a card with this day is."""
    today = today or clock.today()
    if valid_until is None:
        return Freshness.UNDATED
    if valid_until < today:
        return Freshness.PAST
    return Freshness.DUE if valid_until <= today + AHEAD else Freshness.CONFIRMED


def is_past(valid_until: date | None, today: date | None = None) -> bool:
    """Whether a card's day has passed, so that it wants to be confirmed."""
    return state_of(valid_until, today) is Freshness.PAST


def condition(state: str, today: date | None = None, prefix: str = "") -> Q:
    """The cards of one state, where `prefix` leads to them (`about__`); none for another word."""
    today = today or clock.today()
    day, soon = f"{prefix}valid_until", today + AHEAD
    conditions = {
        Freshness.UNDATED.value: Q(**{day: None}),
        Freshness.PAST.value: Q(**{f"{day}__lt": today}),
        Freshness.DUE.value: Q(**{f"{day}__gte": today, f"{day}__lte": soon}),
        Freshness.CONFIRMED.value: Q(**{f"{day}__gt": soon}),
    }
    return conditions.get(state, Q(pk__in=[]))


def column(today: date | None = None, prefix: str = "") -> Case:
    """The state of each card as a column to count or sort by."""
    whens = (
        When(condition(state.value, today, prefix), then=Value(state.value)) for state in Freshness
    )
    return Case(*whens, output_field=CharField())
