"""The pages of whoever runs a team, and the one an invitation leads to."""

import uuid

from flask import Blueprint, redirect, render_template, request, url_for

from fact_board import clock
from fact_board.access.gates import team_for
from fact_board.access.rights import require
from fact_board.errors import Conflict, DomainError, Invalid, NotFound
from fact_board.sign_in import accounts, lockout, passwords
from fact_board.sign_in.happenings import Kind, Who, tell
from fact_board.sign_in.pages import Page
from fact_board.teams.actions import accept_invitation
from fact_board.teams.gates import team_run
from fact_board.teams.models import Invitation
from fact_board.teams.queries.accounts import account_of, invitation_by_hash
from fact_board.teams.queries.memberships import newest_membership_of
from fact_board.teams.rules import hash_of_secret
from fact_board.web.problems import sentence_of
from fact_board.web.routing import current_viewer

pages = Blueprint("team_pages", __name__)
admin_pages = Blueprint("admin_pages", __name__, url_prefix="/admin")
SECTIONS = ("staff", "columns", "settings")
SHORTEST_NAME = 3


@pages.get("/team")
def today() -> str:
    """Who is there today, who is away, who answers for urgent things."""
    viewer = current_viewer()
    require("absence.write", viewer.role)
    team = team_for(viewer, viewer.team_id)
    return render_template("team/page.html", team=team, section="today", is_leader=viewer.role == "leader")


@pages.get("/team/<section>")
def own_team(section: str) -> str:
    """My own team's staff, columns or settings."""
    viewer = current_viewer()
    require("team.administer", viewer.role)
    if section not in SECTIONS or viewer.role != "leader":
        raise NotFound
    team = team_for(viewer, viewer.team_id)
    return render_template("team/page.html", team=team, section=section, is_leader=True)


@admin_pages.get("")
def house() -> str:
    """Every team of the house."""
    require("house.administer", current_viewer().role)
    return render_template("team/house.html")


@admin_pages.get("/teams/<uuid:team_id>")
@admin_pages.get("/teams/<uuid:team_id>/<section>", endpoint="any_team_section")
def any_team(team_id: uuid.UUID, section: str = "staff") -> str:
    """A team's staff, columns or settings, without a word about anybody on its board."""
    require("house.administer", current_viewer().role)
    if section not in SECTIONS:
        raise NotFound
    return render_template("team/page.html", administered=team_run(team_id), section=section)


# The invitation


@pages.get("/invitation")
def invitation() -> Page:
    """Where a link leads. Its secret stands behind the #, so that it is in no log; a script hands it over."""
    return _secret_form()


@pages.post("/invitation")
def post_invitation() -> Page:
    """Show whom the link is for; with name and password, let them in."""
    address = request.remote_addr or ""
    trying = f"invitation from {address}"
    if not lockout.may_try(trying, address):
        return _secret_form("sign_in.locked", 423)
    found = invitation_by_hash(hash_of_secret(request.form.get("secret", "")))
    if found is None or not found.is_open(clock.now()):
        return _secret_form("invitation.closed", 410)
    lockout.forgive(trying)
    if "password" not in request.form:
        return _password_form(found)
    try:
        _accept(found)
    except DomainError as error:
        return _password_form(found, error)
    return redirect(url_for("sign_in.sign_in"), 303)


def _accept(invitation: Invitation) -> None:
    name = accounts.name_as_stored(request.form.get("name", ""))
    password = request.form.get("password", "")
    if len(name) < SHORTEST_NAME and account_of(invitation.staff_id) is None:
        raise Invalid("invitation.name_needed", field="name")
    if len(password) < passwords.SHORTEST:
        raise Invalid("invitation.password_short", field="password", least=passwords.SHORTEST)
    if password != request.form.get("again", ""):
        raise Invalid("invitation.passwords_differ", field="again")
    stored, by = passwords.hashed(password), newest_membership_of(invitation.team_id, invitation.staff_id)
    if by is None:
        raise Conflict("invitation.closed")
    had_account, staff_id = account_of(invitation.staff_id) is not None, invitation.staff_id
    accept_invitation(invitation, name=name, password_hash=stored, by=by)
    tell(Kind.PASSWORD_CHANGED if had_account else Kind.ACCOUNT_OPENED, Who(staff_id))


def _secret_form(error: str | None = None, status: int = 200) -> tuple[str, int]:
    return render_template("team/invitation.html", error=error, invitation=None), status


def _password_form(found: Invitation, error: DomainError | None = None) -> tuple[str, int]:
    has_account = account_of(found.staff_id)
    shown = render_template(
        "team/invitation.html",
        invitation=found,
        team=team_run(found.team_id),
        secret=request.form["secret"],
        name=has_account.email if has_account else request.form.get("name", "")[: accounts.LONGEST_NAME],
        has_account=has_account is not None,
        error=sentence_of(error) if error else None,
        field=getattr(error, "field", None),
        least=passwords.SHORTEST,
    )
    return shown, error.status if error else 200
