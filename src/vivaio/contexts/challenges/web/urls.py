"""The addresses of this room."""

from __future__ import annotations

from django.urls import path

from vivaio.contexts.challenges.web import (
    answering,
    challenges,
    ideas,
    jury,
    own,
    reviewing,
    submitting,
    writing,
)

_CHALLENGE, _IDEA = "challenges/<slug:slug>/", "ideas/<slug:slug>/"

urlpatterns = [
    path("challenges/", challenges.listing, name="challenges"),
    path("challenges/add/<slug:slug>/", writing.add, name="challenge_add"),
    path(_CHALLENGE, challenges.page, name="challenge"),
    path(f"{_CHALLENGE}edit/", writing.edit, name="challenge_edit"),
    path(f"{_CHALLENGE}submit/", submitting.to_challenge, name="challenge_submit"),
    path(f"{_CHALLENGE}evaluation/", jury.page, name="challenge_evaluation"),
    path(f"{_CHALLENGE}move/<slug:verb>/", challenges.move, name="challenge_move"),
    path("centres/<slug:slug>/challenges/", challenges.of_centre, name="centre_challenges"),
    path("centres/<slug:slug>/idea/", submitting.to_centre, name="centre_idea"),
    path("ideas/", ideas.listing, name="ideas"),
    path("ideas/letters/stop/<str:marked>/", own.stop, name="idea_stop"),
    path("ideas/own/<str:marked>/", own.page, name="own_idea"),
    path("ideas/comments/<uuid:uid>/", answering.judge_comment, name="idea_comment_judge"),
    path(_IDEA, ideas.page, name="idea"),
    path(f"{_IDEA}answer/", answering.page, name="idea_answer"),
    path(f"{_IDEA}comment/", ideas.comment, name="idea_comment"),
    path(f"{_IDEA}group/", answering.group, name="idea_group"),
    path(f"{_IDEA}move/<slug:verb>/", answering.move, name="idea_move"),
    path(f"{_IDEA}versions/", ideas.versions, name="idea_versions"),
    path("reviews/<str:marked>/", reviewing.sheet, name="reviews"),
    path("reviews/<str:marked>/<uuid:idea>/", reviewing.review, name="review"),
]
