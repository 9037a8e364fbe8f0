"""Needs: what people say is missing, how we heard it, and what is to be done first.

An *analysis* is a centre's campaign of listening; an *interview* (or focus group) is private to
the centre, an *extract* of it public by consent; a *voice* is whoever said a need; a
*prioritisation* puts needs in order by votes, evidence and strategic fit, side by side.
"""
