"""The demonstration's relations: invented ones among invented actors, answered as people do."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from vivaio.lobby.demo.teams import editor
from vivaio.platform.links import relations
from vivaio.platform.tenancy.viewer import Viewer

Uids = Mapping[str, UUID]
#: Centre; who says it; how; of whom; since when; what the other side answers.
_SAID = (
    ("it", "agenzia-regionale-terre-alte-esempio", "funds",
     "unione-dei-comuni-alta-valmeria-esempio", "2024-03", "confirmed"),
    ("it", "unione-dei-comuni-alta-valmeria-esempio", "funds",
     "cooperativa-sociale-il-rovo-verde-esempio", "2024-09", "confirmed"),
    ("it", "cooperativa-sociale-il-rovo-verde-esempio", "partners_with",
     "mani-vicine-odv-esempio", "2023", "confirmed"),
    ("it", "laboratorio-passo-comune-esempio", "partners_with",
     "unione-dei-comuni-alta-valmeria-esempio", "2025-01", ""),
    ("it", "osservatorio-valutare-insieme-esempio", "partners_with",
     "cooperativa-sociale-il-rovo-verde-esempio", "2026", "confirmed"),
    ("it", "fondazione-casa-del-tiglio-esempio", "funds",
     "osservatorio-valutare-insieme-esempio", "2025", ""),
    ("it", "comitato-turni-e-tempi-esempio", "member_of",
     "laboratorio-passo-comune-esempio", "2025-05", "confirmed"),
    ("it", "studio-filo-rosso-esempio", "partners_with",
     "avvisi-chiari-srl-esempio", "2026-02", ""),
    ("hr", "zupanijska-agencija-savski-kraj-primjer", "funds",
     "grad-brezograd-primjer", "2023-11", "confirmed"),
    ("hr", "zaklada-most-do-sela-primjer", "funds",
     "udruga-radni-korak-primjer", "2024", "confirmed"),
    ("hr", "udruga-radni-korak-primjer", "partners_with",
     "drustveno-poduzece-kolobar-primjer", "2024-06", "confirmed"),
    ("hr", "grad-brezograd-primjer", "partners_with",
     "centar-za-mjerenje-ucinka-vaga-primjer", "2026-01", ""),
    ("hr", "inicijativa-mladih-polaziste-primjer", "member_of",
     "udruga-radni-korak-primjer", "2025", "refused"),
)  # fmt: skip


def load(by: Viewer, actors: Uids) -> None:
    """Say them by the centres' editors; some are confirmed, one is refused, some wait."""
    for centre, source, kind, target, since, answer in _SAID:
        team = editor(by, centre)
        link = relations.relate(
            by=team, here=actors[source], other=actors[target], kind=kind, since=since
        )
        if answer == "confirmed":
            relations.confirm(by=team, link=link, side="target")
        elif answer == "refused":
            relations.refuse(by=team, link=link, side="target")
