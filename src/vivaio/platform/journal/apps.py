from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "vivaio.platform.journal"
    label = "journal"
