"""Minutes, the record, meetings that never were and whose turn it is, as a browser asks for them."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select, update

from fact_board import clock
from fact_board.audit.models import TrailRow
from fact_board.columns import new_id
from fact_board.errors import Conflict, Invalid
from fact_board.extensions import db
from fact_board.live.models import Event
from fact_board.meeting.actions import close_meeting, start_meeting
from fact_board.meeting.minutes.actions import explain_not_held
from fact_board.meeting.minutes.overview import days_of
from fact_board.meeting.minutes.queries import days_not_held
from fact_board.meeting.models import Meeting
from fact_board.teams.actions import write_absence
from fact_board.teams.models import Membership
from tests.audit.conftest import viewer_of
from tests.board.conftest import Stage, sign_in
from tests.world import World

pytestmark = pytest.mark.usefixtures("monday_morning")

MONDAY = dt.date(2026, 11, 23)
DAY = dt.timedelta(days=1)


def meet(world: World, day: dt.date, chair: str = "karin") -> Meeting:
    with clock.at(clock.instant(day, "08:30")):
        id_ = new_id()
        start_meeting(world.team, id=id_, by=world.member(chair))
    with clock.at(clock.instant(day, "08:45")):
        meeting = db.session.get_one(Meeting, id_)
        close_meeting(meeting, by=world.member(chair))
    return meeting


def test_minutes_and_the_record_over_http(app: Flask, stage: Stage) -> None:
    maria, boris = (sign_in(app, stage.world, name) for name in ("maria", "boris"))
    meeting, hanna = stage.ids["meeting"], str(stage.ids["Hanna"])
    minutes = maria.get(f"/meetings/{meeting}/minutes").get_json()
    assert minutes["closed_at"] is None
    [row] = [one for one in minutes["also"] if one["patient"] == hanna]
    assert [said["what"] for said in row["decisions"]] == ["patient_nominated"]
    assert maria.send(f"/meetings/{meeting}/journal", {"patient": hanna}).status_code == 201
    left = maria.get(f"/meetings/{meeting}/minutes").get_json()["not_journaled"]
    assert left == minutes["not_journaled"] - 1
    assert boris.get(f"/meetings/{meeting}/minutes").get_json()["not_journaled"] == minutes["not_journaled"]
    assert maria.send(f"/meetings/{meeting}/journal/removal", {"patient": hanna}).status_code == 200
    assert maria.send(f"/meetings/{meeting}/journal", {"patient": str(new_id())}).status_code == 404
    assert maria.send(f"/meetings/{new_id()}/journal", {"patient": hanna}).status_code == 404


def test_only_whom_the_minutes_speak_of_is_written_into_the_record(app: Flask, stage: Stage) -> None:
    with app.app_context():
        quiet = meet_again(stage.world).id
    maria, hanna = sign_in(app, stage.world, "maria"), str(stage.ids["Hanna"])
    refused = maria.send(f"/meetings/{quiet}/journal", {"patient": hanna})
    assert (refused.status_code, refused.get_json()["code"]) == (409, "minutes.nothing_about")
    assert maria.send(f"/meetings/{stage.ids['meeting']}/journal", {"patient": hanna}).status_code == 201


def test_only_ones_own_party_hears_of_a_mark(app: Flask, stage: Stage) -> None:
    maria = sign_in(app, stage.world, "maria")
    maria.send(f"/meetings/{stage.ids['meeting']}/journal", {"patient": str(stage.ids["Hanna"])})
    with app.app_context():
        event = db.session.scalars(select(Event).where(Event.name == "journal_written")).one()
        assert event.told_to == [str(stage.world.parties["region"])]
        assert str(stage.world.parties["region"]) not in event.parties


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/minutes/{meeting}", "minutes"), ("/since", "since"), ("/today", "today"), ("/minutes", None)],
)
def test_each_page_is_logged_with_whom_it_showed(
    app: Flask, stage: Stage, path: str, kind: str | None
) -> None:
    maria = sign_in(app, stage.world, "maria")
    page = maria.client.get(path.format(meeting=stage.ids["meeting"]))
    assert page.status_code == 200
    with app.app_context():
        kinds = [row.kind for row in db.session.scalars(select(TrailRow).order_by(TrailRow.id))]
    assert kinds.count(kind or "minutes") == (1 if kind else 0)


def test_a_page_of_minutes_shows_the_text_of_ones_own_party(app: Flask, stage: Stage) -> None:
    sv = {"Accept-Language": "sv"}
    address = f"/minutes/{stage.ids['meeting']}"
    maria = sign_in(app, stage.world, "maria").client.get(address, headers=sv).text
    boris = sign_in(app, stage.world, "boris").client.get(address, headers=sv).text
    assert "Patienten togs upp vid FACT-möte" in maria
    assert "Klienten" not in maria
    assert "Klienten togs upp vid FACT-möte" in boris
    assert "Ännu inte journalförda" in maria


# Planned meetings


def test_a_planned_meeting_that_never_was_is_told_and_explained(world: World) -> None:
    meet(world, MONDAY)
    meet(world, MONDAY + 2 * DAY)
    with clock.at(clock.instant(MONDAY + 3 * DAY, "10:00")):
        last = clock.today()
        assert days_not_held(world.team, MONDAY, last) == [MONDAY + DAY, MONDAY + 3 * DAY]
        explain_not_held(world.team, MONDAY + DAY, "Brandövning", by=world.member("boris"))
        explain_not_held(world.team, MONDAY + DAY, "Utbildning", by=world.member("maria"))
        days, older = days_of(viewer_of(world, "maria"), world.team, last)
        said = [(day.on, len(day.meetings), day.why, day.why_by) for day in days]
        assert said == [
            (MONDAY + 3 * DAY, 0, "", ""),
            (MONDAY + 2 * DAY, 1, "", ""),
            (MONDAY + DAY, 0, "Utbildning", "Maria Berg"),
            (MONDAY, 1, "", ""),
        ]
        assert older is None


def test_the_latest_days_without_their_meeting_are_told(app: Flask, stage: Stage) -> None:
    world = stage.world
    with clock.at(clock.instant(MONDAY + 3 * DAY, "10:00")):
        with app.app_context():
            explain_not_held(world.team, MONDAY + 2 * DAY, "Utbildning", by=world.member("karin"))
        days = sign_in(app, world, "boris").get("/meetings/not-held").get_json()["days"]
    assert days == [
        {"on": "2026-11-26", "why": ""},
        {"on": "2026-11-25", "why": "Utbildning"},
        {"on": "2026-11-24", "why": ""},
    ]


def test_only_a_day_without_its_meeting_is_explained(world: World) -> None:
    meet(world, MONDAY)
    with clock.at(clock.instant(MONDAY + DAY, "08:00")):
        with pytest.raises(Conflict, match=r"meeting\.was_held"):
            explain_not_held(world.team, MONDAY, "x", by=world.member("maria"))
        with pytest.raises(Conflict, match=r"meeting\.was_held"):  # no zone knows the day before it
            explain_not_held(world.team, dt.date.min, "x", by=world.member("maria"))
        with pytest.raises(Conflict, match=r"meeting\.was_held"):  # today's is still to come
            explain_not_held(world.team, MONDAY + DAY, "x", by=world.member("maria"))
        with pytest.raises(Invalid, match=r"date\.in_future"):
            explain_not_held(world.team, MONDAY + 2 * DAY, "x", by=world.member("maria"))


def test_meetings_are_listed_the_latest_first_and_read_on(app: Flask, stage: Stage) -> None:
    with app.app_context():
        held = [str(meet_again(stage.world).id) for _ in range(3)]
    maria = sign_in(app, stage.world, "maria")
    first = maria.get("/meetings?limit=2").get_json()["meetings"]
    assert [one["id"] for one in first] == [held[2], held[1]]
    rest = maria.get(f"/meetings?limit=2&after={first[-1]['id']}").get_json()["meetings"]
    assert [one["id"] for one in rest] == [held[0], str(stage.ids["meeting"])]
    assert maria.get("/meetings?limit=0").status_code == 422


def meet_again(world: World) -> Meeting:
    """Close the open meeting, if there is one, and hold another."""
    still_open = select(Meeting).where(Meeting.team_id == world.team_id, Meeting.closed_at.is_(None))
    meeting = db.session.scalar(still_open)
    if meeting:
        close_meeting(meeting, by=world.member("karin"))
    id_ = new_id()
    start_meeting(world.team, id=id_, by=world.member("karin"))
    made = db.session.get_one(Meeting, id_)
    close_meeting(made, by=world.member("karin"))
    return made


# Whose turn it is


def test_whose_turn_it_is_to_lead(app: Flask, stage: Stage) -> None:
    with app.app_context():
        world = stage.world
        trained = [world.members[name] for name in ("karin", "maria", "lina", "boris")]
        db.session.execute(update(Membership).where(Membership.id.in_(trained)).values(may_chair=True))
        db.session.commit()
        today = clock.today()
        write_absence(
            world.team,
            world.staff("lina"),
            id=new_id(),
            from_on=today,
            to_on=today,
            moves=(),
            by=world.member("karin"),
        )
        close_meeting(db.session.get_one(Meeting, stage.ids["meeting"]), by=world.member("karin"))
    boris = sign_in(app, stage.world, "boris")
    assert "<strong>Boris Alm</strong>" in boris.client.get("/minutes").text
    chairs = boris.get("/meetings/chairs").get_json()["chairs"]
    assert [one["name"] for one in chairs] == ["Boris Alm", "Maria Berg", "Karin Lund"]
    assert chairs[0]["chaired_at"] is None
    assert chairs[2]["chaired_at"] is not None
