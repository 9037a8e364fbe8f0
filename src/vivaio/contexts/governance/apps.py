from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "vivaio.contexts.governance"
    label = "governance"

    def ready(self) -> None:
        from vivaio.contexts.governance import plugs  # noqa: PLC0415 - models must be loaded

        plugs.plug_in()
