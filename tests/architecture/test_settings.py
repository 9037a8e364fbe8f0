"""docs/reference/settings.md tells every setting there is, and none that is not."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READERS = {"text", "flag", "number", "words", "day", "options", "web_address", "tiles", "get"}
#: Read by the test suite alone, where it is of use to whoever runs it.
OF_TESTS = {"VIVAIO_TEST_DATABASE"}


def _read_in(path: Path) -> set[str]:
    """The variables that a module reads from its environment."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute | ast.Name)
            and (node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id)
            in READERS
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and re.fullmatch(r"VIVAIO_[A-Z_]+|PORT", str(node.args[0].value))
        ):
            found.add(str(node.args[0].value))
    return found


def test_every_setting_is_told():
    read = {name for path in (ROOT / "src").rglob("*.py") for name in _read_in(path)}
    page = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")
    told = set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE))
    assert "VIVAIO_HOME" in read
    assert told == read | OF_TESTS
