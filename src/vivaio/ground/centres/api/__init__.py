"""Centres for programs."""

from vivaio.ground.centres.api.routes import centres

__all__ = ["centres"]
