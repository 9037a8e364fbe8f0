from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "vivaio.platform.mail"
    label = "mail"
