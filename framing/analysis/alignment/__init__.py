"""Claims of different voices that report the same thing, side by side."""
