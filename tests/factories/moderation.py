"""Notices and decisions."""

from __future__ import annotations

from uuid import UUID

from vivaio.ground.moderation import operations as moderation
from vivaio.platform.tenancy.viewer import Viewer


def notice(record: UUID, by: Viewer | None = None, **given: str) -> UUID:
    """Somebody says that a record is not right."""
    told = {"category": "untrue", "words": "The telephone is mine.", "email": "", **given}
    return moderation.take_notice(
        by=by or Viewer.anonymous(), record=record, good_faith=True, **told
    )


def decided(notices: list[UUID], by: Viewer, measure: str = "hide") -> UUID:
    """An editor decides."""
    ground = "nothing_wrong" if measure == "keep" else "privacy"
    return moderation.decide(
        by=by, notices=notices, measure=measure, ground=ground, words="We have asked there."
    )
