"""Where allauth asks us: how mail goes out, and who may sign up."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from vivaio.platform.mail import operations as mail


class AccountAdapter(DefaultAccountAdapter):
    """Mails of the sign-in go through the outbox like every other."""

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
