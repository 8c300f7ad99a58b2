"""Every verb of the board, by noun. Read these files and you know the product."""
