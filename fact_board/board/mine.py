"""What a nominator outside the team sees: clients by the books of their own party, nominations, answers."""

import uuid
from collections.abc import Collection
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from fact_board import clock
from fact_board.access.gates import clients_of, label_for, may_know_of, sight_for
from fact_board.access.policy import Sight, holds, scopes_between
from fact_board.access.viewer import Viewer
from fact_board.board.answered import SHOWN_ANSWERS, answer_values, state_values, told_answer
from fact_board.board.duty_calls import readings_of
from fact_board.board.models import Answer, Nomination
from fact_board.coordination.decisions.queries import decisions_asked_of_me
from fact_board.extensions import db
from fact_board.patients.models import KnownTo, Patient
from fact_board.teams.calendar import next_meeting
from fact_board.teams.models import Category, Party, Staff, Team, TeamParty
from fact_board.visits.signals.queries import signals_by

Values = dict[str, Any]


def mine_of(viewer: Viewer) -> Values:
    """Everything of one's own in this team; nothing that another party wrote but its answers."""
    nominations = _nominations(viewer)
    clients = clients_of(viewer.membership)
    people = _people(clients | {nomination.patient_id for nomination in nominations})
    shown = {id_: person for id_, person in people.items() if sight_for(viewer, person).is_anybody}
    parties = _other_parties(viewer)
    team = db.session.get_one(Team, viewer.team_id)
    now = clock.now()
    return {
        "now": now,
        "today": clock.today(now),
        "team": team,
        "reads_at": next_meeting(team.meeting_days, team.meeting_starts, now),
        "party": viewer.party_id,
        "parties": parties,
        "categories": _categories(viewer.team_id),
        "clients": [_client(viewer, person, parties) for id_, person in shown.items() if id_ in clients],
        "decisions": decisions_asked_of_me(viewer),
        "signals": signals_by(viewer),
        "nominations": _told(viewer, [one for one in nominations if one.patient_id in shown], shown),
    }


def _people(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Patient]:
    found = db.session.scalars(
        select(Patient)
        .options(joinedload(Patient.known), joinedload(Patient.bases), joinedload(Patient.bars))
        .where(Patient.id.in_(ids), Patient.left_on.is_(None))
    ).unique()
    return {person.id: person for person in found}


def _nominations(viewer: Viewer) -> list[Nomination]:
    return list(
        db.session.scalars(
            select(Nomination)
            .where(
                Nomination.team_id == viewer.team_id,
                Nomination.by_id == viewer.staff.id,
                Nomination.party_id == viewer.party_id,
                Nomination.hidden_at.is_(None),
            )
            .order_by(Nomination.at.desc(), Nomination.id.desc())
            .limit(SHOWN_ANSWERS)
        )
    )


def _other_parties(viewer: Viewer) -> list[Party]:
    return list(
        db.session.scalars(
            select(Party)
            .join(TeamParty, TeamParty.party_id == Party.id)
            .where(TeamParty.team_id == viewer.team_id, Party.id != viewer.party_id)
            .order_by(Party.principal.desc(), Party.name)
        )
    )


def _categories(team_id: uuid.UUID) -> list[Category]:
    in_use = select(Category).where(Category.team_id == team_id, Category.is_active)
    return list(db.session.scalars(in_use.order_by(Category.position)))


def _client(viewer: Viewer, person: Patient, parties: Collection[Party]) -> Values:
    own = next(known for known in person.known if known.party_id == viewer.party_id)
    seen = sight_for(viewer, person)
    return {
        "id": person.id,
        "label": label_for(seen, person),
        **_identity(seen, person, own),
        "bases": [
            basis for basis in person.bases if basis.party_id == viewer.party_id and holds(basis, clock.now())
        ],
        "seen_by": [party.id for party in parties if _is_reported_to(viewer, person, party.id)],
    }


def _identity(seen: Sight, person: Patient, own: KnownTo) -> Values:
    if seen.protects(person.known):
        return {"name": person.protected_code, "birth_year": None, "is_protected": True, "is_similar": False}
    facts = {"is_protected": False, "is_similar": own.is_similar}
    return {"name": own.name, "birth_year": own.birth_year, **facts}


def _is_reported_to(viewer: Viewer, person: Patient, party_id: uuid.UUID) -> bool:
    """Whether a party hears that someone of ours is nominated."""
    return Nomination.scope in scopes_between(viewer.party_id, party_id, person.bases, clock.now())


def _told(
    viewer: Viewer, nominations: Collection[Nomination], people: dict[uuid.UUID, Patient]
) -> list[Values]:
    asked = [nomination.id for nomination in nominations]
    answers = db.session.scalars(select(Answer).where(Answer.nomination_id.in_(asked))).all()
    readings = readings_of(asked)
    told = [
        {
            **_one(viewer, one, answers, people[one.patient_id]),
            "duty_reading": readings.get(one.id),
        }
        for one in nominations
    ]
    return sorted(told, key=lambda one: not (one["answer"] and one["answer"]["read_at"] is None))


def _one(viewer: Viewer, nomination: Nomination, answers: Collection[Answer], person: Patient) -> Values:
    """Without a legal basis neither the state nor the day it comes back says what the team decided."""
    seen = sight_for(viewer, person)
    answer = told_answer(nomination, answers, seen)
    is_whole = answer is None or may_know_of(seen, answer)
    return {
        "id": nomination.id,
        **state_values(nomination, seen),
        "patient": person.id,
        "patient_label": label_for(seen, person),
        "nomination_kind": nomination.kind,
        "at": nomination.at,
        "category": nomination.category_id,
        "urgency": nomination.urgency,
        "tags": nomination.tags,
        "text": nomination.text,
        "promise": None if answer else _promise(nomination),
        "answer": answer and {**answer_values(answer, is_whole), **_names(answer if is_whole else None)},
    }


def _promise(nomination: Nomination) -> Values | None:
    if nomination.promise_staff_id is None:
        return None
    staff = db.session.get_one(Staff, nomination.promise_staff_id)
    return {"by_name": staff.name, "at": nomination.promise_at}


def _names(answer: Answer | None) -> Values:
    """Who answered and who holds the case, by name: there is no list of staff to look them up in."""
    ids = {"by_name": answer.by_id, "holder_name": answer.holder_id} if answer else {}
    return {name: db.session.get_one(Staff, id_).name for name, id_ in ids.items() if id_}
