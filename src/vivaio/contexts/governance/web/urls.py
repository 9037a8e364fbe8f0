"""The addresses of this room."""

from django.urls import path

from vivaio.contexts.governance.web import (
    agreements,
    composing,
    inviting,
    press,
    signing,
    team,
    writing,
)

urlpatterns = [
    path("centres/<slug:slug>/agreement/", agreements.of_centre, name="centre_agreement"),
    path("centres/<slug:slug>/agreement/add/", writing.add, name="agreement_add"),
    path("agreements/<slug:slug>/", agreements.agreement, name="agreement"),
    path("agreements/<slug:slug>/adherents.csv", agreements.adherents_csv, name="adherents_csv"),
    path(
        "agreements/<slug:slug>/versions/<int:number>/",
        agreements.version,
        name="agreement_version",
    ),
    path("agreements/<slug:slug>/edit/", writing.edit, name="agreement_edit"),
    path("agreements/<slug:slug>/move/<slug:verb>/", writing.move, name="agreement_move"),
    path("agreements/<slug:slug>/adhere/", signing.adhere, name="agreement_adhere"),
    path("agreements/<slug:slug>/link/", signing.link, name="agreement_link"),
    path("agreements/<slug:slug>/adhesions/", team.adhesions, name="adhesions"),
    path("agreements/<slug:slug>/adhesions/<uuid:uid>/", team.adhesion, name="adhesion"),
    path("agreements/<slug:slug>/campaigns/", inviting.campaigns, name="campaigns"),
    path("adhesions/<str:marked>/", signing.own, name="own_adhesion"),
    path("adhesions/<str:marked>/document/", signing.document, name="own_document"),
    path("campaigns/<uuid:uid>/", inviting.campaign, name="campaign"),
    path("invited/<str:marked>/", inviting.invitation, name="invited"),
    path("compositions/<slug:slug>/", composing.composition, name="composition"),
    path("centres/<slug:slug>/composition/", composing.of_centre, name="centre_composition"),
    path("centres/<slug:slug>/composition.csv", composing.composition_csv, name="composition_csv"),
    path("centres/<slug:slug>/composition/edit/", composing.aim, name="composition_edit"),
    path("centres/<slug:slug>/launch/edit/", composing.launch, name="launch_edit"),
    path("centres/<slug:slug>/press/", press.kit, name="press"),
    path("centres/<slug:slug>/press.zip", press.bundle, name="press_zip"),
]
