from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "vivaio.ground.organisations"
    label = "organisations"

    def ready(self) -> None:
        from vivaio.ground.organisations import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
