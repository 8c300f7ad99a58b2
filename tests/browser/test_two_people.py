"""Two people of two parties at two browsers: what one does, the other sees."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Entering
from tests.browser.people import Person

pytestmark = [pytest.mark.browser, pytest.mark.servers]


def test_nominated_in_one_answered_in_the_other(enters: Entering) -> None:
    karin, boris = enters("karin"), enters("boris")
    boris.nominates("olof", "Öppnar inte dörren", "isolation")
    card = karin.card_in("Olof", "nominations")
    for words in ("Olof", "Öppnar inte dörren", "isolation", "Boris Alm", "Answer by"):
        expect(card).to_contain_text(words)

    card.get_by_role("button", name="Place on board").click()
    karin.chooses("Red: contact today", "door not opened")
    karin.types("Your words", "Tack. Vi åker dit i dag.")
    karin.presses("Place and reply", karin.dialog)
    karin.sees_toast("Boris Alm has got the answer.")
    for person in (karin, boris):
        expect(person.card_in("Olof", "avoiding")).to_have_attribute("data-urgency", "red")
        expect(person.card_in("Olof", "avoiding")).to_contain_text("door not opened")
        expect(person.card_in("Olof", "nominations")).to_have_count(0)

    karin.opens_panel("Olof")
    given = karin.panel.locator("li.note", has_text="Tack. Vi åker dit i dag.")
    expect(given).to_contain_text("Not read yet")
    boris.sees_toast("Reply from the team about Olof F.: placed on the board.")
    boris.presses("Read the answer")
    expect(boris.dialog).to_contain_text("Tack. Vi åker dit i dag.")
    expect(boris.dialog).to_contain_text("Placed on the board")
    karin.presses("Close", karin.panel)
    karin.opens_panel("Olof")
    expect(given).to_contain_text(re.compile(r"Read \d"))


def test_an_answer_reaches_its_nominator_at_the_meeting_and_its_result_on_the_board(enters: Entering) -> None:
    karin, boris = enters("karin"), enters("boris")
    boris.nominates("olof", "Öppnar inte dörren", "isolation")
    boris.opens("/meeting")
    expect(boris.page.locator(".meeting-bar .live")).to_have_attribute("data-status", "live")
    karin.card_in("Olof", "nominations").get_by_role("button", name="Place on board").click()
    karin.chooses("Red: contact today", "door not opened")
    karin.types("Your words", "Tack. Vi åker dit i dag.")
    karin.presses("Place and reply", karin.dialog)
    boris.sees_toast("Reply from the team about Olof F.: placed on the board.")
    boris.presses("Read the answer")
    expect(boris.dialog).to_contain_text("Tack. Vi åker dit i dag.")

    boris.opens(boris.board_path)
    boris.sees_status("live")
    karin.opens_panel("Olof")
    karin.presses("Write the result", karin.panel.locator("li.note", has_text="Öppnar inte dörren"))
    karin.types("How did it go?", "Hon öppnade.")
    karin.presses("Send the result", karin.dialog)
    boris.sees_toast("The team tells how it went with Olof F..")
    expect(boris.page.locator(".toast", has_text="Reply from the team")).to_have_count(0)  # read since


def test_moved_by_menu_and_by_drag_and_taken_back(enters: Entering) -> None:
    karin, boris = enters("karin"), enters("boris")
    karin.moves("Ismail", "Admitted", "Inlagd i natt")
    for person in (karin, boris):
        expect(person.card_in("Ismail", "admitted")).to_be_visible()
    karin.presses("Undo")
    karin.sees_toast("Taken back.")
    for person in (karin, boris):
        expect(person.card_in("Ismail", "avoiding")).to_be_visible()

    drag(boris, "Ismail", "crisis")
    boris.types("Why?", "Vi hörs varje dag")
    expect(karin.card_in("Ismail", "avoiding")).to_be_visible()  # not yet sent, so nobody else sees it
    boris.presses("Move", boris.dialog)
    for person in (karin, boris):
        expect(person.card_in("Ismail", "crisis")).to_be_visible()


def test_a_drag_one_gives_up_changes_nothing(enters: Entering) -> None:
    karin = enters("karin")
    drag(karin, "Petra", "crisis")
    expect(karin.card_in("Petra", "crisis")).to_be_visible()
    karin.presses("Cancel", karin.dialog)
    expect(karin.card_in("Petra", "admitted")).to_be_visible()


COLUMN_AT = """([x, y]) => document.elementsFromPoint(x, y)
    .map((el) => el.closest(".column")?.dataset.category).find(Boolean)"""


def drag(person: Person, name: str, column: str) -> None:
    """With the mouse, as a hand does it: down, away, over to where the column now is, up."""
    start = person.card(name).locator(".parties").bounding_box()
    assert start
    mouse = person.page.mouse
    mouse.move(start["x"] + start["width"] - 6, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(start["x"] + start["width"] + 20, start["y"] + 20, steps=4)
    expect(person.page.locator(".is-dragging")).to_be_visible()
    for _ in range(5):  # what stands where may move while one is on the way
        target = person.page.locator(f'.column[data-category="{column}"] .cards').bounding_box()
        assert target
        x, y = target["x"] + target["width"] / 2, target["y"] + target["height"] - 20
        mouse.move(x, y, steps=12)
        if person.page.evaluate(COLUMN_AT, [x, y]) == column:
            break
    mouse.up()
    expect(person.dialog.get_by_label("Why?")).to_be_visible()


def test_urgency_with_its_why(enters: Entering) -> None:
    karin, boris = enters("karin"), enters("boris")
    boris.card("Ulla Sand").locator("button.badge").click()
    boris.chooses("Red: contact today", "worry")
    boris.types("In words", "Grannen ringde")
    boris.presses("Save", boris.dialog)
    card = karin.card("Ulla Sand")
    expect(card).to_have_attribute("data-urgency", "red")
    expect(card.locator(".why")).to_have_text("worry, Grannen ringde")
    expect(card.locator("button.badge")).to_contain_text("Red")
    expect(karin.page.locator(".sums .is-red").first).to_contain_text("3")
    expect(card).to_have_class(re.compile("is-changed"))


def test_a_note_in_the_panel_and_who_else_looks(enters: Entering) -> None:
    karin, boris = enters("karin"), enters("boris")
    for person in (karin, boris):
        person.opens_panel("Ismail")
    expect(karin.panel).to_contain_text("Sover på dagen")
    expect(karin.panel.locator(".readers")).to_contain_text("Boris Alm")
    boris.writes_note("Handlade mat i går")
    for person in (karin, boris):
        expect(person.panel.locator(".note").filter(has_text="Handlade mat i går")).to_contain_text(
            "Boris Alm"
        )


def test_a_task_added_ticked_and_taken_back(enters: Entering) -> None:
    karin, boris = enters("karin"), enters("boris")
    karin.adds_task("Petra", "Ring avdelningen")
    for person in (karin, boris):
        expect(person.card("Petra").locator(".task")).to_contain_text("Ring avdelningen")
        expect(person.card("Petra").locator(".owner")).to_have_text("KL")
    boris.card("Petra").get_by_label("Done: Ring avdelningen").click()
    expect(karin.card("Petra")).not_to_contain_text("Ring avdelningen")
    boris.presses("Undo")
    expect(karin.card("Petra").locator(".task")).to_contain_text("Ring avdelningen")


def test_stepped_down_with_a_checklist(enters: Entering) -> None:
    karin, boris = enters("karin"), enters("boris")
    boris.chooses_in_menu("Ulla Sand", "Propose standard level…")
    boris.types("Why?", "Lugnt i två veckor")
    boris.presses("Propose", boris.dialog)
    expect(karin.card("Ulla Sand")).to_contain_text("Step-down proposed")

    karin.opens_panel("Ulla Sand")
    boxes = karin.panel.locator(".checklist input")
    expect(boxes).to_have_count(5)
    for at in range(5):
        boxes.nth(at).click()
        expect(boxes.nth(at)).to_be_checked()
    karin.presses("To standard level…", karin.panel)
    karin.chooses("Stable")
    expect(karin.dialog.get_by_label("Who holds the case?")).to_have_value(
        str(karin.stage.world.staff_ids["maria"])
    )
    karin.types("Summary", "Klarar sig med Maria.")
    karin.presses("To standard level", karin.dialog)
    for person in (karin, boris):
        expect(person.card("Ulla Sand")).to_have_count(0)
    expect(karin.panel).to_contain_text("Standard level")
