"""Every route × every role × both parties × a stranger. A route this table doesn't know fails."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.teams.models import ROLES, Membership
from tests.board.conftest import Stage, sign_in
from tests.world import build_world

TEAM = {"member", "leader"}
NOMINATORS = TEAM | {"nominator"}
LEADER = {"leader"}
REVIEWER = {"log_reviewer"}
ADMINISTRATOR = {"administrator"}
NOMINATOR = {"nominator"}
STAFFING = LEADER | ADMINISTRATOR
ANYONE = set(ROLES)

API = "/api/teams/<uuid:team_id>"
WHO_MAY = {
    f"GET {API}/changes": TEAM,
    f"GET {API}/presence": TEAM,
    f"GET {API}/caseload": TEAM,
    f"GET {API}/answers": NOMINATORS,
    f"GET {API}/mine": NOMINATOR,
    f"POST {API}/clients": NOMINATOR,
    f"POST {API}/patients/<uuid:patient_id>/nominations": NOMINATORS,
    f"POST {API}/patients/<uuid:patient_id>/bases": NOMINATORS,
    f"POST {API}/bases/<uuid:basis_id>/withdrawal": NOMINATORS,
    f"GET {API}/patients/<uuid:patient_id>": TEAM,
    f"GET {API}/wrong-person": LEADER,
    f"POST {API}/answers/<uuid:answer_id>/reading": NOMINATORS,
    f"POST {API}/nominations/<uuid:nomination_id>/withdrawal": NOMINATORS,
    f"GET {API}/attendance": TEAM,
    f"GET {API}/absences/tasks": TEAM,
    f"GET {API}/administration": STAFFING,
    f"PUT {API}/categories/<uuid:category_id>": STAFFING,
    f"PUT {API}/categories/<uuid:category_id>/templates": STAFFING,
    f"PUT {API}/settings": STAFFING,
    f"POST {API}/memberships": STAFFING,
    f"PUT {API}/memberships/<uuid:membership_id>": STAFFING,
    f"GET {API}/memberships/<uuid:membership_id>/holding": STAFFING,
    f"POST {API}/memberships/<uuid:membership_id>/end": STAFFING,
    f"POST {API}/staff/<uuid:staff_id>/invitations": STAFFING,
    f"POST {API}/parties": ADMINISTRATOR,
    "GET /api/house": ADMINISTRATOR,
    "POST /api/house/teams": ADMINISTRATOR,
    "PUT /api/house/staff/<uuid:staff_id>/hsa-id": ADMINISTRATOR,
    "DELETE /api/house/staff/<uuid:staff_id>/factors": ADMINISTRATOR,
    f"POST {API}/patients/<uuid:patient_id>/departure": LEADER,
    f"GET {API}/patients/<uuid:patient_id>/sharing": TEAM,
    f"GET {API}/emergencies": TEAM,
    f"POST {API}/patients/<uuid:patient_id>/bars": LEADER,
    f"POST {API}/bars/<uuid:bar_id>/end": LEADER,
    f"POST {API}/emergencies/<uuid:access_id>/review": LEADER,
    "GET /teams/<uuid:team_id>/board": TEAM,
    "GET /teams/<uuid:team_id>/board/patients/<uuid:patient_id>": TEAM,
    "GET /teams/<uuid:team_id>/caseload": TEAM,
    "GET /meeting": TEAM,
    "GET /displays": TEAM,
    "GET /displays/confirm": TEAM,
    f"GET {API}/displays": TEAM,
    "GET /emergencies": LEADER,
    "GET /mine": NOMINATOR,
    "GET /log": REVIEWER,
    "GET /log/people": REVIEWER,
    "GET /log/people/<uuid:patient_id>/extract": REVIEWER,
    "GET /log/samples": REVIEWER,
    "POST /log/samples": REVIEWER,
    "POST /log/rows/<uuid:row_id>/verdicts": REVIEWER,
    "GET /team": TEAM,
    "GET /morning-list": TEAM,
    "GET /today": TEAM,
    "GET /minutes": TEAM,
    "GET /minutes/<uuid:meeting_id>": TEAM,
    "GET /since": TEAM,
    f"GET {API}/meetings": TEAM,
    f"GET {API}/meetings/chairs": TEAM,
    f"GET {API}/meetings/<uuid:meeting_id>/minutes": TEAM,
    "GET /team/<section>": LEADER,
    "GET /admin": ADMINISTRATOR,
    "GET /admin/teams/<uuid:team_id>": ADMINISTRATOR,
    "GET /admin/teams/<uuid:team_id>/<section>": ADMINISTRATOR,
    "GET /": ANYONE,
    "GET /api/session": ANYONE,
    "POST /api/session/assignment": ANYONE,
    "POST /api/session/locale": ANYONE,
    "GET /api/session/lock": ANYONE,
    "POST /api/session/lock": ANYONE,
    "POST /api/session/touch": ANYONE,
    "POST /api/session/confirmation": ANYONE,
    "POST /api/session/passkey-options": ANYONE,
    "POST /api/session/passkeys": ANYONE,
    "POST /api/session/passkeys/options": ANYONE,
    "GET /me/security": ANYONE,
    "GET /me/security/app": ANYONE,
    "GET /confirm": ANYONE,
}
WRITES_OF_THE_TEAM = """
POST absences
POST answers/<uuid:answer_id>/corrections
POST answers/<uuid:answer_id>/result
POST checklist/<uuid:item_id>
POST decisions/<uuid:decision_id>/end
POST displays
PUT displays/<uuid:display_id>
DELETE displays/<uuid:display_id>
PUT duty
POST episodes/<uuid:episode_id>/closure
PUT episodes/<uuid:episode_id>/goal
POST episodes/<uuid:episode_id>/moves
POST episodes/<uuid:episode_id>/ratification
PUT episodes/<uuid:episode_id>/review
POST episodes/<uuid:episode_id>/reviews
POST episodes/<uuid:episode_id>/step-down
POST episodes/<uuid:episode_id>/step-down/withdrawal
POST episodes/<uuid:episode_id>/undo
POST episodes/<uuid:episode_id>/urgency
PUT episodes/<uuid:episode_id>/ward
POST legal-statuses/<uuid:legal_id>/end
POST meetings
POST meetings/<uuid:meeting_id>/closure
PUT meetings/<uuid:meeting_id>/attendance
PUT meetings/<uuid:meeting_id>/chair
PUT meetings/<uuid:meeting_id>/current
PUT meetings/<uuid:meeting_id>/later
PUT meetings/<uuid:meeting_id>/part
PUT meetings/<uuid:meeting_id>/shown
PUT meetings/<uuid:meeting_id>/unchanged
PUT nominations/<uuid:nomination_id>/promise
POST meetings/<uuid:meeting_id>/journal
POST meetings/<uuid:meeting_id>/journal/removal
POST meetings/not-held
POST nominations/<uuid:nomination_id>/answers
POST nominations/<uuid:row_id>/wrong-person
POST notes/<uuid:note_id>/corrections
POST notes/<uuid:row_id>/wrong-person
POST patients
PUT patients/<uuid:patient_id>/contacts/<uuid:party_id>
POST patients/<uuid:patient_id>/decisions
PUT patients/<uuid:patient_id>/draft
DELETE patients/<uuid:patient_id>/draft
POST patients/<uuid:patient_id>/episodes
POST patients/<uuid:patient_id>/legal-statuses
PUT patients/<uuid:patient_id>/medication-stop
POST patients/<uuid:patient_id>/medication-stop/end
POST patients/<uuid:patient_id>/next-of-kin
POST patients/<uuid:patient_id>/notes
GET patients/<uuid:patient_id>/personal-number
PUT patients/<uuid:patient_id>/personal-number
POST patients/<uuid:patient_id>/personal-number/removal
POST personal-number-lookup
PUT patients/<uuid:patient_id>/primary
PUT patients/<uuid:patient_id>/protection
POST patients/<uuid:patient_id>/protection/end
POST patients/<uuid:patient_id>/basis-requests
POST patients/<uuid:patient_id>/emergency
POST emergencies/<uuid:access_id>/end
POST patients/<uuid:patient_id>/tasks
PUT patients/<uuid:patient_id>/two-person
POST patients/<uuid:patient_id>/two-person/end
POST patients/<uuid:patient_id>/visits
POST tasks/<uuid:row_id>/wrong-person
POST tasks/<uuid:task_id>/acceptance
POST tasks/<uuid:task_id>/closure
POST tasks/<uuid:task_id>/due
POST tasks/<uuid:task_id>/handover
POST tasks/<uuid:task_id>/tick
POST tasks/<uuid:task_id>/undo
POST visits/<uuid:row_id>/wrong-person
"""
for line in WRITES_OF_THE_TEAM.split("\n"):
    if line:
        method, path = line.split()
        WHO_MAY[f"{method} {API}/{path}"] = TEAM

# These act on what is one's own alone: tests/sign_in
FORMS = {
    "POST /assignment",
    "POST /confirm",
    "POST /me/security/app",
    "POST /me/security/app/removal",
    "POST /me/security/passkeys/removal",
    "POST /me/security/recovery-codes",
    "POST /me/security/sessions/end",
    "POST /me/security/sessions/end-others",
}

# Nobody needs to be signed in for these; they show nothing of anybody, or let people in and out.
OPEN = {
    "GET /sign-in",
    "POST /sign-in",
    "GET /sign-in/second",
    "POST /sign-in/second",
    "POST /api/sign-in",
    "POST /api/sign-in/second",
    "POST /api/sign-in/passkey",
    "POST /api/sign-in/passkey-options",
    "POST /sign-out",
    "GET /sign-in/openid",
    "GET /sign-in/openid/back",
    "POST /sign-in/openid/ended",
    "GET /sign-in/assignment",
    "POST /sign-in/assignment",
    "GET /demo",
    "POST /demo/sign-in",
    "POST /language",
    "GET /invitation",
    "POST /invitation",
    "GET /wall",  # a code to pair the screen with; the board alone on a paired one: tests/display
    "POST /api/displays/pairings",
    "GET /api/displays/pairing",
    "GET /healthz",
    "GET /readyz",
    "GET /api/docs",
    "GET /api/openapi.json",
    "GET /static/<path:filename>",
}


def routes(app: Flask) -> set[str]:
    return {
        f"{method} {rule.rule}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def ask(client: FlaskClient, route: str, stage: Stage) -> int:
    """Send it with real ids where it reads, and without a key where it writes: nothing is done."""
    method, path = route.split()
    path = path.replace("<section>", "columns")
    for part in path.split("/"):
        if part.startswith("<uuid:"):
            known = {
                "<uuid:team_id>": stage.world.team_id,
                "<uuid:patient_id>": stage.ids["Ismail"],
                "<uuid:membership_id>": stage.world.members["lina"],
                "<uuid:meeting_id>": stage.ids["meeting"],
                "<uuid:staff_id>": stage.world.staff_ids["lina"],
            }
            path = path.replace(part, str(known.get(part, new_id())))
    session = client.get("/api/session").json or {}
    headers = {"X-CSRF-Token": session.get("csrf", "")}
    body = {} if method == "GET" else {"json": {"nonsense": 1}}
    return client.open(path, method=method, headers=headers, **body).status_code  # type: ignore[arg-type]


def test_every_route_is_in_the_table(migrated_app: Flask) -> None:
    assert routes(migrated_app) == WHO_MAY.keys() | OPEN | FORMS


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("name", ["maria", "boris"])
def test_a_role_reaches_just_its_routes(app: Flask, stage: Stage, role: str, name: str) -> None:
    with app.app_context():
        of_name = Membership.id == stage.world.members[name]
        db.session.execute(update(Membership).where(of_name).values(role=role))
        db.session.commit()
    client = sign_in(app, stage.world, name).client
    reached = {route for route in WHO_MAY if ask(client, route, stage) != 404}
    assert reached == {route for route, roles in WHO_MAY.items() if role in roles}


def test_a_stranger_is_asked_to_sign_in(app: Flask, stage: Stage) -> None:
    client = app.test_client()
    answers = {route: ask(client, route, stage) for route in WHO_MAY}
    pages = {route for route in answers if not route.split()[1].startswith("/api/")}
    forms = {route for route in pages if route.startswith("POST ")}
    assert {answers[route] for route in pages - forms} == {302}
    assert {answers[route] for route in forms} == {403}  # no page of ours gave them a token
    assert {status for route, status in answers.items() if route not in pages} == {401}


def test_another_team_is_not_found(app: Flask, stage: Stage) -> None:
    """Every route of a team, asked by a member of another: nothing tells that the team exists."""
    with app.app_context():
        other = build_world(people=("Nils Varg",), name="Team Andra")
    client = sign_in(app, other, "karin").client
    team_routes = {route for route in WHO_MAY if "<uuid:team_id>" in route}
    answers = {route: ask(client, route, stage) for route in team_routes}
    assert {route: status for route, status in answers.items() if status != 404} == {}


def test_anothers_person_is_not_found_from_ones_own_team(app: Flask, stage: Stage) -> None:
    """My team's address with another team's person: the same answer as for nobody."""
    with app.app_context():
        other = build_world(people=("Nils Varg",), name="Team Andra")
    screen = sign_in(app, other, "karin")
    foreign = screen.get(f"/patients/{stage.ids['Ismail']}")
    nobody = screen.get(f"/patients/{new_id()}")
    assert (foreign.status_code, nobody.status_code) == (404, 404)
    assert foreign.json["code"] == nobody.json["code"]  # type: ignore[index]
    note = {"id": str(new_id()), "text": "hej"}
    assert screen.send(f"/patients/{stage.ids['Ismail']}/notes", note).status_code == 404
