"""Records as linked data: the words of schema.org, of the W3C and of the EU's core vocabularies."""

from vivaio.platform.linked.description import Description, Form, forms, written

__all__ = ["Description", "Form", "forms", "written"]
