"""The addresses of public duties."""

from django.urls import path

from vivaio.contexts.duties.web import notices, reports, statements, yearly

urlpatterns = [
    path("accessibility/", statements.network, name="accessibility"),
    path("accessibility/statement.json", statements.as_json, name="accessibility_json"),
    path("accessibility/edit/", statements.edit, name="accessibility_edit"),
    path("accessibility/<slug:slug>/", statements.of_centre, name="accessibility_centre"),
    path("privacy/", notices.privacy, name="privacy"),
    path("privacy/who/", notices.who, name="responsibilities"),
    path("privacy/who/edit/", statements.edit_responsibility, name="responsibility_edit"),
    path("cookies/", notices.cookies, name="cookies"),
    path("legal/", notices.legal, name="legal"),
    path("report/", reports.report, name="report"),
    path("report/follow/", reports.follow, name="report_follow"),
    path("reports/", reports.queue, name="reports"),
    path("reports/<uuid:uid>/", reports.ticket, name="report_ticket"),
    path("duties/", yearly.yearly, name="duties"),
]
