from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "vivaio.ground.moderation"
    label = "moderation"

    def ready(self) -> None:
        from vivaio.ground.moderation import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
