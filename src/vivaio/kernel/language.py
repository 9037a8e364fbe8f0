"""Languages as BCP 47 codes."""

import re

#: The interface speaks these; content may be in any language.
INTERFACE: tuple[str, ...] = ("en", "it", "fr", "sl", "hr", "el", "ro")

_CODE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


def is_code(value: str) -> bool:
    """Whether `value` has the form of a language code (not whether such a language exists)."""
    return bool(_CODE.match(value))
