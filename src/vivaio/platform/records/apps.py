from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "vivaio.platform.records"
    label = "records"

    def ready(self) -> None:
        from vivaio.platform.records import (  # noqa: PLC0415 - models first
            declarations,
            jobs,
            translating,
        )

        declarations.register()
        translating.register()
        jobs.put_on_timetable()
