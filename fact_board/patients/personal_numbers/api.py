"""Personal numbers over HTTP. These routes exist only where a deployment has keys for them."""

import uuid
from typing import Any

from flask import current_app

from fact_board import clock
from fact_board.access.gates import patient_for
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.audit.readings import log_list, log_opening
from fact_board.errors import Conflict, NotFound
from fact_board.patients.personal_numbers import actions
from fact_board.patients.personal_numbers.queries import number_of, people_by_number
from fact_board.patients.personal_numbers.rules import in_full
from fact_board.patients.personal_numbers.schemas import FoundShape, NumberShape, NumberTyped
from fact_board.patients.personal_numbers.sealing import NumberKeys, Place
from fact_board.web.routing import Body, TeamRoutes

routes = TeamRoutes("personal_numbers", __name__)
NUMBER = "/patients/<uuid:patient_id>/personal-number"


def _keys() -> NumberKeys:
    config = current_app.config["FACT"]
    return NumberKeys.of(config.personal_number_keys, config.personal_number_index_key)


@routes.read(NUMBER, right="personal_number.see", gives=NumberShape)
def get_personal_number(viewer: Viewer, patient_id: uuid.UUID) -> dict[str, Any]:
    """The number in the books of the asker's party; the opening is logged."""
    row = number_of(patient_for(viewer, patient_id), viewer.party_id)
    number = _keys().unseal(Place(row.party_id, row.patient_id), row.sealed) if row else None
    log_opening(viewer, patient_id, kind="personal_number")
    return {"number": number}


@routes.write(NUMBER, method="PUT", right="personal_number.write", takes=NumberTyped)
def put_personal_number(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Write down the number. Whom the asker may not see is no reason to refuse: it would tell of them."""
    patient, number, keys = patient_for(viewer, patient_id), in_full(body["number"], clock.today()), _keys()
    if set(_visible(viewer, keys, number)) - {patient.id}:
        raise Conflict("personal_number.taken")
    return actions.set_personal_number(patient, number, keys=keys, by=viewer.membership)


@routes.write(NUMBER + "/removal", right="personal_number.write")
def post_personal_number_removal(viewer: Viewer, body: Body, patient_id: uuid.UUID) -> Receipt:
    """Take the number out of the books of the asker's party."""
    return actions.remove_personal_number(patient_for(viewer, patient_id), by=viewer.membership)


@routes.read(
    "/personal-number-lookup",
    right="personal_number.see",
    gives=FoundShape,
    takes=NumberTyped,
    asked_in_body=True,
)
def post_lookup(viewer: Viewer, body: Body) -> dict[str, Any]:
    """Whom the asker's party has here under exactly this number; each question is logged, answered or not."""
    found = _visible(viewer, _keys(), in_full(body["number"], clock.today()))
    log_list(viewer, "number_lookup", found)
    return {"patients": found}


def _visible(viewer: Viewer, keys: NumberKeys, number: str) -> list[uuid.UUID]:
    found = people_by_number(viewer.team_id, viewer.party_id, keys.blind(viewer.party_id, number))
    return [patient_id for patient_id in found if _may_see(viewer, patient_id)]


def _may_see(viewer: Viewer, patient_id: uuid.UUID) -> bool:
    try:
        patient_for(viewer, patient_id)
    except NotFound:
        return False
    return True
