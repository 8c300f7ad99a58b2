"""Reading teams, their people and what they answer for."""
