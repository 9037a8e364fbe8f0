from importlib import import_module

from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "vivaio.platform.mail"
    label = "mail"

    def ready(self) -> None:
        """Put the outbox's jobs on the timetable and say what it knows of people."""
        import_module("vivaio.platform.mail.jobs")
        import_module("vivaio.platform.mail.personal")
