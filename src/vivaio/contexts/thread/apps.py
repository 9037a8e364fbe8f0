from django.apps import AppConfig


class ThreadConfig(AppConfig):
    name = "vivaio.contexts.thread"
    label = "thread"
