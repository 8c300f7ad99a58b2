"""What someone outside the team has here: their own clients and nominations."""

from typing import Any

from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_list
from fact_board.board.api.blueprint import routes
from fact_board.board.mine import mine_of
from fact_board.board.shapes import MineRead


@routes.read("/mine", right="client.see", gives=MineRead)
def get_mine(viewer: Viewer) -> dict[str, Any]:
    """My people, what the team may see of them, and what became of what I reported."""
    mine = mine_of(viewer)
    log_list(
        viewer,
        "clients",
        {row["id"] for row in mine["clients"]}
        | {row["patient"] for row in (*mine["nominations"], *mine["signals"], *mine["decisions"])},
    )
    return mine
