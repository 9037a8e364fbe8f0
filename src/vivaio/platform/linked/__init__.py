"""Records as linked data: the words of schema.org, of the W3C and of the EU's core vocabularies."""
