from django.apps import AppConfig


class LimitsConfig(AppConfig):
    name = "vivaio.platform.limits"
    label = "limits"

    def ready(self) -> None:
        from vivaio.platform.limits import declarations  # noqa: PLC0415 - models must be loaded

        declarations.register()
