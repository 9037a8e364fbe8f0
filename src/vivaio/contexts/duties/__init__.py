"""What public bodies owe to everybody: accessibility, privacy, legal notes, answers in time."""
