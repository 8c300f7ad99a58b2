"""A field that is wrong is told so in the reader's language."""

import uuid
from typing import Any

import pytest
from flask import Flask
from marshmallow import ValidationError, fields, validate

from fact_board.web.field_faults import FAULTS, said
from tests.signed_in import SignedIn
from tests.world import build_world

KINDS: list[tuple[fields.Field[Any], list[Any]]] = [
    (fields.UUID(required=True), [None, 5, "x"]),
    (fields.Str(validate=validate.Length(min=1, max=3)), ["", "abcd", 5]),
    (fields.Str(validate=validate.Length(max=3)), ["abcd"]),
    (fields.Str(validate=validate.Length(min=3)), ["a"]),
    (fields.Str(validate=validate.Regexp("^a$")), ["b"]),
    (fields.Str(validate=validate.OneOf(("a", "b"))), ["c"]),
    (fields.Int(validate=validate.Range(min=0, max=9)), ["x", -1]),
    (fields.Int(validate=validate.Range(min=0)), [-1]),
    (fields.Int(validate=validate.Range(max=9)), [10]),
    (fields.Bool(), ["perhaps"]),
    (fields.Date(), ["tomorrow"]),
    (fields.AwareDateTime(), ["tomorrow", "2026-11-24T08:00"]),
    (fields.List(fields.Int()), ["x"]),
    (fields.Dict(), ["x"]),
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind[0]).__name__)
def test_every_sentence_of_the_library_has_one_of_ours(app: Flask, kind: Any) -> None:
    field, wrong = kind
    for value in wrong:
        with pytest.raises(ValidationError) as caught:
            field.deserialize(value)
        [fault] = caught.value.messages
        assert any(pattern.fullmatch(fault) for pattern, _ in FAULTS), fault
        with app.test_request_context(headers={"Accept-Language": "en"}):
            english = said(fault)
        with app.test_request_context(headers={"Accept-Language": "sv"}):
            assert said(fault) != english
            assert "{" not in said(fault)


def test_the_fields_of_a_refused_form_speak_swedish(app: Flask) -> None:
    with app.app_context():
        world = build_world()
        team, maria, person = world.team_id, world.staff_ids["maria"], world.people["Ulla Sand"]
    page = SignedIn(app, team, maria)
    answer = page.write(f"/patients/{person}/notes", {"id": "x", "text": "a" * 400, "more": 1})
    assert answer.status_code == 422
    assert answer.get_json()["fields"] == {
        "id": ["Det här är inte ett giltigt id."],
        "text": ["Längden ska vara 1 till 280."],
        "more": ["Det här fältet är okänt här."],
    }
    answer = page.write(f"/patients/{person}/notes", {"id": str(uuid.uuid4())})
    assert answer.get_json()["fields"] == {"text": ["Det här behövs."]}
