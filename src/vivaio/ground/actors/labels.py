"""What a card's fields are called in sentences about it."""

from vivaio.kernel.errors import N_

FIELDS = {
    "name": N_("name"),
    "name_note": N_("note on the name"),
    "summary": N_("in one sentence"),
    "description": N_("description"),
    "offers": N_("offers"),
    "seeks": N_("seeks"),
    "territory": N_("territory"),
    "kind": N_("kind"),
    "sector": N_("sector"),
    "level": N_("level of administration"),
    "country": N_("country"),
    "nuts": N_("NUTS code"),
    "nuts_edition": N_("edition of NUTS"),
    "themes": N_("themes"),
    "target_groups": N_("target groups"),
    "methods": N_("methods"),
    "identifiers": N_("identifiers"),
    "website": N_("website"),
    "email": N_("e-mail address"),
    "telephone": N_("telephone"),
    "address": N_("postal address"),
    "postal_code": N_("postal code"),
    "town": N_("town"),
    "latitude": N_("latitude"),
    "longitude": N_("longitude"),
    "valid_until": N_("valid until"),
}
