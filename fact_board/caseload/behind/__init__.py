"""What each number that has people behind it counts, and what of that a reader may know."""
