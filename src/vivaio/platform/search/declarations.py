"""What the index knows of people: what the records say, for those who may read them."""

from __future__ import annotations

from vivaio.platform.registry import PersonalData, personal_data

DECLARED = (
    PersonalData(
        model="search.SearchRow",
        fields={
            "id": "technical",
            "uid": "public",
            "scope": "technical",
            "kind": "public",
            "language": "public",
            "country": "public",
            "category": "public",
            "centre": "public",
            "visibility": "technical",
            "nature": "public",
            "state": "public",
            "changed": "technical",
            "title_key": "technical",
            "title": "public",
            "names": "public",
            "body": "public",
        },
    ),
    PersonalData(
        model="search.SearchWord",
        fields={
            "id": "technical",
            "scope": "technical",
            "word": "technical",
            "mirror": "technical",
            "written": "technical",
        },
    ),
    PersonalData(model="search.SearchTerm", fields={"term": "technical", "rows": "technical"}),
)


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
