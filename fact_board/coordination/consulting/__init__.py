"""Rådfråga: a hard case asked of the team or of named professions; an answer, no place."""
