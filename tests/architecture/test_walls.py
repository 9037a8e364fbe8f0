"""The house stays readable: nothing too long, nothing hidden in a function, nothing unused."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import allauth
import pytest

from tests.architecture.sources import (
    SOURCE,
    functions,
    modules,
    named,
    template_name,
    templates,
    tree,
)

FILE, FUNCTION, VIEW, TEMPLATE = 350, 40, 30, 150
VAGUE = re.compile(r"(^|_)(utils?|common|helpers?|managers?|services?|misc)($|_)")


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_are_short() -> None:
    long = {named(path): _lines(path) for path in modules() if _lines(path) > FILE}
    assert not long


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines without the docstring, which makes nothing longer to understand."""
    told = len((ast.get_docstring(function, clean=False) or "").splitlines())
    return (function.end_lineno or 0) - function.lineno + 1 - told


def test_functions_are_short() -> None:
    long = {
        f"{named(path)}: {one.name}": _length(one)
        for path in modules()
        for one in functions(path)
        if _length(one) > FUNCTION
    }
    assert not long


def _body(view: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = view.body[1] if ast.get_docstring(view) and len(view.body) > 1 else view.body[0]
    return (view.end_lineno or 0) - first.lineno + 1


def test_views_are_short() -> None:
    long = {
        f"{named(path)}: {one.name}": _body(one)
        for path in modules()
        for one in functions(path)
        if one.args.args and one.args.args[0].arg == "request" and _body(one) > VIEW
    }
    assert not long


def test_templates_are_short() -> None:
    long = {template_name(path): _lines(path) for path in templates() if _lines(path) > TEMPLATE}
    assert not long


def test_names_say_something() -> None:
    vague = [
        named(path) for path in modules() if any(map(VAGUE.search, (path.stem, path.parent.name)))
    ]
    assert not vague


def test_imports_stand_at_the_top() -> None:
    """Packages that must wait for the models plug in by `registry/plugging.py`."""
    late = [
        f"{named(path)}:{node.lineno}"
        for path in modules()
        for function in functions(path)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not late


def test_only_the_platform_looks_models_up_by_name() -> None:
    found = [
        named(path)
        for path in modules()
        if not path.is_relative_to(SOURCE / "platform")
        and re.search(r"\b(apps\.get_model|import_string)\b", path.read_text(encoding="utf-8"))
    ]
    assert not found


def test_modules_say_what_they_are_for() -> None:
    """Every module that has something in it starts with a sentence."""
    silent = [
        named(path)
        for path in modules()
        if tree(path).body and path.name != "apps.py" and not ast.get_docstring(tree(path))
    ]
    assert not silent


def _written_in_python() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in modules())


def _asked_by_packages() -> str:
    """What allauth's views and mails ask for, by its own sources."""
    folder = Path(allauth.__file__).parent
    paths = [*folder.rglob("*.py"), *folder.rglob("*.html")]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def test_every_template_is_used() -> None:
    """Rendered by a view, extended, included or imported by another, or asked for by a package."""
    python, packages = _written_in_python(), _asked_by_packages()
    texts = {template_name(path): path.read_text(encoding="utf-8") for path in templates()}
    unused = []
    for name in texts:
        others = "\n".join(text for other, text in texts.items() if other != name)
        stem = re.sub(r"(_subject|_message)?\.(html|txt)$", "", name)
        used = (
            f'"{name}"' in python
            or f'"{name}"' in others
            or (re.search(r'"errors/{status}\.html"', python) and name.startswith("errors/"))
            or f'"{stem}' in packages
            or f'"{name}"' in packages
        )  # fmt: skip
        if not used:
            unused.append(name)
    assert not unused


@pytest.mark.parametrize("status", [400, 403, 404, 405, 422, 429, 500, 503])
def test_every_error_has_its_page(status: int) -> None:
    assert f"errors/{status}.html" in {template_name(path) for path in templates()}


def test_nothing_is_skipped() -> None:
    """No test is switched off."""
    tests = Path(__file__).resolve().parents[1]
    marks = re.compile(r"mark\.(skip|xfail)|pytest\.(skip|xfail)\(|unittest\.mock")
    found = [
        str(path.relative_to(tests))
        for path in tests.rglob("*.py")
        if path != Path(__file__).resolve() and marks.search(path.read_text(encoding="utf-8"))
    ]
    assert not found
