"""Building the wheel: what is made at set-up is made, if it is missing, and goes in."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

ROOT = Path(__file__).resolve().parent


class MadeFiles(BuildHookInterface[Any]):
    """Assets, catalogues and static files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing."""
        if self.target_name != "wheel":
            return
        for script in ("assets", "catalogues", "static"):
            subprocess.run([sys.executable, str(ROOT / "scripts" / f"{script}.py")], check=True)


class Dependencies(MetadataHookInterface):
    """The run-time dependencies are those of requirements/run.in, with their lower bounds."""

    PLUGIN_NAME = "custom"

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in `dependencies`."""
        lines = (ROOT / "requirements" / "run.in").read_text("utf-8").splitlines()
        named = (re.sub(r"\s+#.*", "", line).strip() for line in lines)
        metadata["dependencies"] = [line for line in named if line and not line.startswith("#")]
