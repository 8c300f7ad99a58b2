"""Reading a list of services: what each line says, and what is wrong with it. Pure.

A line with a fault is never read in part: it is told by its number, and left out only when somebody says so.
"""

import datetime as dt
import re
import uuid
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from fact_board.coordination.services.columns import ALSO, COLUMNS, HEADINGS, REASON_WORDS
from fact_board.coordination.services.rules import is_going_on
from fact_board.teams.rules import folded

NEEDED = ("name", "birth_year")
LONGEST = {"provider": 120, "owner": 120, "reason_text": 140}
SEVERAL = re.compile(r"\s*;\s*")
Who = tuple[str, int]  # the name, folded, and the birth year
Line = dict[str, str]
Telling = Callable[[str, str], None]  # what is wrong, in which column


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line: `line` as a spreadsheet counts, `said` as it stands there."""

    line: int
    code: str
    column: str
    said: str = ""


@dataclass(frozen=True)
class Gives:
    """A service of a line; its kind by the label's folded word."""

    word: str
    provider: str
    owner: str
    from_on: dt.date | None
    to_on: dt.date | None


@dataclass(frozen=True)
class Lacks:
    """A need of a line."""

    word: str
    reason: str
    text: str
    since_on: dt.date


@dataclass
class OnePerson:
    """All that the list says of somebody."""

    mapped_on: dt.date
    services: dict[str, Gives] = field(default_factory=dict)
    needs: dict[str, Lacks] = field(default_factory=dict)


@dataclass
class Reading:
    """What a list says: people, and the lines that can't be read as they are."""

    lines: int = 0
    people: dict[uuid.UUID, OnePerson] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)  # words for services that the team's list lacks

    @property
    def left_out(self) -> int:
        """How many lines are not read."""
        return len({fault.line for fault in self.faults})


@dataclass(frozen=True)
class Books:
    """What a list is held against: whom the importer's party has, the kinds by word, and today."""

    people: Mapping[Who, Sequence[uuid.UUID]]
    words: frozenset[str]
    today: dt.date


def guessed_columns(headings: Sequence[str]) -> dict[str, int]:
    """Which column of the file is which of ours, by its heading; a column is taken once."""
    known = {folded(HEADINGS[column]): column for column in COLUMNS}
    known |= {other: column for column in COLUMNS for other in ALSO[column]}
    found: dict[str, int] = {}
    for place, heading in enumerate(headings):
        column = known.get(_bare(heading))
        if column and column not in found:
            found[column] = place
    return found


def _bare(heading: str) -> str:
    return re.sub(r"[^\w ]", "", folded(heading)).strip()


def missing_columns(columns: Mapping[str, int]) -> list[str]:
    """The columns without which nobody is found."""
    return [column for column in NEEDED if column not in columns]


def read_list(table: Sequence[Sequence[str]], columns: Mapping[str, int], books: Books) -> Reading:
    """Every line below the headings."""
    reading = Reading(lines=len(table) - 1)
    seen: dict[tuple[uuid.UUID, str, str], int] = {}
    for number, cells in enumerate(table[1:], start=2):
        line = {column: cells[place] for column, place in columns.items() if place < len(cells)}
        _read_line(reading, number, line, books, seen)
    return reading


def _read_line(
    reading: Reading, number: int, line: Line, books: Books, seen: dict[tuple[uuid.UUID, str, str], int]
) -> None:
    faults: list[Fault] = []

    def fault(code: str, column: str) -> None:
        faults.append(Fault(number, code, column, line.get(column, "")[:60]))

    who = _who(line, books, fault)
    days = {column: _day(line, column, fault) for column in ("mapped_on", "from_on", "to_on", "since_on")}
    words = [word for word in SEVERAL.split(line.get("service", "")) if word]
    need = line.get("need", "")
    for column, said in (*(("service", word) for word in words), *((("need", need),) if need else ())):
        if folded(said) not in books.words:
            faults.append(Fault(number, f"{column}_unknown", column, said[:60]))
            reading.unknown[said] += 1
    reason = _reason(line, fault) if need else ""
    for column, longest in LONGEST.items():
        if len(line.get(column, "")) > longest:
            fault("too_long", column)
    _check_days(days, books.today, fault)
    if who is not None and not faults:
        twice = [(who, folded(word), "") for word in words] + ([(who, "", folded(need))] if need else [])
        twice = twice or [(who, "", "")]
        if any(key in seen for key in twice) or len(set(twice)) < len(twice):
            fault("person_twice", "name")
        else:
            seen.update(dict.fromkeys(twice, number))
            _take(reading, who, line, words, need, reason, days, books.today)
    reading.faults += faults


def _take(
    reading: Reading,
    who: uuid.UUID,
    line: Line,
    words: list[str],
    need: str,
    reason: str,
    days: Mapping[str, dt.date | None],
    today: dt.date,
) -> None:
    mapped_on = days["mapped_on"] or today
    person = reading.people.setdefault(who, OnePerson(mapped_on))
    person.mapped_on = max(person.mapped_on, mapped_on) if days["mapped_on"] else person.mapped_on
    for word in words:
        provider, owner = line.get("provider", ""), line.get("owner", "")
        person.services[folded(word)] = Gives(folded(word), provider, owner, days["from_on"], days["to_on"])
    if need:
        since = days["since_on"] or mapped_on
        person.needs[folded(need)] = Lacks(folded(need), reason, line.get("reason_text", ""), since)


def _who(line: Line, books: Books, fault: Telling) -> uuid.UUID | None:
    name, year = line.get("name", ""), line.get("birth_year", "")
    if not name:
        fault("name_missing", "name")
        return None
    if not re.fullmatch(r"(18|19|20)\d\d", year):
        fault("year_wrong", "birth_year")
        return None
    found = books.people.get((folded(name), int(year)), ())
    if len(found) != 1:
        fault("person_several" if found else "person_unknown", "name")
        return None
    return found[0]


def _day(line: Line, column: str, fault: Telling) -> dt.date | None:
    said = line.get(column, "")
    if not said:
        return None
    found = re.fullmatch(r"(\d{4})[-/.]?(\d\d?)[-/.]?(\d\d?)", said)
    try:
        if found:
            return dt.date(*map(int, found.groups()))
    except ValueError:
        found = None  # such as the 31st of February
    fault("day_wrong", column)
    return None


def _check_days(days: Mapping[str, dt.date | None], today: dt.date, fault: Telling) -> None:
    begins, ends = days["from_on"], days["to_on"]
    if begins and ends and ends < begins:
        fault("ends_early", "to_on")
    for column in ("mapped_on", "since_on"):
        day = days[column]
        if day and day > today:
            fault("day_ahead", column)


def _reason(line: Line, fault: Telling) -> str:
    said = folded(line.get("reason", ""))
    if not said:
        return "unknown"
    for code, word in REASON_WORDS.items():
        if said in (folded(word), code):
            if code == "other" and not line.get("reason_text"):
                fault("reason_text_missing", "reason_text")
            return code
    fault("reason_unknown", "reason")
    return ""


def sums_of(reading: Reading, today: dt.date) -> dict[str, int]:
    """What the list adds up to, as the overview counts it."""
    has = {who: _has(person, today) for who, person in reading.people.items()}
    needs = {who for who, person in reading.people.items() if person.needs}
    some = {who for who, words in has.items() if words}
    return {
        "mapped": len(reading.people),
        "with_services": len(some),
        "without_services": len(reading.people) - len(some),
        "without_in_need": len(needs - some),
        "with_needing_more": len(needs & some),
    }


def persons_per_service(reading: Reading, today: dt.date) -> Counter[str]:
    """How many of the list's people have each service, by its word."""
    return Counter(word for person in reading.people.values() for word in _has(person, today))


def _has(person: OnePerson, today: dt.date) -> set[str]:
    return {one.word for one in person.services.values() if is_going_on(one.from_on, one.to_on, today)}
