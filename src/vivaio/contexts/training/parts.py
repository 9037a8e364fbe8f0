"""What a course holds in lists: what one learns, its sessions, its materials."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from vivaio.ground.indicators.parts import Lists, Part
from vivaio.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Outcome(Part):
    """What somebody can do after the course."""

    TEXTS = ("words",)

    words: Text


@dataclass(frozen=True, slots=True)
class Session(Part):
    """A day of the course, from `starts` to `ends` (`09:30`) by the clock of its centre.

    `place` in words; `online`, an address, is for those who are enrolled.
    """

    TEXTS = ("place",)
    DAYS = ("on",)

    on: date
    starts: str
    ends: str
    place: Text
    online: str = ""

    def begins_at(self, zone: str) -> datetime:
        """The moment at which it begins, in UTC."""
        local = datetime.combine(self.on, time.fromisoformat(self.starts), ZoneInfo(zone))
        return local.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Material(Part):
    """Something to read, elsewhere on the web."""

    TEXTS = ("name",)

    name: Text
    href: str


#: By field of a course, what its list holds.
LISTS: Lists = {"outcomes": Outcome, "sessions": Session, "materials": Material}
