from django.apps import AppConfig


class MediaConfig(AppConfig):
    name = "vivaio.ground.media"
    label = "media"

    def ready(self) -> None:
        from vivaio.ground.media import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
