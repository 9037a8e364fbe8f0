from vivaio.platform.registry import plugging


class FilesConfig(plugging.Plugged):
    name = "vivaio.platform.files"
    label = "files"
    verbose_name = "Files"
    offers = ("declarations.register", "jobs.put_on_timetable")
