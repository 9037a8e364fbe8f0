"""For whom the addresses are that are not ours to mark, and why."""

from __future__ import annotations

from tests.factories.addresses import Address
from vivaio.platform.web.audience import Audience

#: By name: the audience, and the reason.
OF_OTHERS = {
    "health": (Audience.EVERYBODY, "a watchman has no account; health lies below web"),
    "account_login": (Audience.EVERYBODY, "where people sign in"),
    "account_logout": (Audience.EVERYBODY, "leaving is never refused"),
    "account_inactive": (Audience.EVERYBODY, "tells somebody whose account is closed"),
    "account_signup": (Audience.EVERYBODY, "anybody may open an account"),
    "account_reauthenticate": (Audience.SIGNED_IN, "asks once more who it is"),
    "account_email": (Audience.SIGNED_IN, "one's own addresses"),
    "account_email_verification_sent": (Audience.EVERYBODY, "a step of opening an account"),
    "account_request_login_code": (Audience.EVERYBODY, "where people sign in"),
    "account_confirm_login_code": (Audience.EVERYBODY, "a step of signing in"),
    "mfa_login_webauthn": (Audience.EVERYBODY, "where people sign in"),
    "mfa_authenticate": (Audience.EVERYBODY, "a step of signing in"),
    "openid_connect_login": (Audience.EVERYBODY, "where people sign in"),
    "openid_connect_callback": (Audience.EVERYBODY, "a step of signing in"),
    "socialaccount_signup": (Audience.EVERYBODY, "a step of opening an account"),
    "socialaccount_login_cancelled": (Audience.EVERYBODY, "a step of signing in"),
    "socialaccount_login_error": (Audience.EVERYBODY, "a step of signing in"),
    "socialaccount_connections": (Audience.SIGNED_IN, "one's own accounts elsewhere"),
    "mfa_index": (Audience.SIGNED_IN, "one's own ways to sign in"),
    "mfa_list_webauthn": (Audience.SIGNED_IN, "one's own passkeys"),
    "mfa_add_webauthn": (Audience.SIGNED_IN, "one's own passkeys"),
    "mfa_edit_webauthn": (Audience.SIGNED_IN, "one's own passkeys"),
    "mfa_remove_webauthn": (Audience.SIGNED_IN, "one's own passkeys"),
    "mfa_reauthenticate": (Audience.SIGNED_IN, "asks once more who it is"),
    "mfa_reauthenticate_webauthn": (Audience.SIGNED_IN, "asks once more who it is"),
    "mfa_activate_totp": (Audience.SIGNED_IN, "one's own app"),
    "mfa_deactivate_totp": (Audience.SIGNED_IN, "one's own app"),
    "mfa_view_recovery_codes": (Audience.SIGNED_IN, "one's own recovery codes"),
    "mfa_generate_recovery_codes": (Audience.SIGNED_IN, "one's own recovery codes"),
    "mfa_download_recovery_codes": (Audience.SIGNED_IN, "one's own recovery codes"),
    "admin:index": (Audience.OPERATORS, "Django's administration"),
    "admin:login": (Audience.EVERYBODY, "the door of the administration"),
    "admin:logout": (Audience.OPERATORS, "Django's administration"),
    "admin:password_change": (Audience.OPERATORS, "Django's administration"),
    "admin:password_change_done": (Audience.OPERATORS, "Django's administration"),
    "admin:autocomplete": (Audience.OPERATORS, "Django's administration"),
    "admin:jsi18n": (Audience.OPERATORS, "Django's administration"),
    "admin:view_on_site": (Audience.OPERATORS, "Django's administration"),
    "admin:(?P<url>.*)$": (Audience.OPERATORS, "Django's administration"),
}


def audience_of(address: Address) -> Audience | None:
    """What its view declares, or the table says; None: nobody has said it."""
    return address.audience or OF_OTHERS.get(address.name, (None, ""))[0]
