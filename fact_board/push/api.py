"""A person's own phone as it asks to be told, or not to be. Writes that are no events."""

from typing import Any

from flask import current_app

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.errors import Conflict, Invalid
from fact_board.push import subscriptions
from fact_board.push.queries import is_live, subscription_of
from fact_board.push.schemas import PhoneAddress, PushRead, PushWishes
from fact_board.push.subscriptions import Address
from fact_board.push_settings import PushSettings
from fact_board.web.routing import TeamRoutes

Body = dict[str, Any]
routes = TeamRoutes("push", __name__)


@routes.read("/push", right="day.see", gives=PushRead)
def get_push(viewer: Viewer) -> Body:
    """What this phone is told of, and how a browser asks to be."""
    return _state(viewer)


@routes.overwrite("/push", right="day.see", takes=PushWishes, gives=PushRead)
def put_push(viewer: Viewer, body: Body) -> Body:
    """Tell this phone from now on, as wished."""
    address = _address(body)
    subscriptions.subscribe(viewer, address, body, clock.now())
    return _state(viewer)


@routes.overwrite("/push/renewal", right="day.see", takes=PhoneAddress, gives=PushRead)
def put_push_renewal(viewer: Viewer, body: Body) -> Body:
    """The app was opened on this phone: go on as the same person wished here."""
    subscriptions.renew(viewer, _address(body), clock.now())
    return _state(viewer)


@routes.overwrite("/push", right="day.see", gives=PushRead, method="DELETE")
def delete_push(viewer: Viewer) -> Body:
    """Tell this phone nothing more."""
    subscriptions.end(viewer, clock.now())
    return _state(viewer)


@routes.overwrite("/push/test", right="day.see", gives=PushRead, method="POST")
def post_push_test(viewer: Viewer) -> Body:
    """Send this phone something that says nothing."""
    _settings_on()
    subscriptions.ask_for_test(viewer, clock.now())
    return _state(viewer)


def _settings() -> PushSettings | None:
    settings: PushSettings | None = current_app.config["FACT"].push
    return settings


def _settings_on() -> PushSettings:
    settings = _settings()
    if settings is None:
        raise Conflict("push.off")
    return settings


def _address(body: Body) -> Address:
    """Take a browser's address out of what it sent; only a push service that is listed is ever called."""
    address = Address(*(body.pop(name) for name in ("endpoint", "p256dh", "auth")))
    if not _settings_on().is_service(address.endpoint):
        raise Invalid("push.unknown_service", field="endpoint")
    return address


def _state(viewer: Viewer) -> Body:
    settings, row = _settings(), subscription_of(viewer.session_id)
    is_told = settings is not None and row is not None and is_live(row, clock.now())
    return {
        "is_on": settings is not None,
        "public_key": settings.public_key if settings else None,
        "chosen": {**_chosen(row), "is_failing": row.tries > 0} if row and is_told else None,
    }


def _chosen(row: Any) -> Body:
    names = ("wants", "quiet_from", "quiet_until", "quiet_days_off", "duty_always", "succeeded_at")
    return {name: getattr(row, name) for name in names}
