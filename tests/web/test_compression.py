"""Texts are sent small, and nothing whose size would tell a secret."""

import gzip
import json

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient

from fact_board.web.compression import compress
from tests.signed_in import SignedIn
from tests.world import build_world

ASKS = {"Accept-Encoding": "gzip, deflate, br"}
SHEET = "/static/css/phone.css"


@pytest.fixture
def maria(app: Flask) -> SignedIn:
    with app.app_context():
        world = build_world()
        return SignedIn(app, world.team_id, world.staff_ids["maria"])


def test_a_file_is_sent_small_to_who_can_take_it(client: FlaskClient) -> None:
    whole, small = client.get(SHEET, buffered=True), client.get(SHEET, headers=ASKS, buffered=True)
    assert "Content-Encoding" not in whole.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.data) == whole.data
    assert int(small.headers["Content-Length"]) == len(small.data) < len(whole.data) / 2
    assert whole.headers["Vary"] == small.headers["Vary"] == "Accept-Encoding"
    asked_again = {**ASKS, "If-None-Match": small.headers["ETag"]}
    assert client.get(SHEET, headers=asked_again, buffered=True).status_code == 304


def test_letters_and_parts_of_files_are_sent_as_they_are(client: FlaskClient) -> None:
    font = "/static/vendor/fonts/atkinson-hyperlegible-latin-400-normal.woff2"
    assert "Content-Encoding" not in client.get(font, headers=ASKS, buffered=True).headers
    part = client.get(SHEET, headers={**ASKS, "Range": "bytes=0-99"}, buffered=True)
    assert (part.status_code, len(part.data), "Content-Encoding" in part.headers) == (206, 100, False)


def test_an_answer_of_the_api_is_sent_small_and_is_the_same(maria: SignedIn) -> None:
    small = maria.browser.get(f"{maria.base}/changes", headers=ASKS)
    assert small.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(small.data))


def test_what_carries_the_token_is_not_compressed(maria: SignedIn) -> None:
    page = maria.browser.get("/meeting", headers=ASKS)
    assert b'name="csrf"' in page.data
    assert "Content-Encoding" not in page.headers
    assert maria.browser.get("/phone", headers=ASKS).headers["Content-Encoding"] == "gzip"


@pytest.mark.parametrize(
    ("method", "status", "kind", "size", "is_small"),
    [
        ("GET", 200, "application/json", 1_000, True),
        ("GET", 200, "application/json", 999, False),
        ("GET", 200, "application/zip", 1_000, False),
        ("GET", 404, "application/problem+json", 1_000, False),
        ("POST", 200, "application/json", 1_000, False),
    ],
)
def test_what_is_compressed(
    app: Flask, method: str, status: int, kind: str, size: int, is_small: bool
) -> None:
    with app.test_request_context("/", method=method, headers=ASKS):
        answer = compress(Response("a" * size, status=status, mimetype=kind))
    assert ("Content-Encoding" in answer.headers) == is_small
