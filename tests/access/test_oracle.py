"""Three parties, everybody acting at random: screens, snapshots and the oracle agree on every person."""

import datetime as dt
import os
import random
import uuid
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete

from fact_board import action, clock
from fact_board.access import actions as access
from fact_board.access.audience import WALL_MODES, Audience
from fact_board.access.models import LegalBasis
from fact_board.action import Receipt
from fact_board.columns import new_id
from fact_board.errors import DomainError
from fact_board.extensions import db
from fact_board.live import changes, publish
from fact_board.meeting.drafts import save_draft
from fact_board.patients import actions as patients
from fact_board.patients.models import KnownTo
from fact_board.teams.actions import THE_HOUSE, add_membership, add_party, add_staff
from tests.access.oracle import Everything, Oracle, differences
from tests.live.storyteller import Storyteller
from tests.live.test_replay import START, Screens, run_reducer
from tests.world import World, build_world

pytestmark = pytest.mark.both_databases

SIZE = int(os.environ.get("FACT_TEST_SOAK", "1"))
SEEDS = range(2 * SIZE)
STEPS = 80
SOCIAL_STAFF = (("sofia", "Sofia Nord", "leader"), ("sten", "Sten Ahl", "member"))


def add_social_services(world: World) -> None:
    """A third party in the team: social services, with two who work there."""
    world.parties["social"] = new_id()
    add_party(
        world.team,
        id=world.parties["social"],
        name="Socialtjänsten",
        short="Soc",
        principal="municipality",
        by=None,
    )
    for first, full, role in SOCIAL_STAFF:
        world.staff_ids[first], world.members[first] = new_id(), new_id()
        add_staff(THE_HOUSE, id=world.staff_ids[first], name=full, by=None)
        add_membership(
            world.team,
            world.staff(first),
            id=world.members[first],
            party=world.parties["social"],
            profession="social_worker",
            role=role,
            fte=Decimal("1.0"),
            starts_on=clock.today(),
            by=None,
        )


class SecretiveTeam(Storyteller):
    """The same work, with more said about who may see what, and people whom several already have."""

    def verbs(self) -> list[Callable[[], Receipt]]:
        about_sight = [self.give, self.give, self.withdraw_basis, self.enrol_known, self.bar, self.lift_bar]
        return super().verbs() + about_sight * 4 + [self.meet, self.take_up, self.unchanged, self.part] * 3

    def other_party(self) -> uuid.UUID:
        return self.rng.choice([id_ for id_ in self.world.parties.values() if id_ != self.actor.party_id])

    def enrol_known(self) -> Receipt:
        """Somebody whom another party may have already, and with it nobody knows what."""
        other = self.some_books()
        return patients.enrol_patient(
            self.world.team,
            id=new_id(),
            name=other.name,
            birth_year=other.birth_year,
            contact=self.actor.staff,
            by=self.actor,
        )

    def type_something(self) -> None:
        """Somebody types, which is no event."""
        with clock.at(self.now):
            self.actor_id = self.member().id
            try:
                save_draft(self.patient(), self.words(), by=self.actor)
            except DomainError as error:
                self.refused["type_something"] = error.key
            finally:
                db.session.rollback()

    def some_books(self) -> KnownTo:
        rows = db.session.query(KnownTo).filter_by(team_id=self.world.team_id).all()
        return self.one_of(sorted(rows, key=lambda row: (row.name, row.party_id.hex)))

    def bar(self) -> Receipt:
        barred = self.one_of([name for name in ("lina", "sten") if self.is_of_own_party(name)])
        return access.bar_staff(self.patient(), self.world.staff(barred), id=new_id(), by=self.actor)

    def withdraw_basis(self) -> Receipt:
        own = self.actor.party_id
        basis = self.some(
            LegalBasis,
            LegalBasis.ended_at.is_(None),
            (LegalBasis.party_id == own) | (LegalBasis.to_party_id == own),
        )
        return access.withdraw_basis(basis, by=self.actor)


@pytest.fixture
def world(app: Flask) -> Iterator[World]:
    with app.app_context(), clock.at(START):
        founded = build_world()
        add_social_services(founded)
    with app.app_context():
        yield founded
        db.session.rollback()
        action.publish_with(publish.publish)


class Rooms(Screens):
    """Every room there may be: three parties, the walls, and one for each who is barred from somebody."""

    def __init__(self, world: World, rng: random.Random) -> None:
        super().__init__(world, rng)
        self.team_id = world.team_id
        self.audiences = {name: Audience(world.team_id, party_id=id_) for name, id_ in world.parties.items()}
        for name, party in (("lina", "municipality"), ("sten", "social")):
            self.audiences[name] = Audience(
                world.team_id, party_id=world.parties[party], staff_id=world.staff_ids[name]
            )
        self.audiences |= {f"wall-{mode}": Audience(world.team_id, wall=mode) for mode in WALL_MODES}
        region = world.parties["region"]  # the wall while part 2 of a meeting is the region's
        self.audiences["wall in part 2"] = Audience(world.team_id, wall="initials", party_id=region)

    def disagreements(self) -> list[str]:
        """Where what is drawn now differs from what the oracle says."""
        has, found = Everything(self.team_id), []
        for name, audience in self.audiences.items():
            drawn = [t for t in changes.changes_since(audience, None)["put"] if t["kind"] == "patient"]
            db.session.rollback()
            oracle = Oracle(
                has, clock.now(), party=audience.party_id, wall=audience.wall, staff=audience.staff_id
            )
            found += [f"{name}: {each}" for each in differences(drawn, oracle.people())]
        return found


@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_every_screen_agrees_with_the_oracle(world: World, root: Path, seed: int) -> None:
    story = SecretiveTeam(world, seed, START)
    rooms = Rooms(world, random.Random(seed))
    told: list[Receipt] = []
    action.publish_with(told.append)
    with clock.at(START):
        rooms.load()
        assert rooms.disagreements() == []
    for index in range(STEPS):
        if index % 20 == 19:
            story.now += dt.timedelta(hours=17)  # bases end by themselves
        story.step()
        if index % 13 == 12:
            story.type_something()
            with clock.at(story.now):
                rooms.load()  # a typed text is no change: its own frames carry it
        with clock.at(story.now):
            late = rooms.disagreements() if index % 20 == 19 else []  # before time acts: no late tick leaks
            assert late == [], f"seed {seed}, step {index}: {late[:5]}"
        story.pass_time()
        with clock.at(story.now):
            for receipt in told:
                rooms.frame(receipt)
            told.clear()
            if index % 10 == 9:
                wrong = rooms.disagreements()
                assert wrong == [], f"seed {seed}, step {index}: {wrong[:5]}"
                rooms.check(everywhere=index + 1 == STEPS)
    unequal = [answer for answer in run_reducer(root, rooms.lines) if not answer["equal"]]
    assert unequal == [], f"seed {seed}: {[answer['screen'] for answer in unequal]} {unequal[0]}"


def test_the_oracle_notices_a_basis_that_is_gone(world: World) -> None:
    """The oracle itself breaks when the rows say something else: it is no copy of the answer."""
    rooms = Rooms(world, random.Random(0))
    town = rooms.audiences["municipality"]
    with clock.at(START):
        drawn = [t for t in changes.changes_since(town, None)["put"] if t["kind"] == "patient"]
        db.session.rollback()
        db.session.execute(delete(LegalBasis))
        db.session.commit()
        oracle = Oracle(Everything(world.team_id), clock.now(), party=town.party_id)
        assert any("contacts" in each for each in differences(drawn, oracle.people()))


def test_a_verb_nobody_refuses_is_told(world: World) -> None:
    """The team above does act between parties: its own verbs are not all refused."""
    story = SecretiveTeam(world, 3, START)
    done: set[str] = set()
    for _ in range(60):
        with clock.at(story.now):
            story.actor_id = story.member().id
            for verb in (story.enrol_known, story.give, story.withdraw_basis, story.bar):
                try:
                    verb()
                    done.add(verb.__name__)
                except DomainError:
                    pass
                finally:
                    db.session.rollback()
        if len(done) == 4:
            break
    assert done == {"enrol_known", "give", "withdraw_basis", "bar"}
