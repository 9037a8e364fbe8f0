"""The addresses of moderation."""

from django.urls import path

from vivaio.ground.moderation.web import deciding, noticing

urlpatterns = [
    path("notices/", noticing.procedure, name="notices"),
    path("notices/report/<uuid:uid>/", noticing.report, name="report"),
    path("notices/statement/", noticing.statement, name="statement"),
    path("notices/numbers/", noticing.numbers, name="moderation_numbers"),
    path("notices/numbers.csv", noticing.numbers_csv, name="moderation_numbers_csv"),
    path("moderation/", deciding.queue, name="moderation"),
    path("moderation/notices/<uuid:uid>/", deciding.notice, name="notice"),
    path("moderation/appeals/<uuid:uid>/", deciding.appeal, name="appeal"),
]
