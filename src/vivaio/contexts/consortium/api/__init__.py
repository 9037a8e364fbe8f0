"""Consortia for programs."""

from vivaio.contexts.consortium.api.routes import consortia

__all__ = ["consortia"]
