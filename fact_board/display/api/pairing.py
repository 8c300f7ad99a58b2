"""What a screen asks before it is anybody's wall. Nobody is signed in, and it learns nothing of any team."""

from typing import Any
from urllib.parse import urljoin

import segno
from flask import Response, jsonify, request, url_for
from flask_smorest import Blueprint

from fact_board.display.api.token import keep_token, token_here
from fact_board.display.rules import CODE_LASTS
from fact_board.display.schemas import PairingShape, PairingState
from fact_board.display.screens import Shown, state_of, wait_for_pairing
from fact_board.live.changes import iso
from fact_board.web.shapes import ProblemShape

blueprint = Blueprint("pairing", __name__, url_prefix="/api/displays")
# Of one address: a house full of screens renews theirs every ten minutes.
MOST_CODES = ("pairing.post_pairing", "60 per 10 minutes")
PROBLEM = "application/problem+json"


@blueprint.route("/pairings", methods=["POST"])
@blueprint.response(200, PairingShape)
@blueprint.alt_response(403, schema=ProblemShape, content_type=PROBLEM)
@blueprint.alt_response(429, schema=ProblemShape, content_type=PROBLEM)
def post_pairing() -> Response:
    """Ask for a code to show."""
    shown = wait_for_pairing(token_here())
    response: Response = jsonify(_shape(shown) if shown else {"state": "paired"})
    if shown:
        keep_token(response, shown.token)
    return response


@blueprint.route("/pairing", methods=["GET"])
@blueprint.response(200, PairingState)
@blueprint.alt_response(429, schema=ProblemShape, content_type=PROBLEM)
def get_pairing() -> dict[str, str]:
    """Whether somebody has confirmed it."""
    return {"state": state_of(token_here())}


def _shape(shown: Shown) -> dict[str, Any]:
    address = urljoin(request.host_url, url_for("display_pages.confirm", code=shown.code))
    picture = segno.make(address, error="m", micro=False)
    return {
        "state": "waiting",
        "code": shown.code,
        "expires_at": iso(shown.expires_at),
        "lasts_seconds": int(CODE_LASTS.total_seconds()),
        "address": address,
        "qr": picture.svg_data_uri(border=4, dark="#000", light="#fff", omitsize=True),
    }
