"""What is known of people: told to them, erased with them, forgotten in time."""
