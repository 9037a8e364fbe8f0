"""The kit of the interface for programs: shapes, cursors, answers, and the door."""
