from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "vivaio.ground.taxonomy"
    label = "taxonomy"

    def ready(self) -> None:
        from vivaio.ground.taxonomy import declarations  # noqa: PLC0415 - models must be loaded

        declarations.register()
