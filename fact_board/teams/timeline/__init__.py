"""What happened to a team, on the time line of its charts."""
