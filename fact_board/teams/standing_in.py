"""What falls to somebody today because a colleague is away: tasks, visits, and people to look after."""

import datetime as dt
import uuid
from collections.abc import Iterator, Sequence

from sqlalchemy import select

from fact_board.access.gates import sight_of
from fact_board.access.rights import TEAM
from fact_board.board.models import Task
from fact_board.extensions import db
from fact_board.patients.models import Patient
from fact_board.teams.models import Absence, Membership
from fact_board.teams.queries.in_hand import contacts_held_by, people_led_by, tasks_waiting_until
from fact_board.teams.queries.memberships import membership_of
from fact_board.teams.queries.team import is_away
from fact_board.teams.receivers import on_duty, stand_in_for
from fact_board.visits.planned.models import PLANNED, PlannedVisit
from fact_board.visits.planned.queries import visits_of_staff

Staff = uuid.UUID


def absences_on(team_id: uuid.UUID, day: dt.date) -> Sequence[Absence]:
    """Who of the team is away that day."""
    away = (Absence.team_id == team_id, Absence.from_on <= day, Absence.to_on >= day)
    return db.session.scalars(select(Absence).where(*away).order_by(Absence.to_on.desc(), Absence.id)).all()


def tasks_standing_in(team_id: uuid.UUID, staff_id: Staff, away: Staff, day: dt.date) -> list[Task]:
    """Of what waits for somebody away until that day, what falls to this one as their stand-in."""
    waiting = tasks_waiting_until(team_id, away, day)
    return [task for task in waiting if stand_in_for(task, away) == staff_id]


def visits_standing_in(team_id: uuid.UUID, staff_id: Staff, away: Staff, day: dt.date) -> list[PlannedVisit]:
    """Of the visits that somebody away has until that day, what falls to this one as their stand-in."""
    theirs = visits_of_staff(team_id, [away], day, day)
    open_ones = [visit for visit in theirs if visit.state == PLANNED and visit.staff_id == away]
    return [visit for visit in open_ones if stand_in_for(visit, away) == staff_id]


def people_looked_after(by: Membership, day: dt.date) -> dict[uuid.UUID, Staff]:
    """Whom somebody looks after today, and for which colleague who is away: people of those of their own
    party, and whoever they visit instead.
    """
    found: dict[uuid.UUID, Staff] = {}
    for absence in absences_on(by.team_id, day):
        away = absence.staff_id
        if away != by.staff_id:
            visits = visits_standing_in(by.team_id, by.staff_id, away, day)
            found |= dict.fromkeys({visit.patient_id for visit in visits} | _people_of(away, by, day), away)
    return found


def _people_of(away: Staff, by: Membership, day: dt.date) -> set[uuid.UUID]:
    """The people in their party's books whom somebody away leads, and whose stand-in `by` is."""
    known = [row for row in people_led_by(by.team_id, away) if row.party_id == by.party_id]
    named = [
        row
        for row in contacts_held_by(by.team_id, away)
        if row.staff_id == away and row.party_id == by.party_id
    ]
    deputies = {row.patient_id: row.deputy_id for row in named}
    people = {row.patient_id: row.patient for row in known}
    people |= {row.patient_id: row.patient for row in named if row.patient.left_on is None}
    duty = on_duty(by.team_id)
    return {
        id_
        for id_, patient in people.items()
        if by.staff_id in (order := [deputies.get(id_), *duty])
        and next(_here(order, away, patient, day), None) == by.staff_id
    }


def _here(order: Sequence[Staff | None], away: Staff, patient: Patient, day: dt.date) -> Iterator[Staff]:
    """Those who are at work that day and not barred from the person."""
    for one in order:
        theirs = membership_of(patient.team_id, one, day) if one is not None and one != away else None
        if theirs is None or theirs.role not in TEAM or is_away(patient.team_id, theirs.staff_id, day):
            continue
        if sight_of(theirs, patient).is_anybody:
            yield theirs.staff_id
