"""Under every mail: whose grant pays. In HTML with the emblem, which travels in the mail itself."""

from __future__ import annotations

from email.mime.image import MIMEImage
from functools import lru_cache
from html import escape
from uuid import UUID

from vivaio.platform.funding import emblem
from vivaio.platform.funding import queries as funding
from vivaio.platform.funding.block import Block

#: The name under which the drawing lies in the mail.
EMBLEM = "emblem-of-the-union"


def with_feet(text: str, html: str, language: str, centre: UUID | None) -> tuple[str, str]:
    """Both forms of a mail with the block under them; as they were where no grant asks for it."""
    block = funding.block(language, centre)
    if block is None:
        return text, html
    return f"{text.rstrip()}\n\n{block.plain}\n", _html(html, block) if html else ""


def _html(html: str, block: Block) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in block.lines)
    foot = (
        f'<hr><div lang="{block.language}"><p><img src="cid:{EMBLEM}" '
        f'alt="{escape(block.alternative)}" width="108" height="72"></p>'
        f"<p><strong>{escape(block.statement)}</strong></p>{lines}</div>"
    )
    before, closing, after = html.rpartition("</body>")
    return f"{before}{foot}{closing}{after}" if closing else html + foot


@lru_cache(maxsize=1)
def _drawing() -> bytes:
    return emblem.png()


def emblem_part() -> MIMEImage:
    """The emblem as a part of a mail."""
    part = MIMEImage(_drawing(), "png")
    part.add_header("Content-ID", f"<{EMBLEM}>")
    part.add_header("Content-Disposition", "inline", filename="emblem.png")
    return part
