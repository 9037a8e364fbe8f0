"""What the taxonomy knows of people: nothing."""

from vivaio.platform.registry import PersonalData, personal_data

CONCEPT = PersonalData(
    model="taxonomy.Concept",
    fields={
        "id": "technical",
        "scheme": "public",
        "code": "public",
        "label": "public",
        "definition": "public",
        "broader": "public",
        "alternative": "public",
        "matches": "public",
        "deprecated": "public",
        "replaced_by": "public",
        "origin": "technical",
        "position": "technical",
    },
)


def register() -> None:
    """Declare it."""
    personal_data.register(CONCEPT.model, CONCEPT)
