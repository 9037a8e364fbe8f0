"""The addresses of the network and of relations."""

from django.urls import path

from vivaio.contexts.network.web import exports, relations, views

urlpatterns = [
    path("network/", views.network, name="network"),
    path("network/relations.csv", exports.network_csv, name="network_csv"),
    path("network/network.graphml", exports.network_graphml, name="network_graphml"),
    path("network/network.jsonld", exports.network_jsonld, name="network_jsonld"),
    path("relations/<uuid:uid>/", relations.of_card, name="relations"),
    path("relations/<uuid:uid>/add/", relations.add, name="relation_add"),
    path("relations/of/<uuid:link>/", relations.one, name="relation"),
    path("relations/of/<uuid:link>/<slug:verb>/", relations.answer, name="relation_answer"),
]
