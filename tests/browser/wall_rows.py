"""Made-up rows as a wall is told them: any number of people, with or without a meeting."""

from typing import Any

Row = dict[str, Any]

TODAY = "2026-11-23"
NOW = f"{TODAY}T07:34:00Z"  # 08:34 in the team's zone
CATEGORIES = (
    ("crisis", "Krisförebyggande", "Crisis prevention"),
    ("short_term", "Kort intensiv period", "Short intensive period"),
    ("long_term", "Lång intensiv period", "Long intensive period"),
    ("avoiding", "Svår att nå", "Hard to reach"),
    ("admitted", "Inlagd", "Admitted"),
    ("discharged", "Nyutskriven", "Recently discharged"),
    ("detained", "Häkte eller institution", "Custody or institution"),
    ("new", "Ny i teamet", "New to the team"),
)
URGENCIES = ("red", "amber", "green", "green", "amber")
FIRST = ("Hanna", "Rami", "Abdirahman", "Åke", "Ulla", "Gösta", "Fatima", "Christoffer", "Bo")
LAST = ("Be", "Ös", "A", "Ek", "No", "Wa", "Fa", "Gr", "Sa", "Li")
STAFF = {"region": ("KL", "SÖ", "MB", "TN", "JA", "EH", "PR"), "municipality": ("BA", "LI", "NO", "FE")}
NOMINATED = 5
PROTECTED = 7  # the seventh on the board


def rows(
    people: int,
    *,
    mode: str = "name",
    meeting: bool = False,
    part: int = 1,
    shown: bool = False,
    done: int = 2,
) -> list[Row]:
    """A team with so many people on its board, some nominated, and two thirds with something to do today."""
    made = [_team(people, part if meeting else None), *_parties(), *_staff(), *_categories()]
    board = [_person(at, people) for at in range(people)]
    nominated = [_nominated(at) for at in range(people, people + min(NOMINATED, people))]
    if meeting:
        _take_up(board, done, shown)
    for at, person in enumerate([*board, *nominated]):
        person["label"] = person["label"] if person["is_protected"] else _label(at, mode)
    return [*made, *board, *nominated]


def snapshot(some: list[Row]) -> Row:
    """As the server says it from nothing."""
    return {"v": 1, "seq": 1, "mark": "m", "now": NOW, "snapshot": True, "put": some, "remove": []}


def _team(on_board: int, part: int | None) -> Row:
    attendance = [
        {"staff": initials, "is_remote": at < 3, "has_mandate": False}
        for at, initials in enumerate(STAFF["region"])  # nobody of the municipality: the wall says so
    ]
    meeting = {
        "id": "meeting",
        "started_at": f"{TODAY}T07:30:00Z",
        "chair": "SÖ",
        "part": part,
        "part_party": "region" if part == 2 else None,
        "shows_text": False,
        "attendance": attendance,
    }
    return {
        "kind": "team",
        "id": "team",
        "name": "Team Innerstaden",
        "zone": "Europe/Stockholm",
        "today": TODAY,
        "meeting_starts": "08:30",
        "meeting_ends": "08:50",
        "meeting": meeting if part else None,
        "totals": {"patients": 212, "on_board": on_board, "fte": 11.5},
        "model": {"patients_low": 200, "patients_high": 220},
    }


def _parties() -> list[Row]:
    return [
        {
            "kind": "party",
            "id": "region",
            "name": "Psykosmottagningen",
            "short": "Psykos",
            "principal": "region",
        },
        {
            "kind": "party",
            "id": "municipality",
            "name": "Boendestöd",
            "short": "Boendestöd",
            "principal": "municipality",
        },
    ]


def _staff() -> list[Row]:
    return [
        {"kind": "staff", "id": initials, "initials": initials, "party": party}
        for party, several in STAFF.items()
        for initials in several
    ]


def _categories() -> list[Row]:
    return [
        {
            "kind": "category",
            "id": code,
            "code": code,
            "label_sv": sv,
            "label_en": en,
            "order": at,
            "is_active": True,
        }
        for at, (code, sv, en) in enumerate(CATEGORIES)
    ]


def _label(at: int, mode: str = "name") -> str:
    """As the server makes it for a wall of that mode."""
    first, last = FIRST[at % len(FIRST)], LAST[at // len(FIRST) % len(LAST)]
    return {"name": f"{first} {last}.", "initials": first[0] + last[0], "code": f"Kod {2730 + at:X}"}[mode]


def _person(at: int, of: int) -> Row:
    category = CATEGORIES[at * 3 % len(CATEGORIES) if of > len(CATEGORIES) else at % 3][0]
    episode: Row = {
        "id": f"e{at}",
        "category": category,
        "urgency": URGENCIES[at // 3 % len(URGENCIES)],
    }
    if at == PROTECTED:
        episode["why"] = {"tags": []}
        code = {"kind": "patient", "id": f"p{at}", "label": "Kod 7Q", "is_protected": True}
        return {**code, "episode": episode, "nominations": []}
    episode |= {"why": {"tags": ["sleep", "missed_visits"]}, "placed_on": f"2026-{1 + at % 10:02}-18"}
    region, municipality = STAFF["region"][at % 7], STAFF["municipality"][at % 4]
    contacts = [{"party": "region", "staff": region}, {"party": "municipality", "staff": municipality}]
    return {
        "kind": "patient",
        "id": f"p{at}",
        "label": _label(at),
        "is_protected": False,
        "contacts": contacts[: 1 + at % 5],
        "last_contact_on": f"2026-11-{22 - at % 9}",
        "episode": episode,
        "nominations": [],
        "tasks": [_task(at, number, region) for number in range(at % 3)],
    }


def _task(at: int, number: int, owner: str) -> Row:
    due_on = TODAY if at % 5 else "2026-11-20"
    time = f"{9 + at % 8:02}:30" if number else None
    return {"id": f"k{at}.{number}", "owner": owner, "due_on": due_on, "due_time": time, "state": "open"}


def _nominated(at: int) -> Row:
    kind = "consult" if at % 4 == 0 else "board"
    return {
        "kind": "patient",
        "id": f"p{at}",
        "label": _label(at),
        "is_protected": False,
        "contacts": [{"party": "municipality", "staff": "BA"}],
        "last_contact_on": None,
        "episode": None,
        "nominations": [
            {"id": f"n{at}", "kind": kind, "state": "open", "at": f"2026-11-{15 + at % 8}T09:00:00Z"}
        ],
        "tasks": [],
    }


def _take_up(board: list[Row], done: int, shown: bool) -> None:
    """The meeting is at one person; those before were discussed, one comes later, one stays as they are."""
    taken = ["discussed"] * done + ["now", "later", "unchanged"]
    for person, state in zip(board, taken, strict=False):
        person["meeting"] = {"state": state, "since": f"{TODAY}T07:33:00Z"}
    current = next(person for person in board if person["meeting"]["state"] == "now")
    if shown:
        texts = [
            {"id": task["id"], "text": "Gå två till hembesöket och ring före"} for task in current["tasks"]
        ]
        draft = "Röd kvar, ny genomgång i morgon. Boris följer med till vårdcentralen. " * 4
        current["shown"] = {
            "draft": draft[:280],
            "why": "Sover inte, öppnar inte dörren. " * 6,
            "tasks": texts,
        }
