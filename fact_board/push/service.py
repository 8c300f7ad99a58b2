"""Speaking with the push services: the listed ones alone, no redirect, no proxy, and not for long."""

from typing import Any

from py_vapid import Vapid02
from pywebpush import WebPushException, webpush
from requests import RequestException, Response, Session

from fact_board.push_settings import PushSettings

PATIENCE = 10.0  # seconds for one answer
KEPT_SECONDS = 12 * 60 * 60  # a service keeps a bundle so long for a phone that is off …
URGENT_SECONDS = 30 * 60  # … and a call on duty until it goes on to the deputy
TOPIC = "fact-board"  # a newer one takes an older one's place


class GuardedSession(Session):
    """Reads no settings of the machine, follows nobody elsewhere, and throws the answer's body away."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False

    def post(self, url: str | bytes, *args: Any, **kwargs: Any) -> Response:
        answer = super().post(url, *args, **{**kwargs, "allow_redirects": False, "stream": True})
        answer._content = b""
        answer.close()
        return answer


def send(
    settings: PushSettings, subscription: dict[str, Any], message: str, *, is_urgent: bool
) -> int | None:
    """The push service's status; None when it can't be reached or is none of ours."""
    if not settings.is_service(subscription["endpoint"]):
        return None
    headers: dict[str, str | int | float] = {"Urgency": "high" if is_urgent else "normal"}
    if not is_urgent:
        headers["Topic"] = TOPIC
    try:
        with GuardedSession() as session:
            answer = webpush(
                subscription,
                message,
                vapid_private_key=Vapid02.from_raw(settings.private_key.encode()),
                vapid_claims={"sub": settings.contact},
                ttl=URGENT_SECONDS if is_urgent else KEPT_SECONDS,
                headers=headers,
                timeout=PATIENCE,
                requests_session=session,
            )
    except WebPushException as error:
        refused: int | None = error.status_code
        return refused
    except (RequestException, ValueError):
        return None
    status: int = answer.status_code
    return status
