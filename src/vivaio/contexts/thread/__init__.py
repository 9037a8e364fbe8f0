"""The thread as a whole: from any record back to what it rests on, and on to what became of it."""
