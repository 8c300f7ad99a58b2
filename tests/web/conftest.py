"""A site with a team on its board, and a browser to look at it with."""

import datetime as dt
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from flask import Flask
from playwright.sync_api import Page
from werkzeug.serving import make_server

from fact_board import clock
from fact_board.board.actions.episodes import place_patient
from fact_board.board.actions.nominations import Proposal, nominate_patient
from fact_board.board.actions.placing import Placing, Why
from fact_board.board.models import Episode
from fact_board.columns import new_id
from fact_board.extensions import db
from tests import servers
from tests.browser_binary import ROOT
from tests.world import World, build_world

NOMINATED = 4
SPARE = 2
CATEGORIES = ("crisis", "short_term", "long_term", "avoiding", "admitted", "discharged", "detained", "new")
URGENCIES = ("red", "amber", "green", "amber", "green")
FIRST = ("Hanna", "Rami", "Abdirahman", "Åke", "Ulla", "Gösta", "Fatima")
LAST = ("Berg", "Öst", "Andersson", "Ek", "Noor", "Wahl", "Falk", "Grahn")


@dataclass
class Site:
    """Where the app answers, who is in it, and how many stand on the board or are nominated."""

    url: str
    app: Flask
    world: World
    shown: int = 0

    def place(self, person: str, number: int = 0) -> None:
        """Put someone on the board, as Sara may do at once."""
        category = self.world.category(CATEGORIES[number * number % len(CATEGORIES)])
        placing = Placing(
            category, URGENCIES[number % len(URGENCIES)], Why("Hemligt ord", ("worry",)), id=new_id()
        )
        place_patient(self.world.patient(person), placing, by=self.world.member("sara"))
        self.shown += 1

    def nominate(self, person: str) -> None:
        """As Boris does from the other party."""
        crisis = self.world.category("crisis")
        proposal = Proposal(new_id(), tags=("worry",), category=crisis, text="Hemligt ord")
        nominate_patient(self.world.patient(person), proposal, by=self.world.member("boris"))
        self.shown += 1

    def place_another(self) -> None:
        """While someone looks: one of the people kept for that."""
        with self.app.app_context():
            self.place(list(self.world.people)[self.shown])


@contextmanager
def site_of(app: Flask, on_board: int) -> Iterator[Site]:
    """Serve a team with so many people on its board, some nominated, and some on the standard level."""
    names = [f"{first} {last}" for last in LAST for first in FIRST][: on_board + NOMINATED + SPARE]
    port = servers.free_port()
    server = make_server("127.0.0.1", port, app, threaded=True)
    with app.app_context():
        site = Site(f"http://localhost:{port}", app, build_world(names, name="Team Innerstaden"))
        for number, name in enumerate(names[:on_board]):
            site.place(name, number)
        for name in names[on_board : on_board + NOMINATED]:
            site.nominate(name)
        for number, episode in enumerate(db.session.query(Episode)):
            episode.placed_at = clock.now() - dt.timedelta(days=number * 5)
        db.session.commit()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join(timeout=10)
        server.server_close()


def sign_in(page: Page, site: Site, name: str = "Maria Berg") -> None:
    """As one clicks it in the demo."""
    page.goto(f"{site.url}/demo")
    page.get_by_role("button", name=name).first.click()
    page.wait_for_url("**/board*")


def axe_faults(page: Page) -> list[str]:
    """What axe holds for serious or worse."""
    page.wait_for_load_state()
    page.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [
        f"{fault['id']}: {fault['nodes'][0]['html']}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]
