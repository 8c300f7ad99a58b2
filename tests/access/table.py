"""Who may reach what, of whom: one line a route, written by hand. A route without a line fails the suite.

To add a route, add its line to `TABLE`, under its slice:

    "GET ~/caseload": to(TEAM)                        a list or page that is about nobody in particular
    "POST ~/tasks/<task_id>/tick": to(TEAM, "task")   about a row: one of `ROWS`, which says what must be held
                                                      of the party that wrote it; the path gets its id
    "POST ~/patients/<patient_id>/notes": to(TEAM, "Ismail", id=NEW, text="hej")    with a body that is right

`~` is `/api/teams/<team_id>`; a remark in brackets makes a second line for the same route. In a body `NEW` is
an id nobody has had, "$crisis" the id of that name in the scene, "$colleague" somebody of the asker's team.
A row of a new kind also gets a line in `ROWS` (tests/access/sights.py) and is made in writings.py there;
a new column that people type in gets a line in `TYPED`, and something in it there.

tests/access/test_matrix.py asks every route as everyone in every sight, nothing being done, and searches all
that is answered for the others' words.
"""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from fact_board import clock

ROLES = ("member", "leader", "nominator", "administrator", "log_reviewer")
TEAM = frozenset({"member", "leader"})
NOMINATOR = frozenset({"nominator"})
NOMINATORS = TEAM | NOMINATOR
LEADER = frozenset({"leader"})
REVIEWER = frozenset({"log_reviewer"})
ADMINISTRATOR = frozenset({"administrator"})
STAFFING = LEADER | ADMINISTRATOR
ANYONE = frozenset(ROLES)

NEW = "$new"
SOON = (clock.today() + dt.timedelta(days=3)).isoformat()
LATER = (clock.today() + dt.timedelta(days=40)).isoformat()
TODAY = clock.today().isoformat()
COLUMN: dict[str, Any] = {
    "label_sv": "Kris",
    "label_en": "Crisis",
    "order": 1,
    "is_active": True,
    "review_days": 1,
    "stay_low_days": None,
    "stay_high_days": None,
}
POST: dict[str, Any] = {
    "profession": "nurse",
    "role": "member",
    "fte": 0.5,
    "initials": "ML",
    "starts_on": TODAY,
    "ends_on": None,
    "is_stand_in": False,
}
UNTIL = {"valid_until": SOON}
OWNED = {"owner": "$colleague", "due_on": SOON}
AT = f"{SOON}T15:00:00Z"
LOOK = {"name": "Rummet", "mode": "name", "layout": "columns", "theme": "dark", "language": "sv"}
UNIT = {"name": "Beroendecentrum", "principal": "region"}
A_LIST = "TmFtbjtGw7Zkc2Vsw6VyCklzbWFpbCBLYXJkZWxlbjsxOTYxCg=="  # Ismail Kardelen, 1961
LACKING = {"kind": "$kind", "reason": "queue", "since_on": TODAY}
WHY = {"text": "öppnar inte", "tags": ["unopened_door"]}


@dataclass(frozen=True)
class Line:
    """Which roles may reach a route, about which row, with which body."""

    who: frozenset[str]
    row: str = ""
    needs: str = ""
    body: dict[str, Any] = field(default_factory=dict)
    is_asked: bool = True


def to(who: frozenset[str], row: str = "", *, needs: str = "", **body: Any) -> Line:
    """`needs`: other than what `ROWS` says of the row."""
    return Line(who, row, needs, body)


OPEN = Line(ANYONE, is_asked=False)  # for anybody: it shows nothing of anyone, or lets people in and out
FORM = Line(ANYONE, is_asked=False)  # acts on what is the asker's own alone: tests/sign_in

TABLE: dict[str, Line] = {
    # live
    "GET ~/changes": to(TEAM),
    "GET ~/presence": to(TEAM),
    # board
    "GET /": to(ANYONE),
    "GET /teams/<team_id>/board": to(TEAM),
    "GET /teams/<team_id>/board/patients/<patient_id>": to(TEAM),  # a shell: the browser asks for the person
    "GET /mine": to(NOMINATOR),
    "GET ~/mine": to(NOMINATOR),
    "GET ~/patients/<patient_id>": to(TEAM, "Ismail"),
    "GET ~/answers": to(NOMINATORS),
    "GET ~/wrong-person": to(LEADER),
    "POST ~/patients/<patient_id>/nominations": to(
        *(NOMINATORS, "Olof"), id=NEW, kind="board", category="$crisis", urgency="red", tags=["sleep"]
    ),
    "POST ~/nominations/<nomination_id>/answers": to(
        TEAM, "open_nomination", id=NEW, decision="wait", returns_on=SOON, text="Tack."
    ),
    "POST ~/nominations/<nomination_id>/withdrawal": to(NOMINATORS, "open_nomination"),
    "POST ~/nominations/<nomination_id>/duty-reading": to(TEAM, "open_nomination"),
    "POST ~/nominations/<row_id>/wrong-person": to(TEAM, "open_nomination"),
    "PUT ~/nominations/<nomination_id>/promise": to(TEAM, "open_nomination", staff="$colleague", at=AT),
    "POST ~/answers/<answer_id>/corrections": to(TEAM, "answer", id=NEW, text="hej"),
    "POST ~/answers/<answer_id>/result": to(TEAM, "answer", text="Hon öppnade."),
    "POST ~/answers/<answer_id>/reading": to(NOMINATORS, "answer", needs="status"),  # the neutral one, too
    "POST ~/patients/<patient_id>/episodes": to(
        TEAM, "Olof", id=NEW, category="$crisis", urgency="amber", why=WHY, tasks=[]
    ),
    "POST ~/episodes/<episode_id>/moves": to(TEAM, "episode", category="$crisis", why="kris"),
    "POST ~/episodes/<episode_id>/urgency": to(TEAM, "episode", urgency="amber", why=WHY),
    "POST ~/episodes/<episode_id>/undo": to(TEAM, "moved"),
    "PUT ~/episodes/<episode_id>/goal": to(TEAM, "episode", goal="Sova"),
    "PUT ~/episodes/<episode_id>/review": to(TEAM, "episode", review_on=LATER),
    "PUT ~/episodes/<episode_id>/ward": to(TEAM, "provisional", name="Avd 81"),
    "POST ~/episodes/<episode_id>/discharge-planning": to(TEAM, "provisional", id=NEW),
    "PUT ~/discharge-items/<item_id>": to(TEAM, "discharge_item", state="done"),
    "POST ~/episodes/<episode_id>/discharge": to(
        TEAM, "provisional", id=NEW, on=TODAY, first_contact_on=SOON, owner="$colleague"
    ),
    "GET ~/patients/<patient_id>/discharge": to(TEAM, "Ulla"),
    "POST ~/episodes/<episode_id>/reviews": to(TEAM, "episode"),
    "POST ~/episodes/<episode_id>/ratification": to(TEAM, "provisional"),
    "POST ~/episodes/<episode_id>/step-down": to(TEAM, "episode", why="stabil"),
    "POST ~/episodes/<episode_id>/step-down/withdrawal": to(TEAM, "stepping"),
    "POST ~/episodes/<episode_id>/closure": to(TEAM, "stepping", outcome="stable", holder="$colleague"),
    "POST ~/checklist/<item_id>": to(TEAM, "item", state="open"),
    "POST ~/patients/<patient_id>/notes": to(TEAM, "Ismail", id=NEW, text="hej"),
    "POST ~/notes/<note_id>/corrections": to(TEAM, "note", id=NEW, text="hej"),
    "POST ~/notes/<row_id>/wrong-person": to(TEAM, "note"),
    "POST ~/patients/<patient_id>/tasks": to(
        TEAM, "Ismail", id=NEW, text="Ut", owner="$colleague", due_on=SOON
    ),
    "POST ~/tasks/<task_id>/tick": to(TEAM, "task"),
    "POST ~/tasks/<task_id>/undo": to(TEAM, "done_task"),
    "POST ~/tasks/<task_id>/handover": to(TEAM, "task", owner="$colleague"),
    "POST ~/tasks/<task_id>/offer/acceptance": to(TEAM, "offered_task"),
    "POST ~/tasks/<task_id>/offer/refusal": to(TEAM, "offered_task", reason="hinner inte"),
    "POST ~/tasks/<task_id>/offer/withdrawal": to(TEAM, "asked_task"),
    "POST ~/tasks/<task_id>/due": to(TEAM, "task", due_on=SOON),
    "POST ~/tasks/<task_id>/closure": to(TEAM, "task", reason="behövs inte"),
    "POST ~/tasks/<task_id>/acceptance": to(TEAM, "proposed_task", owner="$colleague", due_on=SOON),
    "POST ~/tasks/<row_id>/wrong-person": to(TEAM, "task"),
    "POST ~/visits/<row_id>/wrong-person": to(TEAM, "visit"),
    # patients
    "POST ~/patients": to(TEAM, name="Nils Varg", birth_year=1950, contact="$colleague"),
    "POST ~/clients": to(NOMINATOR, name="Nils Varg", birth_year=1950),
    "PUT ~/patients/<patient_id>/contacts/<party_id>": to(TEAM, "Ismail", staff="$colleague"),
    "PUT ~/patients/<patient_id>/primary": to(TEAM, "Ismail", staff="$colleague"),
    "POST ~/patients/<patient_id>/next-of-kin": to(TEAM, "Ismail", id=NEW, name="Eva"),
    "POST ~/next-of-kin/<kin_id>/corrections": to(TEAM, "kin", id=NEW, name="Eva"),
    "PUT ~/next-of-kin/<kin_id>/may-contact": to(TEAM, "kin", may_contact="no"),
    "POST ~/next-of-kin/<kin_id>/end": to(TEAM, "kin"),
    "POST ~/next-of-kin/<row_id>/wrong-person": to(TEAM, "kin"),
    "GET ~/patients/<patient_id>/ways-in": to(TEAM, "Ismail"),
    "PUT ~/patients/<patient_id>/protection": to(TEAM, "Ismail", kind="assumed"),
    "POST ~/patients/<patient_id>/protection/end": to(TEAM, "Ismail"),
    "POST ~/patients/<patient_id>/legal-statuses": to(TEAM, "Ismail", id=NEW, kind="LPT", starts_on=TODAY),
    "POST ~/legal-statuses/<legal_id>/end": to(TEAM, "legal"),
    "PUT ~/legal-statuses/<legal_id>/apply-by": to(TEAM, "legal", apply_by=SOON),
    "PUT ~/patients/<patient_id>/two-person": to(TEAM, "Ismail", reason="hot", review_on=SOON),
    "POST ~/patients/<patient_id>/two-person/end": to(TEAM, "Ismail"),
    "PUT ~/patients/<patient_id>/medication-stop": to(TEAM, "Ismail", on=TODAY),
    "POST ~/patients/<patient_id>/medication-stop/end": to(TEAM, "Ismail"),
    "POST ~/patients/<patient_id>/departure": to(LEADER, "Ismail", reason="moved", successor="Lund"),
    "GET ~/patients/<patient_id>/personal-number": to(TEAM, "Ismail"),
    "PUT ~/patients/<patient_id>/personal-number": to(TEAM, "Ismail", number="199001012385"),
    "POST ~/patients/<patient_id>/personal-number/removal": to(TEAM, "Ismail"),
    "POST ~/personal-number-lookup": to(TEAM, number="199001012385"),
    # access
    "GET ~/patients/<patient_id>/sharing": to(TEAM, "Ismail"),
    "POST ~/patients/<patient_id>/bases": to(
        NOMINATORS, "Ismail", id=NEW, to="$other_party", kind="consent", how="oral", scopes=["notes"], **UNTIL
    ),
    "POST ~/bases/<basis_id>/withdrawal": to(NOMINATORS, "basis"),
    "POST ~/bases/<basis_id>/withdrawal (own)": to(NOMINATORS, "own_basis"),
    "POST ~/patients/<patient_id>/basis-requests": to(TEAM, "Ismail", id=NEW),
    "POST ~/patients/<patient_id>/bars": to(LEADER, "Ismail", id=NEW, staff="$colleague"),
    "POST ~/bars/<bar_id>/end": to(LEADER, "bar"),
    "POST ~/patients/<patient_id>/emergency": to(TEAM, "Ismail", id=NEW, reason="Hittad medvetslös."),
    "GET ~/emergencies": to(TEAM),
    "GET /emergencies": to(LEADER),
    "GET /patients/<patient_id>/sheet": to(TEAM, "Ismail"),
    "GET /patients/<patient_id>": to(TEAM, "Ismail"),
    "GET ~/patients/<patient_id>/page": to(TEAM, "Ismail"),
    "POST ~/emergencies/<access_id>/end": to(TEAM, "own_emergency"),
    "POST ~/emergencies/<access_id>/review": to(LEADER, "others_emergency", comment="Rätt."),
    # the phone
    "GET ~/day": to(TEAM),
    "GET ~/people": to(TEAM),
    "GET /phone": to(TEAM),
    "GET /phone/people": to(TEAM),
    "GET /phone/search": to(TEAM),
    "GET /phone/shell": OPEN,
    "GET /phone/manifest.webmanifest": OPEN,
    "GET /sw.js": OPEN,
    "GET ~/push": to(TEAM),
    "PUT ~/push": to(TEAM),
    "PUT ~/push/renewal": to(TEAM),
    "DELETE ~/push": to(TEAM),
    "POST ~/push/test": to(TEAM),
    # visits, coordination, meeting, caseload, wall
    "POST ~/patients/<patient_id>/visits": to(TEAM, "Ismail", id=NEW, kind="visit", outcome="done", on=TODAY),
    "POST ~/patients/<patient_id>/signals": to(NOMINATORS, "Ismail", id=NEW, tags=["sleep"]),
    "POST ~/signals/<signal_id>/answers": to(TEAM, "signal", id=NEW, text="Tack."),
    "POST ~/signals/<row_id>/wrong-person": to(NOMINATORS, "signal"),
    "POST ~/signal-answers/<answer_id>/corrections": to(TEAM, "signal_answer", id=NEW, text="Hon öppnade."),
    "POST ~/signal-answers/<answer_id>/result": to(TEAM, "signal_answer", text="Hon öppnade."),
    "POST ~/signal-answers/<answer_id>/reading": to(NOMINATORS, "signal_answer"),
    "POST ~/patients/<patient_id>/planned-visits": to(TEAM, "Ismail", id=NEW, on=SOON, staff="$colleague"),
    "PUT ~/planned-visits/<visit_id>": to(TEAM, "planned_visit", on=SOON, staff="$colleague"),
    "POST ~/planned-visits/<visit_id>/cancellation": to(TEAM, "planned_visit", whose="person"),
    "POST ~/planned-visits/<visit_id>/log": to(TEAM, "planned_visit", id=NEW, outcome="missed"),
    "POST ~/planned-visits/<visit_id>/undo": to(TEAM, "planned_visit"),
    "GET ~/patients/<patient_id>/door": to(TEAM, "Ismail"),
    "GET ~/alerts": to(TEAM),
    "POST ~/patients/<patient_id>/acknowledgements": to(
        TEAM, "Ismail", id=NEW, code="missed_visit", since=TODAY
    ),
    "GET ~/decisions": to(TEAM),
    "GET /decisions": to(TEAM),
    "GET ~/patients/<patient_id>/decisions": to(TEAM, "Ismail"),
    "POST ~/patients/<patient_id>/decisions": to(
        TEAM, "Ismail", id=NEW, what="Boende", asked_of="Nämnden", asked_on=TODAY
    ),
    # end, expected: also for somebody outside who was asked by name (tests/outside/test_decisions.py)
    "POST ~/decisions/<decision_id>/end": to(TEAM, "decision", outcome="granted"),
    "GET ~/handovers": to(TEAM),
    "GET ~/patients/<patient_id>/handovers": to(TEAM, "Ismail"),
    "POST ~/patients/<patient_id>/handovers": to(
        TEAM, "Ismail", id=NEW, what="person", why="flyttar", from_on=SOON, to_outside="Lund"
    ),
    "POST ~/handovers/<handover_id>/acceptance": to(TEAM, "handover"),
    "POST ~/handovers/<handover_id>/outside-acceptance": to(TEAM, "handover", name="Eva", on=TODAY),
    "POST ~/handovers/<handover_id>/refusal": to(TEAM, "handover", reason="fullt"),
    "POST ~/handovers/<handover_id>/withdrawal": to(TEAM, "handover"),
    "GET /questions": to(TEAM),
    "GET ~/questions": to(TEAM),
    "GET ~/patients/<patient_id>/questions": to(TEAM, "Ismail"),
    "GET /directory": to(NOMINATORS),
    "GET ~/directory": to(NOMINATORS),
    "GET ~/asked-about-others": to(NOMINATORS),
    "PUT ~/asked-about-others": to(LEADER, to="Remissgruppen", phone="0700", weekdays=2),
    "POST ~/directory": to(TEAM, id=NEW, owner="$colleague", **UNIT),
    "PUT ~/directory/<entry_id>": to(TEAM, "unit", owner="$colleague", **UNIT),
    "POST ~/directory/<entry_id>/check": to(TEAM, "unit"),
    "DELETE ~/directory/<entry_id>": to(TEAM, "unit"),
    "GET /plans": to(TEAM),
    "GET ~/patients/<patient_id>/plans": to(TEAM, "Ismail"),
    "POST ~/patients/<patient_id>/plans": to(
        TEAM, "Ismail", id=NEW, kind="coordinated", on=TODAY, caller="$colleague"
    ),
    "POST ~/patients/<patient_id>/plans/made": to(
        *(TEAM, "Ismail"), id=NEW, kind="care", on=TODAY, caller_name="Eva", next_on=SOON, took_part="yes"
    ),
    "POST ~/plans/<plan_id>/steps": to(TEAM, "plan", state="ended", on=TODAY),
    "POST ~/plans/<plan_id>/undo": to(TEAM, "plan"),
    "PUT ~/plans/<plan_id>": to(TEAM, "plan", caller="$colleague"),
    "POST ~/plans/<plan_id>/evaluations": to(TEAM, "plan", id=NEW, on=TODAY, said=3),
    "POST ~/plans/<row_id>/wrong-person": to(TEAM, "plan"),
    "POST ~/decisions/<decision_id>/reminders": to(TEAM, "decision", id=NEW, how="called"),
    "PUT ~/decisions/<decision_id>/expected": to(TEAM, "decision", id=NEW, expected_on=SOON),
    "POST ~/decisions/<decision_id>/escalations": to(TEAM, "decision", id=NEW, to="Enhetschefen"),
    "POST ~/decisions/<decision_id>/corrections": to(
        TEAM, "decision", id=NEW, what="Boende", asked_of="Nämnden", asked_on=TODAY
    ),
    "POST ~/decisions/<row_id>/wrong-person": to(TEAM, "decision"),
    "GET ~/services": to(TEAM),
    "GET ~/services/people": to(TEAM),
    "GET /services": to(TEAM),
    "GET /services/list": to(TEAM),
    "GET /services/import": to(LEADER),
    "POST ~/service-lists/preview": to(LEADER, file=A_LIST),
    "POST ~/service-lists": to(LEADER, file=A_LIST, left_out=0, columns={"name": 0, "birth_year": 1}),
    "GET ~/patients/<patient_id>/services": to(TEAM, "Ismail"),
    "POST ~/patients/<patient_id>/services": to(TEAM, "Ismail", id=NEW, kind="$kind"),
    "PUT ~/services/<service_id>": to(TEAM, "service", kind="$kind"),
    "POST ~/services/<service_id>/end": to(TEAM, "service", on=LATER),
    "POST ~/services/<row_id>/wrong-person": to(TEAM, "service"),
    "POST ~/patients/<patient_id>/needs": to(TEAM, "Ismail", id=NEW, **LACKING),
    "PUT ~/needs/<need_id>": to(TEAM, "need", **LACKING),
    "POST ~/needs/<need_id>/closure": to(TEAM, "need", how="met"),
    "POST ~/needs/<need_id>/reopening": to(TEAM, "closed_need"),
    "POST ~/needs/<row_id>/wrong-person": to(TEAM, "need"),
    "PUT ~/patients/<patient_id>/services-mapped": to(TEAM, "Ismail", on=TODAY),
    "POST ~/service-kinds": to(LEADER, id=NEW, label="Fotvård"),
    "PUT ~/service-kinds/<kind_id>": to(LEADER, "kind", label="Fotvård", order=1, is_active=True),
    "POST ~/meetings": to(TEAM, id=NEW),
    "GET ~/meetings/<meeting_id>/leavers": to(TEAM, "meeting"),
    "GET ~/meetings/<meeting_id>/closure": to(TEAM, "meeting"),
    "POST ~/meetings/<meeting_id>/closure": to(TEAM, "meeting"),
    "PUT ~/meetings/<meeting_id>/attendance": to(TEAM, "meeting", attendance=[]),
    "PUT ~/meetings/<meeting_id>/chair": to(TEAM, "meeting"),
    "PUT ~/meetings/<meeting_id>/current": to(TEAM, "Ismail", patient="$Ismail"),
    "PUT ~/meetings/<meeting_id>/later": to(TEAM, "Ismail", patient="$Ismail"),
    "PUT ~/meetings/<meeting_id>/unchanged": to(TEAM, "Ismail", patients=["$Ismail"]),
    "PUT ~/meetings/<meeting_id>/shown": to(TEAM, "meeting", is_shown=False),
    "PUT ~/meetings/<meeting_id>/part": to(TEAM, "meeting", part=1),
    "PUT ~/patients/<patient_id>/draft": to(TEAM, "Ismail", text="hej"),
    "DELETE ~/patients/<patient_id>/draft": to(TEAM, "Ismail"),
    "POST ~/meetings/<meeting_id>/journal": to(TEAM, "Ismail", patient="$Ismail"),
    "POST ~/meetings/<meeting_id>/journal/removal": to(TEAM, "Ismail", patient="$Ismail"),
    "POST ~/meetings/not-held": to(TEAM, on=TODAY, why="Sjuka"),
    "GET ~/meetings": to(TEAM),
    "GET ~/meetings/not-held": to(TEAM),
    "GET ~/meetings/chairs": to(TEAM),
    "GET ~/meetings/<meeting_id>/minutes": to(TEAM, "meeting"),
    "GET /meeting": to(TEAM),
    "GET /minutes": to(TEAM),
    "GET /minutes/<meeting_id>": to(TEAM, "meeting"),
    "GET /since": to(TEAM),
    "GET /morning-list": to(TEAM),
    "GET /today": to(TEAM),
    "GET ~/caseload": to(TEAM),
    "GET ~/caseload/faces": to(TEAM),
    "GET ~/replay": to(TEAM),
    "GET ~/caseload/what-if": to(TEAM),
    "GET ~/caseload/people": to(TEAM),
    "GET /replay": to(TEAM),
    "GET /teams/<team_id>/caseload": to(TEAM),
    "GET /teams/<team_id>/caseload/tables": to(TEAM),
    "GET /teams/<team_id>/caseload/summary": to(TEAM),
    "GET /displays": to(TEAM),
    "GET /displays/confirm": to(TEAM),
    "GET ~/displays": to(TEAM),
    "POST ~/displays": to(TEAM, code="ABCDEFGH", id=NEW, **LOOK),
    "PUT ~/displays/<display_id>": to(TEAM, "display", **LOOK),
    "DELETE ~/displays/<display_id>": to(TEAM, "display"),
    "GET /wall": OPEN,  # a code to pair the screen with; on a paired one its wall; or a member's preview
    "POST /api/displays/pairings": OPEN,
    "GET /api/displays/pairing": OPEN,
    # teams and the house
    "GET /team": to(TEAM),
    "GET /team/<section>": to(LEADER),
    "GET ~/attendance": to(TEAM),
    "POST ~/annotations": to(LEADER, id=NEW, day=TODAY, text="Ny teamledare"),
    "DELETE ~/annotations/<annotation_id>": to(LEADER, "annotation"),
    "GET ~/absences/tasks": to(TEAM),
    "POST ~/absences": to(TEAM, id=NEW, staff="$colleague", from_on=TODAY, to_on=SOON),
    "PUT ~/duty": to(TEAM, officer="$colleague"),
    "GET ~/administration": to(STAFFING),
    "PUT ~/categories/<category_id>": to(STAFFING, "crisis", **COLUMN),
    "PUT ~/categories/<category_id>/templates": to(STAFFING, "crisis", templates=[]),
    "PUT ~/settings": to(STAFFING),
    "POST ~/memberships": to(STAFFING),
    "PUT ~/memberships/<membership_id>": to(STAFFING, "membership", **POST),
    "GET ~/memberships/<membership_id>/holding": to(STAFFING, "membership"),
    "POST ~/memberships/<membership_id>/end": to(STAFFING, "membership", at_once=False, last_on=SOON),
    "POST ~/staff/<staff_id>/invitations": to(STAFFING, "lina", secret="x" * 43),
    "POST ~/parties": to(ADMINISTRATOR),
    "GET /api/house": to(ADMINISTRATOR),
    "POST /api/house/teams": to(ADMINISTRATOR),
    "PUT /api/house/staff/<staff_id>/hsa-id": to(ADMINISTRATOR, "lina", hsa_id=None),
    "DELETE /api/house/staff/<staff_id>/factors": to(ADMINISTRATOR, "lina"),
    "GET /admin": to(ADMINISTRATOR),
    "GET /admin/teams/<team_id>": to(ADMINISTRATOR),
    "GET /admin/teams/<team_id>/<section>": to(ADMINISTRATOR),
    # the log
    "GET /log": to(REVIEWER),
    "GET /log/people": to(REVIEWER),
    "GET /log/people/<patient_id>/extract": to(REVIEWER, "Ismail"),
    "GET /log/samples": to(REVIEWER),
    "POST /log/samples": to(REVIEWER),
    "POST /log/rows/<row_id>/verdicts": to(REVIEWER, "reading", id=NEW, verdict="right"),
    # one's own session and factors
    "GET /api/session": to(ANYONE),
    "POST /api/session/assignment": to(ANYONE),
    "POST /api/session/locale": to(ANYONE),
    "GET /api/session/lock": to(ANYONE),
    "POST /api/session/lock": to(ANYONE),
    "POST /api/session/touch": to(ANYONE),
    "POST /api/session/confirmation": to(ANYONE),
    "POST /api/session/passkey-options": to(ANYONE),
    "POST /api/session/passkeys": to(ANYONE),
    "POST /api/session/passkeys/options": to(ANYONE),
    "GET /me/security": to(ANYONE),
    "GET /me/security/app": to(ANYONE),
    "GET /me/security/password": to(ANYONE),
    "GET /confirm": to(ANYONE),
    "POST /assignment": FORM,
    "POST /confirm": FORM,
    "POST /me/security/app": FORM,
    "POST /me/security/app/removal": FORM,
    "POST /me/security/passkeys/removal": FORM,
    "POST /me/security/password": FORM,
    "POST /me/security/recovery-codes": FORM,
    "POST /me/security/sessions/end": FORM,
    "POST /me/security/sessions/end-others": FORM,
    # the door, and what is open to everybody
    "GET /sign-in": OPEN,
    "GET /sign-in/second": OPEN,
    "GET /sign-in/openid": OPEN,
    "GET /sign-in/openid/back": OPEN,
    "GET /sign-in/assignment": OPEN,
    "GET /demo": OPEN,
    "GET /invitation": OPEN,
    "GET /healthz": OPEN,
    "GET /readyz": OPEN,
    "GET /api/docs": OPEN,
    "GET /api/openapi.json": OPEN,
    "GET /static/<path:filename>": OPEN,
    "POST /sign-in": OPEN,
    "POST /sign-in/second": OPEN,
    "POST /api/sign-in": OPEN,
    "POST /api/sign-in/second": OPEN,
    "POST /api/sign-in/passkey": OPEN,
    "POST /api/sign-in/passkey-options": OPEN,
    "POST /sign-out": OPEN,
    "POST /sign-in/openid/ended": OPEN,
    "POST /sign-in/assignment": OPEN,
    "POST /demo/sign-in": OPEN,
    "POST /language": OPEN,
    "POST /invitation": OPEN,
}


# What shows more when asked for more.
ASKED_WITH = {
    "GET ~/changes": ("?wall=code", "?wall=initials", "?wall=name", "?wall=paired"),
    "GET /wall": ("", "?preview=1&mode=code", "?preview=1&mode=name"),
    "GET ~/absences/tasks": (f"?staff=$maria&to_on={LATER}", f"?staff=$boris&to_on={LATER}"),
    "GET /log": ("?emergency=1", "?person=$Ismail", "?from=2020-01-01&to=2099-01-01"),
}
