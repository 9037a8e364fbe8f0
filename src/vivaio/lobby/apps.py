from django.apps import AppConfig


class LobbyConfig(AppConfig):
    name = "vivaio.lobby"
    label = "lobby"
