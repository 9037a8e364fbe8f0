"""What happened on the way of a thread: procedures, acts, conventions, results, practices.

Each is told on one page in words, days and sums, by those who keep it or know of it. What is led
step by step in a tool of its own is kept there; this room holds what happened elsewhere.
"""
