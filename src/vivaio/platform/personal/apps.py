from vivaio.platform.registry import plugging


class PersonalConfig(plugging.Plugged):
    name = "vivaio.platform.personal"
    label = "personal"
    offers = ("declarations.register", "jobs.put_on_timetable")
