"""Who is looking, from where, and what they may see."""
