from vivaio.platform.registry import plugging


class PeopleConfig(plugging.Plugged):
    name = "vivaio.ground.people"
    label = "people"
