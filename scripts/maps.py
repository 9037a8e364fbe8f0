"""The library that moves maps in the browser: what of it is served."""

from __future__ import annotations

import shutil
from pathlib import Path

#: The stylesheet names the pictures, and hashed names are given only to files that are there.
FILES = (
    "leaflet.js",
    "leaflet.css",
    "images/layers.png",
    "images/layers-2x.png",
    "images/marker-icon.png",
)


def prepare_library(modules: Path, target: Path) -> None:
    """Copy the files; the line that leads to its sources is left out, for they are not served."""
    for name in FILES:
        source, file = modules / "leaflet" / "dist" / name, target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, file)
    script = target / "leaflet.js"
    lines = script.read_text("utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("//# sourceMappingURL")]
    script.write_text("\n".join(kept) + "\n", "utf-8")
