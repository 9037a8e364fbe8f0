from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "vivaio.platform.files"
    label = "files"
    verbose_name = "Files"

    def ready(self) -> None:
        from vivaio.platform.files import declarations, jobs  # noqa: PLC0415 - models must be loaded

        declarations.register()
        jobs.put_on_timetable()
