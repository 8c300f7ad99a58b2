"""The first administrator of a house where nobody can invite anybody yet."""

import uuid

from sqlalchemy import select

from fact_board import clock
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.teams import actions as teams
from fact_board.teams.models import Membership, Party, Staff, Team


def exist() -> bool:
    """Whether somebody administers today."""
    found = db.session.scalars(select(Membership).where(Membership.role == "administrator"))
    return any(membership.is_current(clock.today()) for membership in found)


def found(name: str, team_name: str, party_name: str, principal: str) -> uuid.UUID:
    """Through the ordinary verbs: a team and a party unless they are there, and somebody who administers."""
    team_id = db.session.scalar(select(Team.id).where(Team.name == team_name)) or _team(team_name)
    party_id = db.session.scalar(select(Party.id).where(Party.name == party_name)) or new_id()
    team = db.session.get_one(Team, team_id)
    party = {"name": party_name, "short": party_name[:40], "principal": principal}
    teams.add_party(team, id=party_id, **party, by=None)
    staff_id = new_id()
    teams.add_staff(teams.THE_HOUSE, id=staff_id, name=name, by=None)
    teams.add_membership(
        db.session.get_one(Team, team_id),
        db.session.get_one(Staff, staff_id),
        id=new_id(),
        party=party_id,
        profession="administrator",
        role="administrator",
        starts_on=clock.today(),
        by=None,
    )
    return staff_id


def _team(name: str) -> uuid.UUID:
    id_ = new_id()
    teams.found_team(teams.THE_HOUSE, id=id_, name=name, by=None)
    return id_
