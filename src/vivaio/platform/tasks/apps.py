from importlib import import_module

from django.apps import AppConfig


class TasksConfig(AppConfig):
    name = "vivaio.platform.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Put the package's own jobs on the timetable; they need the models to be loaded."""
        import_module("vivaio.platform.tasks.jobs")
        import_module("vivaio.platform.tasks.personal")
