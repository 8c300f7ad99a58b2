"""What somebody has, needs, and that it was gone through; by whom it is seen."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.board.actions.wrong_person import hide_row
from fact_board.columns import new_id
from fact_board.coordination.services.actions import (
    Given,
    Lacking,
    add_kind,
    add_need,
    add_service,
    change_kind,
    close_need,
    correct_need,
    correct_service,
    end_service,
    map_services,
    reopen_need,
)
from fact_board.coordination.services.kinds import SEEDS
from fact_board.coordination.services.models import Need, Service, ServiceKind, ServiceMapping
from fact_board.coordination.services.queries import kinds_of, known_of_team
from fact_board.errors import Conflict, Invalid, NotFound
from fact_board.extensions import db
from tests.board.conftest import sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases


def kind(world: World, label: str = "Boendestöd") -> ServiceKind:
    return next(each for each in kinds_of(world.team_id) if each.label == label)


def has(world: World, label: str = "Boendestöd", *, by: str = "maria", **rest: Any) -> Service:
    id_ = new_id()
    given = Given(kind(world, label).id, **rest)
    add_service(world.patient("Ismail"), given, id=id_, by=world.member(by))
    return db.session.get_one(Service, id_)


def needs(world: World, label: str = "Sysselsättning", *, by: str = "maria") -> Need:
    id_ = new_id()
    lacking = Lacking(kind(world, label).id, "queue", "", clock.today())
    add_need(world.patient("Ismail"), lacking, id=id_, by=world.member(by))
    return db.session.get_one(Need, id_)


def test_a_team_begins_with_the_kinds_of_the_mapping(world: World) -> None:
    kinds = kinds_of(world.team_id)
    assert [each.label for each in kinds] == [seed.label for seed in SEEDS]
    assert {each.label for each in kinds if not each.is_active} == {
        "God man",
        "Öppenvårdshuset Gustav",
        'Ungdomsgrupp "Valet"',
    }


def test_a_service_is_written_down_corrected_and_ended(world: World) -> None:
    service, today = has(world, provider="Hemma AB"), clock.today()
    again = Given(service.kind_id, provider="Stöd AB", owner_id=world.staff_ids["boris"], from_on=today)
    correct_service(service, again, by=world.member("boris"))
    receipt = end_service(service, on=today, by=world.member("maria"))
    assert (service.provider, service.to_on, service.version) == ("Stöd AB", today, receipt.seq)
    assert end_service(service, on=today, by=world.member("maria")).event is None
    with pytest.raises(Invalid, match=r"span\.ends_before_start"):
        end_service(service, on=today - dt.timedelta(days=1), by=world.member("maria"))


def test_a_need_is_met_by_a_service_and_counts_once(world: World) -> None:
    need, id_ = needs(world), new_id()
    add_service(world.patient("Ismail"), Given(need.kind_id), id=id_, meets=need, by=world.member("lina"))
    assert (need.closed_how, need.closed_on) == ("met", clock.today())
    with pytest.raises(Conflict, match=r"need\.closed"):
        close_need(need, how="gone", by=world.member("maria"))
    reopen_need(need, by=world.member("maria"))
    assert need.closed_on is None
    correct_need(need, Lacking(need.kind_id, "refused", "", clock.today()), by=world.member("maria"))
    assert need.reason == "refused"


def test_what_stands_on_the_wrong_person_is_gone_and_changes_no_more(world: World) -> None:
    service, need = has(world), needs(world)
    hide_row(service, by=world.member("maria"))
    hide_row(need, by=world.member("maria"))
    ismail = known_of_team(world.team_id)[world.patient("Ismail").id]
    assert (ismail.has, ismail.needs, ismail.ever) == (frozenset(), frozenset(), frozenset())
    with pytest.raises(NotFound):
        end_service(service, on=clock.today(), by=world.member("maria"))
    with pytest.raises(NotFound):
        close_need(need, how="met", by=world.member("maria"))


def test_each_party_says_when_it_went_through_the_services(world: World) -> None:
    for name in ("maria", "boris", "maria"):
        map_services(world.patient("Ismail"), on=clock.today(), by=world.member(name))
    assert len(db.session.scalars(select(ServiceMapping)).all()) == 2
    with pytest.raises(Invalid, match=r"date\.in_future"):
        map_services(
            world.patient("Ismail"), on=clock.today() + dt.timedelta(days=1), by=world.member("maria")
        )


def test_going_through_them_again_moves_the_day_and_says_who(world: World) -> None:
    earlier = clock.today() - dt.timedelta(days=30)
    map_services(world.patient("Ismail"), on=earlier, by=world.member("maria"))
    map_services(world.patient("Ismail"), on=clock.today(), by=world.member("sara"))
    [mapping] = db.session.scalars(select(ServiceMapping))
    assert (mapping.mapped_on, mapping.by_id) == (clock.today(), world.staff_ids["sara"])


def test_the_leader_keeps_the_list_and_no_name_stands_twice(world: World) -> None:
    karin, id_ = world.member("karin"), new_id()
    add_kind(world.team, id=id_, label="Fotvård", principal="region", by=karin)
    added = db.session.get_one(ServiceKind, id_)
    assert kinds_of(world.team_id)[-1] is added
    with pytest.raises(Invalid, match=r"service_kind\.exists"):
        add_kind(world.team, id=new_id(), label="fotvård", principal=None, by=karin)
    change_kind(added, label="Fotvård", position=0, is_active=False, principal=None, by=karin)
    assert (added.is_active, added.principal) == (False, None)


@pytest.mark.parametrize(
    ("scopes", "sees"), [((), False), (("status", "contacts", "notes"), False), (("plans",), True)]
)
def test_another_party_sees_it_with_the_scope_of_plans_alone(
    app: Flask, scopes: tuple[str, ...], sees: bool
) -> None:
    with app.app_context():
        world = build_world(is_shared=False)
        world.share("Ismail", "maria", to="municipality", scopes=scopes or ("status",))
        service, need = has(world).id, needs(world).id
        map_services(world.patient("Ismail"), on=clock.today(), by=world.member("maria"))
    ismail = world.people["Ismail Kardelen"]
    told = sign_in(app, world, "boris").get(f"/patients/{ismail}/services").get_json()
    assert [row["id"] for row in told["services"]] == ([str(service)] if sees else [])
    assert [row["id"] for row in told["needs"]] == ([str(need)] if sees else [])
    assert len(told["mapped"]) == sees
    end = sign_in(app, world, "boris").send(
        f"/services/{service}/end", {"on": clock.today().isoformat()}, version=0
    )
    assert end.status_code == (412 if sees else 404)


def test_over_http_a_wrong_kind_and_a_stranger_as_owner_are_told_at_their_fields(app: Flask) -> None:
    with app.app_context():
        world = build_world()
        boende = str(kind(world).id)
    maria, ismail = sign_in(app, world, "maria"), world.people["Ismail Kardelen"]
    for field, body in (
        ("kind", {"kind": str(new_id())}),
        ("owner", {"kind": boende, "owner": str(new_id())}),
    ):
        answer = maria.send(f"/patients/{ismail}/services", {"id": str(new_id()), **body})
        assert (answer.status_code, list(answer.get_json()["fields"])) == (422, [field])
    assert maria.send("/service-kinds", {"id": str(new_id()), "label": "Fotvård"}).status_code == 404
    karin = sign_in(app, world, "karin")
    assert karin.send("/service-kinds", {"id": str(new_id()), "label": "Fotvård"}).status_code == 201
