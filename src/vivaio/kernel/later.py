"""Libraries that few requests need: loaded when something of them is first used.

Arrays and sheets weigh some fifty megabytes, and half a second at the start of each command.
"""

from __future__ import annotations

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
