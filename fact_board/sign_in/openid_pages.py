"""Signing in through the identity provider: out to it, back, choosing an assignment, its own log-out."""

import uuid

import structlog
from flask import Blueprint, jsonify, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from fact_board.errors import DomainError, NotFound
from fact_board.extensions import db
from fact_board.live import sockets
from fact_board.live.connections import connections
from fact_board.sign_in import accounts, lockout, openid, openid_client, openid_entries, sessions
from fact_board.sign_in.devices import PHONE, device_of_request
from fact_board.sign_in.happenings import NOBODY, Kind, tell
from fact_board.sign_in.models import Account, OpenIDEntry
from fact_board.sign_in.openid import Identity
from fact_board.sign_in.pages import place_for, sign_in_form, where_to_go
from fact_board.teams.models import Membership
from fact_board.teams.queries.accounts import staff_by_hsa_id
from fact_board.web.language import current_locale, place_of_ours

log = structlog.get_logger(__name__)

pages = Blueprint("openid", __name__)

ENTRY, GO_ON_AT = "openid_entry", "openid_go_on_at"
Page = str | Response | tuple[str, int]


@pages.get("/sign-in/openid")
def go() -> Page:
    """Out to the provider; nobody is known yet, so nothing changes here.

    A link on somebody else's page leads to ours first: whoever the provider knows already would else be
    signed in without having asked for it.
    """
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        return redirect(url_for("sign_in.sign_in", next=where_to_go()), 303)
    try:
        back, is_anew = openid.address("openid.come_back"), _is_asked_anew()
        return redirect(openid.ask(back, where_to_go(), current_locale(), is_anew=is_anew))
    except (openid_client.Away, openid_client.Untrusted) as error:
        return _refuse(error)


def _is_asked_anew() -> bool:
    """A phone may be in anybody's hand, and so may a device that is locked: a provider that still knows its
    owner must not open it by itself."""
    is_used = sessions.session_here() is not None
    db.session.rollback()  # no connection is held while the provider is asked
    return is_used or device_of_request() == PHONE


@pages.get("/sign-in/openid/back")
def come_back() -> Page:
    """Back from the provider with a code that is good once."""
    try:
        identity, go_on_at = openid.answer()
    except (openid_client.Away, openid_client.Untrusted, openid.Cancelled) as error:
        if sessions.viewer_or_none():  # the page was loaded again, or the browser went back to it
            return redirect(url_for("board_pages.home"), 303)
        return _refuse(error)
    account = _account_of(identity)
    if account is None:
        tell(
            Kind.SIGN_IN_FAILED,
            NOBODY,
            how="openid",
            **lockout.hashes(identity.hsa_id, request.remote_addr or ""),
        )
        return render_template("sign_in/unknown.html", hsa_id=identity.hsa_id), 403
    assignments = sessions.assignments_of(account.staff_id)
    if not assignments:
        return sign_in_form("sign_in.no_assignment", 403)
    entry_id = openid_entries.note_arrival(account, identity)
    session.clear()
    session[ENTRY], session[GO_ON_AT] = str(entry_id), place_of_ours(go_on_at)
    if len(assignments) > 1:
        return redirect(url_for("openid.choose"), 303)
    return _enter(entry_id, assignments[0])


@pages.get("/sign-in/assignment")
def choose() -> Page:
    """Which of one's assignments is it today? Nothing of any team is shown before."""
    entry = _waiting()
    if entry is None:
        return redirect(url_for("sign_in.sign_in"), 303)
    assignments = sessions.assignments_of(entry.account.staff_id)
    return render_template("sign_in/choose.html", name=entry.account.staff.name, assignments=assignments)


@pages.post("/sign-in/assignment")
def post_choice() -> Page:
    """Sign in, in the assignment chosen."""
    entry = _waiting()
    if entry is None:
        return redirect(url_for("sign_in.sign_in"), 303)
    chosen = request.form.get("membership", "")
    assignments = sessions.assignments_of(entry.account.staff_id)
    found = next((one for one in assignments if str(one.id) == chosen), None)
    if found is None:
        raise NotFound
    return _enter(entry.id, found)


@pages.post("/sign-in/openid/ended")
def end_from_provider() -> tuple[Response, int]:
    """Back-channel log-out: the provider itself says whose session is over."""
    try:
        claims = openid.read_logout_token(request.form.get("logout_token", ""))
    except (openid_client.Away, openid_client.Untrusted) as error:
        log.warning("openid_logout_refused", why=getattr(error, "why", "away"))
        return jsonify(error="invalid_request"), 400
    subject, provider_session = claims.get("sub"), claims.get("sid")
    ended = openid_entries.end_sessions(
        str(subject) if subject else None, str(provider_session) if provider_session else None
    )
    for session_id in ended:
        tell(Kind.ENDED_BY_PROVIDER, revoked=str(session_id))
    for socket_id, connection in list(connections.items()):
        if connection.who and connection.who.session_id in ended:  # of other processes: at their next beat
            sockets.close_connection(socket_id, "signed_out")
    return jsonify(), 200


def _enter(entry_id: uuid.UUID, membership: Membership) -> Response:
    entry = openid_entries.waiting_entry(entry_id)
    if entry is None:
        return redirect(url_for("sign_in.sign_in"), 303)
    asked = session.get(GO_ON_AT, "/")
    place = place_for(membership, asked)
    second = "openid" if entry.is_strong else ""
    sessions.start_session(entry.account, membership, how="openid", second=second)
    if not openid_entries.bind(entry_id, uuid.UUID(session["sid"])):
        sessions.end_session()
        return redirect(url_for("sign_in.sign_in"), 303)
    return redirect(place, 303)


def _account_of(identity: Identity) -> Account | None:
    """The account of the person with this HSA-id; never a new person."""
    staff = staff_by_hsa_id(identity.hsa_id)
    if staff is None:
        return None
    account = accounts.account_of(staff.id) or accounts.open_account(staff.id, f"openid-{staff.id}")
    return account if account.active else None


def _waiting() -> OpenIDEntry | None:
    try:
        return openid_entries.waiting_entry(uuid.UUID(session.get(ENTRY, "")))
    except ValueError:
        return None


def _refuse(error: DomainError) -> tuple[str, int]:
    log.warning("openid_refused", key=error.key, why=getattr(error, "why", ""))
    if isinstance(error, openid_client.Untrusted):
        tell(Kind.SIGN_IN_FAILED, NOBODY, how="openid", **lockout.hashes("", request.remote_addr or ""))
    return sign_in_form(error.key, error.status)
