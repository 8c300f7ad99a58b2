"""Web push: a word to a phone that something waits on the board. Never about whom; not an alarm."""
