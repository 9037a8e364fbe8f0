from django.apps import AppConfig


class RevisionsConfig(AppConfig):
    name = "vivaio.platform.revisions"
    label = "revisions"
    verbose_name = "Revisions"

    def ready(self) -> None:
        from vivaio.platform.revisions import declarations  # noqa: PLC0415 - models must be loaded

        declarations.register()
