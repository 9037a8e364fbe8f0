"""Cards that may be of the same body: found by likeness, judged by people, merged and parted.

A *pair* is two cards that may be one; the *survivor* is the card that stays when they are merged.
"""
