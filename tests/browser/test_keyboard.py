"""The whole way from nomination to standard level with the keyboard alone."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import Entering
from tests.browser.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.servers]

NOTE_POINTERS = "addEventListener('pointerdown', () => sessionStorage.setItem('pointed', '1'), true)"
FARTHEST = 60  # presses of Tab within one dialog or panel


class Keys:
    """Somebody without a mouse."""

    def __init__(self, person: Person) -> None:
        self.person = person
        self.page = person.page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    def tab_to(self, wanted: Locator) -> None:
        expect(wanted).to_be_visible()
        for _ in range(FARTHEST):
            if wanted.evaluate("element => element === document.activeElement"):
                return
            self.press("Tab")
        raise AssertionError(f"Tab never got to {wanted}")

    def fill(self, label: str, text: str) -> None:
        self.tab_to(self.person.dialog.get_by_label(label))
        self.press("ControlOrMeta+a")
        self.type(text)

    def chip(self, label: str) -> None:
        """A chip that may be one of several: Tab goes to it, Space takes it."""
        self.tab_to(self.person.dialog.get_by_label(label, exact=True))
        self.press("Space")

    def send(self, label: str) -> None:
        self.tab_to(self.person.dialog.get_by_role("button", name=label, exact=True))
        self.press("Enter")
        expect(self.page.locator("dialog.form-dialog")).to_have_count(0)

    def to_card(self, name: str) -> None:
        """Arrows go over the columns, then down."""
        link = self.person.card(name).locator(".who a")
        expect(link).to_be_visible()
        at = "element => element === document.activeElement"
        same_column = "element => element.closest('.column').contains(document.activeElement)"
        if not self.page.evaluate("() => Boolean(document.activeElement.closest('.board [data-patient]'))"):
            self.tab_to(self.page.locator(".board .who a[tabindex='0']"))
        self.press(*["ArrowLeft"] * 9, "Home")
        for _ in range(9):
            if link.evaluate(same_column):
                break
            self.press("ArrowRight")
        self.press("Home")
        for _ in range(9):
            if link.evaluate(at):
                return
            self.press("ArrowDown")
        raise AssertionError(f"arrows never got to {name}")


def test_the_main_path_by_keyboard_alone(enters: Entering) -> None:
    karin = enters("karin")
    karin.page.evaluate(NOTE_POINTERS)
    keys = Keys(karin)

    keys.press("+")  # nominate
    expect(karin.dialog.get_by_label("Name")).to_be_focused()
    keys.type("olof")
    keys.press("Enter")
    keys.chip("isolation")
    keys.fill("In your own words", "Öppnar inte dörren")
    keys.tab_to(karin.dialog.get_by_label("Column"))
    keys.type("Crisis")  # a select takes the choice that begins so
    keys.tab_to(karin.dialog.get_by_role("button", name="Send", exact=True))
    keys.press("Enter")
    expect(karin.dialog).to_contain_text("You get an answer")
    keys.press("Enter")
    expect(karin.page.locator("dialog.dialog")).to_have_count(0)

    keys.to_card("Olof")  # answer
    keys.tab_to(karin.card("Olof").get_by_role("button", name="Place on board"))
    keys.press("Enter")
    keys.chip("door not opened")
    keys.fill("Your words", "Tack. Vi åker dit i dag.")
    keys.send("Place and reply")
    expect(karin.card_in("Olof", "crisis")).to_have_attribute("data-urgency", "amber")

    keys.to_card("Olof")  # move
    keys.press("m", "5")
    expect(karin.dialog.get_by_label("Why?")).to_be_focused()
    keys.type("Inlagd i natt")
    keys.send("Move")
    expect(karin.card_in("Olof", "admitted")).to_be_visible()
    expect(karin.card("Olof").locator(".who a")).to_be_focused()

    keys.press("u")  # urgency, and take it back
    expect(karin.dialog.get_by_label("Amber: contact this week")).to_be_focused()
    keys.press("ArrowUp")
    keys.chip("worry")
    keys.send("Save")
    expect(karin.card("Olof")).to_have_attribute("data-urgency", "red")
    keys.press("ControlOrMeta+z")
    expect(karin.card("Olof")).to_have_attribute("data-urgency", "amber")

    keys.to_card("Olof")  # note
    keys.press("n")
    expect(karin.dialog.get_by_label("Note")).to_be_focused()
    keys.type("Handlade mat i går")
    keys.send("Save the note")

    keys.to_card("Petra")  # task, ticked
    keys.press("t")
    expect(karin.dialog.get_by_label("What?")).to_be_focused()
    keys.type("Ring avdelningen")
    keys.send("Add the task")
    expect(karin.card("Petra")).to_contain_text("Ring avdelningen")
    keys.to_card("Petra")
    keys.press("x")
    expect(karin.card("Petra")).not_to_contain_text("Ring avdelningen")

    keys.to_card("Olof")  # step-down
    keys.press(".", "s")
    expect(karin.dialog.get_by_label("Why?")).to_be_focused()
    keys.type("Lugnt i två veckor")
    keys.send("Propose")
    expect(karin.card("Olof").locator(".who a")).to_be_focused()
    keys.press("Enter")
    expect(karin.panel.locator("h2")).to_be_focused()
    expect(karin.panel).to_contain_text("Handlade mat i går")
    for at in range(5):
        box = karin.panel.locator(".checklist input").nth(at)
        keys.tab_to(box)
        keys.press("Space")
        expect(box).to_be_checked()
    keys.tab_to(karin.panel.get_by_role("button", name="To standard level…"))
    keys.press("Enter")
    keys.tab_to(karin.dialog.get_by_label("Goals met", exact=True))
    keys.press("ArrowDown")
    expect(karin.dialog.get_by_label("Stable", exact=True)).to_be_checked()
    keys.fill("Summary", "Klarar sig med Maria.")
    keys.send("To standard level")
    expect(karin.card("Olof")).to_have_count(0)
    keys.press("Escape")
    expect(karin.panel).to_have_count(0)

    assert karin.page.evaluate("() => sessionStorage.getItem('pointed')") is None
