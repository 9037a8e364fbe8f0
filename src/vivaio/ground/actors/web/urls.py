"""The addresses of the directory."""

from django.urls import path

from vivaio.ground.actors.web import directory, editing, exports, maps, printing, views

urlpatterns = [
    path("actors/", directory.directory, name="actors"),
    path("map/", maps.map_page, name="map"),
    path("map/data/", maps.map_data, name="map_data"),
    path("actors/add/", editing.add, name="actor_add"),
    path("actors/export.csv", exports.actors_csv, name="actors_csv"),
    path("actors/export.<slug:form>", exports.actors_export, name="actors_export"),
    path("actors/<slug:slug>/", views.card, name="actor"),
    path("actors/<slug:slug>/card.pdf", printing.actor_pdf, name="actor_pdf"),
    path("actors/<slug:slug>/edit/", editing.edit, name="actor_edit"),
    path("actors/<slug:slug>/history/", views.history, name="actor_history"),
    path("actors/<slug:slug>/<slug:verb>/", views.move, name="actor_move"),
    path("places/<slug:slug>/", views.place, name="place"),
    path("programmes/<slug:slug>/", views.programme, name="programme"),
    path("sister-cards/<slug:slug>/", views.sister_card, name="sister_card"),
]
