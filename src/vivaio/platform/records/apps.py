from vivaio.platform.registry import plugging


class RecordsConfig(plugging.Plugged):
    name = "vivaio.platform.records"
    label = "records"
    offers = ("declarations.register", "translating.register", "jobs.put_on_timetable")
