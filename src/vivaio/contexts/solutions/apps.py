from vivaio.platform.registry import plugging


class SolutionsConfig(plugging.Plugged):
    name = "vivaio.contexts.solutions"
    label = "solutions"
