"""Signing in as somebody of the bench's team, the way a browser does in demo mode."""

import http.client
import json
import re
import uuid
from contextlib import closing
from typing import Any
from urllib.parse import urlencode

from flask.testing import FlaskClient

from bench.processes import HOST, Server

PAGE, SIGN_IN = "/demo", "/demo/sign-in"
TOKEN = re.compile(r'name="csrf"[^>]*value="([^"]+)"')
FORM = "application/x-www-form-urlencoded"
Member = dict[str, str]


def sign_in(server: Server, staff: str) -> Member:
    """The cookie and the token that writes need."""
    cookie, page = ask(server, "GET", PAGE)
    form = urlencode({"staff": staff, "csrf": token_in(page)})
    cookie, _ = ask(server, "POST", SIGN_IN, cookie, form)
    return {"cookie": cookie, "csrf": read(server, "/api/session", cookie)["csrf"]}


def snapshot(server: Server, team: str, member: Member) -> dict[str, Any]:
    return read(server, f"/api/teams/{team}/changes", member["cookie"])


def read(server: Server, path: str, cookie: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ask(server, "GET", path, cookie)[1])
    return found


def ask(server: Server, method: str, path: str, cookie: str = "", form: str | None = None) -> tuple[str, str]:
    """The cookie as it is afterwards, and the body."""
    headers = {"Cookie": cookie, "Origin": f"http://{HOST}:{server.port}", "Content-Type": FORM}
    with closing(http.client.HTTPConnection(HOST, server.port, timeout=20)) as connection:
        connection.request(method, path, form, headers)
        answer = connection.getresponse()
        body = answer.read().decode()
    if answer.status >= http.client.BAD_REQUEST:
        raise RuntimeError(f"{method} {path}: {answer.status} {body[:300]}")
    given = answer.headers.get("Set-Cookie")
    return given.split(";")[0] if given else cookie, body


def write(server: Server, member: Member, path: str, body: dict[str, Any]) -> None:
    """A write as the page sends it."""
    headers = {
        "Cookie": member["cookie"],
        "X-CSRF-Token": member["csrf"],
        "Idempotency-Key": str(uuid.uuid4()),
        "Origin": f"http://{HOST}:{server.port}",
        "Content-Type": "application/json",
    }
    with closing(http.client.HTTPConnection(HOST, server.port, timeout=20)) as connection:
        connection.request("POST", path, json.dumps(body), headers)
        answer = connection.getresponse()
        told = answer.read().decode()
    if answer.status >= http.client.BAD_REQUEST:
        raise RuntimeError(f"POST {path}: {answer.status} {told[:300]}")


def enter(client: FlaskClient, staff: str) -> None:
    """The same for an app in this process."""
    token = token_in(client.get(PAGE).text)
    answer = client.post(SIGN_IN, data={"staff": staff, "csrf": token})
    assert answer.status_code < http.client.BAD_REQUEST, answer.text


def token_in(page: str) -> str:
    found = TOKEN.search(page)
    assert found, page[:300]
    return found[1]
