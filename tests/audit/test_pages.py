"""The reviewer's pages: what concerns their own party, no content; and looking is logged too."""

import datetime as dt
import re
import uuid
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from fact_board import clock
from fact_board.audit import readings, sampling, trail
from fact_board.audit.models import Sample, TrailRow, Verdict
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.live.models import HOUSE, Event
from fact_board.patients.actions import enrol_patient, protect_identity
from fact_board.teams.models import Membership
from tests.audit.conftest import viewer_of
from tests.board.conftest import sign_in
from tests.world import World, build_world

LAST_MONTH = sampling.month_before(clock.today())


@dataclass
class Reviewing:
    """The log of a team, with a reviewer of each party at a browser."""

    app: Flask
    world: World
    karin: FlaskClient  # of the clinic, which knows everybody
    lina: FlaskClient  # of the housing support, which knows Boris's one person

    def rows(self, kind: str) -> list[TrailRow]:
        with self.app.app_context():
            return list(
                db.session.scalars(select(TrailRow).where(TrailRow.kind == kind).order_by(TrailRow.id))
            )


@pytest.fixture
def reviewing(app: Flask) -> Reviewing:
    with app.app_context():
        world = build_world(people=("Hanna Björk", "Ismail Kardelen"), is_shared=False)
        world.people["Nadia Voss"] = new_id()
        enrol_patient(
            world.team,
            id=world.people["Nadia Voss"],
            name="Nadia Voss",
            birth_year=1980,
            contact=world.staff("boris"),
            primary=world.staff("boris"),
            by=world.member("boris"),
        )
        reviewers = Membership.id.in_([world.members["karin"], world.members["lina"]])
        db.session.execute(update(Membership).where(reviewers).values(role="log_reviewer"))
        db.session.commit()
        with clock.at(clock.instant(LAST_MONTH, "12:00")):
            readings.log_opening(viewer_of(world, "maria"), world.people["Hanna Björk"], kind="panel")
            readings.log_list(viewer_of(world, "maria"), "board", world.people.values())
            readings.log_list(viewer_of(world, "boris"), "board", [world.people["Nadia Voss"]])
        readings.log_opening(viewer_of(world, "boris"), world.people["Nadia Voss"], kind="panel")
        readings.log_opening(
            viewer_of(world, "sara"), world.people["Ismail Kardelen"], kind="panel", basis="emergency_access"
        )
        db.session.remove()
    return Reviewing(app, world, sign_in(app, world, "karin").client, sign_in(app, world, "lina").client)


def post(client: FlaskClient, path: str, **form: str) -> int:
    csrf = client.get("/api/session").json["csrf"]  # type: ignore[index]
    return client.post(path, data={"csrf": csrf, **form}).status_code


def test_the_log_shows_who_what_and_whom(reviewing: Reviewing) -> None:
    page = reviewing.karin.get("/log", headers={"Accept-Language": "en"}).text
    assert "Sara Öst" in page
    assert "Ismail Kardelen (1961)" in page
    assert "Emergency" in page


def test_a_party_sees_nothing_of_whom_it_does_not_know(reviewing: Reviewing) -> None:
    clinics = reviewing.karin.get("/log?from=2020-01-01").text
    housings = reviewing.lina.get("/log?from=2020-01-01").text
    assert "Nadia" not in clinics
    assert "Nadia" in housings
    assert "Hanna" not in housings
    assert "Ismail" not in housings


@pytest.mark.parametrize("protected_by", ["maria", "boris"])
def test_a_protection_is_told_to_reviewers_of_the_party_whose_it_is(
    reviewing: Reviewing, protected_by: str
) -> None:
    with reviewing.app.app_context():
        enrol_patient(
            reviewing.world.team,
            id=new_id(),
            name="Nadia Voss",
            birth_year=1980,
            contact=reviewing.world.staff("maria"),
            by=reviewing.world.member("maria"),
        )
        protect_identity(
            reviewing.world.known("Nadia", protected_by), by=reviewing.world.member(protected_by)
        )
    page = reviewing.lina.get("/log").text
    assert ("Nadia Voss" in page) == (protected_by == "maria")
    assert (re.search(r"Kod \d[A-Z]", page) is not None) == (protected_by == "boris")


def test_the_log_is_filtered(reviewing: Reviewing) -> None:
    def shown(query: str) -> set[str]:
        text = reviewing.karin.get(f"/log?{query}").text
        body = "".join(re.findall(r"<tbody>.*?</tbody>", text, re.DOTALL))
        return {name for name in ("Maria Berg", "Sara Öst", "Karin Lund") if name in body}

    people, staff = reviewing.world.people, reviewing.world.staff_ids
    assert shown("emergency=1") == {"Sara Öst"}
    assert shown("what=emergency") == {"Sara Öst"}
    assert shown("basis=emergency_access") == {"Sara Öst"}
    assert shown(f"who={staff['maria']}&what=opened") == {"Maria Berg"}
    assert shown("what=sign_in") == {"Karin Lund"}
    assert shown("device=phone") == set()
    assert shown(f"person={people['Hanna Björk']}&what=opened") == {"Maria Berg"}
    assert shown(f"from={LAST_MONTH}&to={LAST_MONTH}") == {"Maria Berg"}
    assert shown("from=nonsense&who=nonsense&after=nonsense") >= {"Maria Berg", "Sara Öst"}


def test_reading_on_leads_through_every_row_once(reviewing: Reviewing) -> None:
    with reviewing.app.app_context(), clock.at(clock.now() - dt.timedelta(days=1)):
        for _ in range(120):  # many at the very same instant
            trail.note(
                "panel",
                viewer=viewer_of(reviewing.world, "maria"),
                patient_id=reviewing.world.people["Hanna Björk"],
            )
    path: str | None = f"/log?who={reviewing.world.staff_ids['maria']}"
    times: list[str] = []
    while path:
        text = reviewing.karin.get(path).text
        times += re.findall(r'<td class="at"><time datetime="([^"]+)"', text)
        older = re.search(r'href="(/log\?[^"]*after=[^"]+)"', text)
        path = older[1].replace("&amp;", "&") if older else None
    assert times == sorted(times, reverse=True)
    with reviewing.app.app_context():
        mine = select(Event).where(Event.actor_id == reviewing.world.staff_ids["maria"])
        written = len(db.session.scalars(mine).all())
    assert len(times) == 120 + 2 + written


def test_looking_is_logged_with_whom_it_showed(reviewing: Reviewing) -> None:
    reviewing.karin.get("/log")
    [row] = reviewing.rows("log")
    assert str(reviewing.world.people["Ismail Kardelen"]) in row.shown
    hanna = reviewing.world.people["Hanna Björk"]
    assert reviewing.karin.get(f"/log/people/{hanna}/extract").status_code == 200
    assert [row.patient_id for row in reviewing.rows("log_extract")] == [hanna]
    reviewing.karin.get("/log/people")
    assert len(reviewing.rows("log_people")[0].shown) == 2


def test_the_extract_says_it_in_plain_words(reviewing: Reviewing) -> None:
    ismail = reviewing.world.people["Ismail Kardelen"]
    text = reviewing.karin.get(f"/log/people/{ismail}/extract", headers={"Accept-Language": "sv"}).text
    for said in (
        "Vem har läst om mig",
        "Sara Öst",
        "läkare",
        "Läste om dig",
        "Nödläge: öppnades med ett angivet skäl",
    ):
        assert said in text
    assert "Maria Berg" in text  # the board's list last month
    assert not re.search(r"panel|session|basis|log_", text.split("<article")[1].split("</article>")[0])


def test_an_extract_of_someone_another_party_knows_is_not_found(reviewing: Reviewing) -> None:
    nadia, nobody = reviewing.world.people["Nadia Voss"], uuid.uuid4()
    answers = [reviewing.karin.get(f"/log/people/{id_}/extract") for id_ in (nadia, nobody)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert reviewing.rows("log_extract") == []


def test_a_sample_is_drawn_once_and_can_be_drawn_again_by_its_seed(reviewing: Reviewing) -> None:
    assert post(reviewing.karin, "/log/samples") == 303
    assert post(reviewing.karin, "/log/samples") == 303
    with reviewing.app.app_context():
        [sample] = db.session.scalars(select(Sample)).all()
        assert (sample.month, sample.population, len(sample.rows)) == (LAST_MONTH, 2, 1)
        first = clock.instant(LAST_MONTH, "00:00")
        last = clock.instant(sampling.last_of(LAST_MONTH) + dt.timedelta(days=1), "00:00")
        month = select(TrailRow.id).where(TrailRow.at >= first, TrailRow.at < last)
        ids = [str(id_) for id_ in db.session.scalars(month.where(TrailRow.party_id == sample.party_id))]
        assert sampling.drawn(sample.seed, ids, sample.percent) == sample.rows
        [event] = db.session.scalars(
            select(Event).where(Event.stream_id == HOUSE, Event.name == "sample_drawn")
        )
        assert event.facts["seed"] == sample.seed


def test_each_party_draws_its_own(reviewing: Reviewing) -> None:
    post(reviewing.karin, "/log/samples")
    post(reviewing.lina, "/log/samples")
    with reviewing.app.app_context():
        found = {sample.party_id: sample.population for sample in db.session.scalars(select(Sample))}
    region, municipality = (reviewing.world.parties[name] for name in ("region", "municipality"))
    assert found == {region: 2, municipality: 1}


def test_a_verdict_is_recorded_and_a_later_one_leaves_it(reviewing: Reviewing) -> None:
    post(reviewing.karin, "/log/samples")
    row_id = row_in(reviewing.karin.get("/log/samples").text)
    path = f"/log/rows/{row_id}/verdicts"
    sent = {"id": str(new_id()), "verdict": "ask", "comment": "Varför just då?"}
    assert post(reviewing.karin, path, **sent) == 303
    assert post(reviewing.karin, path, **sent) == 303  # the same form again
    assert post(reviewing.karin, path, id=str(new_id()), verdict="fine", comment="") == 303
    with reviewing.app.app_context():
        said = db.session.execute(select(Verdict.verdict, Verdict.comment).order_by(Verdict.at)).all()
        events = db.session.scalars(select(Event.name).where(Event.name == "reading_reviewed")).all()
    assert [tuple(one) for one in said] == [("ask", "Varför just då?"), ("fine", "")]
    assert len(events) == 2
    assert "Varför just då?" in reviewing.karin.get("/log/samples").text


def row_in(page: str) -> str:
    found = re.search(r'id="row-([0-9a-f-]{36})"', page)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("verdict", "comment", "said"),
    [("", "typed", "Choose what you think"), ("deviation", "", "what went wrong"), ("ask", "x" * 501, "500")],
)
def test_a_refused_verdict_keeps_what_was_typed(
    reviewing: Reviewing, verdict: str, comment: str, said: str
) -> None:
    reviewing.karin.set_cookie("lang", "en")
    post(reviewing.karin, "/log/samples")
    row_id = row_in(reviewing.karin.get("/log/samples").text)
    csrf = reviewing.karin.get("/api/session").json["csrf"]  # type: ignore[index]
    form = {"csrf": csrf, "id": str(new_id()), "verdict": verdict, "comment": comment}
    answer = reviewing.karin.post(f"/log/rows/{row_id}/verdicts", data=form)
    assert answer.status_code == 422
    assert said in answer.text
    assert comment in answer.text


def test_nobody_judges_their_own_reading(reviewing: Reviewing) -> None:
    reviewing.karin.get("/log")
    [own] = reviewing.rows("log")
    assert post(reviewing.karin, f"/log/rows/{own.id}/verdicts", id=str(new_id()), verdict="fine") == 409


def test_another_partys_rows_are_not_there_to_judge(reviewing: Reviewing) -> None:
    [hannas] = [
        row for row in reviewing.rows("panel") if row.patient_id == reviewing.world.people["Hanna Björk"]
    ]
    path = f"/log/rows/{hannas.id}/verdicts"
    assert post(reviewing.lina, path, id=str(new_id()), verdict="fine") == 404
    assert post(reviewing.lina, path.replace(str(hannas.id), str(new_id())), id=str(new_id())) == 404


def test_a_failed_sign_in_is_logged_without_what_was_typed(reviewing: Reviewing) -> None:
    client = reviewing.app.test_client()
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/sign-in").text)
    assert token
    typed = {"csrf": token[1], "name": "my-secret-name", "password": "my-secret-password"}
    assert client.post("/sign-in", data=typed).status_code == 401
    [row] = reviewing.rows("sign_in_failed")
    assert (row.staff_id, row.team_id) == (None, None)
    assert len(str(row.facts["name_hash"])) == 64
    with reviewing.app.app_context():
        content = str(trail.signed_content(row))
    assert "my-secret" not in content
    assert str(row.facts["address_hash"])[:8] in reviewing.karin.get("/log?what=sign_in").text


def test_a_reviewers_first_page_is_the_log(reviewing: Reviewing) -> None:
    assert reviewing.karin.get("/").headers["Location"] == "/log"


def test_the_sample_is_some_percent_and_at_least_one() -> None:
    rows = [str(index) for index in range(1000)]
    assert len(sampling.drawn("a", rows, 2)) == 20
    assert len(sampling.drawn("a", rows[:3], 2)) == 1
    assert sampling.drawn("a", [], 2) == []
    assert sampling.drawn("a", rows, 2) == sampling.drawn("a", rows[::-1], 2)
    assert sampling.drawn("a", rows, 2) != sampling.drawn("b", rows, 2)
