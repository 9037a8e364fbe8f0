"""The addresses of the house: machines' without a language, people's under theirs."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from vivaio.contexts.duties.web import notices
from vivaio.contexts.thread.web.views import linked as thread_linked
from vivaio.ground.centres.web.domains import theme
from vivaio.lobby import (
    centres,
    funded,
    gallery,
    home,
    identity,
    printing,
    roles,
    samples,
    searching,
    site_map,
    taxonomy,
)
from vivaio.platform.health.views import health
from vivaio.platform.web import errors, serving

urlpatterns = [
    path("", home.door, name="door"),
    path("health/", health, name="health"),
    path("files/<uuid:uid>/<str:name>", serving.file, name="file"),
    path("theme/<slug:name>.css", theme, name="theme"),
    path("id/<uuid:uid>", identity.identity, name="identity"),
    path("thread/<uuid:uid>.<slug:ending>", thread_linked, name="thread_linked"),
    path("robots.txt", identity.robots, name="robots"),
    path("sitemap.xml", site_map.site_map, name="site_map"),
    path("sitemap-<int:number>.xml", site_map.site_map_part, name="site_map_part"),
    path("taxonomy/skos.<str:ending>", taxonomy.as_skos, name="taxonomy_skos"),
    path("taxonomy/<str:scheme>/skos.<str:ending>", taxonomy.as_skos, name="taxonomy_scheme_skos"),
    path(".well-known/security.txt", notices.security, name="security"),
    path("operators/", admin.site.urls),
    path("", include("vivaio.api.urls")),
    path("account/oidc/", include("vivaio.ground.people.web.provider")),
    *i18n_patterns(
        path("", home.home, name="home"),
        path("about/", home.about, name="about"),
        path("funding/", funded.funded, name="funding"),
        path("about/roles/", roles.what_roles_may, name="roles"),
        path("centres/", centres.centres, name="centres"),
        path("centres/<slug:slug>/", centres.centre, name="centre"),
        path("", include("vivaio.ground.centres.web.urls")),
        path("centres/<slug:slug>/centre.pdf", printing.centre_pdf, name="centre_pdf"),
        path("search/", searching.search, name="search"),
        path("taxonomy/", taxonomy.schemes, name="taxonomy"),
        path("taxonomy/<str:scheme>/", taxonomy.scheme, name="taxonomy_scheme"),
        path("taxonomy/<str:scheme>/<slug:code>/", taxonomy.concept, name="taxonomy_concept"),
        path("feed.atom", identity.feed, name="feed"),
        path("gallery/", gallery.gallery, name="gallery"),
        path("gallery/minutes/", samples.minutes_page, name="gallery_minutes"),
        path("gallery/minutes.pdf", samples.minutes_pdf, name="gallery_minutes_pdf"),
        path("", include("vivaio.ground.upkeep.web.urls")),
        path("", include("vivaio.ground.importing.web.urls")),
        path("", include("vivaio.ground.actors.web.urls")),
        path("", include("vivaio.ground.organisations.web.urls")),
        path("", include("vivaio.ground.duplicates.web.urls")),
        path("", include("vivaio.ground.moderation.web.urls")),
        path("", include("vivaio.contexts.consortium.web.urls")),
        path("", include("vivaio.contexts.desk.web.urls")),
        path("", include("vivaio.contexts.translating.web.urls")),
        path("", include("vivaio.contexts.duties.web.urls")),
        path("", include("vivaio.contexts.governance.web.urls")),
        path("", include("vivaio.contexts.exchange.web.urls")),
        path("", include("vivaio.contexts.needs.web.urls")),
        path("", include("vivaio.contexts.challenges.web.urls")),
        path("", include("vivaio.contexts.solutions.web.urls")),
        path("", include("vivaio.contexts.pilots.web.urls")),
        path("", include("vivaio.contexts.chronicle.web.urls")),
        path("", include("vivaio.contexts.strategy.web.urls")),
        path("", include("vivaio.contexts.training.web.urls")),
        path("", include("vivaio.contexts.competences.web.urls")),
        path("", include("vivaio.contexts.thread.web.urls")),
        path("", include("vivaio.contexts.pages.web.urls")),
        path("", include("vivaio.api.page_urls")),
        path("", include("vivaio.contexts.network.web.urls")),
        path("account/", include("vivaio.ground.people.web.urls")),
    ),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
