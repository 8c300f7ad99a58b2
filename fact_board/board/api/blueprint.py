"""The board's part of `/api/teams/<team_id>`."""

from fact_board.web.routing import TeamRoutes

routes = TeamRoutes("board", "fact_board.board.api")
