"""The pages of imports: bring, say what is what, look, run, and read what became of each row."""
