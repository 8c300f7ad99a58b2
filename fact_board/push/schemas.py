"""What a phone tells of itself, and what it is told of its settings."""

import base64
import binascii

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from marshmallow import Schema, ValidationError, fields, validate

from fact_board.push.models import WANTED
from fact_board.web.fields import Typed
from fact_board.web.shapes import WireShape

AUTH_BYTES = 16
TIME = validate.Regexp(r"^([01]\d|2[0-3]):[0-5]\d$")


def _bytes(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise ValidationError("not base64") from error


def is_point(text: str) -> None:
    """A browser's public key is a point on the curve, or nothing can be sealed for it."""
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), _bytes(text))
    except ValueError as error:
        raise ValidationError("no key") from error


def is_secret(text: str) -> None:
    """What the browser shares with us beside it."""
    if len(_bytes(text)) != AUTH_BYTES:
        raise ValidationError("no secret")


class PhoneAddress(WireShape):
    endpoint = Typed(1000, required=True)
    p256dh = fields.Str(required=True, validate=[validate.Length(max=100), is_point])
    auth = fields.Str(required=True, validate=[validate.Length(max=40), is_secret])


class PushWishes(PhoneAddress):
    """What to be told of, and when not."""

    wants = fields.List(
        fields.Str(validate=validate.OneOf(WANTED)), required=True, validate=validate.Length(max=len(WANTED))
    )
    quiet_from = fields.Str(required=True, validate=TIME)
    quiet_until = fields.Str(required=True, validate=TIME)
    quiet_days_off = fields.Bool(required=True)
    duty_always = fields.Bool(required=True)


class PushChosen(Schema):
    """What this phone is told of; `succeeded_at` is when something last reached its push service."""

    wants = fields.List(fields.Str(), required=True)
    quiet_from = fields.Str(required=True)
    quiet_until = fields.Str(required=True)
    quiet_days_off = fields.Bool(required=True)
    duty_always = fields.Bool(required=True)
    succeeded_at = fields.AwareDateTime(allow_none=True)
    is_failing = fields.Bool(required=True)


class PushRead(Schema):
    """Whether notices can be had here, with which key a browser asks for them, and what this phone chose."""

    is_on = fields.Bool(required=True)
    public_key = fields.Str(allow_none=True)
    chosen = fields.Nested(PushChosen, allow_none=True)
