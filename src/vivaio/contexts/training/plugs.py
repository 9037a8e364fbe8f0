"""What this room offers to the rest of the house."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext

from vivaio.contexts.training import checking, declarations, desk, exporting, letters, policies
from vivaio.contexts.training.models import Course, Enrolment, Feedback
from vivaio.contexts.training.parts import LISTS
from vivaio.ground.indicators import parts
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.journal import verbs
from vivaio.platform.mail import operations as mail
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import (
    LinkKind,
    RoomLink,
    desk_items,
    exports,
    link_kinds,
    room_links,
)
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import MOVES, merges, stays

SENTENCES = {
    "course.drafted": N_("%(who)s began the draft."),
    "course.amended": N_("%(who)s changed the words."),
    "course.sessions": N_("%(who)s changed the sessions."),
    "course.materials": N_("%(who)s changed the materials."),
    "course.publish": N_("%(who)s published it."),
    "course.close": N_("%(who)s closed it."),
    "course.cancel": N_("%(who)s cancelled it and said why."),
    "course.attended": N_("%(who)s entered who came."),
    "enrolment.asked": N_("Somebody asked for a place."),
    "enrolment.confirmed": N_("Somebody confirmed an address."),
    "enrolment.left": N_("Somebody gave a place back."),
}
_CALLED = {
    "outcomes.words": N_("What one learns"), "sessions.place": N_("Place of a session"),
    "materials.name": N_("Materials"),
}  # fmt: skip
_COURSE, _ACTOR = frozenset({"course"}), frozenset({"actor"})
LINKS = (
    LinkKind(
        "organised_by", _COURSE, _ACTOR, N_("organised by"), N_("organises"), way="beside"
    ),
    LinkKind(
        "teaches", _COURSE, frozenset({"competence"}), N_("teaches"), N_("taught in the course"),
        way="beside",
    ),
    LinkKind("taught_in", frozenset({"pilot"}), _COURSE, N_("taught in"), N_("part of the pilot")),
)  # fmt: skip
ROOM_LINK = RoomLink(
    "courses", N_("Courses"), "centres/{slug}/courses/", policies.can_add,
    N_("Teach something: sessions, places, who came, what they think of it."), "school",
)  # fmt: skip


def texts(row: Course) -> dict[str, Text]:
    """The texts of its lists by path: `outcomes.n1.words`."""
    return {path: text for path, _part, text in parts.texts(row, LISTS)}


def put_text(row: Course, path: str, text: Text) -> None:
    """Give one of them another text."""
    parts.put_text(row, LISTS, path, text)


def label(path: str) -> str:
    """What a text of a list is called."""
    name, _code, field = path.split(".")
    return gettext(_CALLED[f"{name}.{field}"])


def forget(record: UUID) -> None:
    """Delete who enrolled in a course that is removed for good, what they said, their letters."""
    rows = Enrolment.objects.filter(course=record)
    mail.forget(key for uid in rows.values_list("uid", flat=True) for key in letters.keys(uid))
    rows.delete()
    Feedback.objects.filter(course=record).delete()


def plug_in() -> None:
    """Register sentences, ties, search, desk, room, export, translation and personal data."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    for one in LINKS:
        link_kinds.register(one.code, one)
    plug_in_search(Course)
    translatables.register(
        "course",
        Translatable(
            "course", N_("Course"), longest=checking.LONGEST, parts=texts, put=put_text,
            label=label,
            may=lambda viewer, row: policies.can_amend(viewer, row),
        ),
    )  # fmt: skip
    desk_items.register(desk.ITEM.code, desk.ITEM)
    room_links.register(ROOM_LINK.code, ROOM_LINK)
    exports.register("courses", exporting.EXPORT)
    removals.register("training", forget)
    merges.register("training.Course.organiser", MOVES)
    for key in ("Enrolment.course", "Feedback.course"):
        merges.register(f"training.{key}", stays("courses are not merged"))
    declarations.register()
