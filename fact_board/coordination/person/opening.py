"""Opening the person's page: every section of it comes through here."""

import uuid

from fact_board.access.gates import patient_for, sight_for
from fact_board.access.policy import Sight
from fact_board.access.viewer import Viewer
from fact_board.audit.readings import log_opening
from fact_board.patients.models import Patient


def open_page(viewer: Viewer, patient_id: uuid.UUID) -> tuple[Patient, Sight]:
    """The person, and what the viewer may see of them. The look is logged before anything is answered.

    However many sections the page reads, it is one opening.
    """
    seen = sight_for(viewer, patient_for(viewer, patient_id))
    log_opening(viewer, patient_id, kind="page", basis=seen.basis)
    patient = patient_for(viewer, patient_id)  # logging ended what was read before
    return patient, sight_for(viewer, patient)
