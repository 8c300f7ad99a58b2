"""What every registered route does about forged requests, scripts, frames, caches and titles."""

import re
import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.access.test_asvs_web import addresses
from tests.access.walking import routes
from tests.board.conftest import Stage, sign_in

SAFE = {"GET", "HEAD", "OPTIONS"}
SIGNED_BY_THE_PROVIDER = "POST /sign-in/openid/ended"
CACHED = {"GET /static/<path:filename>"}
FORGED = [
    {},
    {"X-CSRF-Token": "0" * 64},
    {"Origin": "https://elsewhere.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


def write(client: FlaskClient, route: str, headers: dict[str, str]) -> TestResponse:
    method, path = route.split()
    path = re.sub(r"<uuid:[^>]+>", lambda _: str(uuid.uuid4()), path).replace("<section>", "columns")
    kind: dict[str, dict[str, str]] = {"json": {}} if path.startswith("/api/") else {"data": {}}
    return client.open(path, method=method, headers=headers, **kind)  # type: ignore[arg-type]


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_no_write_comes_from_another_site(app: Flask, stage: Stage, forged: dict[str, str]) -> None:
    """Without this session's token nothing is even looked at; with it, only from our own pages."""
    client = sign_in(app, stage.world, "karin").client
    token = client.get("/api/session").get_json()["csrf"]
    headers = forged if not forged or "X-CSRF-Token" in forged else {"X-CSRF-Token": token, **forged}
    writes = {route for route in routes(app) if route.split()[0] not in SAFE}
    assert len(writes) > 80
    answers = {route: write(client, route, headers) for route in sorted(writes)}
    let_through = {route for route, answer in answers.items() if answer.status_code != 403}
    is_from_elsewhere = bool(forged) and "X-CSRF-Token" not in forged
    assert let_through == (set() if is_from_elsewhere else {SIGNED_BY_THE_PROVIDER})
    api = [answer for route, answer in answers.items() if route.split()[1].startswith("/api/")]
    assert {answer.get_json()["code"] for answer in api} == {"csrf.missing"}
    assert client.get("/api/session").status_code == 200, "nobody was signed out by it"


def policy_of(answer: TestResponse) -> dict[str, str]:
    header = answer.headers["Content-Security-Policy"]
    return {name: words for name, _, words in (part.partition(" ") for part in header.split("; "))}


@pytest.mark.parametrize("name", [None, "karin", "boris"])
def test_every_answer_refuses_scripts_frames_and_caches(app: Flask, stage: Stage, name: str | None) -> None:
    client = sign_in(app, stage.world, name).client if name else app.test_client()
    pages = 0
    for address in addresses(app, stage):
        answer = client.get(address)
        policy = policy_of(answer)
        assert policy["script-src"].split()[0] == "'self'", address
        assert policy["style-src"] == "'self'", address
        assert policy["frame-ancestors"] == policy["object-src"] == policy["base-uri"] == "'none'", address
        assert not re.search(r"unsafe|\*|https?:", answer.headers["Content-Security-Policy"]), address
        assert answer.headers["X-Content-Type-Options"] == "nosniff", address
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin", address
        assert answer.headers["Cache-Control"] == "no-store", address
        assert answer.headers.get("Server", "").lower() != "gunicorn", address
        if answer.mimetype == "text/html" and answer.status_code == 200:
            pages += 1
            assert_nothing_inline(answer, policy["script-src"])
    assert pages >= 3


def assert_nothing_inline(answer: TestResponse, scripts: str) -> None:
    """Every script is a file of ours or carries this answer's nonce; no style or handler stands in a tag."""
    page, place = answer.text, answer.request.path
    for attributes, content in re.findall(r"<script\b([^>]*)>(.*?)</script>", page, re.DOTALL):
        if content.strip():
            nonce = re.search(r'nonce="([\w-]+)"', attributes)
            assert nonce, place
            assert f"'nonce-{nonce[1]}'" in scripts, place
    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", page), place


def test_no_title_names_a_person(app: Flask, stage: Stage) -> None:
    """Titles stand in the browser's history, on shared screens and in screen shares."""
    client = sign_in(app, stage.world, "karin").client
    names = {word for person in stage.world.people for word in person.split()}
    titles = set()
    for address in addresses(app, stage):
        titles |= set(re.findall(r"<title>(.*?)</title>", client.get(address).text, re.DOTALL))
    assert len(titles) >= 3
    assert [title for title in titles if names & set(re.findall(r"\w+", title))] == []
