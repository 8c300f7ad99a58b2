"""A phone that was left alone, and one's own passkeys: what pages ask while somebody is signed in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import current_app
from marshmallow import Schema, fields, validate

from fact_board.errors import Invalid, SignedOut
from fact_board.sign_in import csrf, door, mine, passkeys, passwords
from fact_board.sign_in.door_api import StepShape, problems
from fact_board.sign_in.models import DeviceSession
from fact_board.sign_in.sessions import session_here, who_of
from fact_board.web.openapi import ApiBlueprint
from fact_board.web.shapes import Nothing, WireShape

blueprint = ApiBlueprint("lock", __name__, url_prefix="/api/session")


class Confirmation(WireShape):
    """A password, or a passkey; in the demo nothing, for those who have neither."""

    password = fields.Str(validate=validate.Length(max=passwords.LONGEST))
    step = fields.UUID()
    credential = fields.Dict()


class NewPasskey(WireShape):
    name = fields.Str(required=True, validate=validate.Length(max=passkeys.LONGEST_NAME))
    step = fields.UUID(required=True)
    credential = fields.Dict(required=True)


class LockShape(Schema):
    """Told to a locked phone too: the token is for opening it. `ways`: passkey, password, demo."""

    is_locked = fields.Bool(required=True)
    name = fields.Str(required=True)
    ways = fields.List(fields.Str(), required=True)
    csrf = fields.Str(required=True)


def _somebody(view: Callable[..., Any]) -> Callable[..., Any]:
    """Who asks comes before what is asked."""

    @wraps(view)
    def guard(*args: Any, **values: Any) -> Any:
        _here()
        return view(*args, **values)

    return guard


@blueprint.route("/lock", methods=["GET"])
@_somebody
@problems(401)
@blueprint.response(200, LockShape)
def get_lock() -> Any:
    """Whether this phone is locked, whose it is, and how it opens."""
    here = _here()
    return {
        "is_locked": mine.is_locked_now(here),
        "name": here.account.staff.name,
        "ways": mine.ways_to_confirm(here),
        "csrf": csrf.token(),
    }


@blueprint.route("/lock", methods=["POST"])
@_somebody
@problems(400, 401, 403, 409, 415, 422)
@blueprint.arguments(Nothing)
@blueprint.response(204)
def post_lock(_body: dict[str, Any]) -> None:
    """Lock this phone now: nobody has touched it for a while."""
    mine.lock_now(_here())


@blueprint.route("/touch", methods=["POST"])
@_somebody
@problems(400, 401, 403, 415, 422, 423)
@blueprint.arguments(Nothing)
@blueprint.response(204)
def post_touch(_body: dict[str, Any]) -> None:
    """Somebody uses this phone; told once a minute."""
    here = _here()
    mine.refuse_locked(here)
    mine.touch(here)


@blueprint.route("/confirmation", methods=["POST"])
@_somebody
@problems(400, 401, 403, 415, 422, 423)
@blueprint.arguments(Confirmation)
@blueprint.response(204)
def post_confirmation(body: dict[str, Any]) -> None:
    """Show again that it is you: a locked phone opens, and factors may be changed for a while."""
    here = _here()
    mine.confirm(here, how=_shown(here, body))


def _shown(here: DeviceSession, body: dict[str, Any]) -> str:
    if "password" in body:
        door.check_password_again(here, body["password"])
        return "password"
    if "step" in body and "credential" in body:
        door.check_passkey_again(here, body["step"], body["credential"])
        return "passkey"
    if current_app.config["FACT"].is_demo and not here.account.password:
        return "demo"
    raise Invalid("sign_in.wrong_password", field="password")


@blueprint.route("/passkey-options", methods=["POST"])
@_somebody
@problems(400, 401, 403, 415, 422)
@blueprint.arguments(Nothing)
@blueprint.response(200, StepShape)
def post_passkey_options(_body: dict[str, Any]) -> Any:
    """What a browser needs to ask the signed-in person for a passkey."""
    step, options = passkeys.options_to_sign_in(_here().account)
    return {"step": step, "options": options}


@blueprint.route("/passkeys/options", methods=["POST"])
@_somebody
@problems(400, 401, 403, 409, 415, 422, 423)
@blueprint.arguments(Nothing)
@blueprint.response(200, StepShape)
def post_new_passkey_options(_body: dict[str, Any]) -> Any:
    """What a browser needs to make a passkey."""
    here = _here()
    mine.may_change_factors(here)
    step, options = passkeys.options_to_register(here.account)
    return {"step": step, "options": options}


@blueprint.route("/passkeys", methods=["POST"])
@_somebody
@problems(400, 401, 403, 409, 415, 422, 423)
@blueprint.arguments(NewPasskey)
@blueprint.response(204)
def post_passkey(body: dict[str, Any]) -> None:
    """Keep a new passkey."""
    here = _here()
    mine.may_change_factors(here)
    passkeys.register(here.account, body["step"], body["credential"], body["name"], who=who_of(here))
    mine.strengthen(_here(), "passkey")


def _here() -> DeviceSession:
    here = session_here()
    if here is None:
        raise SignedOut
    return here
