"""The addresses of accounts: allauth's where it answers well, but for passwords: nobody has one."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as providers
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import path

from vivaio.ground.people.web import account, erasing, keeping, keys
from vivaio.ground.people.web.views import forgotten, no_passwords


def _calm(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """allauth counts HEAD and OPTIONS as attempts; they ask for nothing, so they are free."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return HttpResponse(headers={"Allow": "GET, HEAD, OPTIONS, POST"})
        if request.method == "HEAD":
            request.method = "GET"
        return view(request, *args, **kwargs)

    return answer


_OURS = [
    path("", account.account, name="account"),
    path("sessions/<uuid:uid>/end/", account.end_session, name="account_end_session"),
    path("sessions/end/", account.end_others, name="account_end_others"),
    path("my-data.json", account.my_data, name="account_data"),
    path("erase/", erasing.erase, name="account_erase"),
    path("erased/", erasing.erased, name="account_erased"),
    path("kept/", keeping.kept, name="account_kept"),
    path("forgotten/", forgotten, name="account_forgotten"),
    path("password/", no_passwords, name="account_reset_password"),
    path("password/change/", no_passwords, name="account_change_password"),
    path("password/set/", no_passwords, name="account_set_password"),
]
_OF_OTHERS = [
    path("login/", views.login, name="account_login"),
    path("login/code/", views.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("login/key/", keys.sign_in, name="mfa_login_webauthn"),
    path("login/second/", keys.second_step, name="mfa_authenticate"),
    path("logout/", views.logout, name="account_logout"),
    path("signup/", views.signup, name="account_signup"),
    path("confirm-email/", views.email_verification_sent, name="account_email_verification_sent"),
    path("email/", views.email, name="account_email"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("reauthenticate/code/", second.reauthenticate, name="mfa_reauthenticate"),
    path("reauthenticate/key/", keys.confirm, name="mfa_reauthenticate_webauthn"),
    path("keys/", second.index, name="mfa_index"),
    path("keys/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("keys/passkeys/add/", keys.add, name="mfa_add_webauthn"),
    path("keys/passkeys/<int:pk>/name/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("keys/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("keys/app/add/", keys.add_app, name="mfa_activate_totp"),
    path("keys/app/remove/", apps.deactivate_totp, name="mfa_deactivate_totp"),
    path("keys/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("keys/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("keys/codes.txt", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("providers/", providers.connections, name="socialaccount_connections"),
    path("providers/signup/", providers.signup, name="socialaccount_signup"),
    path("providers/cancelled/", providers.login_cancelled, name="socialaccount_login_cancelled"),
    path("providers/error/", providers.login_error, name="socialaccount_login_error"),
]
for _one in _OF_OTHERS:
    _one.callback = _calm(_one.callback)
urlpatterns = [*_OURS, *_OF_OTHERS]
