"""The person's own sheet: what is true of them now, in words that are easy to read."""
