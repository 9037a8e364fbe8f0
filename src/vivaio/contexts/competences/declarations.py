"""What this room knows of people: what they say of themselves, and a colleague who was asked."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.records.declarations import RECORDED
from vivaio.platform.registry import PersonalData, personal_data

_COMPETENCE = ("code", "title", "definition", "statements", "steps", "edition")
_ENTRY = (
    "competence", "title", "summary", "methods", "price", "level", "people", "languages",
    "country", "nuts", "is_core", "validator", "grounds", "judged_on", "valid_until",
)  # fmt: skip
_TRIAL = (
    "uid", "pilot", "competence", "entry", "method", "verdict", "evidence", "evidence_address",
    "reason", "validator", "judged_on",
)  # fmt: skip
_DIFFERENCE = ("uid", "competence", "centre", "code", "sort", "words", "common")
_KEPT = N_("As long as the account, or until you delete it.")
DECLARED = (
    PersonalData(
        model="competences.Competence",
        fields={**RECORDED, **dict.fromkeys(_COMPETENCE, "public")},
    ),
    PersonalData(
        model="competences.Entry", fields={**RECORDED, **dict.fromkeys(_ENTRY, "public")}
    ),
    PersonalData(model="competences.Trial", fields=dict.fromkeys(_TRIAL, "public")),
    PersonalData(model="competences.Difference", fields=dict.fromkeys(_DIFFERENCE, "public")),
    PersonalData(
        model="competences.Assessment",
        fields={
            "uid": "technical", "account": "personal", "centre": "personal",
            "profile": "personal", "is_long": "personal", "round": "technical",
            "asked": "personal", "answers": "personal", "begun_at": "personal",
            "finished_at": "personal", "agreed_at": "personal", "group": "technical",
            "group_size": "technical",
        },
        purpose=N_("To show you, and nobody else, where you stand and what to do next."),
        legal_basis="consent", kept=_KEPT,
    ),
    PersonalData(
        model="competences.View",
        fields={
            "uid": "technical", "assessment": "personal", "account": "personal",
            "answers": "personal", "asked_at": "personal", "finished_at": "personal",
        },
        purpose=N_("To show a colleague who asks you how you see what she or he can do."),
        legal_basis="consent", kept=_KEPT,
    ),
)  # fmt: skip


def register() -> None:
    """Declare all of them."""
    for declared in DECLARED:
        personal_data.register(declared.model, declared)
