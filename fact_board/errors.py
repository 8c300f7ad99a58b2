"""What can go wrong, each with a status and a text key. The sentences stand in `web/texts/`."""

from typing import Any


class Misconfigured(RuntimeError):
    """The app refuses to start: the message says which variable, and what it needs."""


class DomainError(Exception):
    """A refusal with a reason for the reader; `facts` fill in the sentence."""

    status = 400

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class NotFound(DomainError):
    """There is no such thing, or not for you: the two read the same."""

    status = 404

    def __init__(self, key: str = "row.not_found", **facts: Any) -> None:
        super().__init__(key, **facts)


class NotAllowed(DomainError):
    """You may see it, but this verb is not yours."""

    status = 403


class SignedOut(DomainError):
    """Nobody is signed in on this request."""

    status = 401

    def __init__(self, key: str = "session.expired", **facts: Any) -> None:
        super().__init__(key, **facts)


class Revoked(SignedOut):
    """Somebody ended this device's session from elsewhere, or took the access away: what it keeps must go."""

    def __init__(self) -> None:
        super().__init__("session.revoked")


class Locked(SignedOut):
    """Somebody is signed in, but nobody has touched this phone for a while: who is it?"""

    status = 423

    def __init__(self) -> None:
        super().__init__("session.locked")


class SecondFactorNeeded(SignedOut):
    """Somebody is signed in by a password alone, in a role that needs more."""

    status = 403

    def __init__(self) -> None:
        super().__init__("second_factor.needed")


class NotFresh(DomainError):
    """Signed in for a while: this asks for the password or passkey once more."""

    status = 403

    def __init__(self) -> None:
        super().__init__("session.not_fresh")


class Conflict(DomainError):
    """The rules of the board refuse it as things stand."""

    status = 409


class Blocked(Conflict):
    """Something must be done first: `blocks` says what, of whom."""

    def __init__(self, key: str, blocks: list[dict[str, Any]]) -> None:
        super().__init__(key)
        self.blocks = blocks


class Stale(DomainError):
    """The row was changed by someone else since you read it."""

    status = 412

    def __init__(self, row: Any) -> None:
        super().__init__("row.stale")
        self.row = row


class Invalid(DomainError):
    """A value can't be what it is; `fields` names them."""

    status = 422

    def __init__(self, key: str, *, field: str | None = None, **facts: Any) -> None:
        super().__init__(key, **facts)
        self.field = field


class Missing(DomainError):
    """The request lacks a precondition (If-Match, Idempotency-Key)."""

    status = 428
