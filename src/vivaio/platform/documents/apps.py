from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "vivaio.platform.documents"
    label = "documents"
