"""Demo mode alone: one-click sign-in as one of the demo's people."""

import uuid
from collections import Counter

from flask import Blueprint, render_template, request
from sqlalchemy import select
from werkzeug.wrappers import Response

from fact_board import clock
from fact_board.errors import NotFound
from fact_board.extensions import db
from fact_board.sign_in.accounts import account_of, open_account
from fact_board.sign_in.pages import enter, where_to_go
from fact_board.sign_in.sessions import assignments_of
from fact_board.sign_in.tour import Guide, guide_of
from fact_board.teams.models import Membership, Party, Team

pages = Blueprint("demo", __name__)

# People by team, then by party.
People = dict[Team, dict[Party, list[Membership]]]


@pages.get("/demo")
def people() -> str:
    """Everyone who works in a demo team today; the morning's main characters first."""
    teams = _people()
    guides = _guides(teams)
    return render_template("sign_in/demo.html", teams=teams, guides=guides, next=where_to_go())


@pages.post("/demo/sign-in")
def demo_sign_in() -> Response:
    """Sign in as the person clicked, in the team they were clicked in."""
    staff_id, team_id = _id_in_form("staff"), _id_in_form("team")
    if staff_id is None or not assignments_of(staff_id):
        raise NotFound
    account = account_of(staff_id) or open_account(staff_id, f"demo-{staff_id}")
    return enter(account, how="demo", team_id=team_id)


def _id_in_form(name: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.form.get(name, ""))
    except ValueError:
        return None


def _people() -> People:
    today = clock.today()
    rows = db.session.execute(
        select(Team, Party, Membership)
        .join(Membership, Membership.team_id == Team.id)
        .join(Party, Party.id == Membership.party_id)
        .order_by(Team.id, Party.principal.desc(), Party.name, Membership.starts_on, Membership.id)
    )
    teams: People = {}
    for team, party, membership in rows:
        if membership.is_current(today):
            teams.setdefault(team, {}).setdefault(party, []).append(membership)
    return teams


def _guides(teams: People) -> list[tuple[Guide, Membership, Party]]:
    """One person for each view worth seeing, all in the first team."""
    found: list[tuple[Guide, Membership, Party]] = []
    everybody = (member for parties in teams.values() for of_party in parties.values() for member in of_party)
    teams_led = Counter(member.staff_id for member in everybody if member.role == "leader")
    for parties in list(teams.values())[:1]:
        members = [(party, member) for party, of_party in parties.items() for member in of_party]
        for party, member in members:
            several = teams_led[member.staff_id] > 1
            guide = guide_of(member.profession, member.role, party.principal, leads_several=several)
            if guide and guide not in (other for other, _, _ in found):
                found.append((guide, member, party))
    return sorted(found, key=lambda one: one[0].place)
