"""Demo mode alone: one-click sign-in as one of the demo's people."""

import uuid

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy import select
from werkzeug.wrappers import Response

from fact_board import clock
from fact_board.columns import new_id
from fact_board.database import write_transaction
from fact_board.errors import NotFound
from fact_board.extensions import db
from fact_board.sign_in.models import Account
from fact_board.sign_in.sessions import assignments_of, start_session
from fact_board.teams.models import Membership, Party, Team

pages = Blueprint("demo", __name__)


@pages.get("/demo")
def people() -> str:
    """Everyone who works in a demo team today, by team and party."""
    today = clock.today()
    rows = db.session.execute(
        select(Team, Party, Membership)
        .join(Membership, Membership.team_id == Team.id)
        .join(Party, Party.id == Membership.party_id)
        .order_by(Team.id, Party.principal.desc(), Party.name, Membership.role, Membership.starts_on)
    )
    teams: dict[str, dict[str, list[Membership]]] = {}
    for team, party, membership in rows:
        if membership.is_current(today):
            teams.setdefault(team.name, {}).setdefault(party.name, []).append(membership)
    return render_template("sign_in/demo.html", teams=teams)


@pages.post("/demo/sign-in")
def demo_sign_in() -> Response:
    """Sign in as the person clicked."""
    try:
        staff_id = uuid.UUID(request.form.get("staff", ""))
    except ValueError as error:
        raise NotFound from error
    assignments = assignments_of(staff_id)
    if not assignments:
        raise NotFound
    start_session(_account_of(staff_id), assignments[0])
    return redirect(url_for("board_pages.home"))


def _account_of(staff_id: uuid.UUID) -> Account:
    found = select(Account).where(Account.staff_id == staff_id)
    account = db.session.scalar(found)
    if account is None:
        with write_transaction():
            name = f"demo-{staff_id}"
            db.session.add(Account(email=name, fs_uniquifier=new_id().hex, active=True, staff_id=staff_id))
        account = db.session.scalars(found).one()
    return account
