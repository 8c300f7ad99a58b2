"""The secrecy rules once more, naively, from the words of the design: which audience is told what of whom.

It shares nothing with `fact_board.access.policy` nor with the drawing: it reads whole tables and asks of each
row who wrote it. It is slow and forgets nothing; the product must agree with it.
"""

from tests.access.oracle.comparing import differences
from tests.access.oracle.drawing import Oracle
from tests.access.oracle.tables import Everything

__all__ = ["Everything", "Oracle", "differences"]
