"""The addresses of the centres' own rooms, of their teams and of invitations."""

from django.urls import path

from vivaio.ground.centres.web import invitations, rooms, settings, teams

urlpatterns = [
    path("rooms/", rooms.rooms, name="rooms"),
    path("centres/<slug:slug>/settings/", settings.settings, name="centre_settings"),
    path("centres/<slug:slug>/room/", rooms.room, name="room"),
    path("centres/<slug:slug>/team/", teams.team, name="team"),
    path("centres/<slug:slug>/team/invite/", teams.invite, name="team_invite"),
    path("centres/<slug:slug>/team/leave/", teams.leave, name="team_leave"),
    path("centres/<slug:slug>/team/<uuid:account>/", teams.colleague, name="team_colleague"),
    path("centres/<slug:slug>/team/<uuid:uid>/<slug:verb>/", teams.recall, name="team_recall"),
    path("network/team/", teams.team, name="network_team"),
    path("network/team/invite/", teams.invite, name="network_team_invite"),
    path("network/team/leave/", teams.leave, name="network_team_leave"),
    path("network/team/<uuid:account>/", teams.colleague, name="network_team_colleague"),
    path("network/team/<uuid:uid>/<slug:verb>/", teams.recall, name="network_team_recall"),
    path("invitations/<uuid:uid>/", invitations.answer, name="invitation"),
    path("invitations/<uuid:uid>/<slug:secret>/", invitations.answer_link, name="invitation_link"),
]
