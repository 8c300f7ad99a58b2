"""The sign-in page, and signing out."""

from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy import func, select
from werkzeug.wrappers import Response

from fact_board.extensions import db
from fact_board.sign_in import lockout, passwords
from fact_board.sign_in.models import Account
from fact_board.sign_in.sessions import assignments_of, end_session, start_session, viewer_or_none

pages = Blueprint("sign_in", __name__)

Page = str | Response | tuple[str, int]


@pages.get("/sign-in")
def sign_in() -> Page:
    """The form; someone who is signed in already goes to their board."""
    if viewer_or_none():
        return redirect(_next())
    return _form()


@pages.post("/sign-in")
def post_sign_in() -> Page:
    """Check name and password. Known and unknown names get the same answer in the same time."""
    name, password = request.form.get("name", "")[:200], request.form.get("password", "")[:1000]
    address = request.remote_addr or ""
    if lockout.is_locked(name, address):
        return _form("sign_in.locked", 423)
    account = _account_called(name)
    if not passwords.is_right(account, password):
        lockout.note_failure(name, address)
        return _form("sign_in.wrong", 401)
    assert account is not None  # noqa: S101 (is_right says so)
    lockout.forgive(name)
    assignments = assignments_of(account.staff_id)
    if not assignments:
        return _form("sign_in.no_assignment", 403)
    start_session(account, assignments[0])
    return redirect(_next())


@pages.post("/sign-out")
def sign_out() -> Response:
    """End this device's session."""
    end_session()
    return redirect(url_for("sign_in.sign_in"))


def _account_called(name: str) -> Account | None:
    wanted = name.strip().casefold()
    return db.session.scalar(select(Account).where(func.lower(Account.email) == wanted))


def _form(error: str | None = None, status: int = 200) -> tuple[str, int]:
    typed = request.form.get("name", "")[:200]
    return render_template("sign_in/page.html", error=error, name=typed, next=_next()), status


def _next() -> str:
    """Where to go afterwards: a path of our own, whatever was asked."""
    asked = request.values.get("next", "")
    parts = urlsplit(asked)
    is_ours = asked.startswith("/") and not asked.startswith(("//", "/\\")) and not parts.netloc
    return asked if is_ours else url_for("board_pages.home")
