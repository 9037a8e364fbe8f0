"""News and pages with a block of every kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from uuid import UUID

from tests.factories import files
from tests.factories.words import canary, words
from vivaio.contexts.pages import operations, queries
from vivaio.contexts.pages.checking import Written
from vivaio.contexts.pages.models import Editorial
from vivaio.platform.files.checking import PICTURES, Checked, check
from vivaio.platform.tenancy.viewer import Viewer


@cache
def _picture() -> Checked:
    return check(files.upload(files.image("PNG", (60, 40))), PICTURES)


def row(kind: str, uid: UUID) -> Editorial:
    """As it is now."""
    return queries.by_uid(Viewer.system(), kind, uid)


def blocks(bird: str, picture: str, file: str) -> tuple[Written, ...]:
    """One of each kind, with a canary in every text."""
    said = {"words": f"{bird} words"}
    link = "https://example.org/"
    return (
        Written("a1", "heading", said, {}),
        Written("a2", "text", {"words": f"**{bird}** text"}, {}),
        Written(
            "a3", "picture", {"alternative": f"{bird} leaf", "caption": f"{bird} under"},
            {"picture": picture, "credit": f"{bird} drew", "licence": f"{bird} free"},
        ),
        Written("a4", "quotation", {**said, "source": f"{bird} said"}, {"address": link}),
        Written("a5", "links", {"words": f"{bird} link {link}"}, {}),
        Written("a6", "call", said, {"address": "/en/"}),
        Written("a7", "table", {"caption": f"{bird} table", "words": f"a | b\n{bird} | 2"}, {}),
        Written("a8", "file", said, {"file": file}),
    )  # fmt: skip


def draft(kind: str, centre: UUID | None, bird: str = "", by: Viewer | None = None) -> UUID:
    """A draft with title and summary in two languages."""
    bird = bird or canary()
    return operations.draft(
        by=by or Viewer.system(),
        kind=kind,
        centre=centre,
        title=words(bird, "title"),
        summary=words(bird, "summary"),
        slug_words=f"{kind} {bird}",
    )


def amend(
    uid: UUID, kind: str, written: tuple[Written, ...], by: Viewer | None = None, **values: object
) -> UUID:
    """Give it blocks, in English; title and summary stay."""
    found = row(kind, uid)
    given: Mapping[str, object] = {
        "by": by or Viewer.system(),
        "version": found.version,
        "language": "en",
        "words": {"title": found.title.texts["en"], "summary": found.summary.texts["en"]},
        **values,
    }
    return operations.amend(kind=kind, uid=uid, written=written, **given)


def move(uid: UUID, kind: str, verb: str, by: Viewer | None = None, **values: object) -> UUID:
    """One verb of its life."""
    return operations.move(
        by=by or Viewer.system(),
        kind=kind,
        uid=uid,
        version=row(kind, uid).version,
        verb=verb,
        **values,
    )


def editorial(kind: str, centre: UUID | None, bird: str = "") -> UUID:
    """Published, with a block of every kind."""
    bird = bird or canary()
    uid, by = draft(kind, centre, bird), Viewer.system()
    picture = operations.bring_picture(
        by=by, kind=kind, uid=uid, checked=replace(_picture(), name=f"{bird}.png")
    )
    table = check(files.upload(f"a\n{bird}\n".encode(), f"{bird}.csv"), {"csv"})
    file = operations.bring_file(by=by, kind=kind, uid=uid, checked=table)
    amend(uid, kind, blocks(bird, str(picture), str(file)))
    return move(uid, kind, "publish")
