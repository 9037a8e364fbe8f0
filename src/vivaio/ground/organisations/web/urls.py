"""The addresses of this room."""

from django.urls import path

from vivaio.ground.organisations.web import applying, keeping

urlpatterns = [
    path("organisations/", keeping.mine, name="organisations"),
    path("organisations/register/", applying.look, name="organisation_look"),
    path("organisations/register/card/", applying.register, name="organisation_register"),
    path(
        "organisations/invitations/<uuid:uid>/<slug:verb>/",
        keeping.invitation,
        name="organisation_invitation",
    ),
    path("organisations/card/<slug:slug>/", keeping.card, name="organisation_card"),
    path("organisations/card/<slug:slug>/claim/", applying.claim, name="organisation_claim"),
    path("organisations/card/<slug:slug>/change/", applying.change, name="organisation_change"),
    path("organisations/card/<slug:slug>/leave/", keeping.leave, name="organisation_leave"),
    path("organisations/card/<slug:slug>/remove/", keeping.remove, name="organisation_remove"),
    path("organisations/stewards/<int:number>/", keeping.steward, name="organisation_steward"),
    path("organisations/<uuid:uid>/", applying.application, name="organisation_application"),
    path(
        "organisations/<uuid:uid>/withdraw/",
        applying.withdraw,
        name="organisation_withdraw",
    ),
]
