"""The four helixes of social innovation, told from an actor's sector, else from its kind.

Of the quintuple helix the fifth, the natural environment, is no sector: cards do not say it, and
it is not counted.
"""

from __future__ import annotations

from vivaio.kernel.errors import N_

#: Codes with their names, in the order shown.
HELIXES = {
    "government": N_("Public administration"),
    "academia": N_("University and research"),
    "business": N_("Business"),
    "society": N_("Civil society"),
}
_BY_SECTOR = {
    "public": "government",
    "university": "academia",
    "private": "business",
    "third-sector": "society",
    "citizens": "society",
}
_BY_KIND = {
    "public-body": "government",
    "managing-authority": "government",
    "employment-service": "government",
    "public-service-provider": "government",
    "education-and-research": "academia",
    "school": "academia",
    "business": "business",
    "financial-institution": "business",
    "employers-organisation": "business",
    "third-sector-entity": "society",
    "religious-organisation": "society",
    "social-economy-entity": "society",
    "work-integration-enterprise": "society",
    "mutual-society": "society",
    "trade-union": "society",
    "municipality": "government",
    "union-of-municipalities": "government",
    "region": "government",
    "ministry": "government",
    "public-agency": "government",
    "development-agency": "government",
    "university": "academia",
    "faculty": "academia",
    "research-centre": "academia",
    "company": "business",
    "start-up": "business",
    "benefit-company": "business",
    "technology-park": "business",
    "foundation": "society",
    "association": "society",
    "voluntary-organisation": "society",
    "social-cooperative": "society",
    "cooperative": "society",
    "social-enterprise": "society",
    "informal-group": "society",
}


def helix_of(sector: str, kind: str) -> str:
    """The helix of an actor; "" when its card does not tell."""
    return _BY_SECTOR.get(sector) or _BY_KIND.get(kind, "")
