"""What is done to a team: founding it, who works in it, its categories and settings."""

import datetime as dt
import uuid
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from fact_board import clock
from fact_board.action import Unchanged, action, record
from fact_board.columns import new_id
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.live.models import HOUSE, Stream
from fact_board.teams.models import (
    PRINCIPALS,
    PROFESSIONS,
    ROLES,
    Absence,
    Category,
    Duty,
    Membership,
    Party,
    Staff,
    TaskTemplate,
    Team,
    TeamParty,
)
from fact_board.teams.queries import (
    contacts_held_by,
    count_parties,
    duty_of,
    is_category_empty,
    is_party_of,
    membership_of,
    memberships_turning,
    open_tasks_of,
    patients_led_by,
    staff_by_hsa_id,
    worn_initials,
)
from fact_board.teams.rules import (
    DEFAULT_CATEGORIES,
    CategorySeed,
    check_initials,
    check_meeting_times,
    check_span,
    hsa_id_as_stored,
    initials_for,
    refuse_second_party,
)


@dataclass(frozen=True)
class House:
    """What belongs to no team has its events in one stream of its own."""

    stream_id: uuid.UUID = HOUSE


THE_HOUSE = House()


@action
def found_team(
    _house: House,
    *,
    id: uuid.UUID,
    name: str,
    on_call_phone: str = "",
    meeting_days: tuple[int, ...] = (0, 1, 2, 3, 4),
    meeting_starts: str = "08:30",
    meeting_ends: str = "08:50",
    by: Membership | None,
) -> None:
    """Found a team with a stream of its own and the categories every team starts with."""
    check_meeting_times(meeting_days, meeting_starts, meeting_ends)
    team = Team(
        id=id,
        name=name,
        on_call_phone=on_call_phone,
        meeting_days=list(meeting_days),
        meeting_starts=meeting_starts,
        meeting_ends=meeting_ends,
        day_turned_on=clock.today(),
    )
    db.session.add_all([team, Stream(id=id)])
    db.session.flush()
    for position, seed in enumerate(DEFAULT_CATEGORIES):
        _add_category(id, position, seed)
    record("team_founded", by=by, touches=(team,), team=id)


def _add_category(team_id: uuid.UUID, position: int, seed: CategorySeed) -> None:
    category = Category(
        id=new_id(),
        team_id=team_id,
        code=seed.code,
        label_sv=seed.sv,
        label_en=seed.en,
        position=position,
        is_active=seed.is_active,
        review_days=seed.review_days,
        stay_low_days=seed.stay_low_days,
        stay_high_days=seed.stay_high_days,
    )
    db.session.add(category)
    db.session.flush()
    db.session.add_all(
        TaskTemplate(
            team_id=team_id,
            category_id=category.id,
            position=place,
            text_sv=template.sv,
            text_en=template.en,
            due_weekdays=template.due_weekdays,
            is_preticked=template.is_preticked,
        )
        for place, template in enumerate(seed.templates)
    )


@action
def add_party(
    team: Team,
    *,
    id: uuid.UUID,
    name: str,
    short: str,
    principal: str,
    is_demo: bool,
    by: Membership | None,
) -> None:
    """Let a party take part in the team; one that already takes part in another is known by its id."""
    if principal not in PRINCIPALS:
        raise Invalid("party.principal", field="principal")
    if is_party_of(team.id, id):
        raise Unchanged(team)
    refuse_second_party(count_parties(team.id) + 1, is_demo=is_demo)
    if db.session.get(Party, id) is None:
        db.session.add(Party(id=id, name=name, short=short, principal=principal))
        db.session.flush()
    taking_part = TeamParty(team_id=team.id, party_id=id)
    db.session.add(taking_part)
    record("party_added", taking_part, by=by, touches=(team,), party=id)


@dataclass(frozen=True)
class _Person:
    """The subject of somebody who has no team yet."""

    subject: tuple[str, uuid.UUID]


@action
def add_staff(_house: House, *, id: uuid.UUID, name: str, by: Membership | None) -> None:
    """Write down someone who works with patients; a membership says where."""
    db.session.add(Staff(id=id, name=name))
    record("staff_added", by=by, touches=(_Person(("staff", id)),), staff=id)


@action
def set_hsa_id(_house: House, staff: Staff, *, hsa_id: str | None, by: Membership | None) -> None:
    """Say as whom an identity provider knows somebody; None takes it away."""
    stored = hsa_id_as_stored(hsa_id) if hsa_id else None
    if hsa_id and stored is None:
        raise Invalid("staff.hsa_id", field="hsa_id")
    if stored == staff.hsa_id:
        raise Unchanged(_Person(("staff", staff.id)))
    if stored and staff_by_hsa_id(stored):
        raise Conflict("staff.hsa_id_taken")
    staff.hsa_id = stored
    person = _Person(("staff", staff.id))
    record("hsa_id_set", by=by, touches=(person,), staff=staff.id, is_known=stored is not None)


@action
def add_membership(
    team: Team,
    staff: Staff,
    *,
    id: uuid.UUID,
    party: uuid.UUID,
    profession: str,
    role: str = "member",
    fte: Decimal = Decimal("1.0"),
    initials: str | None = None,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
    is_stand_in: bool = False,
    by: Membership | None,
) -> None:
    """Let someone work in the team, for a party of it; without initials of their own they get free ones."""
    if not is_party_of(team.id, party):
        raise Invalid("party.not_in_team", field="party")
    if profession not in PROFESSIONS or role not in ROLES:
        raise Invalid("membership.kind", field="role" if profession in PROFESSIONS else "profession")
    check_span(starts_on, ends_on)
    if membership_of(team.id, staff.id, starts_on):
        raise Conflict("membership.exists")
    membership = Membership(
        id=id,
        team_id=team.id,
        staff_id=staff.id,
        party_id=party,
        profession=profession,
        role=role,
        fte=fte,
        initials=_free_initials(team, staff, initials),
        starts_on=starts_on,
        ends_on=ends_on,
        is_stand_in=is_stand_in,
    )
    db.session.add(membership)
    record("membership_added", membership, by=by, touches=(team,), sight_changing=True, staff=staff.id)


def _free_initials(team: Team, staff: Staff, wished: str | None) -> str:
    worn = worn_initials(team.id, except_staff=staff.id)
    if wished is None:
        return initials_for(staff.name, worn, clock.today())
    check_initials(wished, worn, clock.today())
    return wished


@action
def end_membership(
    membership: Membership, *, last_on: dt.date, successor: Staff | None = None, by: Membership | None
) -> None:
    """Let someone stop working in the team; what they had in hand goes to a successor at once."""
    check_span(membership.starts_on, last_on, field="last_on")
    if membership.ends_on is not None and membership.ends_on <= last_on:
        raise Conflict("membership.ended")
    handed_over = _hand_over(membership, last_on, successor)
    membership.ends_on = last_on
    team = db.session.get_one(Team, membership.team_id)
    record(
        "membership_ended",
        membership,
        *handed_over,
        by=by,
        touches=(team,),
        sight_changing=True,
        staff=membership.staff_id,
        successor=successor.id if successor else None,
    )


def _hand_over(membership: Membership, last_on: dt.date, successor: Staff | None) -> list[Any]:
    team_id, staff_id = membership.team_id, membership.staff_id
    tasks, people = open_tasks_of(team_id, staff_id), patients_led_by(team_id, staff_id)
    contacts = contacts_held_by(team_id, staff_id)
    in_hand = [*tasks, *people, *contacts]
    if not in_hand:
        return []
    if successor is None:
        raise Conflict("membership.successor_missing", tasks=len(tasks), people=len(people))
    if successor.id == staff_id or membership_of(team_id, successor.id, last_on) is None:
        raise Invalid("membership.successor_unfit", field="successor")
    for task in tasks:
        task.owner_id = successor.id
    for patient in people:
        patient.primary_id = successor.id
    for contact in contacts:
        if contact.staff_id == staff_id:
            contact.staff_id = successor.id
        if contact.deputy_id in (staff_id, contact.staff_id):
            contact.deputy_id = None
    return in_hand


@action
def write_absence(
    team: Team,
    staff: Staff,
    *,
    id: uuid.UUID,
    from_on: dt.date,
    to_on: dt.date,
    by: Membership | None,
) -> None:
    """Write down that someone is away, both days included."""
    check_span(from_on, to_on, field="to_on")
    if to_on < clock.today():
        raise Invalid("absence.in_past", field="to_on")
    absence = Absence(id=id, team_id=team.id, staff_id=staff.id, from_on=from_on, to_on=to_on)
    db.session.add(absence)
    record("absence_written", absence, by=by, touches=(team,), staff=staff.id)


@action
def set_duty(team: Team, officer: Staff, *, deputy: Staff | None, by: Membership | None) -> None:
    """Say who answers for urgent things from today on."""
    if deputy is not None and deputy.id == officer.id:
        raise Invalid("duty.deputy_is_officer", field="deputy")
    today, deputy_id = clock.today(), deputy.id if deputy else None
    now_on = duty_of(team.id, today)
    if now_on and (now_on.officer_id, now_on.deputy_id) == (officer.id, deputy_id):
        raise Unchanged(team)
    duty = Duty(
        team_id=team.id, starts_on=today, officer_id=officer.id, deputy_id=deputy_id, set_at=clock.now()
    )
    db.session.add(duty)
    record("duty_set", duty, by=by, officer=officer.id, deputy=deputy_id)


@action
def edit_category(
    category: Category,
    *,
    label_sv: str,
    label_en: str,
    order: int,
    is_active: bool,
    review_days: int,
    stay_low_days: int | None,
    stay_high_days: int | None,
    by: Membership,
) -> None:
    """Change how a category is called, ordered, reviewed and used; an occupied one can't be switched off."""
    if category.is_active and not is_active and not is_category_empty(category):
        raise Conflict("category.occupied")
    if stay_low_days is not None and stay_high_days is not None and stay_high_days < stay_low_days:
        raise Invalid("category.stay", field="stay_high_days")
    asked = {
        "label_sv": label_sv,
        "label_en": label_en,
        "position": order,
        "is_active": is_active,
        "review_days": review_days,
        "stay_low_days": stay_low_days,
        "stay_high_days": stay_high_days,
    }
    _apply(category, asked)
    record("category_edited", category, by=by, category=category.code, is_active=is_active)


@action
def edit_settings(
    team: Team,
    *,
    name: str,
    on_call_phone: str,
    meeting_days: list[int],
    meeting_starts: str,
    meeting_ends: str,
    by: Membership,
) -> None:
    """Change what the team is called, when it meets and whom to call out of hours."""
    check_meeting_times(meeting_days, meeting_starts, meeting_ends)
    asked = {
        "name": name,
        "on_call_phone": on_call_phone,
        "meeting_days": sorted(meeting_days),
        "meeting_starts": meeting_starts,
        "meeting_ends": meeting_ends,
    }
    _apply(team, asked)
    record("settings_edited", team, by=by)


def _apply(row: Category | Team, asked: dict[str, Any]) -> None:
    if all(getattr(row, name) == value for name, value in asked.items()):
        raise Unchanged(row)
    for name, value in asked.items():
        setattr(row, name, value)


@action
def turn_day(team: Team, *, by: None = None) -> None:
    """Let a new day begin for the team, once: who is away, who starts and who has left is drawn anew."""
    today = clock.today()
    was = team.day_turned_on
    if was is not None and was >= today:
        raise Unchanged(team)
    turning = memberships_turning(team.id, was or today - dt.timedelta(days=1), today)
    team.day_turned_on = today
    record("day_turned", by=by, touches=(team, *turning), sight_changing=True, day=today)
