from django.apps import AppConfig


class RevisionsConfig(AppConfig):
    name = "vivaio.platform.revisions"
    label = "revisions"
