"""Where the slices meet the frame: every API, every page, every verb of time."""

from functools import partial

from flask import Flask

from fact_board import sign_in
from fact_board.access import api as access_api
from fact_board.access import pages as access_pages
from fact_board.access import passing as access_passing
from fact_board.audit import pages as log_pages
from fact_board.audit import seals
from fact_board.board import api as board_api
from fact_board.board import pages as board_pages
from fact_board.board import passing as board_passing
from fact_board.caseload import api as caseload_api
from fact_board.caseload import pages as caseload_pages
from fact_board.caseload.comparison import api as comparison_api
from fact_board.caseload.comparison import pages as comparison_export
from fact_board.caseload.export import pages as caseload_export
from fact_board.caseload.faces import api as faces_api
from fact_board.caseload.replay import api as replay_api
from fact_board.caseload.replay import pages as replay_pages
from fact_board.coordination.consulting import api as consulting_api
from fact_board.coordination.consulting import pages as consulting_pages
from fact_board.coordination.decisions import api as decisions_api
from fact_board.coordination.decisions import pages as decisions_pages
from fact_board.coordination.discharges import api as discharges_api
from fact_board.coordination.handovers import api as handovers_api
from fact_board.coordination.person import api as person_api
from fact_board.coordination.person import pages as person_pages
from fact_board.coordination.plans import api as plans_api
from fact_board.coordination.plans import pages as plan_pages
from fact_board.coordination.services import api as services_api
from fact_board.coordination.services import import_api as service_lists_api
from fact_board.coordination.services import pages as services_pages
from fact_board.coordination.sheet import pages as sheet_pages
from fact_board.coordination.ways_in import api as ways_in_api
from fact_board.coordination.ways_in import pages as ways_in_pages
from fact_board.display import pages as display_pages
from fact_board.display import screens
from fact_board.display.api import displays as displays_api
from fact_board.display.api import pairing as pairing_api
from fact_board.display.api import token as display_token
from fact_board.extensions import api
from fact_board.live import api as live_api
from fact_board.live import beacon, changes, conflicts, sockets
from fact_board.meeting import api as meeting_api
from fact_board.meeting import pages as meeting_pages
from fact_board.meeting import passing as meeting_passing
from fact_board.meeting.minutes import api as minutes_api
from fact_board.meeting.minutes import pages as minutes_pages
from fact_board.patients import api as patients_api
from fact_board.patients.personal_numbers import api as personal_numbers_api
from fact_board.patients.personal_numbers import commands as personal_numbers_commands
from fact_board.phone import api as phone_api
from fact_board.phone import pages as phone_pages
from fact_board.push import api as push_api
from fact_board.push import commands as push_commands
from fact_board.push import sweep
from fact_board.teams import api as teams_api
from fact_board.teams import pages as team_pages
from fact_board.teams import passing as teams_passing
from fact_board.teams.timeline import api as timeline_api
from fact_board.visits import api as visits_api
from fact_board.visits.door import api as door_api
from fact_board.visits.planned import api as planned_visits_api
from fact_board.visits.signals import api as signals_api
from fact_board.web import limits, problems, routing

TEAM_APIS = (
    live_api,
    board_api,
    meeting_api,
    minutes_api,
    patients_api,
    access_api,
    visits_api,
    signals_api,
    planned_visits_api,
    door_api,
    decisions_api,
    person_api,
    ways_in_api,
    handovers_api,
    plans_api,
    discharges_api,
    services_api,
    service_lists_api,
    consulting_api,
    teams_api,
    timeline_api,
    caseload_api,
    comparison_api,
    faces_api,
    replay_api,
    displays_api,
    phone_api,
    push_api,
)
PAGES = (
    board_pages.pages,
    board_pages.mine_pages,
    display_pages.pages,
    meeting_pages.pages,
    caseload_pages.pages,
    replay_pages.pages,
    caseload_export.pages,
    comparison_export.pages,
    log_pages.pages,
    access_pages.pages,
    team_pages.pages,
    team_pages.admin_pages,
    minutes_pages.pages,
    sheet_pages.pages,
    person_pages.pages,
    services_pages.pages,
    ways_in_pages.pages,
    plan_pages.pages,
    decisions_pages.pages,
    consulting_pages.pages,
    phone_pages.pages,
)
TIME_VERBS = (
    *access_passing.TIME_VERBS,
    *meeting_passing.TIME_VERBS,
    *teams_passing.TIME_VERBS,
    *board_passing.TIME_VERBS,
)


def init_features(app: Flask) -> None:
    """Register what the product can do."""
    for module in TEAM_APIS:
        api.register_blueprint(module.routes.blueprint)
    if app.config["FACT"].personal_number_keys:
        api.register_blueprint(personal_numbers_api.routes.blueprint)
    app.cli.add_command(personal_numbers_commands.rotate_personal_numbers)
    app.cli.add_command(push_commands.make_push_key)
    api.register_blueprint(teams_api.house_routes.blueprint)
    api.register_blueprint(pairing_api.blueprint)
    for pages in PAGES:
        app.register_blueprint(pages)
    limits.limit_address(app, *pairing_api.MOST_CODES)
    limits.let_long(app, service_lists_api.LONG_BODIES, service_lists_api.MOST_BYTES)
    app.extensions[routing.VIEWER] = sign_in.viewer
    app.extensions[routing.PAIRED_WALL] = display_token.wall_here
    app.extensions[routing.DRAW_RECEIPT] = changes.answer_receipt
    app.extensions[problems.CURRENT_ROW] = conflicts.current_row
    app.extensions[beacon.TIME_VERBS] = TIME_VERBS
    app.extensions[beacon.EVERY_BEAT] = [seals.seal_minute]
    if push := app.config["FACT"].push:
        app.extensions[beacon.EVERY_BEAT].append(partial(sweep.sweep, app, push))
    app.extensions[sockets.VALID_SESSIONS] = sign_in.valid_sessions
    app.extensions[sockets.WALLS_NOW] = screens.walls_now
