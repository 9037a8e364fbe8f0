from vivaio.platform.registry import plugging


class JournalConfig(plugging.Plugged):
    name = "vivaio.platform.journal"
    label = "journal"
    verbose_name = "Journal"
    offers = ("declarations.register",)
