"""What the browser is told to refuse, and what it may keep."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from fact_board import create_app
from fact_board.extensions import db
from tests.conftest import make_config

PLACES = ["/sign-in", "/demo", "/api/session", "/nowhere", "/api/nowhere", "/static/css/base.css", "/healthz"]


def policy_of(headers: object) -> dict[str, list[str]]:
    directives = str(headers).split("; ")
    return {words[0]: words[1:] for words in (directive.split() for directive in directives)}


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_refuses_frames_sniffing_and_other_hosts(client: FlaskClient, place: str) -> None:
    headers = client.get(place, buffered=True).headers
    policy = policy_of(headers["Content-Security-Policy"])
    assert policy["default-src"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'none'"]
    assert policy["object-src"] == ["'none'"]
    assert policy["form-action"] == ["'self'"]
    assert policy["connect-src"] == ["'self'", "ws://localhost", "wss://localhost"]
    assert not any("unsafe" in word or word == "*" for words in policy.values() for word in words)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin", "no-referrer would make our own forms' origin null"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_page_has_one_inline_script_with_a_nonce_of_its_own(client: FlaskClient) -> None:
    seen = set()
    for _ in range(2):
        answer = client.get("/demo")
        [nonce] = re.findall(r"'nonce-([\w-]+)'", answer.headers["Content-Security-Policy"])
        inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", answer.text)
        assert inline == [f' type="importmap" nonce="{nonce}"']
        assert "style=" not in answer.text
        assert not re.search(r"\son\w+=", answer.text)
        seen.add(nonce)
    assert len(seen) == 2


def test_a_foreign_host_header_does_not_enter_the_policy(client: FlaskClient) -> None:
    answer = client.get("/healthz", headers={"Host": "a.example;script-src *"})
    assert "script-src *" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("place", [place for place in PLACES if not place.startswith("/static")])
def test_what_may_be_personal_is_kept_nowhere(client: FlaskClient, place: str) -> None:
    assert client.get(place, buffered=True).headers["Cache-Control"] == "no-store"


def test_a_file_named_by_its_content_is_kept_and_others_are_asked_about(client: FlaskClient) -> None:
    lasting = re.search(r'href="(/static/css/sign-in\.css\?v=\w+)"', client.get("/sign-in").text)
    assert lasting
    assert "immutable" in client.get(lasting[1], buffered=True).headers["Cache-Control"]
    for other in ("/static/css/base.css", "/static/css/base.css?v=000000000000"):
        answer = client.get(other, buffered=True)
        assert answer.headers["Cache-Control"] == "no-cache"
        again = client.get(other, buffered=True, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
    assert client.get("/static/../fact_board/config.py").status_code == 404


def test_every_address_in_the_shell_is_ours_and_there(client: FlaskClient) -> None:
    page = client.get("/sign-in").text
    addresses = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert addresses
    for address in addresses:
        assert address.startswith(("/", "#")), address
        if address.startswith("/static/"):
            assert client.get(address, buffered=True).status_code == 200, address


def test_https_is_demanded_where_there_is_https(app: Flask, client: FlaskClient, database_url: str) -> None:
    assert "Strict-Transport-Security" not in client.get("/healthz").headers
    config = replace(make_config(database_url, is_demo=False), behind_https=True)
    production = create_app(config)
    answer = production.test_client().get("/healthz")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert policy_of(answer.headers["Content-Security-Policy"])["connect-src"] == [
        "'self'",
        "wss://localhost",
    ]
    with production.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    ("language", "words"), [("sv", "Det här finns inte"), ("en", "This is not here, or not for you.")]
)
def test_an_error_is_a_page_for_people_and_a_problem_for_programs(
    client: FlaskClient, language: str, words: str
) -> None:
    asked = {"Accept-Language": language}
    page = client.get("/nowhere", headers=asked)
    assert (page.status_code, page.mimetype) == (404, "text/html")
    assert f'<html lang="{language}"' in page.text
    assert words in page.text
    problem = client.get("/api/nowhere", headers=asked)
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")
    assert words in problem.json["title"]  # type: ignore[index]
