"""The directory: actors, places, programmes, sister cards, and who has which role in a centre."""
