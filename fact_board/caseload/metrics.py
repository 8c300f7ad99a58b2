"""The numbers of the caseload page: pure functions of rows and a day.

Model: FACT, 11–12 full-time staff for 200–220 patients (16.7–20 each), 10–20 % of them on the board.
"""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Literal

PATIENTS = (200, 220)
PER_FTE = (16.7, 20.0)
SHARE = (10, 20)
PER_CASE_MANAGER = (28.6, 31.4)  # the model's 200–220 people, for its 7 case managers
WEEKS = 26
ANSWERS_SINCE = dt.timedelta(days=91)
STAYS_SINCE = dt.timedelta(days=365)
BACK_WITHIN = dt.timedelta(days=90)
FEWEST = 5  # with fewer than this a share or a spread says nothing: the page shows n instead

Verdict = Literal["under", "within", "over"]

CASE_MANAGERS = frozenset({"nurse", "assistant_nurse", "social_worker", "occupational_therapist"})
# Function, professions that fill it, full-time posts in the model (None: the model has no such post).
IDEAL_TEAM: tuple[tuple[str, frozenset[str], float | None], ...] = (
    ("doctor", frozenset({"doctor"}), 1.0),
    ("team_leader", frozenset({"team_leader"}), 0.5),
    ("case_managers", CASE_MANAGERS, 7.0),
    ("psychologist", frozenset({"psychologist"}), 0.8),
    ("peer_specialist", frozenset({"peer_specialist"}), 0.6),
    ("ips_specialist", frozenset({"ips_specialist"}), 0.5),
    ("housing_support", frozenset({"housing_support"}), None),
    ("needs_assessor", frozenset({"needs_assessor"}), None),
    ("administrator", frozenset({"administrator"}), None),
)
WHOLE_TEAM = (11.0, 12.0)


@dataclass(frozen=True)
class Gauge:
    """A number as it is shown, beside the model's span; the verdict is about the number as shown."""

    value: float | None
    low: float
    high: float
    verdict: Verdict | None


def gauge(value: float | None, span: tuple[float, float], decimals: int = 0) -> Gauge:
    """Hold a number against a span; no number, no verdict."""
    low, high = span
    if value is None:
        return Gauge(None, low, high, None)
    shown = round(value, decimals)
    return Gauge(shown, low, high, "under" if shown < low else "over" if shown > high else "within")


def per_fte(patients: int, fte: float) -> float | None:
    """Patients for each full-time post; None without posts."""
    return patients / fte if fte > 0 else None


def share(part: int, whole: int) -> float | None:
    """Per cent; None of nothing."""
    return 100 * part / whole if whole else None


@dataclass(frozen=True)
class Member:
    """Who works in the team today."""

    staff_id: object
    name: str
    profession: str
    party_id: object
    fte: Decimal


@dataclass(frozen=True)
class Post:
    """One line of the staffing against the model."""

    function: str
    now: float
    model: float | None
    verdict: Verdict | None


def staffing(members: Iterable[Member]) -> list[Post]:
    """The team's full-time posts by function, beside the model's."""
    by_profession: dict[str, Decimal] = defaultdict(Decimal)
    for member in members:
        by_profession[member.profession] += member.fte
    posts = []
    for function, professions, model in IDEAL_TEAM:
        now = float(sum(by_profession[profession] for profession in professions))
        if model is not None or now:
            verdict = gauge(now, (model, model), 2).verdict if model is not None else None
            posts.append(Post(function, now, model, verdict))
    return posts


@dataclass(frozen=True)
class Load:
    """How many people somebody is named contact of, and how many that is for a full-time post.

    Only case managers have a verdict: the model gives nobody else people of their own.
    """

    member: Member
    patients: int
    per_fte: float | None
    verdict: Verdict | None


def per_case_manager(patients: int, members: Iterable[Member]) -> Gauge:
    """The team's people for each full-time case manager, beside the model's."""
    posts = float(sum(member.fte for member in members if member.profession in CASE_MANAGERS))
    return gauge(per_fte(patients, posts), PER_CASE_MANAGER, 1)


def loads(members: Collection[Member], patients_of: dict[object, int]) -> list[Load]:
    """The load of everybody who is somebody's contact, the heaviest first; case managers without one too."""
    found = []
    for member in members:
        patients = patients_of.get(member.staff_id, 0)
        if patients or member.profession in CASE_MANAGERS:
            each = gauge(per_fte(patients, float(member.fte)), PER_CASE_MANAGER, 1)
            verdict = each.verdict if member.profession in CASE_MANAGERS else None
            found.append(Load(member, patients, each.value, verdict))
    return sorted(found, key=lambda load: (-(load.per_fte or 0), load.member.name, str(load.member.staff_id)))


@dataclass(frozen=True)
class Span:
    """A time that begins on a day, and has ended on another or goes on."""

    start: dt.date
    end: dt.date | None

    def covers(self, day: dt.date) -> bool:
        """Whether it goes on at the end of that day."""
        return self.start <= day and (self.end is None or day < self.end)


@dataclass(frozen=True)
class Week:
    """How it stood at the end of a day."""

    day: dt.date
    on_board: int
    patients: int


def weeks(on_board: Sequence[Span], enrolled: Sequence[tuple[Span, int]], today: dt.date) -> list[Week]:
    """People on the board and in the team, week by week until today; `enrolled` counts people per span."""
    days = [today - dt.timedelta(weeks=back) for back in range(WEEKS, -1, -1)]
    return [
        Week(
            day,
            sum(span.covers(day) for span in on_board),
            sum(count for span, count in enrolled if span.covers(day)),
        )
        for day in days
    ]


@dataclass(frozen=True)
class Stay:
    """One time on the board."""

    patient_id: object
    category_id: object
    span: Span

    def days(self, today: dt.date) -> int:
        return ((self.span.end or today) - self.span.start).days


@dataclass(frozen=True)
class CategoryStays:
    """How long people stay in a category, and how many come back."""

    now: int
    count: int
    median_days: int | None
    nine_of_ten_days: int | None
    closed: int
    back: int


def stays_by_category(stays: Collection[Stay], today: dt.date) -> dict[object, CategoryStays]:
    """Length of stay and re-entry of those who were on the board in the last year, by their last category."""
    starts: dict[object, list[dt.date]] = defaultdict(list)
    groups: dict[object, list[Stay]] = defaultdict(list)
    for stay in stays:
        starts[stay.patient_id].append(stay.span.start)
        if stay.span.end is None or stay.span.end >= today - STAYS_SINCE:
            groups[stay.category_id].append(stay)
    return {category: _stays_of(group, starts, today) for category, group in groups.items()}


def _stays_of(group: list[Stay], starts: dict[object, list[dt.date]], today: dt.date) -> CategoryStays:
    lengths = [(stay.days(today), stay.span.end is not None) for stay in group]
    closed = [stay for stay in group if stay.span.end]
    return CategoryStays(
        now=len(group) - len(closed),
        count=len(group),
        median_days=survival_quantile(lengths, 0.5),
        nine_of_ten_days=survival_quantile(lengths, 0.9),
        closed=len(closed),
        back=sum(_came_back(stay, starts[stay.patient_id]) for stay in closed),
    )


def _came_back(stay: Stay, starts: list[dt.date]) -> bool:
    end = stay.span.end
    return end is not None and any(
        end <= start <= end + BACK_WITHIN for start in starts if start > stay.span.start
    )


def survival_quantile(lengths: Collection[tuple[int, bool]], quantile: float) -> int | None:
    """The length that `quantile` of all stays don't exceed (Kaplan–Meier): (days, has it ended).

    Stays that go on count as "at least that long". None while too few have ended to say.
    """
    if len(lengths) < FEWEST:
        return None
    left, staying = len(lengths), 1.0
    by_length: dict[int, list[bool]] = defaultdict(list)
    for days, has_ended in lengths:
        by_length[days].append(has_ended)
    for days in sorted(by_length):
        staying *= 1 - sum(by_length[days]) / left
        left -= len(by_length[days])
        if staying <= 1 - quantile + 1e-9:
            return days
    return None


@dataclass(frozen=True)
class Reply:
    """A nomination and its first answer."""

    asked_at: dt.datetime
    due_at: dt.datetime
    answered_at: dt.datetime


@dataclass(frozen=True)
class Replies:
    """How long nominators waited for their answer."""

    count: int
    in_time: int
    median_hours: float | None


def replies(answered: Collection[Reply]) -> Replies:
    """Median hours from nomination to first answer, and how many came in time."""
    hours = [(reply.answered_at - reply.asked_at).total_seconds() / 3600 for reply in answered]
    in_time = sum(reply.answered_at <= reply.due_at for reply in answered)
    return Replies(len(hours), in_time, _whole(median(hours)) if hours else None)


def _whole(hours: float) -> float:
    return math.floor(hours + 0.5)
