"""Check linked data against published shapes (`make shapes`): the catalogue of data sets against
those of DCAT-AP, each public pilot against those of the basic tier of CIDS.

The shapes are not part of the project: VIVAIO_SHAPES names the folder where they lie, by default
`../shared/data/shapes`. Without them there is nothing to do, and it says so. The data are those of
VIVAIO_HOME.
"""

# ruff: noqa: PLC0415 - what has to be set comes first, and all is imported only if there are shapes
from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vivaio.platform.linked.forms import Form

DCAT, CIDS = "dcat-ap-3.0.1-SHACL.ttl", "cids.basictier.shacl.ttl"
ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """0: all conforms for which there are shapes; 1: something does not."""
    folder = Path(os.environ.get("VIVAIO_SHAPES") or ROOT.parent / "shared" / "data" / "shapes")
    there = [name for name in (DCAT, CIDS) if (folder / name).is_file()]
    for name in (DCAT, CIDS):
        if name not in there:
            print(f"There is no {name} in {folder}: not checked (VIVAIO_SHAPES names it).")
    if not there:
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vivaio.config.settings")
    sys.path.insert(0, str(ROOT / "src"))
    import vivaio  # noqa: F401, I001 - before Django, for the newer SQLite
    import django

    django.setup()
    written = {DCAT: _catalogue, CIDS: _pilots}
    return int(not all(_conforms(folder / name, written[name]()) for name in there))


def _catalogue() -> Iterator[tuple[str, bytes, Form]]:
    from vivaio.api.catalogue import catalogue
    from vivaio.platform.linked.description import written
    from vivaio.platform.linked.forms import forms

    for form in forms:
        yield f"catalogue.{form.ending}", written(catalogue(), form), form


def _pilots() -> Iterator[tuple[str, bytes, Form]]:
    from vivaio.contexts.pilots import impact, queries
    from vivaio.platform.linked.forms import JSON_LD
    from vivaio.platform.tenancy.viewer import Viewer

    viewer = Viewer.anonymous("en")
    for row in queries.every(viewer):
        name = f"{row.record_address()}impact.jsonld"
        yield name, impact.written(viewer, row, JSON_LD), JSON_LD


def _conforms(path: Path, several: Iterator[tuple[str, bytes, Form]]) -> bool:
    """Whether all of them are as the shapes of a file ask; says so of each."""
    from pyshacl import validate
    from rdflib import Graph
    from rdflib.namespace import SH

    shapes = Graph().parse(path)
    dangling = [
        (shape, SH.property, named)
        for shape, named in shapes.subject_objects(SH.property)
        if (named, SH.path, None) not in shapes
    ]
    for triple in dangling:
        shapes.remove(triple)
    if dangling:
        print(f"{len(dangling)} shapes are named in {path.name} but not in it: passed over.")
    well = True
    for name, data, form in several:
        read = Graph().parse(data=data, format=form.name)
        conforms, _report, told = validate(read, shacl_graph=shapes)
        print(f"{name}: {len(read)} statements, conforms: {conforms}")
        if not conforms:
            print(told)
            well = False
    return well


if __name__ == "__main__":
    sys.exit(main())
