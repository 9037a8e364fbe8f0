"""Minutes: who was there, what was said point by point, what was decided, and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext, override

from vivaio.platform.documents.content import (
    Body,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Part,
    Run,
    Signature,
    Signatures,
    Table,
)


@dataclass(frozen=True, slots=True)
class Attendant:
    """Somebody who was there, or excused: `standing` in words."""

    name: str
    role: str
    standing: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda: what was said, and what was decided, with the votes in words."""

    title: str
    said: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    votes: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """What happened at a sitting. `times`: from when to when, in local time and in words."""

    title: str
    body: Body
    held_on: date
    place: str
    times: str
    chair: str
    secretary: str
    attendants: tuple[Attendant, ...]
    points: tuple[Point, ...]
    language: str
    centre: UUID | None = None
    is_example: bool = False


def _point(number: int, point: Point) -> list[Part]:
    parts: list[Part] = [Heading(f"{number}. {point.title}", level=3)]
    parts += [Paragraph(words) for words in point.said]
    if point.decisions:
        parts.append(Paragraph(Run(gettext("Decided:"), strong=True)))
        parts.append(Items(point.decisions, numbered=True))
    if point.votes:
        parts.append(Paragraph(Run(point.votes, emphasis=True)))
    return parts


def _attendance(attendants: Sequence[Attendant]) -> Table:
    return Table(
        gettext("Who was there"),
        (gettext("Name"), gettext("Role"), gettext("Attendance")),
        tuple((one.name, one.role, one.standing) for one in attendants),
        widths=(3, 4, 2),
    )


def document(minutes: Minutes) -> Document:
    """The minutes as a document: facts of the sitting, attendance, points, signatures."""
    with override(minutes.language):
        signed = gettext("Place, date and signature")
        points = [part for at, point in enumerate(minutes.points, 1) for part in _point(at, point)]
        return Document(
            title=minutes.title,
            language=minutes.language,
            body=minutes.body,
            dated=minutes.held_on,
            centre=minutes.centre,
            is_example=minutes.is_example,
            parts=(
                Facts(
                    (
                        (gettext("Place"), minutes.place),
                        (gettext("Time"), minutes.times),
                        (gettext("Chair"), minutes.chair),
                        (gettext("Secretary"), minutes.secretary),
                    )
                ),
                Heading(gettext("Attendance")),
                _attendance(minutes.attendants),
                Heading(gettext("Points")),
                *points,
                Heading(gettext("Signatures")),
                Signatures(
                    (
                        Signature(gettext("Chair"), minutes.chair, signed),
                        Signature(gettext("Secretary"), minutes.secretary, signed),
                    )
                ),
            ),
        )
