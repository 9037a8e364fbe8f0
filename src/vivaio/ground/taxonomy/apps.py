from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "vivaio.ground.taxonomy"
    label = "taxonomy"
