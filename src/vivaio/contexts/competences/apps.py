from vivaio.platform.registry import plugging


class CompetencesConfig(plugging.Plugged):
    name = "vivaio.contexts.competences"
    label = "competences"
