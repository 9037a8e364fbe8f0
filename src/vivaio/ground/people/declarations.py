"""What is known of those who sign in, in our models and in those of the packages we use."""

from __future__ import annotations

from uuid import UUID

from allauth.account.models import EmailConfirmation

from vivaio.ground.people import own_data, sessions
from vivaio.kernel.errors import N_
from vivaio.platform.registry import PersonalData, Retention, personal_data
from vivaio.platform.registry.people import subject_of

_SIGN_IN = N_("To let people sign in, and to know what each of them may do.")


def _confirmations(person: UUID) -> list[dict[str, object]]:
    """Letters of confirmation that wait for an answer."""
    account = subject_of(person).account
    rows = EmailConfirmation.objects.filter(email_address__user=account)
    return [{"created": one.created.isoformat()} for one in rows]


def _erase_confirmations(person: UUID) -> int:
    account = subject_of(person).account
    number, _ = EmailConfirmation.objects.filter(email_address__user=account).delete()
    return number


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
            "warned_at": "personal",
            "is_active": "personal",
            "is_staff": "personal",
            "is_superuser": "personal",
            "groups": "personal",
            "user_permissions": "personal",
        },
        purpose=_SIGN_IN,
        legal_basis="contract",
        erase=own_data.erase_account,
        retention=Retention(
            own_data.UNUSED, N_("the last time somebody signed in"), own_data.forget_unused
        ),
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
        erase=own_data.erase_person,
        kept=N_("As long as the account."),
    ),
    PersonalData(
        model="people.Presence",
        fields={
            "uid": "technical",
            "account": "personal",
            "key": "secret",
            "agent": "personal",
            "began_at": "personal",
            "seen_at": "personal",
        },
        purpose=N_("To show you where you are signed in, and let you end it."),
        legal_basis="contract",
        kept=N_("As long as the session, two weeks at most."),
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
        purpose=_SIGN_IN,
        legal_basis="contract",
        retention=Retention(0, N_("the session ran out"), sessions.clear),
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
        legal_basis="interest",
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
        legal_basis="contract",
        kept=N_("As long as the account."),
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
        legal_basis="contract",
        erase=_erase_confirmations,
        export=_confirmations,
    ),
    PersonalData(
        model="mfa.Authenticator",
        fields={
            "id": "technical",
            "user": "personal",
            "type": "personal",
            "data": "secret",
            "created_at": "personal",
            "last_used_at": "personal",
        },
        purpose=_SIGN_IN,
        legal_basis="contract",
        kept=N_("As long as the account."),
    ),
    PersonalData(
        model="socialaccount.SocialApp",
        fields={
            "id": "technical",
            "provider": "technical",
            "provider_id": "technical",
            "name": "technical",
            "client_id": "technical",
            "secret": "secret",
            "key": "secret",
            "settings": "technical",
        },
    ),
    PersonalData(
        model="socialaccount.SocialAccount",
        fields={
            "id": "technical",
            "user": "personal",
            "provider": "personal",
            "uid": "personal",
            "last_login": "personal",
            "date_joined": "personal",
            "extra_data": "personal",
        },
        purpose=_SIGN_IN,
        legal_basis="contract",
        kept=N_("As long as the account."),
    ),
    PersonalData(
        model="socialaccount.SocialToken",
        fields={
            "id": "technical",
            "app": "technical",
            "account": "technical",
            "token": "secret",
            "token_secret": "secret",
            "expires_at": "technical",
        },
    ),
)


def register() -> None:
    """Declare all of them."""
    for declared in (*OURS, *PACKAGES):
        personal_data.register(declared.model, declared)
