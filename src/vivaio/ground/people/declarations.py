"""What is known of those who sign in, in our models and in those of the packages we use."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, personal_data

_SIGN_IN = N_("To let people sign in, and to know what each of them may do.")

OURS = (
    PersonalData(
        model="people.Account",
        fields={
            "id": "technical",
            "uid": "technical",
            "email": "personal",
            "name": "personal",
            "language": "personal",
            "password": "secret",
            "last_login": "personal",
            "joined_at": "personal",
            "has_kept": "personal",
            "is_active": "personal",
            "is_staff": "personal",
            "is_superuser": "personal",
            "groups": "personal",
            "user_permissions": "personal",
        },
        purpose=_SIGN_IN,
    ),
    PersonalData(
        model="people.Person",
        fields={
            "uid": "technical",
            "account": "personal",
            "name": "personal",
            "created_at": "technical",
        },
        purpose=N_("To name people where they act, with or without an account."),
    ),
)

PACKAGES = (
    PersonalData(
        model="contenttypes.ContentType",
        fields={"id": "technical", "app_label": "technical", "model": "technical"},
    ),
    PersonalData(
        model="auth.Permission",
        fields={
            "id": "technical",
            "name": "technical",
            "content_type": "technical",
            "codename": "technical",
        },
    ),
    PersonalData(
        model="auth.Group",
        fields={"id": "technical", "name": "technical", "permissions": "technical"},
    ),
    PersonalData(
        model="sessions.Session",
        fields={"session_key": "secret", "session_data": "secret", "expire_date": "technical"},
    ),
    PersonalData(
        model="admin.LogEntry",
        fields={
            "id": "technical",
            "action_time": "personal",
            "user": "personal",
            "content_type": "technical",
            "object_id": "technical",
            "object_repr": "personal",
            "action_flag": "technical",
            "change_message": "personal",
        },
        purpose=N_("To show which operator changed what in the administration."),
    ),
    PersonalData(
        model="account.EmailAddress",
        fields={
            "id": "technical",
            "user": "personal",
            "email": "personal",
            "verified": "personal",
            "primary": "personal",
        },
        purpose=_SIGN_IN,
    ),
    PersonalData(
        model="account.EmailConfirmation",
        fields={
            "id": "technical",
            "email_address": "personal",
            "created": "technical",
            "sent": "technical",
            "key": "secret",
        },
        purpose=_SIGN_IN,
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in (*OURS, *PACKAGES):
        personal_data.register(declared.model, declared)
