"""What consortia offer to the rest of the house."""

from vivaio.contexts.consortium import declarations
from vivaio.contexts.consortium.models import Consortium
from vivaio.kernel.errors import N_
from vivaio.kernel.later import later
from vivaio.platform.journal import verbs
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import LinkKind, Representation, link_kinds, representations
from vivaio.platform.registry.merging import MOVES, merges

_ACTOR = frozenset({"actor"})
_CONSORTIUM = frozenset({"consortium"})

REPRESENTATION = Representation(
    "consortium", later("vivaio.contexts.consortium.api.linked", "describe")
)


def plug_in() -> None:
    """Register the journal's sentence, the links and search."""
    verbs.register("consortium.recorded", N_("%(who)s recorded the consortium."))
    link_kinds.register(
        "partner_in",
        LinkKind("partner_in", _ACTOR, _CONSORTIUM, N_("partner in"), N_("partner"), gathers=True),
    )
    link_kinds.register(
        "leads",
        LinkKind("leads", _ACTOR, _CONSORTIUM, N_("leads"), N_("led by"), gathers=True),
    )
    link_kinds.register(
        "coordinates",
        LinkKind(
            "coordinates",
            _ACTOR,
            _CONSORTIUM,
            N_("coordinates"),
            N_("coordinated by"),
            gathers=True,
        ),
    )
    plug_in_search(Consortium)
    representations.register("consortium", REPRESENTATION)
    translatables.register("consortium", Translatable("consortium", N_("Consortium")))
    merges.register("consortium.Partner.actor", MOVES)
    declarations.register()
