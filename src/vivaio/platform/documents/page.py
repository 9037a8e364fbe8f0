"""A document as part of a page: the same words in the same order, with the same structure."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from vivaio.platform.documents.tree import Tree


class _Notes:
    """Footnotes of one document, numbered as they come."""

    def __init__(self) -> None:
        self.words: list[Markup] = []

    def mark(self, note: list[Tree]) -> Markup:
        self.words.append(_inline(note, self))
        link = Markup('<sup><a id="note-ref-{0}" href="#note-{0}" role="doc-noteref">{0}</a></sup>')
        return link.format(len(self.words))


def _inline(runs: list[Tree], notes: _Notes) -> Markup:
    return Markup("").join(_run(run, notes) for run in runs)


def _run(run: Tree, notes: _Notes) -> Markup:
    made = Markup("<br>").join(Markup.escape(line) for line in run["words"].split("\n"))
    for wanted, name in (("strong", "strong"), ("emphasis", "em")):
        if run[wanted]:
            made = _element(name, made)
    if run["href"]:
        made = _element("a", made, href=run["href"])
    if run["language"]:
        made = _element("span", made, lang=run["language"])
    return made + (notes.mark(run["note"]) if run["note"] else "")


def _element(name: str, content: str | Markup, **attributes: str) -> Markup:
    told = Markup("").join(
        Markup(' {}="{}"').format(key, value) for key, value in attributes.items() if value
    )
    return Markup("<{0}{1}>{2}</{0}>").format(name, told, content)


def _row(cells: list[list[Tree]], numeric: list[int], notes: _Notes) -> Markup:
    return Markup("<tr>{}</tr>").format(
        Markup("").join(
            _element("td", _inline(cell, notes), **{"class": "number" if at in numeric else ""})
            for at, cell in enumerate(cells)
        )
    )


def _table(part: Tree, notes: _Notes) -> Markup:
    head = Markup("").join(
        _element(
            "th",
            _inline(cell, notes),
            scope="col",
            **{"class": "number" if at in part["numeric"] else ""},
        )
        for at, cell in enumerate(part["head"])
    )
    rows = Markup("").join(_row(row, part["numeric"], notes) for row in part["rows"])
    caption = _element("caption", part["caption"])
    table = Markup('<table class="table">{}<thead><tr>{}</tr></thead><tbody>{}</tbody></table>')
    scroll = Markup('<div class="scroll" role="region" tabindex="0" aria-label="{}">{}</div>')
    return scroll.format(part["caption"], table.format(caption, head, rows))


def _facts(part: Tree, notes: _Notes) -> Markup:
    row = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    rows = Markup("").join(
        row.format(one["label"], _inline(one["value"], notes)) for one in part["rows"]
    )
    return Markup('<dl class="facts">{}</dl>').format(rows)


def _figure(part: Tree, notes: _Notes) -> Markup:
    drawn = Markup('<div role="img" aria-label="{}">{}</div>').format(
        part["alternative"],
        Markup(part["svg"]),  # noqa: S704 - made of shapes and letters alone: drawings.py
    )
    caption = _element("figcaption", part["caption"]) if part["caption"] else ""
    return Markup('<figure class="document__figure">{}{}</figure>').format(drawn, caption)


def _signatures(part: Tree, notes: _Notes) -> Markup:
    line = Markup("<li><strong>{}</strong> {} <small>{}</small></li>")
    lines = Markup("").join(
        line.format(one["role"], one["name"], one["place"]) for one in part["lines"]
    )
    return Markup('<ul class="document__signatures">{}</ul>').format(lines)


def _list(part: Tree, notes: _Notes) -> Markup:
    items = Markup("").join(_element("li", _inline(one, notes)) for one in part["items"])
    if part["kind"] == "list":
        return _element("ul", items)
    return _element("ol", items, start=str(part["start"]))


_PARTS: dict[str, Any] = {
    "heading": lambda part, notes: _element(f"h{part['level']}", _inline(part["runs"], notes)),
    "paragraph": lambda part, notes: _element("p", _inline(part["runs"], notes)),
    "list": _list,
    "numbered": _list,
    "table": _table,
    "facts": _facts,
    "figure": _figure,
    "signatures": _signatures,
}


def article(tree: Tree) -> Markup:
    """The document as an `<article>`: its own title is the heading of level 1 of the page."""
    notes = _Notes()
    pieces = [_element("h1", tree["title"])]
    if tree["mark"]:
        banner = Markup('<p class="banner" role="note"><strong>{}</strong> <span>{}</span></p>')
        pieces.append(banner.format(tree["mark"], tree["words"]["example"]))
    if tree["summary"]:
        pieces.append(_element("p", tree["summary"], **{"class": "lead"}))
    issued = " · ".join((tree["body"]["name"], tree["date"], *tree["body"]["lines"]))
    pieces.append(_element("p", issued, **{"class": "muted"}))
    for part in tree["parts"]:
        made = _PARTS[part["kind"]](part, notes)
        foreign = part["language"] not in ("", tree["language"])
        pieces.append(_element("div", made, lang=part["language"]) if foreign else made)
    if notes.words:
        pieces.append(_notes(notes, tree["words"]["notes"]))
    inside = Markup("\n").join(pieces)
    return _element("article", inside, lang=tree["language"], **{"class": "document prose"})


def _notes(notes: _Notes, title: str) -> Markup:
    line = Markup('<li id="note-{0}">{1} <a href="#note-ref-{0}" role="doc-backlink">↑</a></li>')
    lines = Markup("").join(line.format(at, words) for at, words in enumerate(notes.words, 1))
    section = Markup('<section role="doc-endnotes"><h2>{}</h2><ol>{}</ol></section>')
    return section.format(title, lines)
