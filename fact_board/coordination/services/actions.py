"""Writing down what somebody has, what they need, and that it was gone through."""

import datetime as dt
import uuid
from dataclasses import asdict, dataclass

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.authorship import about, signed
from fact_board.coordination.services import rules
from fact_board.coordination.services.models import Need, Service, ServiceKind, ServiceMapping
from fact_board.coordination.services.queries import kinds_of, mapping_of
from fact_board.errors import Invalid, NotFound
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Membership, Team


@dataclass(frozen=True)
class Given:
    """A service as somebody writes it down: `owner_name` where the owner is nobody of the staff."""

    kind_id: uuid.UUID
    provider: str = ""
    owner_id: uuid.UUID | None = None
    owner_name: str = ""
    from_on: dt.date | None = None
    to_on: dt.date | None = None


@dataclass(frozen=True)
class Lacking:
    """A need as somebody writes it down."""

    kind_id: uuid.UUID
    reason: str
    text: str
    since_on: dt.date


@action
def add_service(
    patient: Patient, given: Given, *, id: uuid.UUID, meets: Need | None = None, by: Membership
) -> None:
    """Write down a support that somebody has; it may meet a need."""
    rules.check_span(given.from_on, given.to_on)
    service = Service(id=id, **signed(patient, by), **asdict(given))
    db.session.add(service)
    if meets is not None:
        rules.guard_open(meets.closed_on)
        _close(meets, "met")
    rows = (service, meets) if meets else (service,)
    record("service_added", *rows, by=by, service=id, kind=given.kind_id, meets=meets.id if meets else None)


@action
def correct_service(service: Service, given: Given, *, by: Membership) -> None:
    """Say otherwise what somebody has, who gives it, or from when till when."""
    _guard_standing(service)
    rules.check_span(given.from_on, given.to_on)
    if all(getattr(service, name) == value for name, value in asdict(given).items()):
        raise Unchanged(service)
    for name, value in asdict(given).items():
        setattr(service, name, value)
    record("service_corrected", service, by=by, service=service.id, kind=given.kind_id)


@action
def end_service(service: Service, *, on: dt.date, by: Membership) -> None:
    """Say on which day the support ends, or ended."""
    _guard_standing(service)
    rules.check_span(service.from_on, on)
    if service.to_on == on:
        raise Unchanged(service)
    service.to_on = on
    record("service_ended", service, by=by, service=service.id, on=on)


@action
def add_need(patient: Patient, lacking: Lacking, *, id: uuid.UUID, by: Membership) -> None:
    """Write down what somebody needs, and why they don't have it."""
    rules.check_need(lacking.reason, lacking.text, lacking.since_on, clock.today())
    need = Need(id=id, **signed(patient, by), **asdict(lacking))
    db.session.add(need)
    record("need_added", need, by=by, need=id, kind=lacking.kind_id, reason=lacking.reason)


@action
def correct_need(need: Need, lacking: Lacking, *, by: Membership) -> None:
    """Say otherwise what is needed, or why it isn't given."""
    _guard_standing(need)
    rules.guard_open(need.closed_on)
    rules.check_need(lacking.reason, lacking.text, lacking.since_on, clock.today())
    if all(getattr(need, name) == value for name, value in asdict(lacking).items()):
        raise Unchanged(need)
    for name, value in asdict(lacking).items():
        setattr(need, name, value)
    record("need_corrected", need, by=by, need=need.id, kind=lacking.kind_id, reason=lacking.reason)


@action
def close_need(need: Need, *, how: str, by: Membership) -> None:
    """The need is met, or there no longer."""
    _guard_standing(need)
    rules.guard_open(need.closed_on)
    _close(need, how)
    record("need_closed", need, by=by, need=need.id, how=how)


@action
def reopen_need(need: Need, *, by: Membership) -> None:
    """The need is there after all."""
    _guard_standing(need)
    if need.closed_on is None:
        raise Unchanged(need)
    need.closed_on = need.closed_how = None
    record("need_reopened", need, by=by, need=need.id)


@action
def map_services(patient: Patient, *, on: dt.date, by: Membership) -> None:
    """Say when one's party last went through what services the person has."""
    rules.check_mapped(on, clock.today())
    mapping = mapping_of(patient.id, by.party_id)
    if mapping is None:
        mapping = ServiceMapping(**about(patient, by))
        db.session.add(mapping)
    elif mapping.mapped_on == on:
        raise Unchanged(mapping)
    mapping.mapped_on, mapping.by_id = on, by.staff_id
    record("services_mapped", mapping, by=by, on=on)


@action
def add_kind(team: Team, *, id: uuid.UUID, label: str, principal: str | None, by: Membership) -> None:
    """Add a kind of support to the team's list, at its end."""
    kinds = kinds_of(team.id)
    _check_label(label, kinds)
    last = max((kind.position for kind in kinds), default=-1)
    kind = ServiceKind(id=id, team_id=team.id, label=label, position=last + 1, principal=principal)
    db.session.add(kind)
    record("service_kind_added", kind, by=by, kind=id)


@action
def change_kind(
    kind: ServiceKind, *, label: str, position: int, is_active: bool, principal: str | None, by: Membership
) -> None:
    """Rename or move a kind, or stop offering it: what was written of it stays."""
    now = {"label": label, "position": position, "is_active": is_active, "principal": principal}
    if all(getattr(kind, name) == value for name, value in now.items()):
        raise Unchanged(kind)
    _check_label(label, [other for other in kinds_of(kind.team_id) if other.id != kind.id])
    for name, value in now.items():
        setattr(kind, name, value)
    record("service_kind_changed", kind, by=by, kind=kind.id)


def _check_label(label: str, others: list[ServiceKind]) -> None:
    if label.casefold() in {other.label.casefold() for other in others}:
        raise Invalid("service_kind.exists", field="label")


def _close(need: Need, how: str) -> None:
    need.closed_on, need.closed_how = clock.today(), how


def _guard_standing(row: Service | Need) -> None:
    if row.hidden_at is not None:
        raise NotFound
