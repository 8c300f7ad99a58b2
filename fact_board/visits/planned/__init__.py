"""Visits that are to be: who goes to whom, when, and to what kind of place."""
