"""Where allauth asks us: how mail goes out, who may sign up, and whom a provider may vouch for."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.ground.people import operations
from vivaio.ground.people.models import Account
from vivaio.platform.mail import operations as mail

TOO_OFTEN = _("This was asked for too often just now. Wait a minute, then try again.")
WRONG_CODE = _("This is not the right code.")


class AccountAdapter(DefaultAccountAdapter):
    """Mails of the sign-in go through the outbox like every other."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
        "incorrect_code": WRONG_CODE,
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue a mail made from allauth's pair of templates; codes are erased once sent."""
        request: HttpRequest = self.request
        full = {"request": request, "email": email, "site": get_current_site(request), **context}
        subject = render_to_string(f"{template_prefix}_subject.txt", full)
        body = render_to_string(f"{template_prefix}_message.txt", full)
        mail.queue(
            to=email,
            subject=" ".join(subject.split()),
            text=body,
            language=get_language() or "en",
            purpose="sign-in",
            secret=True,
        )

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Anybody may open an account; what it may do is given by a centre."""
        return True

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """A new account, without a password, that remembers the language it was opened in."""
        user.language = get_language() or ""
        saved: Any = super().save_user(request, user, form, commit=commit)
        if commit:
            operations.complete(saved)
        return saved


class KeyAdapter(DefaultMFAAdapter):
    """Passkeys, apps and recovery codes, in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "cannot_generate_recovery_codes": _("Recovery codes go with a passkey or an app."),
        "unverified_email": _("First confirm your e-mail address, or take it away."),
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a new passkey is called unless its owner says otherwise."""
        return gettext("My passkey")


class ProviderAdapter(DefaultSocialAccountAdapter):
    """What an identity provider says is believed as far as it says that it has checked it.

    An account here is opened to somebody who comes by the provider only when the provider says
    that the address is verified, and it is confirmed here too; then both are connected, and a mail
    says so. Else nothing happens but a mail to the address: its owner signs in here, and connects.
    """

    def populate_user(
        self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]
    ) -> Account:
        """Name and address; of all else a provider tells nothing is kept."""
        user: Account = super().populate_user(request, sociallogin, data)
        whole = " ".join(str(data.get(name) or "") for name in ("first_name", "last_name"))
        user.name = str(data.get("name") or whole).strip()[:120]
        user.language = get_language() or ""
        for address in sociallogin.email_addresses:
            address.verified = address.verified is True  # "false" would be a word like any other
        sociallogin.account.extra_data = {}
        return user

    def authenticate_by_email(self, sociallogin: Any) -> Any:
        """The account of a verified address, which must be confirmed here as well."""
        verified = {
            one.email.lower() for one in sociallogin.email_addresses if one.verified is True
        }
        return operations.owner_of(verified)

    def save_user(self, request: HttpRequest, sociallogin: Any, form: Any = None) -> Account:
        """A new account, with its person."""
        saved: Account = super().save_user(request, sociallogin, form=form)
        operations.complete(saved)
        return saved
