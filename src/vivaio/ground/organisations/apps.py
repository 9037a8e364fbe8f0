from vivaio.platform.registry import plugging


class OrganisationsConfig(plugging.Plugged):
    name = "vivaio.ground.organisations"
    label = "organisations"
