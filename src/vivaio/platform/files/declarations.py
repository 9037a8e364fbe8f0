"""What files know of people, and what goes when a record is removed for good."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.files import operations
from vivaio.platform.registry import PersonalData, personal_data
from vivaio.platform.registry.instances import removals

FILE = PersonalData(
    model="files.File",
    fields={
        "uid": "public",
        "record": "public",
        "centre": "public",
        "visibility": "technical",
        "nature": "public",
        "deleted_at": "technical",
        "name": "public",
        "media_type": "public",
        "size": "public",
        "digest": "technical",
        "width": "public",
        "height": "public",
        "account": "personal",
        "created_at": "public",
    },
    purpose=N_("To know who brought a file, and to ask them about it."),
)


def register() -> None:
    """Declare both."""
    personal_data.register(FILE.model, FILE)
    removals.register("files", operations.forget)
