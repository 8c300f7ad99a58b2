"""Who am I, in which assignment, in which language: what every page asks first."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import current_app
from marshmallow import Schema, fields, validate
from sqlalchemy import select

from fact_board.extensions import db
from fact_board.live import build
from fact_board.sign_in import csrf
from fact_board.sign_in.sessions import assignments_of, choose_assignment, choose_locale, viewer
from fact_board.teams.models import Membership, Party, Team
from fact_board.web.language import current_locale
from fact_board.web.openapi import ApiBlueprint
from fact_board.web.shapes import ProblemShape, WireShape

blueprint = ApiBlueprint("session", __name__, url_prefix="/api/session")


class AssignmentChoice(WireShape):
    membership = fields.UUID(required=True)


class LocaleChoice(WireShape):
    locale = fields.Str(required=True, validate=validate.OneOf(("sv", "en")))


class SessionStaff(Schema):
    id = fields.UUID()
    name = fields.Str()
    initials = fields.Str()


class AssignmentShape(Schema):
    membership = fields.UUID()
    team = fields.UUID()
    team_name = fields.Str()
    party = fields.UUID()
    party_name = fields.Str()
    role = fields.Str()
    profession = fields.Str()


class SessionShape(Schema):
    csrf = fields.Str()
    build = fields.Str()
    demo = fields.Bool()
    locale = fields.Str()
    staff = fields.Nested(SessionStaff)
    assignment = fields.Nested(AssignmentShape)
    assignments = fields.List(fields.Nested(AssignmentShape))


def _signed_in(view: Callable[..., Any]) -> Callable[..., Any]:
    """Who asks comes before what is asked."""

    @wraps(view)
    def guard(*args: Any, **values: Any) -> Any:
        viewer()
        return view(*args, **values)

    return guard


@blueprint.route("", methods=["GET"])
@blueprint.response(200, SessionShape)
@blueprint.alt_response(401, schema=ProblemShape, content_type="application/problem+json")
def get_session() -> Any:
    """The signed-in person, their assignments and the token for writes."""
    return _session()


@blueprint.route("/assignment", methods=["POST"])
@_signed_in
@blueprint.arguments(AssignmentChoice)
@blueprint.response(200, SessionShape)
@blueprint.alt_response(401, schema=ProblemShape, content_type="application/problem+json")
@blueprint.alt_response(403, schema=ProblemShape, content_type="application/problem+json")
@blueprint.alt_response(404, schema=ProblemShape, content_type="application/problem+json")
@blueprint.alt_response(422, schema=ProblemShape, content_type="application/problem+json")
def post_assignment(body: dict[str, Any]) -> Any:
    """Go on in another of my assignments."""
    choose_assignment(body["membership"])
    return _session()


@blueprint.route("/locale", methods=["POST"])
@_signed_in
@blueprint.arguments(LocaleChoice)
@blueprint.response(200, SessionShape)
@blueprint.alt_response(401, schema=ProblemShape, content_type="application/problem+json")
@blueprint.alt_response(403, schema=ProblemShape, content_type="application/problem+json")
@blueprint.alt_response(422, schema=ProblemShape, content_type="application/problem+json")
def post_locale(body: dict[str, Any]) -> Any:
    """Use this language from now on."""
    choose_locale(body["locale"])
    return _session()


def _session() -> dict[str, Any]:
    me = viewer()
    rows = db.session.execute(
        select(Membership, Team.name, Party.name)
        .join(Team, Team.id == Membership.team_id)
        .join(Party, Party.id == Membership.party_id)
        .where(Membership.staff_id == me.staff.id)
        .order_by(Team.name)
    )
    current = {membership.id for membership in assignments_of(me.staff.id)}
    assignments = [_assignment(*row) for row in rows if row[0].id in current]
    return {
        "csrf": csrf.token(),
        "build": build.build(),
        "demo": current_app.config["FACT"].is_demo,
        "locale": current_locale(),
        "staff": {"id": me.staff.id, "name": me.staff.name, "initials": me.membership.initials},
        "assignment": next(a for a in assignments if a["membership"] == me.membership.id),
        "assignments": assignments,
    }


def _assignment(membership: Membership, team_name: str, party_name: str) -> dict[str, uuid.UUID | str]:
    return {
        "membership": membership.id,
        "team": membership.team_id,
        "team_name": team_name,
        "party": membership.party_id,
        "party_name": party_name,
        "role": membership.role,
        "profession": membership.profession,
    }
