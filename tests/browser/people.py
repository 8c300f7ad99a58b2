"""Somebody at a browser: what they see, and what they do with the mouse."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.board.conftest import Stage

HAS_COME = """() => [...document.querySelectorAll("script")]
    .flatMap((one) => one.dataset.later?.split(" ") ?? [])
    .every((address) => performance.getEntriesByName(new URL(address, location).href).length > 0)"""


@dataclass
class Person:
    """One signed-in person, and the page in front of them."""

    name: str
    stage: Stage
    page: Page
    errors: list[str] = field(default_factory=list)

    @property
    def board_path(self) -> str:
        return f"/teams/{self.stage.world.team_id}/board"

    def opens(self, path: str) -> None:
        self.page.goto(path)

    def watch(self, page: Page) -> None:
        """Remember what went wrong in a page of theirs."""
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    # What they see

    def patient_id(self, name: str) -> str:
        people = self.stage.world.people
        return str(next(id_ for full, id_ in people.items() if full.startswith(name)))

    def card(self, name: str) -> Locator:
        return self.page.locator(f'.board .card[data-patient="{self.patient_id(name)}"]')

    def card_in(self, name: str, column: str) -> Locator:
        inside = f'.board .column[data-category="{column}"] .card[data-patient="{self.patient_id(name)}"]'
        return self.page.locator(inside)

    @property
    def panel(self) -> Locator:
        return self.page.locator("dialog.panel")

    @property
    def dialog(self) -> Locator:
        """The newest dialog, the panel not counted."""
        return self.page.locator("dialog.dialog").last

    @property
    def status(self) -> Locator:
        return self.page.locator(".toolbar .live")

    def sees_board(self) -> None:
        expect(self.page.locator(".board")).to_be_visible()

    def sees_status(self, kind: str) -> None:
        expect(self.status).to_have_attribute("data-status", kind, timeout=30_000)

    def has_all_for_later(self) -> None:
        """The forms and the panel's lower half have come, as they do soon after the first drawing."""
        self.page.wait_for_function(HAS_COME)

    def sees_toast(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.locator(".toast").filter(has_text=text).first).to_be_visible()

    # What they do

    def presses(self, label: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_role("button", name=label, exact=True).click()

    def chooses(self, *labels: str) -> None:
        for label in labels:
            self.dialog.locator(".chip", has_text=re.compile(f"^\\s*{re.escape(label)}\\s*$")).click()

    def types(self, label: str, text: str) -> None:
        self.dialog.get_by_label(label).fill(text)

    def chooses_in_menu(self, name: str, *labels: str) -> None:
        """From the menu of a card; a label after the first is in the menu that follows."""
        self.card(name).locator(".more").click()
        for label in labels:
            self.page.locator(".menu").get_by_role(
                "menuitem", name=re.compile(f"^{re.escape(label)}")
            ).click()

    def nominates(self, name: str, text: str, *seen: str) -> None:
        self.page.locator(".toolbar").get_by_role("button", name="Nominate").click()
        self.dialog.get_by_label("Name").fill(name)
        self.dialog.locator(".found-person").first.click()
        self.chooses("On the board", *seen)
        self.types("In your own words", text)
        self.dialog.get_by_label("Column").select_option(label="Hard to reach")
        self.presses("Send", self.dialog)
        expect(self.dialog.get_by_text("You get an answer")).to_be_visible()
        self.dialog.locator(".form-buttons").get_by_role("button", name="Close").click()

    def moves(self, name: str, column: str, why: str) -> None:
        self.chooses_in_menu(name, "Move to…", column)
        self.types("Why?", why)
        self.presses("Move", self.dialog)

    def adds_task(self, name: str, text: str) -> None:
        self.chooses_in_menu(name, "Task…")
        self.types("What?", text)
        self.presses("Add the task", self.dialog)
        expect(self.page.locator("dialog.dialog")).to_have_count(0)

    def opens_panel(self, name: str) -> None:
        self.card(name).locator(".who a").click()
        expect(self.panel.locator("h2")).to_be_visible()

    def writes_note(self, text: str) -> None:
        """About the person whose panel is open."""
        self.panel.locator(".panel-acts").get_by_role("button", name="Note…").click()
        self.types("Note", text)
        self.presses("Save the note", self.dialog)


def enter(context: BrowserContext, stage: Stage, name: str, path: str | None = None) -> Person:
    """One click on the demo's page, sent as the form sends it; then the board, or another page."""
    sign_in(context, stage, name)
    page = context.new_page()
    person = Person(name, stage, page)
    person.watch(page)
    person.opens(path or person.board_path)
    if path is None:
        person.sees_board()
        person.sees_status("live")
    return person


def sign_in(context: BrowserContext, stage: Stage, name: str) -> None:
    token = re.search(r'name="csrf" value="([0-9a-f]+)"', context.request.get("/demo").text())
    assert token
    form = {"csrf": token[1], "staff": str(stage.world.staff_ids[name])}
    assert context.request.post("/demo/sign-in", form=form, max_redirects=0).status == 303
