"""Ways in: whom to call, on both sides, at home and outside the team."""
