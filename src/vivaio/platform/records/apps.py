from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "vivaio.platform.records"
    label = "records"

    def ready(self) -> None:
        from vivaio.platform.records import declarations, jobs  # noqa: PLC0415 - models first

        declarations.register()
        jobs.put_on_timetable()
