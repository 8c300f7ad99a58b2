"""Who has seen an alert: a name, instead of everybody thinking that somebody else has."""

import datetime as dt
import uuid

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from fact_board.columns import AboutPatient, Identified, UTCDateTime
from fact_board.extensions import Model

CALL_FIRST = "call_first"  # all that is told where there is no basis: "call the team before the visit"


class AlertAck(Identified, AboutPatient, Model):
    """Somebody of a party saw what held since that day; what comes later is to be seen anew."""

    __tablename__ = "alert_ack"
    __table_args__ = (Index("ix_alert_ack_patient_id_party_id_code", "patient_id", "party_id", "code"),)

    code: Mapped[str] = mapped_column(String(24))
    since: Mapped[dt.date]
    by_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("staff.id"))
    at: Mapped[dt.datetime] = mapped_column(UTCDateTime)
