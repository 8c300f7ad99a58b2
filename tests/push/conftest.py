"""A push service of our own on this machine, and phones that can open what it is handed."""

import base64
import json
import os
import threading
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from flask import Flask

from fact_board import clock
from fact_board.access.viewer import Viewer
from fact_board.columns import new_id
from fact_board.extensions import db
from fact_board.push.models import WANTED, PushSubscription
from fact_board.push.notices import note_new
from fact_board.push.sending import send_due
from fact_board.push.subscriptions import Address, subscribe
from fact_board.push_settings import PushSettings, new_key
from fact_board.sign_in.accounts import account_of, open_account
from fact_board.sign_in.models import DeviceSession
from fact_board.teams.models import Membership
from tests.board.conftest import Stage
from tests.world import World, build_world

USUAL = {
    "wants": list(WANTED),
    "quiet_from": "17:00",
    "quiet_until": "07:00",
    "quiet_days_off": True,
    "duty_always": False,
}


def written(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class Handed:
    """What the service was handed for a phone."""

    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Service:
    """A push service: answers as told, and remembers."""

    port: int = 0
    answers: list[int] = field(default_factory=list)  # the next ones; then 201
    handed: list[Handed] = field(default_factory=list)

    def take(self, handed: Handed) -> int:
        self.handed.append(handed)
        return self.answers.pop(0) if self.answers else 201


@dataclass
class Handset:
    """A browser's side: its keys, and where it is reached."""

    endpoint: str
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = field(default_factory=lambda: os.urandom(16))

    @property
    def address(self) -> Address:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return Address(self.endpoint, written(point), written(self.auth))

    def open(self, handed: Handed) -> dict[str, Any]:
        """What only this phone can read."""
        plain = http_ece.decrypt(
            handed.body, private_key=self.key, auth_secret=self.auth, version="aes128gcm"
        )
        said: dict[str, Any] = json.loads(plain)
        return said


@pytest.fixture
def service() -> Iterator[Service]:
    made = Service()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = made.take(Handed(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("Location", f"http://127.0.0.1:{made.port}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def settings() -> PushSettings:
    private, _ = new_key()
    return PushSettings(private, "mailto:drift@example.org", may_use_loopback=True)


@dataclass
class Phones:
    """The phones of a team's people, and what time and the sender do to them."""

    world: World
    service: Service
    settings: PushSettings
    handsets: dict[str, Handset] = field(default_factory=dict)
    sessions: dict[str, uuid.UUID] = field(default_factory=dict)

    def switch_on(self, name: str, **wishes: Any) -> Handset:
        """Somebody signs in on a phone and asks to be told."""
        handset = Handset(f"http://127.0.0.1:{self.service.port}/{name}/{new_id()}")
        member = self.world.member(name)
        self.handsets[name], self.sessions[name] = handset, sign_in(member)
        subscribe(self.viewer(name), handset.address, {**USUAL, **wishes}, clock.now())
        note_new(clock.now())  # from here on
        return handset

    def viewer(self, name: str) -> Viewer:
        member = self.world.member(name)
        return Viewer(member.staff, member, self.sessions[name], locale="sv", device="phone")

    def row(self, name: str) -> PushSubscription:
        endpoint = self.handsets[name].endpoint
        return db.session.query(PushSubscription).filter_by(endpoint=endpoint).one()

    def sweep(self) -> int:
        note_new(clock.now())
        return send_due(self.settings)

    def told(self, name: str) -> list[str]:
        """What stood on somebody's phone, in order."""
        handset = self.handsets[name]
        theirs = [one for one in self.service.handed if handset.endpoint.endswith(one.path)]
        return [handset.open(one)["body"] for one in theirs]


def sign_in(member: Membership) -> uuid.UUID:
    """A signed-in phone."""
    staff_id, membership_id, now = member.staff_id, member.id, clock.now()
    account = account_of(staff_id) or open_account(staff_id, f"phone-{staff_id}")
    row = DeviceSession(
        account_id=account.id,
        membership_id=membership_id,
        device="phone",
        started_at=now,
        seen_at=now,
        ends_at=now,
        confirmed_at=now,
        touched_at=now,
    )
    db.session.add(row)
    db.session.commit()
    return row.id


@pytest.fixture
def phones(monday_morning: None, world: World, service: Service, settings: PushSettings) -> Phones:
    return Phones(world, service, settings)


@pytest.fixture
def stage(app: Flask) -> Stage:
    """A team whose people can sign in over HTTP."""
    with app.app_context():
        made = Stage(build_world())
        db.session.rollback()
    return made
