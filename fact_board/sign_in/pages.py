"""The sign-in page, changing assignment, and signing out."""

import uuid
from collections.abc import Sequence

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from fact_board.errors import NotFound
from fact_board.sign_in import accounts, csrf, lockout, passwords
from fact_board.sign_in.happenings import NOBODY, Kind, tell
from fact_board.sign_in.models import Account
from fact_board.sign_in.openid_entries import goodbye_address
from fact_board.sign_in.sessions import (
    assignments_of,
    choose_assignment,
    end_session,
    start_session,
    viewer,
    viewer_or_none,
)
from fact_board.teams.models import Membership
from fact_board.web.language import place_of_ours

pages = Blueprint("sign_in", __name__)

Page = str | Response | tuple[str, int]


@pages.get("/sign-in")
def sign_in() -> Page:
    """The form; someone who is signed in already goes to their board."""
    if viewer_or_none():
        return redirect(where_to_go())
    return sign_in_form()


@pages.post("/sign-in")
def post_sign_in() -> Page:
    """Check name and password. Known and unknown names get the same answer in the same time."""
    if not current_app.config["FACT"].has_local_accounts:
        raise NotFound
    name = accounts.name_as_stored(request.form.get("name", ""))
    if not csrf.has_token():
        return sign_in_form("csrf.missing", 403)
    if not lockout.may_try(name, request.remote_addr or ""):
        tell(Kind.SIGN_IN_LOCKED, NOBODY, how="password", **lockout.hashes(name, request.remote_addr or ""))
        return sign_in_form("sign_in.locked", 423)
    account = accounts.account_by_name(name)
    if not passwords.is_right(account, request.form.get("password", "")) or account is None:
        tell(Kind.SIGN_IN_FAILED, NOBODY, how="password", **lockout.hashes(name, request.remote_addr or ""))
        return sign_in_form("sign_in.wrong", 401)
    lockout.forgive(name)
    assignments = assignments_of(account.staff_id)
    if not assignments:
        return sign_in_form("sign_in.no_assignment", 403)
    return enter(account, assignments, how="password")


@pages.post("/assignment")
def post_assignment() -> Response:
    """Go on in another of my assignments, from the menu of any page."""
    viewer()
    try:
        chosen = uuid.UUID(request.form.get("membership", ""))
    except ValueError as error:
        raise NotFound from error
    choose_assignment(chosen)
    return redirect(url_for("board_pages.home"), 303)


@pages.post("/sign-out")
def sign_out() -> Response:
    """End this device's session; whoever came through an identity provider is signed out there too."""
    goodbye = goodbye_address()
    end_session()
    if request.is_json:
        return Response(status=204)
    return redirect(goodbye or url_for(current_app.config["SIGN_IN_ENDPOINT"]), 303)


def enter(account: Account, assignments: Sequence[Membership], *, how: str) -> Response:
    """Sign in, in the assignment whose page was asked for; else in the newest, at its board."""
    asked = where_to_go()
    fitting = [one for one in assignments if asked.startswith(f"/teams/{one.team_id}/")]
    chosen = (fitting or assignments)[0]
    start_session(account, chosen, how=how)
    return redirect(place_for(chosen, asked), 303)


def place_for(membership: Membership, asked: str) -> str:
    """The page asked for, unless it belongs to another team."""
    is_elsewhere = asked.startswith("/teams/") and not asked.startswith(f"/teams/{membership.team_id}/")
    return "/" if is_elsewhere else asked


def where_to_go() -> str:
    """The page asked for, if it is one of ours; else the board."""
    return place_of_ours(request.values.get("next", ""))


def sign_in_form(error: str | None = None, status: int = 200) -> tuple[str, int]:
    """The sign-in page, with what went wrong and the name that was typed."""
    typed = request.form.get("name", "")[: accounts.LONGEST_NAME]
    return render_template("sign_in/page.html", error=error, name=typed, next=where_to_go()), status
