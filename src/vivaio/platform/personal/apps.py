from django.apps import AppConfig


class PersonalConfig(AppConfig):
    name = "vivaio.platform.personal"
    label = "personal"

    def ready(self) -> None:
        from vivaio.platform.personal import declarations, jobs  # noqa: PLC0415 - models first

        declarations.register()
        jobs.put_on_timetable()
