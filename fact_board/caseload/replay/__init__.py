"""The board as it was: drawn from rows of then, for whom they may be seen by today."""
