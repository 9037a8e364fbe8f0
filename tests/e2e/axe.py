"""axe-core in the page: what it finds against WCAG 2.2 AA."""

from __future__ import annotations

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.e2e.house import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

_RUN = """async (only) => {
  const result = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  return result.violations.map((one) => ({
    id: one.id, help: one.help,
    nodes: one.nodes.map((node) => [node.target.join(" "), node.failureSummary]),
  }));
}"""


@cache
def _source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def _told(violation: dict[str, Any]) -> str:
    places = "\n".join(f"    {target}\n      {why}" for target, why in violation["nodes"][:5])
    return f"{violation['id']}: {violation['help']}\n{places}"


def violations(page: Page, *rules: str) -> list[str]:
    """What is against WCAG on the page as it stands, or against some rules alone."""
    if not page.evaluate("typeof axe === 'object'"):
        # Through the driver, since the content-security policy lets no script in but our own.
        page.evaluate(_source())
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    return [_told(one) for one in page.evaluate(_RUN, only)]
