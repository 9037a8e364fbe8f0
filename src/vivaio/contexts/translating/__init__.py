"""The translation desk: what waits to be translated, side by side, by file, by machine."""
