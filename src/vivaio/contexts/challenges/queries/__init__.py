"""Reading challenges, ideas and what reviewers say of them."""
