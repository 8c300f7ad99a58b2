"""One whole morning: a wall, a chair with a phone, one remote, one outside; and everything goes wrong."""

import re
import time
import uuid
from dataclasses import dataclass, field
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect

from fact_board.extensions import db
from tests.board.conftest import Stage
from tests.browser.conftest import PATIENCE_MS, PHONE, Entering
from tests.browser.meeting import PATH, AtMeeting
from tests.browser.morning import CALM, CLOSED, NOMINATED, RED, build_morning
from tests.live_server import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.servers]

ON_PHONE = {"viewport": PHONE, "has_touch": True, "is_mobile": True}
WALL = {"width": 1920, "height": 1080}
LATE_MS = 30_000
OFFLINE_MS = 30_000
REGRETS = CALM[5]  # takes the consent back in the middle of it
THANKS = "Tack. På tavlan från i dag."


@pytest.fixture
def stage(served: LiveServer, migrated_app: Flask) -> Stage:
    """In the place of the usual one."""
    with migrated_app.app_context():
        made = build_morning(f"Team {uuid.uuid4().hex[:6]}")
        db.session.commit()
        db.session.remove()
    return made


@dataclass
class Oracle:
    """What was done, as somebody with a pencil would have it."""

    order: list[str] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    unchanged: list[str] = field(default_factory=list)

    def takes(self, name: str) -> None:
        if name not in self.order:
            self.order.append(name)

    def hears(self, name: str, *texts: str) -> None:
        self.said.setdefault(name, []).extend(texts)


@dataclass
class Wall:
    """A screen in the meeting room: paired, nobody's login."""

    page: Page

    def shows(self, label: str, timeout: int = PATIENCE_MS) -> None:
        expect(self.page.locator(".wall-now h2")).to_have_text(label, timeout=timeout)

    @property
    def text(self) -> str:
        return self.page.locator("#wall").inner_text()


def label(name: str) -> str:
    first, last = name.split()
    return f"{first} {last[0]}."


def hang_up(browser: Browser, served: LiveServer, member: Page) -> Wall:
    """Paired by a member with the code that it shows."""
    page = browser.new_context(viewport=WALL, base_url=served.url).new_page()  # type: ignore[arg-type]
    page.goto("/wall")
    expect(page.locator("#pair .code")).to_be_visible()
    code = "".join(page.locator("#pair .code [aria-hidden]").all_inner_texts())
    member.goto(f"/displays/confirm?code={code}")
    member.locator("[name=name]").fill("Mötesrummet")
    member.locator("form .button.primary").click()
    expect(member.get_by_role("heading", name="Mötesrummet is paired")).to_be_visible()
    expect(page.locator("#wall li").first).to_be_visible(timeout=PATIENCE_MS)
    return Wall(page)


def minutes_for(person: AtMeeting, meeting: str) -> Any:
    """As the API tells them to this person."""
    path = f"/api/teams/{person.person.stage.world.team_id}/meetings/{meeting}/minutes"
    answer = person.person.page.request.get(path)
    assert answer.ok, answer.text()
    return answer.json()


def notes_about(person: AtMeeting, name: str) -> list[tuple[str, bool]]:
    """Their texts, and whether they stay in the party."""
    world = person.person.stage.world
    path = f"/api/teams/{world.team_id}/patients/{world.people[name]}"
    return [(note["text"], note["is_own"]) for note in person.person.page.request.get(path).json()["notes"]]


def test_a_whole_meeting(enters: Entering, browser: Browser, served: LiveServer, stage: Stage) -> None:
    oracle = Oracle()
    karin = AtMeeting(enters("karin", PATH, **ON_PHONE))
    maria, boris = AtMeeting(enters("maria", PATH)), AtMeeting(enters("boris", PATH))
    samira = enters("samira", "/mine").page
    wall = hang_up(browser, served, maria.person.page)
    maria.opens()

    karin.starts("Maria Berg", "Boris Alm")
    boris.presses(re.compile("Present: 3"))
    row = boris.person.dialog.locator("li", has_text="Boris Alm")
    row.get_by_label("remote").check()
    row.get_by_label("may decide").check()
    boris.presses("Save")
    expect(boris.person.page.locator(".meeting-bar .flag")).to_have_count(0)

    # the reds, by name; typed text is on the wall only when it is shown there
    for name in RED:
        (maria if maria.person.page.locator(".thumbs .primary").count() else karin).goes_on()
        oracle.takes(name)
        boris.sees(name)
        wall.shows(label(name))
        if name == RED[0]:
            writes_and_shows(karin, boris, wall, oracle)
        if name == RED[1]:
            decides(karin, boris, oracle)
        if name == RED[2]:
            dies_mid_sentence(karin, maria, boris, oracle)
        if name == RED[3]:
            served.restart()
            expect(maria.person.page.locator(".meeting-bar .live")).to_have_attribute(
                "data-status", "live", timeout=LATE_MS
            )
            maria.sees(name)

    # the nominations, while the wall has no network, and somebody takes a consent back
    wall.page.context.set_offline(True)
    offline_since = time.monotonic()
    answers = {NOMINATED[0]: places, NOMINATED[1]: says_not_now, NOMINATED[2]: leaves_open}
    for _ in NOMINATED:
        maria.goes_on()
        name = maria.name
        oracle.takes(name)
        boris.sees(name)
        answers.pop(name)(maria, oracle, name)
    assert answers == {}
    expect(boris.row_of(REGRETS)).to_be_visible()
    takes_back(maria, REGRETS)
    expect(boris.row_of(REGRETS)).to_have_count(0)
    assert label(REGRETS) in wall.text, "it can't know yet"
    wall.page.wait_for_timeout(max(0, OFFLINE_MS - 1000 * (time.monotonic() - offline_since)))
    wall.page.context.set_offline(False)
    wall.shows(label(name), timeout=LATE_MS)
    expect(wall.page.locator("#wall")).not_to_contain_text(label(REGRETS))

    # the rest, but for one
    maria.goes_on()
    rest = maria.person.page.locator(".rest li")
    shared = [name for name in CALM if name != REGRETS]
    expect(rest).to_have_count(len(shared))
    rest.filter(has_text=CALM[3]).get_by_role("checkbox").uncheck()
    maria.presses(f"No change for these {len(shared) - 1}")
    oracle.unchanged = [name for name in shared if name != CALM[3]]
    expect(rest).to_have_count(1)
    rest.get_by_role("button").click()
    maria.sees(CALM[3])
    oracle.takes(CALM[3])
    maria.goes_on()
    maria.sees_stop("Everybody is gone through")

    # part 2
    maria.presses("Part 2…")
    maria.presses(re.compile("go on"))
    boris.sees_stop("Part 2 is on: only Psykosmottagningen")
    maria.sees_stop("No change for these 2?")
    rest.filter(has_text=CLOSED).get_by_role("button").click()
    maria.sees(CLOSED)
    wall.shows(label(CLOSED), timeout=LATE_MS)
    assert CLOSED not in boris.person.page.content()
    maria.note.fill("Vill själv berätta för boendestödet")
    maria.presses("Back to part 1")
    boris.sees_stop("Everybody is gone through")
    assert notes_about(maria, CLOSED) == [("Vill själv berätta för boendestödet", True)]
    expect(wall.page.locator(".wall-now[data-person]")).to_have_count(0, timeout=LATE_MS)
    assert label(CLOSED) not in wall.text

    # that part 2 was held the meeting itself remembers
    maria.person.page.reload()
    maria.sees_stop("Everybody is gone through")
    expect(maria.person.page.locator(".stop")).to_contain_text("Part 2 has been held.")
    expect(maria.person.page.locator(".stop").get_by_role("button", name="Part 2…")).to_have_count(0)

    # the end: refused until the last nomination has a time for its answer
    maria.presses("End the meeting…")
    blocks = maria.person.dialog.locator(".blocks li")
    expect(blocks).to_contain_text(NOMINATED[2])
    expect(maria.person.dialog.get_by_role("button", name="End the meeting", exact=True)).to_be_disabled()
    blocks.get_by_role("button").click()
    maria.sees(NOMINATED[2])
    promises(maria)
    maria.presses("End the meeting…")
    expect(maria.person.dialog.locator(".blocks")).to_have_count(0)
    expect(maria.person.dialog).to_contain_text("Följ med till vårdcentralen")
    maria.presses("End the meeting")
    minutes = maria.person.page.get_by_role("link", name="To the minutes")
    meeting = str(minutes.get_attribute("href")).rsplit("/", 1)[1]
    expect(boris.person.page.get_by_role("link", name="To the minutes")).to_be_visible()
    expect(samira.locator(".answer")).to_contain_text(THANKS)

    compare(minutes_for(boris, meeting), oracle)
    oracle.takes(CLOSED)
    oracle.hears(CLOSED, "Vill själv berätta för boendestödet")
    compare(minutes_for(maria, meeting), oracle)
    minutes.click()
    expect(maria.person.page.get_by_text(label(RED[0])).first).to_be_visible()
    wall.page.context.close()


def takes_back(maria: AtMeeting, name: str) -> None:
    """The person no longer agrees that the region tells the municipality anything; as her page sends it."""
    page, world = maria.person.page, maria.person.stage.world
    team = f"/api/teams/{world.team_id}"
    bases = page.request.get(f"{team}/patients/{world.people[name]}/sharing").json()["bases"]
    (basis,) = [each for each in bases if each["from"] == str(world.parties["region"])]
    headers = {
        "X-CSRF-Token": page.request.get("/api/session").json()["csrf"],
        "Idempotency-Key": str(uuid.uuid4()),
        "If-Match": f'"{basis["version"]}"',
    }
    answer = page.request.post(f"{team}/bases/{basis['id']}/withdrawal", headers=headers, data={})
    assert answer.ok, answer.text()


def writes_and_shows(karin: AtMeeting, boris: AtMeeting, wall: Wall, oracle: Oracle) -> None:
    text = "Systern kommer med till besöket"
    karin.note.press_sequentially(text)
    expect(boris.typed).to_have_text(text)
    assert text not in wall.text
    karin.presses("Show on the wall")
    expect(wall.page.locator("#wall")).to_contain_text(text)
    oracle.hears(RED[0], text)


def decides(karin: AtMeeting, boris: AtMeeting, oracle: Oracle) -> None:
    """Urgency, and a task with its owner and day."""
    karin.presses(re.compile("^Urgency"))
    karin.person.chooses("Amber: contact this week")
    karin.person.types("In words", "Sover bättre")
    karin.presses("Save")
    expect(boris.now.locator(".state .badge")).to_have_attribute("data-urgency", "amber")
    karin.presses(re.compile("^Task"))
    karin.person.types("What?", "Följ med till vårdcentralen")
    karin.presses("Add the task")
    expect(boris.now).to_contain_text("Följ med till vårdcentralen")
    oracle.hears(RED[1], "Sover bättre", "Följ med till vårdcentralen")


def dies_mid_sentence(karin: AtMeeting, maria: AtMeeting, boris: AtMeeting, oracle: Oracle) -> None:
    karin.note.press_sequentially("Vill flytta hem ti")
    expect(boris.typed).to_have_text("Vill flytta hem ti")
    karin.person.page.close(run_before_unload=False)
    maria.presses("Take over as chair")
    expect(maria.note).to_have_value("Vill flytta hem ti")
    maria.note.press("End")
    maria.note.press_sequentially("ll Lund")
    oracle.hears(RED[2], "Vill flytta hem till Lund")


def places(maria: AtMeeting, oracle: Oracle, name: str) -> None:
    maria.presses("Place on board")
    maria.person.chooses("isolation")
    maria.person.types("Your words", THANKS)
    maria.presses("Place and reply")
    expect(maria.person.page.locator("dialog.dialog")).to_have_count(0)
    expect(maria.now.locator(".state .badge")).to_be_visible()
    oracle.hears(name, THANKS)


def says_not_now(maria: AtMeeting, oracle: Oracle, name: str) -> None:
    maria.presses("Not now – reply")
    for field_name, text in (("Reason", "Lugnt hemma"), ("What is done instead?", "Maria ringer")):
        maria.person.types(field_name, text)
    maria.person.types("Your words", "Inte nu, vi ringer.")
    maria.presses("Send the reply")
    expect(maria.person.page.locator("dialog.dialog")).to_have_count(0)
    oracle.hears(name, "Inte nu, vi ringer.")


def leaves_open(maria: AtMeeting, oracle: Oracle, name: str) -> None:
    maria.note.fill("Vi frågar soc en gång till")
    oracle.hears(name, "Vi frågar soc en gång till")


def promises(maria: AtMeeting) -> None:
    maria.presses(re.compile("Answer later today"))
    maria.presses("Save")
    expect(maria.now.locator(".promise")).to_contain_text("sees to it")


def compare(minutes: Any, oracle: Oracle) -> None:
    """The minutes have whom the meeting took up, in order, and every word that was decided."""
    people = minutes["people"]
    assert [row["label"] for row in people] == [label(name) for name in oracle.order]
    assert {row["label"] for row in minutes["unchanged"]} == {label(name) for name in oracle.unchanged}
    for name, row in zip(oracle.order, people, strict=True):
        told = " ".join(f"{one['head']} {one['text']}" for one in row["decisions"])
        assert [text for text in oracle.said.get(name, []) if text not in told] == [], name
    there = {one["name"]: (one["is_remote"], one["has_mandate"]) for one in minutes["attendance"]}
    on_site = (False, False)
    assert there == {"Karin Lund": on_site, "Maria Berg": on_site, "Boris Alm": (True, True)}
