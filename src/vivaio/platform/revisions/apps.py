from vivaio.platform.registry import plugging


class RevisionsConfig(plugging.Plugged):
    name = "vivaio.platform.revisions"
    label = "revisions"
    verbose_name = "Revisions"
    offers = ("declarations.register",)
