"""The keys: numbers are sealed with the newest, opened with any, and found by a keyed index of their own."""

import hashlib
import hmac
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from cryptography.fernet import Fernet, MultiFernet

from fact_board.errors import NotFound


@dataclass(frozen=True)
class Place:
    """Where a number belongs: a sealed one that was moved to another person or party does not open."""

    party_id: uuid.UUID
    patient_id: uuid.UUID

    @property
    def label(self) -> str:
        return f"{self.party_id}/{self.patient_id}/"


@dataclass(frozen=True)
class NumberKeys:
    """`sealing` has the newest key first; `index` never seals anything."""

    sealing: MultiFernet = field(repr=False)
    index: bytes = field(repr=False)

    @classmethod
    def of(cls, sealing: Sequence[str], index: str) -> "NumberKeys":
        """The keys as the settings write them; without any there are no personal numbers."""
        if not sealing:
            raise NotFound
        return cls(MultiFernet([Fernet(key) for key in sealing]), index.encode())

    def seal(self, place: Place, number: str) -> str:
        """What is stored."""
        return self.sealing.encrypt(f"{place.label}{number}".encode()).decode()

    def unseal(self, place: Place, sealed: str) -> str:
        """The number again, if it was sealed for this place."""
        label, number = (opened := self.sealing.decrypt(sealed).decode())[:-12], opened[-12:]
        if label != place.label:
            raise ValueError("a personal number was moved from where it was sealed")
        return number

    def blind(self, party_id: uuid.UUID, number: str) -> str:
        """The same number gives the same word, within one party and under one key alone."""
        return hmac.new(self.index, f"{party_id}/{number}".encode(), hashlib.sha256).hexdigest()
