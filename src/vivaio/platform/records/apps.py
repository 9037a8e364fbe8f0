from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "vivaio.platform.records"
    label = "records"
