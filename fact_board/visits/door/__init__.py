"""The safe door: what to know before one knocks."""
