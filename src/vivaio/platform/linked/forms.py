"""The forms in which linked data is written; nothing of what writes it is needed to name them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Form:
    """A way of writing a graph: its ending in addresses, its media type, its name in rdflib."""

    ending: str
    media_type: str
    name: str


JSON_LD = Form("jsonld", "application/ld+json", "json-ld")
forms = (
    Form("ttl", "text/turtle", "turtle"),
    JSON_LD,
    Form("rdf", "application/rdf+xml", "xml"),
)
