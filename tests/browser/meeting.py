"""Somebody at the meeting's page: the chair, or one who follows."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from tests.browser.people import Person

PATH = "/meeting"


@dataclass
class AtMeeting:
    """A person, and the meeting as they see and drive it."""

    person: Person

    @property
    def now(self) -> Locator:
        return self.person.page.locator(".now")

    @property
    def note(self) -> Locator:
        return self.person.page.get_by_label("Note", exact=True)

    @property
    def typed(self) -> Locator:
        """What a follower sees of the text being typed."""
        return self.person.page.locator(".typed")

    @property
    def name(self) -> str:
        """Whom the room has before it, "" when nobody."""
        return self.now.locator("h2").inner_text() if self.now.count() else ""

    def opens(self) -> None:
        self.person.opens(PATH)
        expect(self.person.page.locator(".meeting-bar .live")).to_have_attribute("data-status", "live")

    def starts(self, *present: str) -> None:
        """With those named at the table besides the chair."""
        self.opens()
        for name in present:
            self.person.page.locator(".attendance li", has_text=name).get_by_role("checkbox").first.check()
        self.person.page.locator(".start .primary").click()  # today's, or an extra one
        expect(self.person.page.locator(".thumbs")).to_be_visible()

    def presses(self, label: str | re.Pattern[str]) -> None:
        self.person.page.get_by_role("button", name=label, exact=isinstance(label, str)).first.click()

    def goes_on(self) -> None:
        """To the next, and waits until it is there."""
        told = self.stand
        self.person.page.locator(".thumbs").get_by_role("button", name="Next").click()
        self.comes_off(told)

    def goes_back(self) -> None:
        told = self.stand
        self.person.page.locator(".thumbs").get_by_role("button", name="Previous").click()
        self.comes_off(told)

    @property
    def stand(self) -> str:
        return self.person.page.locator(".before-us h2").first.inner_text()

    def comes_off(self, told: str) -> None:
        expect(self.person.page.locator(".before-us h2").first).not_to_have_text(told)

    def sees(self, name: str) -> None:
        expect(self.now.locator("h2")).to_contain_text(name)

    def sees_stop(self, words: str) -> None:
        expect(self.person.page.locator(".stop h2")).to_contain_text(words)

    def row_of(self, name: str) -> Locator:
        """Their row in the agenda beside the person (a desk)."""
        return self.person.page.locator(".meeting > .agenda .agenda-row", has_text=name)

    def agenda(self) -> list[str]:
        """Names in the agenda beside the person: those left, in order (a desk)."""
        rows = self.person.page.locator(".meeting > .agenda section:not(.is-now) .agenda-row .name")
        return [row.split(",")[0].strip() for row in rows.all_inner_texts()]
