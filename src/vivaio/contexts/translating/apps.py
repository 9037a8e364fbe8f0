from vivaio.platform.registry import plugging


class TranslatingConfig(plugging.Plugged):
    name = "vivaio.contexts.translating"
    label = "translating"
