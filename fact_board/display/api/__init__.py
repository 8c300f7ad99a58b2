"""Screens over HTTP: a waiting one asks for itself, members run the team's."""
