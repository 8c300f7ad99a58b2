"""People in the story: taken in, shared, protected, gone."""

import datetime as dt
from typing import Any

from fact_board import clock
from fact_board.access.actions import give_basis
from fact_board.access.policy import SCOPES
from fact_board.cli.story.stage import Person
from fact_board.cli.story.verbs.steps import Step, at
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.patients import actions as patients
from fact_board.patients.models import KnownTo


def enrol(person: Person, by: str) -> None:
    """The region takes the person into the team."""
    patients.enrol_patient(
        person.stage.team,
        id=person.id,
        name=person.name,
        birth_year=person.birth_year,
        contact=person.staff("primary"),
        deputy=_deputy(person, "primary"),
        primary=person.staff("primary"),
        phone=_phone(person.primary),
        hours="8–16",
        by=person.member("primary"),
    )


def enrol_with_support(person: Person, by: str) -> None:
    """The municipality gets to know the person, too."""
    patients.enrol_patient(
        person.stage.team,
        id=new_id(),
        name=person.name,
        birth_year=person.birth_year,
        contact=person.staff("support"),
        deputy=_deputy(person, "support"),
        phone=_phone(person.initials_of("support")),
        hours="8–9, 13–14",
        by=person.member("support"),
    )


def share(
    person: Person,
    by: str,
    *,
    to: str = "municipality",
    scopes: tuple[str, ...] = SCOPES,
    kind: str = "consent",
    how: str = "oral",
    days: int = 365,
) -> None:
    """The person agrees that a party tells the other; "coordination" is enough for the shared meeting."""
    give_basis(
        person.row,
        id=new_id(),
        to=person.stage.party_ids[to],
        kind=kind,
        how=how,
        scopes=scopes,
        valid_until=clock.today() + dt.timedelta(days=days),
        by=person.member(by),
    )


def share_back(person: Person, by: str, *, days: int = 365) -> None:
    """The municipality's side of the same consent."""
    share(person, by, to="region", days=days)


def both_ways(day: int, time: str) -> tuple[Step, Step]:
    """A consent that both sides write down."""
    return at(day, time, share), at(day, time, share_back, by="support")


def _books(person: Person, by: str) -> KnownTo:
    return db.session.get_one(KnownTo, (person.id, person.member(by).party_id))


def _deputy(person: Person, who: str) -> Any:
    mine = person.initials_of(who)
    principal = next(hired.principal for hired in person.stage.plan.staff if hired.initials == mine)
    holders = [holder.initials for holder in person.stage.case_managers(principal)]
    others = [holder for holder in holders if holder != mine]
    return person.staff(others[sum(map(ord, person.name)) % len(others)]) if others else None


def _phone(initials: str) -> str:
    # 070-174 06 05 to 99 are set aside for stories by the Swedish Post and Telecom Authority.
    return f"070-174 06 {5 + sum(ord(c) * (i + 3) for i, c in enumerate(initials)) % 95:02d}"


def two_person(person: Person, by: str, *, reason: str, days: int) -> None:
    """Go in pairs."""
    review_on = clock.today() + dt.timedelta(days=days)
    patients.set_two_person(_books(person, by), reason=reason, review_on=review_on, by=person.member(by))


def lift_two_person(person: Person, by: str) -> None:
    """One visitor is enough again."""
    patients.lift_two_person(_books(person, by), by=person.member(by))


def stop_medication(person: Person, by: str) -> None:
    """The person stopped taking their medication."""
    patients.stop_medication(_books(person, by), on=clock.today(), by=person.member(by))


def resume_medication(person: Person, by: str) -> None:
    """The person takes it again."""
    patients.resume_medication(_books(person, by), by=person.member(by))


def kin(person: Person, by: str, *, name: str, relation: str = "", **more: str) -> None:
    """Someone close, or a guardian with what they may decide."""
    facts = {"may_contact": "yes", **more}
    patients.add_next_of_kin(
        person.row, patients.Kin(name, relation, **facts), id=new_id(), by=person.member(by)
    )


def protect(person: Person, by: str, *, code: str) -> None:
    """A protected identity."""
    patients.protect_identity(_books(person, by), code=code, by=person.member(by))


def leave(person: Person, by: str, *, reason: str, successor: str | None = None) -> None:
    """The person leaves the team."""
    patients.leave_team(_books(person, by), reason=reason, successor=successor, by=person.member(by))
