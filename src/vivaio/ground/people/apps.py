from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "vivaio.ground.people"
    label = "people"

    def ready(self) -> None:
        from vivaio.ground.people import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
