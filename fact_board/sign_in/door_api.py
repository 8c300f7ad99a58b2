"""Signing in from where one stands: for pages that keep what is typed, for passkeys, for other clients."""

import uuid
from typing import Any

from marshmallow import Schema, fields, validate

from fact_board.sign_in import accounts, door, passkeys, passwords
from fact_board.sign_in.factors import factors_of
from fact_board.sign_in.models import Account
from fact_board.web.openapi import ApiBlueprint
from fact_board.web.shapes import ProblemShape, WireShape

blueprint = ApiBlueprint("door", __name__, url_prefix="/api/sign-in")

PROBLEM = "application/problem+json"


class Entrance(WireShape):
    """The team is where one was at work, if one was."""

    team = fields.UUID(load_default=None, allow_none=True)


class NameAndPassword(Entrance):
    name = fields.Str(required=True, validate=validate.Length(max=accounts.LONGEST_NAME))
    password = fields.Str(required=True, validate=validate.Length(max=passwords.LONGEST))


class SecondFactor(Entrance):
    way = fields.Str(required=True, validate=validate.OneOf(("totp", "recovery_code")))
    code = fields.Str(required=True, validate=validate.Length(max=40))


class Passkey(Entrance):
    """What the browser's `credential.toJSON()` gives, for a step begun a moment ago."""

    step = fields.UUID(required=True)
    credential = fields.Dict(required=True)


class PasskeyOptions(WireShape):
    is_second = fields.Bool(load_default=False)


class StepShape(Schema):
    """For `PublicKeyCredential.parse…OptionsFromJSON`."""

    step = fields.UUID(required=True)
    options = fields.Dict(required=True)


class EntranceShape(Schema):
    """Which second factors would do; none: the person is in, and at work in that team."""

    second = fields.List(fields.Str(), required=True)
    team = fields.UUID(required=True, allow_none=True)


def problems(*statuses: int) -> Any:
    """What may go wrong, for the document."""

    def decorate(view: Any) -> Any:
        for status in statuses:
            view = blueprint.alt_response(status, schema=ProblemShape, content_type=PROBLEM)(view)
        return view

    return decorate


@blueprint.route("", methods=["POST"])
@problems(400, 401, 403, 415, 422, 423)
@blueprint.arguments(NameAndPassword)
@blueprint.response(200, EntranceShape)
def post_sign_in(body: dict[str, Any]) -> Any:
    """Name and password. Known and unknown names get the same answer in the same time."""
    account, is_half = door.by_password(body["name"], body["password"])
    if is_half:
        return {"second": factors_of(account).ways, "team": None}
    return _in(account, body["team"], how="password")


@blueprint.route("/second", methods=["POST"])
@problems(400, 401, 403, 415, 422, 423)
@blueprint.arguments(SecondFactor)
@blueprint.response(200, EntranceShape)
def post_second(body: dict[str, Any]) -> Any:
    """A code of the app, or one on paper, after the right password."""
    account = door.by_second(body["way"], body["code"])
    return _in(account, body["team"], how="password", second=body["way"])


@blueprint.route("/passkey-options", methods=["POST"])
@problems(400, 401, 403, 415, 422)
@blueprint.arguments(PasskeyOptions)
@blueprint.response(200, StepShape)
def post_passkey_options(body: dict[str, Any]) -> Any:
    """What a browser needs to ask for a passkey: any of ours, or as the second factor one's own."""
    half = door.half_in() if body["is_second"] else None
    if body["is_second"] and half is None:
        raise door.Refused("sign_in.too_late")
    step, options = passkeys.options_to_sign_in(half)
    return {"step": step, "options": options}


@blueprint.route("/passkey", methods=["POST"])
@problems(400, 401, 403, 415, 422, 423)
@blueprint.arguments(Passkey)
@blueprint.response(200, EntranceShape)
def post_passkey(body: dict[str, Any]) -> Any:
    """Sign in by a passkey: it is both factors in one."""
    account = door.by_passkey(body["step"], body["credential"])
    return _in(account, body["team"], how="passkey", second="passkey")


def _in(account: Account, team_id: uuid.UUID | None, *, how: str, second: str = "") -> dict[str, Any]:
    membership = door.enter(account, team_id, how=how, second=second)
    return {"second": [], "team": membership.team_id}
