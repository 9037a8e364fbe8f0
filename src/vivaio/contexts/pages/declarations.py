"""What news and pages know of people: who began them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from vivaio.contexts.pages.models import MODELS, Item, Page
from vivaio.kernel.errors import N_
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.people import subject_of

_WRITTEN = ("title", "summary", "blocks", "publish_at", "expires_on", "released_at")
Model = type[Item] | type[Page]


def _begun(model: Model) -> Callable[[UUID], object]:
    def begun(person: UUID) -> object:
        account = subject_of(person).account
        rows = model.objects.filter(author=account, author__isnull=False).order_by("created_at")
        return [{"uid": str(row.uid), "title": dict(row.title.texts)} for row in rows]

    return begun


def _without_author(model: Model) -> Callable[[UUID], int]:
    def erase(person: UUID) -> int:
        account = subject_of(person).account
        rows = model.objects.filter(author=account, author__isnull=False)
        return rows.update(author=None)

    return erase


DECLARED = tuple(
    PersonalData(
        model=model._meta.label,
        fields={**RECORDED, **dict.fromkeys(_WRITTEN, "public"), "author": "personal"},
        purpose=N_("To show who began a draft what waits for them."),
        export=_begun(model),
        erase=_without_author(model),
        stays=N_("What you wrote on the platform's records and pages, without your name."),
    )
    for model in MODELS.values()
)


def register() -> None:
    """Declare both."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
