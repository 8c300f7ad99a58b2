"""Services and needs over HTTP."""

import uuid
from typing import Any

from fact_board.access.gates import colleague_for, patient_for, row_for, row_of_team_for, team_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.audit.readings import log_list
from fact_board.coordination.person.opening import open_page
from fact_board.coordination.services import actions
from fact_board.coordination.services.actions import Given, Lacking
from fact_board.coordination.services.models import Need, Service, ServiceKind
from fact_board.coordination.services.overview import Number, overview_of, people_behind
from fact_board.coordination.services.reading import services_of
from fact_board.coordination.services.schemas import (
    BehindAsking,
    BehindRead,
    KindChanging,
    KindWriting,
    MappingOn,
    NeedClosing,
    NeedCorrecting,
    NeedWriting,
    OverviewRead,
    ServiceCorrecting,
    ServiceEnding,
    ServicesRead,
    ServiceWriting,
)
from fact_board.errors import Invalid, NotFound
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("services", __name__)
PERSON = "/patients/<uuid:patient_id>"


@routes.read("/services", right="caseload.see", gives=OverviewRead)
def get_overview(viewer: Viewer) -> dict[str, Any]:
    """What the team's people have and need, in numbers."""
    return overview_of(team_for(viewer, viewer.team_id))


@routes.read("/services/people", right="patient.see", gives=BehindRead, takes=BehindAsking)
def get_people_behind(viewer: Viewer, asked: Body) -> dict[str, Any]:
    """The people behind one of those numbers."""
    behind = people_behind(viewer, Number(**asked))
    log_list(viewer, "services", [person["id"] for person in behind["people"]])
    return behind


@routes.read(PERSON + "/services", right="patient.see", gives=ServicesRead)
def get_services(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """What the person has and needs, as far as the asker sees."""
    return services_of(*open_page(viewer, patient_id))


@routes.write(PERSON + "/services", right="service.write", takes=ServiceWriting, status=201)
def post_service(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Write down what somebody has."""
    patient, meets = patient_for(viewer, patient_id), None
    if body["meets"]:
        meets = row_for(viewer, Need, body["meets"])
        if meets.patient_id != patient_id:
            raise NotFound
    given = _given(viewer, body)
    return actions.add_service(patient, given, id=body["id"], meets=meets, by=viewer.membership)


@routes.write(
    "/services/<uuid:service_id>",
    method="PUT",
    right="service.write",
    takes=ServiceCorrecting,
    versioned=True,
)
def put_service(viewer: Viewer, body: Body, service_id: uuid.UUID) -> Receipt:
    """Correct what somebody has."""
    service = row_for(viewer, Service, service_id)
    return actions.correct_service(service, _given(viewer, body, service), by=viewer.membership)


@routes.write("/services/<uuid:service_id>/end", right="service.write", takes=ServiceEnding, versioned=True)
def post_service_end(viewer: Viewer, body: Body, service_id: uuid.UUID) -> Receipt:
    """Say when it ends."""
    return actions.end_service(row_for(viewer, Service, service_id), on=body["on"], by=viewer.membership)


@routes.write(PERSON + "/needs", right="service.write", takes=NeedWriting, status=201)
def post_need(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Write down what somebody needs and doesn't have."""
    patient = patient_for(viewer, patient_id)
    return actions.add_need(patient, _lacking(viewer, body), id=body["id"], by=viewer.membership)


@routes.write(
    "/needs/<uuid:need_id>", method="PUT", right="service.write", takes=NeedCorrecting, versioned=True
)
def put_need(viewer: Viewer, body: Body, need_id: uuid.UUID) -> Receipt:
    """Correct what somebody needs."""
    need = row_for(viewer, Need, need_id)
    return actions.correct_need(need, _lacking(viewer, body), by=viewer.membership)


@routes.write("/needs/<uuid:need_id>/closure", right="service.write", takes=NeedClosing, versioned=True)
def post_need_closure(viewer: Viewer, body: Body, need_id: uuid.UUID) -> Receipt:
    """The need is met, or there no longer."""
    return actions.close_need(row_for(viewer, Need, need_id), how=body["how"], by=viewer.membership)


@routes.write("/needs/<uuid:need_id>/reopening", right="service.write", versioned=True)
def post_need_reopening(viewer: Viewer, _body: Body, need_id: uuid.UUID) -> Receipt:
    """The need is there after all."""
    return actions.reopen_need(row_for(viewer, Need, need_id), by=viewer.membership)


@routes.write(PERSON + "/services-mapped", method="PUT", right="service.write", takes=MappingOn)
def put_mapping(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """One's party has gone through the person's services."""
    return actions.map_services(patient_for(viewer, patient_id), on=body["on"], by=viewer.membership)


@routes.write("/service-kinds", right="service_kind.edit", takes=KindWriting, status=201)
def post_kind(viewer: Viewer, body: Body) -> Receipt:
    """A kind of support more in the team's list."""
    return actions.add_kind(team_for(viewer, viewer.team_id), **body, by=viewer.membership)


@routes.write(
    "/service-kinds/<uuid:kind_id>",
    method="PUT",
    right="service_kind.edit",
    takes=KindChanging,
    versioned=True,
)
def put_kind(viewer: Viewer, body: Body, kind_id: uuid.UUID) -> Receipt:
    """Rename, move or retire a kind of support."""
    kind = row_of_team_for(viewer, ServiceKind, kind_id)
    return actions.change_kind(kind, position=body.pop("order"), **body, by=viewer.membership)


def _given(viewer: Viewer, body: Body, was: Service | None = None) -> Given:
    """The owner works in the team today, or is who it was."""
    owner = body["owner"]
    if owner and not (was and was.owner_id == owner):
        owner = _colleague(viewer, owner)
    return Given(
        _kind(viewer, body),
        provider=body["provider"],
        owner_id=owner,
        owner_name=body["owner_name"],
        from_on=body["from_on"],
        to_on=body["to_on"],
    )


def _lacking(viewer: Viewer, body: Body) -> Lacking:
    return Lacking(_kind(viewer, body), body["reason"], body["text"], body["since_on"])


def _kind(viewer: Viewer, body: Body) -> uuid.UUID:
    try:
        return row_of_team_for(viewer, ServiceKind, body["kind"]).id
    except NotFound as error:
        raise Invalid("service_kind.not_in_team", field="kind") from error


def _colleague(viewer: Viewer, staff_id: uuid.UUID) -> uuid.UUID:
    try:
        return colleague_for(viewer, staff_id).id
    except NotFound as error:
        raise Invalid("staff.not_in_team", field="owner") from error
