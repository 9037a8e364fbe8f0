"""Check the catalogue of data sets against the published shapes of DCAT-AP (`make shapes`).

The shapes are not part of the project: VIVAIO_SHAPES names the folder where they lie, by default
`../shared/data/shapes`. Without them there is nothing to do, and it says so. The data are those of
VIVAIO_HOME.
"""

# ruff: noqa: PLC0415 - what has to be set comes first, and all is imported only if there are shapes
from __future__ import annotations

import os
import sys
from pathlib import Path

SHAPES = "dcat-ap-3.0.1-SHACL.ttl"
ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """0: it conforms, or there are no shapes; 1: it does not."""
    folder = Path(os.environ.get("VIVAIO_SHAPES") or ROOT.parent / "shared" / "data" / "shapes")
    path = folder / SHAPES
    if not path.is_file():
        print(f"There is no {SHAPES} in {folder}: nothing was checked (VIVAIO_SHAPES names it).")
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vivaio.config.settings")
    sys.path.insert(0, str(ROOT / "src"))
    import vivaio  # noqa: F401, I001 - before Django, for the newer SQLite
    import django

    django.setup()
    from pyshacl import validate
    from rdflib import Graph
    from rdflib.namespace import SH

    from vivaio.api.catalogue import catalogue
    from vivaio.platform.linked import forms, written

    shapes = Graph().parse(path)
    dangling = [
        (shape, SH.property, named)
        for shape, named in shapes.subject_objects(SH.property)
        if (named, SH.path, None) not in shapes
    ]
    for triple in dangling:
        shapes.remove(triple)
    if dangling:
        print(f"{len(dangling)} shapes are named in {SHAPES} but not in it: passed over.")
    failed = 0
    for form in forms:
        read = Graph().parse(data=written(catalogue(), form), format=form.name)
        conforms, _report, told = validate(read, shacl_graph=shapes)
        print(f"catalogue.{form.ending}: {len(read)} statements, conforms: {conforms}")
        if not conforms:
            print(told)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
