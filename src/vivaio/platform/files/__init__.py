"""Files that people bring: what they say they are, within limits, shown to whom they belong."""
