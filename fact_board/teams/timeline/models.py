"""What happened to a team, on the time line of its charts."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import Identified, OfTeam, Subject, UTCDateTime
from fact_board.extensions import Model

LONGEST = 60  # letters: it stands beside a line in a chart


class Annotation(Identified, OfTeam, Model):
    """Something of a day that explains what the charts show ("a new team leader"); about nobody's person."""

    __tablename__ = "annotation"

    party_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("party.id"))
    day: Mapped[dt.date]
    text: Mapped[str] = mapped_column(String(LONGEST))
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
    withdrawn_at: Mapped[dt.datetime | None] = mapped_column(UTCDateTime)

    @property
    def subject(self) -> Subject:
        return ("annotation", self.id)
