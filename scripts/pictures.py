"""Icons as bare paths: the template says size and stroke."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree


def names(listing: Path) -> list[str]:
    """The icons named in a list, one a line."""
    lines = (line.strip() for line in listing.read_text("utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def icon(source: Path) -> str:
    """One icon as an `<svg>` that holds nothing but paths."""
    paths = [
        element.get("d", "")
        for element in ElementTree.parse(source).getroot()
        if element.get("stroke") != "none"
    ]
    drawn = "".join(f'<path d="{path}"/>' for path in paths)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{drawn}</svg>\n'


def prepare_icons(modules: Path, listing: Path, target: Path) -> int:
    """Write the named icons; a name the set does not have stops the preparation."""
    folder = modules / "@tabler" / "icons" / "icons" / "outline"
    target.mkdir(parents=True)
    wanted = names(listing)
    unknown = [name for name in wanted if not (folder / f"{name}.svg").is_file()]
    if unknown:
        raise SystemExit(f"No such icon in the Tabler outline set: {', '.join(unknown)}.")
    for name in wanted:
        (target / f"{name}.svg").write_text(icon(folder / f"{name}.svg"), "utf-8")
    return len(wanted)
