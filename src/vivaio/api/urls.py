"""The addresses of machines: none has a language."""

from django.urls import path

from vivaio.api.addresses import addresses
from vivaio.api.representing import representation
from vivaio.api.taking import catalogue_file, table
from vivaio.api.version import BASE
from vivaio.kernel.later import later
from vivaio.platform.rest.door import door

openapi = later("vivaio.api.openapi", "openapi")

urlpatterns = [
    path("data/catalogue.<slug:ending>", catalogue_file, name="catalogue"),
    path("data/<slug:code>.<slug:ending>", table, name="data_table"),
    path("id/<uuid:uid>.<slug:ending>", representation, name="representation"),
    path(f"{BASE}openapi.json", door(openapi, known=()), name="openapi"),
    *addresses(),
]
