"""The nouns of the directory."""

from vivaio.ground.actors.models.actor import LIFE, Actor
from vivaio.ground.actors.models.places import Place, Programme
from vivaio.ground.actors.models.roles import CentreRole, RoleKind
from vivaio.ground.actors.models.sister import SisterCard

__all__ = ["LIFE", "Actor", "CentreRole", "Place", "Programme", "RoleKind", "SisterCard"]
