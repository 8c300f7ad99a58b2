"""Handing a person or a responsibility to another party, or outside: done when somebody accepts by name."""
