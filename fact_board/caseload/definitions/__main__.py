"""Write `docs/indicators.md`."""

from pathlib import Path

from fact_board.caseload.definitions import document

Path("docs/indicators.md").write_text(document())
