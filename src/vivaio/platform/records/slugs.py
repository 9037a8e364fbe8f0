"""Words in addresses: readable, unique in their kind, never taken back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from uuid import UUID

from vivaio.platform.multilingual.folding import fold
from vivaio.platform.records.models import Slug

_GREEK = str.maketrans(
    {
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th",
        "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p",
        "ρ": "r", "σ": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps", "ω": "o",
    }
)  # fmt: skip
_LONGEST = 80
#: Words that stand in the same place of an address for a page of another sort.
RESERVED = frozenset({"add"})


def slugify(words: str) -> str:
    """Lower-case ASCII words joined by hyphens (Greek by ELOT 743, simplified); "" if none."""
    folded = fold(words).translate(_GREEK)
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only.lower()).strip("-")
    return slug[:_LONGEST].strip("-")


def choose(kind: str, words: str, record: UUID) -> str:
    """A slug for a record that no other record of its kind has or had."""
    base = slugify(words) or kind
    taken = RESERVED | set(
        Slug.objects.filter(kind=kind, slug__startswith=base)
        .exclude(record_id=record)
        .values_list("slug", flat=True)
    )
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug


def choose_all(kind: str, words: Sequence[str]) -> list[str]:
    """Slugs for several new records of a kind, in their order."""
    bases = [slugify(one) or kind for one in words]
    taken = set(RESERVED)
    taken.update(Slug.objects.filter(kind=kind, slug__in=bases).values_list("slug", flat=True))
    found = []
    for base in bases:
        slug = base
        if slug in taken:
            slug = _next_free(kind, base, taken)
        taken.add(slug)
        found.append(slug)
    return found


def _next_free(kind: str, base: str, taken: set[str]) -> str:
    """The first number that is free."""
    beginning = f"{base}-"
    number = 2
    if f"{base}-2" not in taken:
        stored = Slug.objects.filter(kind=kind, slug__startswith=beginning)
        taken.update(stored.values_list("slug", flat=True))
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
