"""Admitted and on the way home: who does what before the discharge, and what of it was done."""
