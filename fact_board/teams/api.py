"""The team over HTTP: its people, columns and settings, for its leader or an administrator."""

import datetime as dt
import uuid

from fact_board import clock
from fact_board.access.gates import colleague_for, row_for, team_for
from fact_board.access.rights import require, sees_people
from fact_board.access.viewer import Viewer
from fact_board.action import Receipt
from fact_board.board.models import Task
from fact_board.errors import Invalid
from fact_board.live.sockets import close_ended
from fact_board.sign_in.factors import reset_factors
from fact_board.sign_in.happenings import Who
from fact_board.teams import actions
from fact_board.teams.gates import colleague_of, row_run, staff_of_house, team_run
from fact_board.teams.holding import day_of, holding_of
from fact_board.teams.models import Category, Membership, Staff
from fact_board.teams.queries.accounts import account_of
from fact_board.teams.roster import administration_of, attendance_of, house
from fact_board.teams.schemas.reading import (
    AbsenceQuery,
    AdministrationShape,
    AttendanceShape,
    HoldingQuery,
    HoldingShape,
    HouseShape,
)
from fact_board.teams.schemas.writing import (
    AbsenceWriting,
    CategoryEdit,
    DutySetting,
    HsaIdSetting,
    InvitationWriting,
    MembershipEnd,
    MembershipWriting,
    PartyAdding,
    Post,
    SettingsEdit,
    TeamFounding,
    TemplatesEdit,
)
from fact_board.teams.visits_away import VisitMove
from fact_board.visits.planned.models import PlannedVisit
from fact_board.web.routing import Body, HouseRoutes, TeamRoutes, current_viewer
from fact_board.web.shapes import ProblemShape

routes = TeamRoutes("teams", __name__)
house_routes = HouseRoutes("house", __name__)
MEMBERSHIP = "/memberships/<uuid:membership_id>"
ONE_DAY = dt.timedelta(days=1)


@routes.read("/administration", right="team.administer", gives=AdministrationShape)
def get_administration(viewer: Viewer, team_id: uuid.UUID) -> Body:
    """Staff, columns and settings, and nobody on the board."""
    return administration_of(team_run(team_id), viewer.membership)


@routes.write(
    "/categories/<uuid:category_id>",
    method="PUT",
    right="category.edit",
    takes=CategoryEdit,
    versioned=True,
)
def put_category(viewer: Viewer, body: Body, category_id: uuid.UUID, team_id: uuid.UUID) -> Receipt:
    """Change a column's labels, order, review interval and expected stay, or switch it off when empty."""
    return actions.edit_category(row_run(Category, team_id, category_id), **body, by=viewer.membership)


@routes.write(
    "/categories/<uuid:category_id>/templates",
    method="PUT",
    right="category.edit",
    takes=TemplatesEdit,
    versioned=True,
)
def put_templates(viewer: Viewer, body: Body, category_id: uuid.UUID, team_id: uuid.UUID) -> Receipt:
    """Change the tasks that a column proposes, and their order."""
    wishes = [actions.TemplateWish(**wish) for wish in body["templates"]]
    return actions.edit_templates(row_run(Category, team_id, category_id), wishes, by=viewer.membership)


@routes.write("/settings", method="PUT", right="settings.edit", takes=SettingsEdit, versioned=True)
def put_settings(viewer: Viewer, body: Body, team_id: uuid.UUID) -> Receipt:
    """Change the team's name, meeting days and times, and the number to call out of hours."""
    return actions.edit_settings(team_run(team_id), **body, by=viewer.membership)


# Who works here


@routes.write("/memberships", right="membership.edit", takes=MembershipWriting, status=201)
def post_membership(viewer: Viewer, body: Body, team_id: uuid.UUID) -> Receipt:
    """Let a colleague work here, or invite somebody new by a link."""
    team = team_run(team_id)
    known, new = body.pop("staff"), body.pop("staff_id")
    name, hsa_id, secret = body.pop("name"), body.pop("hsa_id"), body.pop("secret")
    if known:
        staff = _staff_known_to(viewer, team_id, known)
        return actions.add_membership(team, staff, **body, by=viewer.membership)
    if not (name and new and secret):
        raise Invalid("membership.needs_somebody", field="name")
    return actions.invite_colleague(
        team, staff_id=new, name=name, hsa_id=hsa_id, secret=secret, **body, by=viewer.membership
    )


def _staff_known_to(viewer: Viewer, team_id: uuid.UUID, staff_id: uuid.UUID) -> Staff:
    """A leader knows those of their own team, also former ones; an administrator everybody."""
    return colleague_of(team_id, staff_id) if sees_people(viewer.role) else staff_of_house(staff_id)


@routes.write(MEMBERSHIP, method="PUT", right="membership.edit", takes=Post, versioned=True)
def put_membership(viewer: Viewer, body: Body, membership_id: uuid.UUID, team_id: uuid.UUID) -> Receipt:
    """Change profession, role, FTE, initials, dates, stand-in or not."""
    membership = row_run(Membership, team_id, membership_id)
    return actions.change_membership(membership, **body, by=viewer.membership)


@routes.read(MEMBERSHIP + "/holding", right="membership.edit", gives=HoldingShape, takes=HoldingQuery)
def get_holding(viewer: Viewer, query: Body, membership_id: uuid.UUID, team_id: uuid.UUID) -> Body:
    """What goes to a successor: by name as far as a leader sees it, numbers alone for an administrator."""
    membership = row_run(Membership, team_id, membership_id)
    last_on = query.get("last_on") or clock.today() - ONE_DAY
    return holding_of(viewer, membership, last_on, by_name=sees_people(viewer.role))


@routes.write(MEMBERSHIP + "/end", right="membership.edit", takes=MembershipEnd, versioned=True)
def post_membership_end(viewer: Viewer, body: Body, membership_id: uuid.UUID, team_id: uuid.UUID) -> Receipt:
    """End someone's work here and hand over what they have in hand; `at_once` signs them out now."""
    membership = row_run(Membership, team_id, membership_id)
    successor = colleague_of(team_id, body["successor"]) if body["successor"] else None
    return actions.end_membership(
        membership, last_on=_last_day(membership, body), successor=successor, by=viewer.membership
    )


def _last_day(membership: Membership, body: Body) -> dt.date:
    if membership.ends_on is not None and membership.ends_on < clock.today():
        return membership.ends_on  # has ended; only what was left in hand goes on
    if body["at_once"]:
        return max(clock.today(), membership.starts_on) - ONE_DAY
    if body["last_on"] is None:
        raise Invalid("request.invalid", field="last_on")
    last_on: dt.date = body["last_on"]
    return last_on


@routes.write(
    "/staff/<uuid:staff_id>/invitations", right="membership.edit", takes=InvitationWriting, status=201
)
def post_invitation(viewer: Viewer, body: Body, staff_id: uuid.UUID, team_id: uuid.UUID) -> Receipt:
    """Make a new link for a colleague; the older ones stop working."""
    staff = colleague_of(team_id, staff_id)
    return actions.renew_invitation(team_run(team_id), staff, secret=body["secret"], by=viewer.membership)


# The day


@routes.read("/attendance", right="absence.write", gives=AttendanceShape)
def get_attendance(viewer: Viewer) -> Body:
    """Who is there, who is away, and who answers for urgent things."""
    return attendance_of(team_for(viewer, viewer.team_id))


@routes.write("/duty", method="PUT", right="duty.set", takes=DutySetting)
def put_duty(viewer: Viewer, body: Body) -> Receipt:
    """Say who answers for urgent things from today on."""
    officer = colleague_for(viewer, body["officer"])
    deputy = colleague_for(viewer, body["deputy"]) if body["deputy"] else None
    return actions.set_duty(team_for(viewer, viewer.team_id), officer, deputy=deputy, by=viewer.membership)


@routes.read("/absences/tasks", right="absence.write", gives=HoldingShape, takes=AbsenceQuery)
def get_absence_tasks(viewer: Viewer, query: Body) -> Body:
    """What waits for a colleague until then, and who could do it instead."""
    return day_of(viewer, colleague_for(viewer, query["staff"]).id, query["to_on"])


@routes.write("/absences", right="absence.write", takes=AbsenceWriting, status=201)
def post_absence(viewer: Viewer, body: Body) -> Receipt:
    """Write down that a colleague is away, and give their tasks and visits of those days to others."""
    staff = colleague_for(viewer, body.pop("staff"))
    moves = [
        actions.Move(row_for(viewer, Task, move["task"]), colleague_for(viewer, move["to"]))
        for move in body.pop("moves")
    ]
    visits = [
        VisitMove(
            row_for(viewer, PlannedVisit, one["visit"]),
            colleague_for(viewer, one["to"]) if one["to"] else None,
        )
        for one in body.pop("visits")
    ]
    team = team_for(viewer, viewer.team_id)
    return actions.write_absence(team, staff, **body, moves=moves, visits=visits, by=viewer.membership)


# The house


@house_routes.read("", right="house.administer", gives=HouseShape)
def get_house(_viewer: Viewer, team_id: uuid.UUID) -> Body:
    """Every team, party and member of staff."""
    return house()


@house_routes.write("/teams", right="house.administer", takes=TeamFounding, status=201)
def post_team(viewer: Viewer, body: Body, team_id: uuid.UUID) -> Receipt:
    """Found a team; it then needs a party and a leader."""
    return actions.found_team(actions.THE_HOUSE, **body, by=viewer.membership)


@house_routes.write(
    "/staff/<uuid:staff_id>/hsa-id", method="PUT", right="house.administer", takes=HsaIdSetting
)
def put_hsa_id(viewer: Viewer, body: Body, staff_id: uuid.UUID, team_id: uuid.UUID) -> Receipt:
    """Say as whom an identity provider knows somebody."""
    staff = staff_of_house(staff_id)
    return actions.set_hsa_id(actions.THE_HOUSE, staff, hsa_id=body["hsa_id"], by=viewer.membership)


@house_routes.blueprint.route("/staff/<uuid:staff_id>/factors", methods=["DELETE"])
@house_routes.blueprint.response(204)
@house_routes.blueprint.alt_response(401, schema=ProblemShape, content_type="application/problem+json")
@house_routes.blueprint.alt_response(403, schema=ProblemShape, content_type="application/problem+json")
@house_routes.blueprint.alt_response(404, schema=ProblemShape, content_type="application/problem+json")
def delete_factors(staff_id: uuid.UUID, **_house: uuid.UUID) -> None:
    """Take away a colleague's second factors, who lost them; they are signed out everywhere.

    It belongs to signing in, not to the board: the log of the door has it, and no event.
    """
    viewer = current_viewer()
    require("house.administer", viewer.role)
    account = account_of(staff_of_house(staff_id).id)
    if account is not None:
        reset_factors(account, who=Who(viewer.staff.id, viewer.membership.id, viewer.session_id))
        close_ended({staff_id})


@routes.write("/parties", right="house.administer", takes=PartyAdding, status=201)
def post_party(viewer: Viewer, body: Body, team_id: uuid.UUID) -> Receipt:
    """Let a party take part in the team."""
    return actions.add_party(team_run(team_id), **body, by=viewer.membership)
