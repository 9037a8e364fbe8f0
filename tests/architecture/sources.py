"""The sources of the house, as the tests of its walls read them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "vivaio"


def modules() -> list[Path]:
    """All modules but migrations."""
    return sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Functions and methods, those within others too."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def named(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def templates() -> list[Path]:
    """All templates, of both engines."""
    return sorted(
        path
        for path in SOURCE.rglob("*")
        if path.suffix in (".html", ".txt") and {"jinja2", "templates"} & set(path.parts)
    )


def template_name(path: Path) -> str:
    """The name by which a template is asked for."""
    parts = path.relative_to(SOURCE).parts
    folder = "jinja2" if "jinja2" in parts else "templates"
    return "/".join(parts[parts.index(folder) + 1 :])
