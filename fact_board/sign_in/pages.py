"""The sign-in pages, changing assignment, and signing out."""

import uuid

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from fact_board.errors import DomainError, NotFound, SignedOut
from fact_board.sign_in import accounts, csrf, door, mine
from fact_board.sign_in.factors import factors_of
from fact_board.sign_in.models import Account, DeviceSession
from fact_board.sign_in.openid_entries import goodbye_address
from fact_board.sign_in.sessions import (
    choose_assignment,
    end_session,
    session_here,
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
    door.refuse_without_local_accounts()
    if not csrf.has_token():
        return sign_in_form("csrf.missing", 403)
    try:
        account, is_half = door.by_password(request.form.get("name", ""), request.form.get("password", ""))
        if is_half:
            return redirect(url_for("sign_in.second", next=where_to_go()), 303)
        return enter(account, how="password")
    except (door.Refused, door.TooManyAttempts, door.NoAssignment) as error:
        return sign_in_form(error.key, error.status)


@pages.get("/sign-in/second")
def second() -> Page:
    """Ask for the second factor of someone whose password was right."""
    return _second_form() if door.half_in() else redirect(url_for("sign_in.sign_in", next=where_to_go()))


@pages.post("/sign-in/second")
def post_second() -> Page:
    """Check a code of the app, or one on paper."""
    if door.half_in() is None:
        return sign_in_form("sign_in.too_late", 401)
    way = "recovery_code" if request.form.get("way") == "recovery_code" else "totp"
    try:
        account = door.by_second(way, request.form.get("code", ""))
        return enter(account, how="password", second=way)
    except (door.Refused, door.TooManyAttempts, door.NoAssignment) as error:
        return _second_form(error.key, error.status, way)


@pages.get("/confirm")
def confirm() -> Page:
    """Who is it? Asked on a phone left alone, and before a factor changes."""
    return _confirm_form(_somebody())


@pages.post("/confirm")
def post_confirm() -> Page:
    """Check the password once more; the demo's people have none."""
    here = _somebody()
    is_demo = current_app.config["FACT"].is_demo and not here.account.password
    try:
        if not is_demo:
            door.check_password_again(here, request.form.get("password", ""))
    except (DomainError, door.TooManyAttempts) as error:
        return _confirm_form(here, error.key, error.status)
    mine.confirm(here, how="demo" if is_demo else "password")
    return redirect(where_to_go(), 303)


@pages.post("/assignment")
def post_assignment() -> Response:
    """Go on in another of my assignments: at its board, or at the page of it that was asked for."""
    viewer()
    try:
        chosen = uuid.UUID(request.form.get("membership", ""))
    except ValueError as error:
        raise NotFound from error
    choose_assignment(chosen)
    return redirect(place_for(viewer().membership, where_to_go()), 303)


@pages.post("/sign-out")
def sign_out() -> Response:
    """End this device's session; whoever came through an identity provider is signed out there too."""
    goodbye = goodbye_address()
    end_session()
    if request.is_json:
        return Response(status=204)
    return redirect(goodbye or url_for(current_app.config["SIGN_IN_ENDPOINT"]), 303)


def enter(account: Account, *, how: str, second: str = "", team_id: uuid.UUID | None = None) -> Response:
    """Sign in: in the assignment whose page was asked for, else in that team, else in the newest."""
    asked = where_to_go()
    team_id = _team_of(asked) or team_id
    membership = door.enter(account, team_id, how=how, second=second)
    return redirect(place_for(membership, asked), 303)


def place_for(membership: Membership, asked: str) -> str:
    """The page asked for, unless it belongs to another team."""
    is_elsewhere = asked.startswith("/teams/") and not asked.startswith(f"/teams/{membership.team_id}/")
    return "/" if is_elsewhere else asked


def _team_of(place: str) -> uuid.UUID | None:
    """The team whose page this is."""
    parts = place.split("/")
    try:
        return uuid.UUID(parts[2]) if parts[1] == "teams" else None
    except (ValueError, IndexError):
        return None


def where_to_go() -> str:
    """The page asked for, if it is one of ours; else the board."""
    return place_of_ours(request.values.get("next", ""))


def _somebody() -> DeviceSession:
    here = session_here()
    if here is None:
        raise SignedOut
    return here


def sign_in_form(error: str | None = None, status: int = 200) -> tuple[str, int]:
    """The sign-in page, with what went wrong and the name that was typed."""
    typed = request.form.get("name", "")[: accounts.LONGEST_NAME]
    return render_template("sign_in/page.html", error=error, name=typed, next=where_to_go()), status


def _second_form(error: str | None = None, status: int = 200, way: str = "") -> tuple[str, int]:
    account = door.half_in()
    ways = factors_of(account).ways if account else []
    page = render_template("sign_in/second.html", error=error, ways=ways, way=way, next=where_to_go())
    return page, status


def _confirm_form(here: DeviceSession, error: str | None = None, status: int = 200) -> tuple[str, int]:
    page = render_template(
        "sign_in/confirm.html",
        error=error,
        name=here.account.staff.name,
        ways=mine.ways_to_confirm(here),
        is_locked=mine.is_locked_now(here),
        next=where_to_go(),
    )
    return page, status
