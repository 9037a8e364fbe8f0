from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "vivaio.ground.people"
    label = "people"
