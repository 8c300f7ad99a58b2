"""The pictures of the wall that people look at: few, yet every two of what may differ are in one of them.

    FACT_TEST_PICTURES=folder python -m pytest tests/browser/test_wall_pictures.py

leaves them in that folder; otherwise each is only looked through for what can't be read.
"""

import os
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import Entering
from tests.browser.wall_rows import rows
from tests.browser.wall_screen import open_wall, show, troubles_on

FOLDER = os.environ.get("FACT_TEST_PICTURES")
MOST = 20
SCREENS: dict[str, ViewportSize] = {
    "720p": {"width": 1280, "height": 720},
    "1080p": {"width": 1920, "height": 1080},
    "4k": {"width": 3840, "height": 2160},
    "portrait": {"width": 1080, "height": 1920},
}
KINDS: dict[str, dict[str, Any]] = {
    "between": {},
    "meeting": {"meeting": True},
    "shown": {"meeting": True, "shown": True},
    "part-2": {"meeting": True, "part": 2},
}
DIFFER = {
    "screen": tuple(SCREENS),
    "kind": tuple(KINDS),
    "mode": ("name", "initials", "code"),
    "people": ("5", "25", "44"),
    "locale": ("sv", "en"),
    "theme": ("dark", "light"),
    "layout": ("columns", "urgency"),
}

Picture = tuple[str, ...]


def pairs_in(picture: Picture) -> set[tuple[tuple[int, str], ...]]:
    return set(combinations(enumerate(picture), 2))


def pairwise() -> list[Picture]:
    """The picture with most pairs that are in none before it, until all are."""
    every = list(product(*DIFFER.values()))
    left = set().union(*map(pairs_in, every))
    chosen: list[Picture] = []
    while left:
        best = max(every, key=lambda picture: len(pairs_in(picture) & left))
        chosen.append(best)
        left -= pairs_in(best)
    return chosen


PICTURES = pairwise()


def test_few_pictures_show_every_two_of_what_may_differ() -> None:
    assert len(PICTURES) <= MOST
    for one, other in combinations(range(len(DIFFER)), 2):
        names = list(DIFFER.values())
        shown = {(picture[one], picture[other]) for picture in PICTURES}
        assert shown == set(product(names[one], names[other]))


@pytest.mark.browser
@pytest.mark.servers
@pytest.mark.parametrize("locale", DIFFER["locale"])
def test_every_picture_is_readable(enters: Entering, locale: str) -> None:
    page = enters("karin", "/mine", locale=locale).page
    open_wall(page)
    for picture in PICTURES:
        screen, kind, mode, people, language, theme, layout = picture
        if language != locale:
            continue
        page.set_viewport_size(SCREENS[screen])
        show(page, rows(int(people), mode=mode, **KINDS[kind]), theme=theme, layout=layout)
        assert troubles_on(page) == [], picture
        if FOLDER:
            page.screenshot(path=Path(FOLDER) / f"wall-{'-'.join(picture)}.png")
