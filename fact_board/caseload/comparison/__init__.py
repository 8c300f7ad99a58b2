"""Teams beside each other, for whoever leads several of them: totals that each team's own page tells."""
