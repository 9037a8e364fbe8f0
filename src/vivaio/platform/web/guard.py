"""Forms that anybody may send, kept free of floods and machines without puzzles.

Three things, none of which asks anything of a person: a field that people do not see and machines
fill; a signed note of when the form was opened, since nobody writes in two seconds and no form is
good for ever; and a count, in the database, of what came from the same address or account.

    class FeedbackForm(GuardedForm):
        guard = Guard("feedback", sendings=5, within=timedelta(hours=1))
        words = forms.CharField(widget=forms.Textarea)

    form = FeedbackForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid():
        operations.take_feedback(by=request.viewer, …, key=form.cleaned_data["key"])

In the template `fields(form)` shows it as any form. A refusal is an error of the form like others:
answered 422 with the form, and nothing typed is lost. `is_valid()` counts a sending when all else
is right, so ask it only for what was posted.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv6Address, ip_address
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner, b62_encode
from django.db import transaction
from django.http import HttpRequest, QueryDict
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from vivaio.kernel import clock
from vivaio.platform.web.forms import OnceForm
from vivaio.platform.web.models import Sending

#: How long the notes of what was sent are kept.
KEPT = timedelta(days=2)
#: Nobody has read and filled a form in less; none is good for longer.
QUICKEST, LONGEST = timedelta(seconds=2), timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Guard:
    """A form's name (a code, its own) and how often one sender may send it within a time.

    `quickest`: zero for a form whose only content is a button.
    """

    form: str
    sendings: int = 5
    within: timedelta = timedelta(hours=1)
    quickest: timedelta = QUICKEST


class Trap(forms.TextInput):
    """A field people do not see; `components/form.html` knows it by its name."""


def address_of(request: HttpRequest) -> str:
    """Where a request comes from: behind a proxy of ours, what the proxy says last.

    A whole network of IPv6 (64 bits) belongs to one household and counts as one.
    """
    address = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        address = forwarded.rpartition(",")[2].strip()
    try:
        known = ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(known, IPv6Address):
        return str(known.ipv4_mapped) if known.ipv4_mapped else f"{int(known) >> 64:016x}::/64"
    return str(known)


def _senders(request: HttpRequest) -> list[str]:
    """Under which hashes a request is counted: its address, and its account if it has one."""
    named = [f"address {address_of(request)}"]
    account = getattr(getattr(request, "viewer", None), "account", None)
    if account is not None:
        named.append(f"account {account}")
    return [salted_hmac("vivaio.guard", one, algorithm="sha256").hexdigest() for one in named]


class _FullError(Exception):
    """One sending too many."""


def admit(request: HttpRequest, guard: Guard) -> bool:
    """Count one sending; False, and nothing counted, when it is one too many."""
    now = clock.now()
    try:
        with transaction.atomic():
            Sending.objects.filter(at__lt=now - KEPT).delete()
            for sender in _senders(request):
                Sending.objects.create(form=guard.form, sender=sender, at=now)
                lately = Sending.objects.filter(
                    form=guard.form, sender=sender, at__gt=now - guard.within
                )
                if lately.count() > guard.sendings:
                    raise _FullError
    except _FullError:
        return False
    return True


class _Earlier(TimestampSigner):
    """Signs as if it were some time ago."""

    ago = timedelta()

    def timestamp(self) -> str:
        return b62_encode(int(time.time() - self.ago.total_seconds()))


class GuardedForm(OnceForm):
    """A form that anybody may send; its class says how often, in `guard`."""

    guard: ClassVar[Guard]

    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    second_name = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=Trap(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._request = request
        self.fields["opened"].initial = self.mark()

    @classmethod
    def mark(cls, ago: timedelta = timedelta()) -> str:
        """The signed note that the form was opened now, or some time `ago`."""
        signer = _Earlier(salt=f"vivaio.guard.{cls.guard.form}")
        signer.ago = ago
        return signer.sign(cls.guard.form)

    def clean(self) -> dict[str, Any]:
        """Refuse machines and floods; a sending counts only when nothing else is wrong."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("second_name"):
            self.add_error(None, gettext("Empty the last field, which people do not see."))
        refusal = self._untimely(cleaned.get("opened") or "")
        if refusal:
            self.add_error(None, refusal)
        if not self.errors and not admit(self._request, self.guard):
            self.add_error(None, self._too_many())
        return cleaned

    def _untimely(self, opened: str) -> str:
        signer = TimestampSigner(salt=f"vivaio.guard.{self.guard.form}")
        try:
            signer.unsign(opened, max_age=LONGEST)
        except SignatureExpired:
            self._open_again()
            return gettext("The form was open for more than a day. Send it once more.")
        except BadSignature:
            self._open_again()
            return gettext("The form did not say when it was opened. Send it once more.")
        if self.guard.quickest:
            try:
                signer.unsign(opened, max_age=self.guard.quickest)
            except SignatureExpired:
                return ""
            return gettext("That was very quick. Read it over, and send it once more.")
        return ""

    def _open_again(self) -> None:
        """Let the form that is shown again be one opened now."""
        assert isinstance(self.data, QueryDict)
        typed = self.data.copy()
        typed[self.add_prefix("opened")] = self.mark()
        self.data = typed

    def _too_many(self) -> str:
        minutes = max(1, int(self.guard.within.total_seconds() // 60))
        return ngettext(
            "Too much was sent from here within %(count)s minute. Wait a while, then send this "
            "again; nothing you wrote is lost.",
            "Too much was sent from here within %(count)s minutes. Wait a while, then send this "
            "again; nothing you wrote is lost.",
            minutes,
        ) % {"count": minutes}
