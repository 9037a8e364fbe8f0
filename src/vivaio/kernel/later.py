"""Libraries that few requests need: loaded when something of them is first used.

Arrays and sheets weigh some fifty megabytes, and half a second at the start of each command.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any


class Later:
    """Stands for a module by its name; whatever is asked of it is asked of the module.

    The type checker and the contracts of imports read the true import beside it, under
    `TYPE_CHECKING`.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        return getattr(import_module(self._name), attribute)


def later(module: str, name: str) -> Callable[..., Any]:
    """A function of a module that is loaded when the function is first called.

    For registries, whose entries would have to be there at the start: within one package, so that
    no contract of imports is passed by.
    """

    def call(*arguments: Any, **named: Any) -> Any:
        return getattr(import_module(module), name)(*arguments, **named)

    call.__name__ = call.__qualname__ = name
    call.__module__ = module
    return call
