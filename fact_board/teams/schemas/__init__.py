"""What may be asked of a team, and what it answers."""
