"""A morning with everything in it: 25 on the board, three nominated, one closed to the municipality."""

from fact_board.columns import new_id
from fact_board.patients.actions import enrol_patient
from fact_board.teams.actions import add_party
from tests.board.conftest import Stage
from tests.board.team_at_work import finish, in_days, nominate, place, start, task
from tests.outside.conftest import SOCIAL_SERVICES, employ
from tests.world import World, build_world

RED = ("Ada Berg", "Bo Dahl", "Cia Ek", "Dan Falk")
CALM = (
    "Eva Gren", "Frej Holm", "Gun Isberg", "Hugo Jern", "Ida Kihl", "Jan Lind", "Kaj Mark", "Lo Nord",
    "My Orre", "Nils Palm", "Olga Quist", "Per Ros", "Rut Sand", "Siv Tall", "Tor Uhr", "Ulf Vik",
    "Vera Wall", "Ylva Zorn", "Åsa Alm", "Örjan Bro",
)  # fmt: skip
CLOSED = "Moa Sten"
NOMINATED = ("Nina Ask", "Otto Bly", "Pia Cron")  # by Samira outside the team, by Maria, by Boris
SAID = "öppnar inte"


def build_morning(name: str) -> Stage:
    """Nobody has begun today's meeting yet."""
    world = build_world((*RED, *CALM, *NOMINATED[1:]), name=name)
    _enrol_closed(world)
    _let_an_outsider_in(world)
    start(world)
    for person in RED:
        place(world, person, into="crisis")
        task(world, person, text="Ring i dag", due_on=in_days(1))
    for person in (*CALM, CLOSED):
        place(world, person, into="long_term", urgency="green")
    finish(world)
    for person, by in zip(NOMINATED, ("samira", "maria", "boris"), strict=True):
        nominate(world, person, by=by, urgency="amber", text=SAID)
    return Stage(world)


def _enrol_closed(world: World) -> None:
    """Known to the region alone."""
    world.people[CLOSED] = new_id()
    enrol_patient(
        world.team,
        id=world.people[CLOSED],
        name=CLOSED,
        birth_year=1991,
        contact=world.staff("maria"),
        primary=world.staff("maria"),
        by=world.member("maria"),
    )


def _let_an_outsider_in(world: World) -> None:
    """Samira of the social services, who nominates a client of hers; all parties tell each other of him."""
    person = NOMINATED[0]
    world.parties["social"] = new_id()
    facts = {"name": SOCIAL_SERVICES, "short": "Socialtjänst", "principal": "municipality"}
    add_party(world.team, id=world.parties["social"], **facts, by=None)
    employ(world, "samira", "Samira Nour", "nominator", "social")
    world.people[person] = new_id()
    enrol_patient(
        world.team,
        id=world.people[person],
        name=person,
        birth_year=1971,
        contact=world.staff("samira"),
        by=world.member("samira"),
    )
    for party in ("region", "municipality"):
        world.share(person, "samira", to=party)
    world.share(person, "maria", to="social")
    world.share(person, "maria", to="municipality")
