from django.apps import AppConfig


class ActorsConfig(AppConfig):
    name = "vivaio.ground.actors"
    label = "actors"

    def ready(self) -> None:
        from vivaio.ground.actors import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
