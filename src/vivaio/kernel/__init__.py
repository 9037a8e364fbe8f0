"""Plain words of Python that every floor uses; nothing here knows Django."""
