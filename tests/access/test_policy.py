"""Who may see what, as truth tables: each row is a sentence, and no database is asked."""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from fact_board.access.audience import Audience
from fact_board.access.policy import FULL, NONE, Sight, holds, may_place, scopes_between
from fact_board.access.rules import check_basis
from fact_board.errors import Invalid

REGION, TOWN, SOCIAL = (uuid.UUID(int=n) for n in (1, 2, 3))
TEAM, SOMEONE, ANOTHER = (uuid.UUID(int=n) for n in (9, 21, 22))
NOW = dt.datetime(2026, 11, 19, 12, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 19)
DAY, SECOND = dt.timedelta(days=1), dt.timedelta(seconds=1)


@dataclass
class Given:
    """A basis in plain values: the region tells the town, since yesterday and until tomorrow."""

    party_id: uuid.UUID = REGION
    to_party_id: uuid.UUID = TOWN
    kind: str = "consent"
    scopes: list[str] = field(default_factory=lambda: ["status", "contacts"])
    given_on: dt.date = TODAY - DAY
    valid_until: dt.date | None = TODAY + DAY
    ended_at: dt.datetime | None = None


CONSENT = Given()
BLOCK = Given(kind="block", scopes=[], valid_until=None)
BACK = replace(CONSENT, party_id=TOWN, to_party_id=REGION)


@pytest.mark.parametrize(
    ("given_on", "valid_until", "ended_at", "expected"),
    [
        (TODAY - DAY, TODAY + DAY, None, True),
        (TODAY, TODAY, None, True),  # the first and the last day are included
        (TODAY + DAY, TODAY + DAY, None, False),  # not yet
        (TODAY - 2 * DAY, TODAY - DAY, None, False),  # over
        (TODAY - DAY, None, None, True),  # a block has no end
        (TODAY - DAY, TODAY + DAY, NOW, False),  # withdrawn this very moment
        (TODAY - DAY, TODAY + DAY, NOW - DAY, False),
        (TODAY - DAY, TODAY + DAY, NOW + SECOND, True),
        (TODAY + DAY, TODAY + 2 * DAY, NOW + SECOND, False),
    ],
)
def test_a_basis_holds_from_its_first_day_to_its_last(
    given_on: dt.date, valid_until: dt.date | None, ended_at: dt.datetime | None, expected: bool
) -> None:
    basis = Given(given_on=given_on, valid_until=valid_until, ended_at=ended_at)
    assert holds(basis, NOW) is expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (dt.datetime(2026, 11, 19, 22, 59, 59, tzinfo=dt.UTC), True),  # 23:59:59 in Stockholm
        (dt.datetime(2026, 11, 19, 23, 0, 0, tzinfo=dt.UTC), False),  # midnight there, not yet in UTC
        (dt.datetime(2026, 11, 18, 22, 59, 59, tzinfo=dt.UTC), False),
        (dt.datetime(2026, 11, 18, 23, 0, 0, tzinfo=dt.UTC), True),
    ],
)
def test_the_day_is_the_teams_not_greenwichs(now: dt.datetime, expected: bool) -> None:
    assert holds(Given(given_on=TODAY, valid_until=TODAY), now) is expected


@pytest.mark.parametrize("kind", ["consent", "osl_25_12", "osl_26_9", "incapable", "emergency"])
def test_every_kind_of_basis_opens_its_scopes(kind: str) -> None:
    basis = Given(kind=kind, scopes=["notes"])
    assert scopes_between(REGION, TOWN, [basis], NOW) == {"notes"}


NOTES = replace(CONSENT, kind="incapable", scopes=["notes"])
OVER = replace(CONSENT, valid_until=TODAY - DAY)
WITHDRAWN = replace(CONSENT, ended_at=NOW - SECOND)
OLD_BLOCK = replace(BLOCK, ended_at=NOW - SECOND)
ALL = replace(CONSENT, scopes=sorted(FULL))


@pytest.mark.parametrize(
    ("owner", "party", "bases", "expected"),
    [
        (REGION, REGION, [], FULL),
        (REGION, REGION, [BLOCK], FULL),  # nobody is closed off from what they wrote themselves
        (REGION, TOWN, [], NONE),
        (REGION, TOWN, [CONSENT], {"status", "contacts"}),
        (REGION, TOWN, [CONSENT, NOTES], {"status", "contacts", "notes"}),
        (REGION, TOWN, [ALL], FULL),
        (REGION, TOWN, [OVER], NONE),
        (REGION, TOWN, [WITHDRAWN], NONE),
        (REGION, TOWN, [WITHDRAWN, NOTES], {"notes"}),
        (REGION, TOWN, [CONSENT, BLOCK], NONE),  # a no is stronger than every yes
        (REGION, TOWN, [BLOCK, ALL, NOTES], NONE),
        (REGION, TOWN, [CONSENT, OLD_BLOCK], {"status", "contacts"}),
        (REGION, TOWN, [BACK], NONE),  # what I tell you says nothing of what you tell me
        (TOWN, REGION, [CONSENT], NONE),
        (REGION, TOWN, [CONSENT, replace(BLOCK, party_id=TOWN, to_party_id=REGION)], {"status", "contacts"}),
        (REGION, SOCIAL, [CONSENT, BACK], NONE),  # and nothing of a third
        (REGION, SOCIAL, [replace(ALL, to_party_id=SOCIAL), BLOCK], FULL),
        (REGION, TOWN, [replace(CONSENT, scopes=["all", "everything"])], NONE),  # not a scope
        (REGION, TOWN, [replace(CONSENT, scopes=[])], NONE),
    ],
)  # fmt: skip
def test_scopes_between_two_parties(
    owner: uuid.UUID, party: uuid.UUID, bases: list[Given], expected: Collection[str]
) -> None:
    assert scopes_between(owner, party, bases, NOW) == expected


def seen(audience: Audience, bases: Collection[Any] = (), **rest: Any) -> Sight:
    return Sight(audience, bases, rest.pop("known_to", (REGION, TOWN)), NOW, **rest)


REGIONS = Audience(TEAM, party_id=REGION)
TOWNS = Audience(TEAM, party_id=TOWN)
SOCIALS = Audience(TEAM, party_id=SOCIAL)
WALL = Audience(TEAM, wall="code")
TO_SOCIAL = replace(ALL, to_party_id=SOCIAL)
FROM_TOWN_TO_SOCIAL = replace(ALL, party_id=TOWN, to_party_id=SOCIAL)


@pytest.mark.parametrize(
    ("in_the_room", "bases", "of_region", "of_town"),
    [
        ((), [ALL, replace(BACK, scopes=sorted(FULL))], NONE, NONE),  # an empty room may see nothing
        ((REGION,), [], FULL, NONE),
        ((TOWN,), [CONSENT], {"status", "contacts"}, FULL),
        ((REGION, TOWN), [], NONE, NONE),
        ((REGION, TOWN), [CONSENT], {"status", "contacts"}, NONE),
        ((REGION, TOWN), [CONSENT, BACK], {"status", "contacts"}, {"status", "contacts"}),
        ((REGION, TOWN), [CONSENT, BLOCK], NONE, NONE),
        ((REGION, TOWN, SOCIAL), [ALL], NONE, NONE),  # the third in the room may not see it
        ((REGION, TOWN, SOCIAL), [CONSENT, TO_SOCIAL], {"status", "contacts"}, NONE),
        ((REGION, TOWN, SOCIAL), [BACK, FROM_TOWN_TO_SOCIAL], NONE, {"status", "contacts"}),
    ],
)
def test_a_wall_shows_what_everybody_in_the_room_may_see(
    in_the_room: tuple[uuid.UUID, ...],
    bases: list[Given],
    of_region: Collection[str],
    of_town: Collection[str],
) -> None:
    wall = seen(WALL, bases, parties=in_the_room)
    assert (wall.of(REGION), wall.of(TOWN)) == (of_region, of_town)


@dataclass
class Books:
    """What a party's books say of a protected identity."""

    party_id: uuid.UUID
    protected_kind: str | None = "marked"


@pytest.mark.parametrize(
    ("audience", "bases", "books", "expected"),
    [
        (REGIONS, [], [Books(REGION)], True),
        (REGIONS, [], [Books(REGION, None)], False),
        (TOWNS, [], [Books(REGION), Books(TOWN, None)], False),  # the other party's, and not told
        (TOWNS, [CONSENT], [Books(REGION), Books(TOWN, None)], True),
        (TOWNS, [replace(CONSENT, scopes=["contacts"])], [Books(REGION)], False),  # a matter of status
        (TOWNS, [CONSENT, BLOCK], [Books(REGION)], False),
        (WALL, [], [Books(REGION)], True),  # on a wall nobody's name slips out
        (replace(TOWNS, wall="name"), [], [Books(REGION)], False),  # part 2: the town is among themselves
        (replace(TOWNS, wall="name"), [], [Books(TOWN)], True),
        (WALL, [], [Books(REGION, None)], False),
    ],
)
def test_who_is_told_of_a_protected_identity(
    audience: Audience, bases: list[Given], books: list[Books], expected: bool
) -> None:
    assert seen(audience, bases).protects(books) is expected


@pytest.mark.parametrize(
    ("audience", "known_to", "barred", "expected"),
    [
        (REGIONS, (REGION,), (), True),
        (TOWNS, (REGION,), (), False),  # their party doesn't know the person: there is nobody
        (TOWNS, (), (), False),
        (SOCIALS, (REGION, TOWN), (), False),
        (WALL, (REGION,), (), True),
        (replace(TOWNS, staff_id=SOMEONE), (TOWN,), (), True),
        (replace(TOWNS, staff_id=SOMEONE), (TOWN,), (SOMEONE,), False),
        (replace(TOWNS, staff_id=SOMEONE), (TOWN,), (ANOTHER,), True),
        (replace(TOWNS, staff_id=SOMEONE), (REGION,), (), False),
        (TOWNS, (TOWN,), (SOMEONE,), True),  # the bar is one person's, not the party's
    ],
)
def test_who_is_there_at_all(
    audience: Audience, known_to: tuple[uuid.UUID, ...], barred: tuple[uuid.UUID, ...], expected: bool
) -> None:
    sight = seen(audience, [ALL], known_to=known_to, barred=barred, parties=(REGION, TOWN))
    assert sight.is_anybody is expected
    assert sight.sees(TOWN, "status") in ({expected} if audience.party_id == TOWN else {False})


@pytest.mark.parametrize(
    ("audience", "bases", "rest", "expected"),
    [
        (REGIONS, [], {}, False),
        (REGIONS, [], {"known_to": (REGION,)}, True),  # nobody else knows: nothing is closed
        (TOWNS, [ALL], {}, True),
        (TOWNS, [CONSENT], {}, False),
        (TOWNS, [ALL, BLOCK], {}, False),
        (TOWNS, [ALL], {"known_to": (REGION, TOWN, SOCIAL)}, False),
        (TOWNS, [], {"is_open": True}, True),
        (TOWNS, [BLOCK], {"is_open": True}, True),  # an emergency opens what was blocked: it is reviewed
    ],
)
def test_whether_the_person_is_seen_whole(
    audience: Audience, bases: list[Given], rest: dict[str, Any], expected: bool
) -> None:
    assert seen(audience, bases, **rest).is_whole is expected


def test_an_emergency_opens_nothing_for_who_is_barred() -> None:
    barred = seen(replace(TOWNS, staff_id=SOMEONE), is_open=True, barred=(SOMEONE,))
    assert not barred.sees(REGION, "status")


def test_what_belongs_to_no_party_is_the_teams() -> None:
    assert seen(TOWNS).of(None) == FULL


@pytest.mark.parametrize(
    ("bases", "rest", "expected"),
    [
        ([], {}, "team"),
        ([CONSENT], {}, "consent"),
        ([NOTES, CONSENT], {}, "consent"),
        ([NOTES], {}, "incapable"),
        ([OVER], {}, "team"),
        ([WITHDRAWN, NOTES], {}, "incapable"),
        ([BACK], {}, "team"),
        ([BLOCK], {}, "team"),
        ([CONSENT], {"is_open": True}, "emergency_access"),
    ],
)
def test_the_log_is_told_on_which_basis(bases: list[Given], rest: dict[str, Any], expected: str) -> None:
    assert seen(TOWNS, bases, **rest).basis == expected


@pytest.mark.parametrize(
    ("principal", "sees_region", "is_seen", "expected"),
    [
        ("region", False, False, True),
        ("region", True, True, True),
        ("municipality", False, False, False),
        ("municipality", True, False, False),
        ("municipality", False, True, False),
        ("municipality", True, True, True),
    ],
)
def test_who_may_put_someone_on_the_board(
    principal: str, sees_region: bool, is_seen: bool, expected: bool
) -> None:
    assert may_place(principal=principal, sees_region=sees_region, is_seen_by_region=is_seen) is expected


SOUND: dict[str, Any] = {
    "kind": "consent",
    "how": "oral",
    "scopes": ["status"],
    "necessity": "",
    "given_on": TODAY,
    "valid_until": TODAY + 180 * DAY,
    "principal": "region",
    "today": TODAY,
}
NEEDED: dict[str, Any] = {"how": None, "necessity": "Behövs för vården i natt."}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"how": "written"},
        {"given_on": TODAY - 31 * DAY, "valid_until": TODAY},
        {"given_on": TODAY, "valid_until": TODAY + 366 * DAY},
        {"kind": "osl_25_12", **NEEDED},
        {"kind": "osl_26_9", **NEEDED, "principal": "municipality"},
        {"kind": "incapable", **NEEDED, "valid_until": TODAY + 183 * DAY},
        {"kind": "emergency", **NEEDED, "valid_until": TODAY + 7 * DAY},
        {"kind": "block", "how": None, "scopes": [], "valid_until": None},
    ],
)
def test_a_sound_basis_is_taken(changes: dict[str, Any]) -> None:
    check_basis(**SOUND | changes)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"kind": "good_will"}, "basis.kind"),
        ({"how": None}, "basis.how_needed"),
        ({"how": "guessed"}, "basis.how_needed"),
        ({"kind": "incapable", **NEEDED, "necessity": "  "}, "basis.necessity_needed"),
        ({"kind": "emergency", **NEEDED, "necessity": ""}, "basis.necessity_needed"),
        ({"kind": "osl_25_12", "necessity": ""}, "basis.necessity_needed"),
        ({"kind": "osl_25_12", **NEEDED, "principal": "municipality"}, "basis.of_other_principal"),
        ({"kind": "osl_26_9", **NEEDED, "principal": "region"}, "basis.of_other_principal"),
        ({"scopes": []}, "basis.scopes_needed"),
        ({"scopes": ["status", "all"]}, "basis.scopes_needed"),
        ({"given_on": TODAY + DAY}, "basis.given_on"),
        ({"given_on": TODAY - 32 * DAY}, "basis.given_on"),
        ({"valid_until": None}, "basis.valid_until"),
        ({"valid_until": TODAY - DAY}, "basis.valid_until"),
        ({"valid_until": TODAY + 367 * DAY}, "basis.valid_until"),
        ({"kind": "incapable", **NEEDED, "valid_until": TODAY + 184 * DAY}, "basis.valid_until"),
        ({"kind": "emergency", **NEEDED, "valid_until": TODAY + 8 * DAY}, "basis.valid_until"),
    ],
)
def test_what_is_no_basis_is_refused(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_basis(**SOUND | changes)
    assert refused.value.key == key
