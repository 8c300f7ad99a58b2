"""The sentence of every error key, in English; Swedish stands in the catalogue."""

from fact_board.web.texts.board import TEXTS as BOARD
from fact_board.web.texts.person import TEXTS as PERSON
from fact_board.web.texts.requests import TEXTS as REQUESTS
from fact_board.web.texts.sign_in import TEXTS as SIGN_IN
from fact_board.web.texts.team import TEXTS as TEAM
from fact_board.web.texts.work import TEXTS as WORK

PARTS = (BOARD, PERSON, REQUESTS, SIGN_IN, TEAM, WORK)
TEXTS = {key: sentence for part in PARTS for key, sentence in part.items()}
