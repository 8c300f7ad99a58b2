"""Personal numbers: sealed, one party's own, found exactly or not at all, and in no list, frame or log.

All numbers are from the Swedish Tax Agency's published test data.
"""

import datetime as dt
import json
from dataclasses import replace

import pytest
from cryptography.fernet import Fernet, InvalidToken
from flask import Flask
from sqlalchemy import delete, select, text

from fact_board import create_app
from fact_board.access.audience import WALL_MODES, Audience
from fact_board.audit.models import TrailRow
from fact_board.columns import new_id
from fact_board.config import Config
from fact_board.errors import Invalid, Misconfigured
from fact_board.extensions import db
from fact_board.live import changes
from fact_board.live.models import Event
from fact_board.patients.models import KnownTo
from fact_board.patients.personal_numbers.models import PersonalNumber
from fact_board.patients.personal_numbers.rotation import rotate
from fact_board.patients.personal_numbers.rules import in_full
from fact_board.patients.personal_numbers.sealing import NumberKeys, Place
from tests.board.conftest import Screen, Stage, maria, sign_in, stage
from tests.conftest import NUMBER_KEY, SECRET, make_config

__all__ = ["maria", "stage"]

NUMBER, OTHER = "199001012385", "200002292399"
TODAY = dt.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("19900101-2385", NUMBER),
        ("199001012385", NUMBER),
        (" 900101-2385 ", NUMBER),
        ("9001012385", NUMBER),
        ("000229-2399", OTHER),
        ("000101+9801", "190001019801"),
        ("202601612381", "202601612381"),  # a coordination number: day 61 is the 1st
    ],
)
def test_a_number_is_understood_as_it_is_usually_written(typed: str, number: str) -> None:
    assert in_full(typed, TODAY) == number


@pytest.mark.parametrize(
    "typed",
    [
        "", "1990", "19900101-238", "19900101-2386", "199013012385", "199002302385", "19900101-238a",
        "000229+2399", "20260161-23812", "19900101+2385", "١٩٩٠٠١٠١٢٣٨٥", "199001012385; --",
    ],
)  # fmt: skip
def test_what_can_be_no_number_is_refused(typed: str) -> None:
    with pytest.raises(Invalid, match=r"personal_number\.malformed"):
        in_full(typed, TODAY)


def test_nobody_is_born_tomorrow() -> None:
    assert in_full("202402292383", TODAY) == "202402292383"
    with pytest.raises(Invalid):
        in_full("202402292383", dt.date(2024, 2, 28))


def put(screen: Screen, stage: Stage, number: str = NUMBER, name: str = "Ismail") -> int:
    path = f"/patients/{stage.ids[name]}/personal-number"
    return screen.send(path, {"number": number}, method="PUT").status_code


def got(screen: Screen, stage: Stage) -> str | None:
    answer = screen.get(f"/patients/{stage.ids['Ismail']}/personal-number")
    assert answer.status_code == 200
    number: str | None = answer.json["number"]  # type: ignore[index]
    return number


def looked_up(screen: Screen, number: str) -> list[str]:
    answer = screen.send("/personal-number-lookup", {"number": number})
    assert answer.status_code == 200, answer.json
    found: list[str] = answer.json["patients"]  # type: ignore[index]
    return found


def forget(app: Flask, stage: Stage, name: str = "Ismail") -> None:
    """The municipality never heard of the person."""
    with app.app_context():
        of_both = KnownTo.patient_id == stage.ids[name]
        db.session.execute(
            delete(KnownTo).where(of_both, KnownTo.party_id == stage.world.parties["municipality"])
        )
        db.session.commit()


def test_it_is_written_read_found_and_taken_away(stage: Stage, maria: Screen) -> None:
    assert got(maria, stage) is None
    assert put(maria, stage, "900101-2385") == 200
    assert put(maria, stage, NUMBER) == 200, "the same again changes nothing"
    assert got(maria, stage) == NUMBER
    assert looked_up(maria, "19900101-2385") == [str(stage.ids["Ismail"])]
    assert looked_up(maria, OTHER) == []
    assert put(maria, stage, OTHER) == 409, "nothing is overwritten"
    assert put(maria, stage, NUMBER, "Hanna") == 409, "a colleague is told that two people have one number"
    assert maria.send(f"/patients/{stage.ids['Ismail']}/personal-number/removal").status_code == 200
    assert (got(maria, stage), looked_up(maria, NUMBER)) == (None, [])


def test_another_party_neither_reads_nor_finds_it(app: Flask, stage: Stage, maria: Screen) -> None:
    """Not even one that has the person, and the same number, in its own books."""
    boris = sign_in(app, stage.world, "boris")
    assert put(maria, stage) == 200
    assert (got(boris, stage), looked_up(boris, NUMBER)) == (None, [])
    removal = boris.send(f"/patients/{stage.ids['Ismail']}/personal-number/removal")
    assert removal.status_code == 404
    assert put(boris, stage) == 200
    with app.app_context():
        rows = db.session.scalars(select(PersonalNumber)).all()
        assert len({row.blind_index for row in rows}) == 2, "the index of one party tells another nothing"
    assert looked_up(boris, NUMBER) == [str(stage.ids["Ismail"])]


def test_a_party_writes_nothing_about_somebody_it_does_not_know(
    app: Flask, stage: Stage, maria: Screen
) -> None:
    forget(app, stage)
    assert put(sign_in(app, stage.world, "boris"), stage) == 404


@pytest.mark.parametrize("number", ["1", "", None, 199001012385, ["199001012385"], {"a": 1}])
def test_a_number_is_a_text(stage: Stage, maria: Screen, number: object) -> None:
    for path, method in (
        (f"/patients/{stage.ids['Ismail']}/personal-number", "PUT"),
        ("/personal-number-lookup", "POST"),
    ):
        answer = maria.send(path, {"number": number}, method=method)
        assert answer.status_code == 422
        assert "number" in answer.json["fields"]  # type: ignore[index]


def test_openings_and_questions_are_logged_also_those_without_an_answer(
    app: Flask, stage: Stage, maria: Screen
) -> None:
    put(maria, stage)
    got(maria, stage)
    looked_up(maria, NUMBER)
    looked_up(maria, OTHER)
    with app.app_context():
        rows = db.session.scalars(select(TrailRow).order_by(TrailRow.at)).all()
        told = [(row.kind, row.patient_id, row.shown) for row in rows if "number" in row.kind]
    ismail = stage.ids["Ismail"]
    assert told == [
        ("personal_number", ismail, []),
        ("number_lookup", None, [str(ismail)]),
        ("number_lookup", None, []),
    ]


def test_it_is_in_no_frame_list_page_or_event(app: Flask, stage: Stage, maria: Screen) -> None:
    put(maria, stage)
    paths = ("/changes", f"/patients/{stage.ids['Ismail']}", "/answers", "/caseload", "/presence")
    said = [maria.get(path).text for path in paths] + [maria.client.get("/").text]
    with app.app_context():
        party = stage.world.parties["region"]
        audiences = [Audience(stage.world.team_id, party_id=party)]
        audiences += [Audience(stage.world.team_id, wall=mode) for mode in WALL_MODES]
        said += [json.dumps(changes.changes_since(audience, None), default=str) for audience in audiences]
        said += [json.dumps(event.facts) for event in db.session.scalars(select(Event))]
        said.append(" ".join(map(str, db.session.execute(text("select * from personal_number")).all())))
    assert not any(part in words for words in said for part in (NUMBER, "9001012385", "900101-2385"))


def test_a_fingerprint_cannot_be_tried_against(app: Flask, stage: Stage, maria: Screen) -> None:
    """The event keeps one of the request's body; without the key a number could be guessed from it."""
    from hashlib import sha256

    path = f"/patients/{stage.ids['Ismail']}/personal-number"
    put(maria, stage)
    guess = sha256(f'PUT /api/teams/{stage.world.team_id}{path} {{"number":"{NUMBER}"}}'.encode()).hexdigest()
    with app.app_context():
        kept = set(db.session.scalars(select(Event.fingerprint)))
    assert guess not in kept


def test_without_keys_there_are_no_routes(database_url: str) -> None:
    app = create_app(replace(make_config(database_url), personal_number_keys=()))
    assert not [rule.rule for rule in app.url_map.iter_rules() if "personal-number" in rule.rule]
    assert "personal-number" not in app.test_client().get("/api/openapi.json").text
    with app.app_context():
        db.engine.dispose()


def test_new_keys_open_what_the_old_sealed_and_seal_it_anew(app: Flask, stage: Stage, maria: Screen) -> None:
    put(maria, stage)
    new = Fernet.generate_key().decode()
    with app.app_context():
        row = db.session.scalars(select(PersonalNumber)).one()
        place, sealed = Place(row.party_id, row.patient_id), row.sealed
        assert rotate(NumberKeys.of([new, NUMBER_KEY], SECRET + "2")) == 1
        db.session.rollback()
        anew = db.session.scalars(select(PersonalNumber)).one()
        keys = NumberKeys.of([new], SECRET + "2")
        assert keys.unseal(place, anew.sealed) == NUMBER
        assert anew.blind_index == keys.blind(place.party_id, NUMBER)
        with pytest.raises(InvalidToken):
            keys.unseal(place, sealed)


def test_the_command_needs_keys_and_tells_how_many(app: Flask, stage: Stage, maria: Screen) -> None:
    put(maria, stage)
    said = app.test_cli_runner().invoke(args=["rotate-personal-numbers"])
    assert said.output == "1 personal numbers are sealed with the newest key.\n"
    assert NUMBER not in said.output


def test_a_sealed_number_does_not_open_in_another_place() -> None:
    keys, place = NumberKeys.of([NUMBER_KEY], SECRET), Place(new_id(), new_id())
    sealed = keys.seal(place, NUMBER)
    assert keys.unseal(place, sealed) == NUMBER
    with pytest.raises(ValueError, match="moved"):
        keys.unseal(Place(place.party_id, new_id()), sealed)


OWN = {
    "DATABASE_URL": "sqlite:///x",
    "FACT_SECRET": "a" * 40,
    "FACT_PASSWORD_SALT": "b" * 40,
    "FACT_LOG_KEYS": "one:" + "d" * 40,
}
KEYS = {"FACT_PERSONAL_NUMBER_KEYS": NUMBER_KEY, "FACT_PERSONAL_NUMBER_INDEX_KEY": "c" * 40}


def test_the_settings_are_off_whole_or_refused() -> None:
    assert Config.from_environment(OWN).personal_number_keys == ()
    assert Config.from_environment(OWN | KEYS).personal_number_keys == (NUMBER_KEY,)
    for wrong in (
        {**KEYS, "FACT_PERSONAL_NUMBER_KEYS": "short"},
        {**KEYS, "FACT_PERSONAL_NUMBER_INDEX_KEY": ""},
        {**KEYS, "FACT_DEMO": "1"},
    ):
        with pytest.raises(Misconfigured, match="FACT_PERSONAL_NUMBER"):
            Config.from_environment(OWN | wrong)


def test_settings_do_not_print_their_secrets() -> None:
    printed = repr(Config.from_environment({**OWN, **KEYS, "DATABASE_URL": "postgresql://u:hush@h/d"}))
    assert not any(
        secret in printed for secret in ("a" * 40, "b" * 40, "c" * 40, "d" * 40, NUMBER_KEY, "hush")
    )
