"""Reading the board's rows, for actions and pages."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from sqlalchemy import Select, Uuid, bindparam, or_, select

from fact_board import clock
from fact_board.access import policy
from fact_board.access.gates import is_decided_out_of_sight, known_rows, may_know_of, sight_of
from fact_board.access.policy import scopes_between
from fact_board.board import rules
from fact_board.board.models import Answer, ChecklistItem, Episode, EpisodeChange, Nomination, Task, own_first
from fact_board.columns import UTCDateTime
from fact_board.extensions import db
from fact_board.meeting.models import Meeting
from fact_board.patients.models import Patient
from fact_board.teams.calendar import answer_due
from fact_board.teams.models import Absence, Category, Duty, Membership, Party, Team, TeamParty


def team_of(team_id: uuid.UUID) -> Team:
    """The team itself."""
    return db.session.get_one(Team, team_id)


def category_of(team_id: uuid.UUID, code: str) -> Category:
    """A team's column: each has all of them, in use or not."""
    query = select(Category).where(Category.team_id == team_id, Category.code == code)
    return db.session.scalars(query).one()


def membership_of(team_id: uuid.UUID, staff_id: uuid.UUID) -> Membership | None:
    """What somebody works as in the team today."""
    found = db.session.scalars(
        select(Membership).where(Membership.team_id == team_id, Membership.staff_id == staff_id)
    )
    return next((membership for membership in found if membership.is_current(clock.today())), None)


def is_meeting_open(team_id: uuid.UUID) -> bool:
    """Whether the team is at a meeting right now."""
    return db.session.scalar(_open_meeting(), {"team": team_id}) is not None


@cache
def _open_meeting() -> Select[uuid.UUID]:
    of_team = Meeting.team_id == bindparam("team", type_=Uuid())
    return select(Meeting.id).where(of_team, Meeting.closed_at.is_(None))


def duty_officer_of(team_id: uuid.UUID, day: dt.date) -> uuid.UUID | None:
    """Who answers for that day: the officer, or the deputy while the officer is away."""
    duty = db.session.scalar(
        select(Duty)
        .where(Duty.team_id == team_id, Duty.starts_on <= day)
        .order_by(Duty.starts_on.desc(), Duty.set_at.desc(), Duty.id.desc())
        .limit(1)
    )
    if duty is None:
        return None
    absence = select(Absence.id).where(
        Absence.team_id == team_id,
        Absence.staff_id == duty.officer_id,
        Absence.from_on <= day,
        Absence.to_on >= day,
    )
    is_away = db.session.scalar(absence.limit(1)) is not None
    return duty.deputy_id if is_away and duty.deputy_id else duty.officer_id


def facts_for(patient: Patient, by: Membership, *, nominator_id: uuid.UUID | None = None) -> rules.Facts:
    """What the rules need to know of the one who asks, about this person, now."""
    return rules.Facts(
        staff_id=by.staff_id,
        profession=by.profession,
        role=by.role,
        is_meeting=is_meeting_open(patient.team_id),
        primaries=frozenset(known.primary_id for known in patient.known if known.primary_id),
        nominator_id=nominator_id,
    )


def placing_facts_for(patient: Patient, by: Membership) -> rules.Facts:
    """The same, with today's duty officer, who may place someone at once."""
    officer_id = duty_officer_of(patient.team_id, clock.today())
    return replace(facts_for(patient, by), duty_officer_id=officer_id)


# What the asker (`by`; None is time itself) may not know of isn't there for them, here either.


def open_episodes_of(patient: Patient, by: Membership | None) -> Sequence[Episode]:
    """The person's times on the board that go on now, the asker's own party's first."""
    found = db.session.scalars(
        select(Episode).where(Episode.patient_id == patient.id, Episode.closed_at.is_(None))
    )
    return own_first(by.party_id if by else None, known_rows(by, patient, found))


def open_episode_of(patient: Patient, by: Membership | None) -> Episode | None:
    """The one that the asker sees on the card."""
    return next(iter(open_episodes_of(patient, by)), None)


def open_nominations_of(patient: Patient, by: Membership | None) -> Sequence[Nomination]:
    """Nominations and questions without a final answer: open ones and those that wait."""
    found = db.session.scalars(
        select(Nomination)
        .where(
            Nomination.patient_id == patient.id,
            Nomination.state.in_(("open", "waiting")),
            Nomination.hidden_at.is_(None),
        )
        .order_by(Nomination.at, Nomination.id)
    )
    known = known_rows(by, patient, found)
    if by is None:
        return known
    seen = sight_of(by, patient)
    return [nomination for nomination in known if not is_decided_out_of_sight(seen, nomination)]


def answer_due_for(team_id: uuid.UUID, asked_at: dt.datetime) -> dt.datetime:
    """The end of the workday after the next meeting."""
    team = team_of(team_id)
    return answer_due(team.meeting_days, team.meeting_starts, team.meeting_ends, asked_at)


def standing_of(patient: Patient, by: Membership | None) -> str:
    """Where the person is, in the words of `rules.TRANSITIONS`."""
    episode = open_episode_of(patient, by)
    return rules.standing(
        is_on_board=episode is not None,
        is_stepping_down=episode is not None and episode.step_down_at is not None,
        nomination_states=[nomination.state for nomination in open_nominations_of(patient, by)],
    )


def tasks_of(patient: Patient, by: Membership | None) -> Sequence[Task]:
    """What is open or proposed for a person, and what was done so lately that it isn't proposed again."""
    found = db.session.scalars(_tasks(), {"patient": patient.id, "since": clock.now() - rules.TEMPLATE_REST})
    return known_rows(by, patient, found)


@cache
def _tasks() -> Select[Task]:
    is_in_hand = Task.state.in_(("open", "proposed"))
    return (
        select(Task)
        .where(
            Task.patient_id == bindparam("patient", type_=Uuid()),
            Task.hidden_at.is_(None),
            or_(is_in_hand, Task.done_at >= bindparam("since", type_=UTCDateTime())),
        )
        .order_by(Task.due_on, Task.id)
    )


def may_place(patient: Patient, by: Membership) -> bool:
    """Whether the asker's party may put this person on the board."""
    regions = db.session.scalars(
        select(TeamParty.party_id)
        .join(Party, Party.id == TeamParty.party_id)
        .where(TeamParty.team_id == by.team_id, Party.principal == "region")
    ).all()
    now, own = clock.now(), by.party_id
    return policy.may_place(
        principal="region" if own in regions else "other",
        sees_region=any("status" in scopes_between(region, own, patient.bases, now) for region in regions),
        is_seen_by_region=any(
            "status" in scopes_between(own, region, patient.bases, now) for region in regions
        ),
    )


def tasks_called(ids: Collection[uuid.UUID]) -> Sequence[Task]:
    """Those tasks that stand, whatever their state."""
    return db.session.scalars(select(Task).where(Task.id.in_(ids), Task.hidden_at.is_(None))).all()


def checklist_of(episode_id: uuid.UUID) -> Sequence[ChecklistItem]:
    """What is to be done before stepping down."""
    return db.session.scalars(
        select(ChecklistItem).where(ChecklistItem.episode_id == episode_id).order_by(ChecklistItem.id)
    ).all()


def latest_change_of(episode_id: uuid.UUID) -> EpisodeChange | None:
    """The last change of category or urgency that still holds; the placing itself is no change."""
    return db.session.scalar(
        select(EpisodeChange)
        .where(
            EpisodeChange.episode_id == episode_id,
            EpisodeChange.was_category_id.is_not(None),
            EpisodeChange.undone_at.is_(None),
        )
        .order_by(EpisodeChange.seq.desc())
        .limit(1)
    )


def correction_of(answer_id: uuid.UUID) -> Answer | None:
    """The answer that superseded this one."""
    return db.session.scalar(select(Answer).where(Answer.supersedes_id == answer_id))


def answers_alike(answer: Answer) -> list[Answer]:
    """The answers of the same decision, one for each nominator, each in its latest words."""
    while answer.supersedes_id is not None:
        answer = db.session.get_one(Answer, answer.supersedes_id)
    given = db.session.scalars(
        select(Answer).where(
            Answer.patient_id == answer.patient_id,
            Answer.at == answer.at,
            Answer.by_id == answer.by_id,
            Answer.supersedes_id.is_(None),
        )
    )
    return [_latest(each) for each in given.all()]


def _latest(answer: Answer) -> Answer:
    while (later := correction_of(answer.id)) is not None:
        answer = later
    return answer


def readers_of(answers: Sequence[Answer]) -> set[uuid.UUID]:
    """Those of whom these answers were given to who may read more of them than that there is one."""
    asked = {answer.nomination_id: answer for answer in answers}
    nominations = db.session.scalars(select(Nomination).where(Nomination.id.in_(asked)))
    return {each.by_id for each in nominations if _may_read(each, asked[each.id])}


def is_followed(nomination: Nomination) -> bool:
    """Whether its nominator may see what becomes of it now: not after a decision that isn't told."""
    nominator = membership_of(nomination.team_id, nomination.by_id)
    return nominator is not None and not is_decided_out_of_sight(
        sight_of(nominator, nomination.patient), nomination
    )


def _may_read(nomination: Nomination, answer: Answer) -> bool:
    nominator = membership_of(nomination.team_id, nomination.by_id)
    return nominator is not None and may_know_of(sight_of(nominator, nomination.patient), answer)
