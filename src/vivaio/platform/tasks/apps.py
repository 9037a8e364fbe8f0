from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "vivaio.platform.tasks"
    label = "tasks"
