"""The addresses of signing in: allauth's, but for passwords, which nobody has here."""

from allauth.account import views
from django.urls import path

from vivaio.ground.people.web.views import no_passwords

urlpatterns = [
    path("login/", views.login, name="account_login"),
    path("login/code/", views.request_login_code, name="account_request_login_code"),
    path("login/code/confirm/", views.confirm_login_code, name="account_confirm_login_code"),
    path("logout/", views.logout, name="account_logout"),
    path("signup/", views.signup, name="account_signup"),
    path("confirm-email/", views.email_verification_sent, name="account_email_verification_sent"),
    path("email/", views.email, name="account_email"),
    path("inactive/", views.account_inactive, name="account_inactive"),
    path("reauthenticate/", views.reauthenticate, name="account_reauthenticate"),
    path("password/", no_passwords, name="account_reset_password"),
    path("password/change/", no_passwords, name="account_change_password"),
    path("password/set/", no_passwords, name="account_set_password"),
]
