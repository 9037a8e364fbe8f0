"""The addresses of the translation desk."""

from django.urls import path

from vivaio.contexts.translating.web import exchange, overview, public, side

urlpatterns = [
    path("languages/", public.languages, name="languages"),
    path("translations/", overview.overview, name="translations"),
    path("translations/export.xlf", exchange.export, name="translations_xliff"),
    path("translations/files/", exchange.files, name="translation_files"),
    path("translations/files/<uuid:uid>/", exchange.file, name="translation_file"),
    path("translations/machine/<uuid:uid>/", overview.choose, name="translation_choice"),
    path("translations/<uuid:uid>/<slug:language>/", side.side_by_side, name="translation"),
    path(
        "translations/<uuid:uid>/<slug:language>/machine/",
        side.by_machine,
        name="translation_machine",
    ),
]
