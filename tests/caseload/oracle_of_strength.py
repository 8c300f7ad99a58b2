"""The team against the model, and its course, worked out again: one person, one day at a time."""

import datetime as dt
import uuid
from decimal import Decimal
from fractions import Fraction

from fact_board import clock
from fact_board.board.models import Episode
from fact_board.patients.models import Patient
from fact_board.teams.models import Category, Membership
from tests.caseload.naive import DAY, Numbers, rows

MODEL = {  # function: who fills it, full-time posts
    "doctor": ({"doctor"}, "1"),
    "team_leader": ({"team_leader"}, "0.5"),
    "case_managers": ({"nurse", "assistant_nurse", "social_worker", "occupational_therapist"}, "7"),
    "psychologist": ({"psychologist"}, "0.8"),
    "peer_specialist": ({"peer_specialist"}, "0.6"),
    "ips_specialist": ({"ips_specialist"}, "0.5"),
    "housing_support": ({"housing_support"}, None),
    "needs_assessor": ({"needs_assessor"}, None),
    "administrator": ({"administrator"}, None),
}
A_YEAR = DAY * 365


def at_work(team_id: uuid.UUID, today: dt.date) -> list[Membership]:
    return [
        each
        for each in rows(Membership, team_id)
        if each.role in ("member", "leader")
        and each.starts_on <= today
        and (each.ends_on is None or today <= each.ends_on)
    ]


def against(value: float | None, low: float, high: float) -> Numbers:
    verdict = None
    if value is not None:
        verdict = "within" if low <= value <= high else "over" if value > high else "under"
    return {"value": value, "low": low, "high": high, "verdict": verdict}


def strength(team_id: uuid.UUID, patients: int, on_board: int, today: dt.date) -> Numbers:
    staff = at_work(team_id, today)
    fte = sum((each.fte for each in staff), Decimal(0))
    managing = sum((each.fte for each in staff if each.profession in MODEL["case_managers"][0]), Decimal(0))
    return {
        "fte": float(fte),
        "patients": against(patients, 200, 220),
        "per_fte": against(divided(patients, fte, 1), 16.7, 20),
        "per_case_manager": against(divided(patients, managing, 1), 28.6, 31.4),
        "weighted": divided(patients + on_board, managing, 1),
        "intensive": 2,
        "addiction": against(sum(each.knows_addiction for each in staff), 2, 2),
        "chairs": against(sum(each.may_chair for each in staff), 2, 3),
        "share": against(round(100 * on_board / patients) if patients else None, 10, 20),
        "whole_team": against(round(float(fte), 1), 11, 12),
        "staffing": [line for name in MODEL if (line := _post(name, staff))],
    }


def divided(whole: int, by: Decimal, decimals: int) -> float | None:
    return round(whole / float(by), decimals) if by else None


def _post(function: str, staff: list[Membership]) -> Numbers | None:
    professions, posts = MODEL[function]
    now = float(sum((each.fte for each in staff if each.profession in professions), Decimal(0)))
    if posts is None:
        return {"function": function, "now": now, "model": None, "verdict": None} if now else None
    verdict = "within" if now == float(posts) else "over" if now > float(posts) else "under"
    return {"function": function, "now": now, "model": float(posts), "verdict": verdict}


def weeks(team_id: uuid.UUID, first: dt.date, last: dt.date) -> list[Numbers]:
    """How it stood each Sunday evening, and on the last evening."""
    days = [first + DAY * n for n in range((last - first).days + 1)]
    evenings = [day for day in days if day.weekday() == 6 or day == last]
    stays = [(clock.today(each.placed_at), _closed(each)) for each in rows(Episode, team_id)]
    people = [(each.enrolled_on, each.left_on) for each in rows(Patient, team_id)]
    return [
        {"day": day.isoformat(), "on_board": _there(stays, day), "patients": _there(people, day)}
        for day in evenings
    ]


def _closed(episode: Episode) -> dt.date | None:
    return clock.today(episode.closed_at) if episode.closed_at else None


def _there(spans: list[tuple[dt.date, dt.date | None]], evening: dt.date) -> int:
    count = 0
    for start, end in spans:
        if start <= evening and not (end and end <= evening):
            count += 1
    return count


def stays(team_id: uuid.UUID, today: dt.date) -> dict[str, Numbers]:
    """By category: of everybody who was on the board in the last year."""
    episodes = rows(Episode, team_id)
    used = {each.category_id for each in episodes if (_closed(each) or today) >= today - A_YEAR}
    return {
        str(category.id): _stays(
            [each for each in episodes if each.category_id == category.id], episodes, today
        )
        for category in rows(Category, team_id)
        if category.is_active or category.id in used
    }


def stays_together(team_id: uuid.UUID, today: dt.date) -> Numbers:
    """Of the whole board."""
    episodes = rows(Episode, team_id)
    return _stays(episodes, episodes, today)


def _stays(of_category: list[Episode], episodes: list[Episode], today: dt.date) -> Numbers:
    recent = [each for each in of_category if (_closed(each) or today) >= today - A_YEAR]
    lengths = [((_closed(each) or today) - clock.today(each.placed_at)).days for each in recent]
    ended = [each.closed_at is not None for each in recent]
    return {
        "now": sum(not has for has in ended),
        "count": len(recent),
        "median_days": shorter(lengths, ended, Fraction(1, 2)),
        "nine_of_ten_days": shorter(lengths, ended, Fraction(9, 10)),
        "closed": sum(ended),
        "back": sum(_came_back(each, episodes, 90) for each in recent if each.closed_at),
        "back_soon": sum(_came_back(each, episodes, 30) for each in recent if each.closed_at),
    }


def _came_back(episode: Episode, episodes: list[Episode], days: int) -> bool:
    end, start = clock.today(episode.closed_at), clock.today(episode.placed_at)
    later = (clock.today(each.placed_at) for each in episodes if each.patient_id == episode.patient_id)
    return any(start < day and end <= day <= end + days * DAY for day in later)


def shorter(lengths: list[int], ended: list[bool], part: Fraction) -> int | None:
    """Day by day: of those who are there so long, how many leave (Kaplan–Meier), in exact fractions."""
    if len(lengths) < 5:
        return None
    staying = Fraction(1)
    for day in range(max(lengths) + 1):
        there = sum(length >= day for length in lengths)
        leaving = sum(length == day and has for length, has in zip(lengths, ended, strict=True))
        staying *= 1 - Fraction(leaving, there)
        if leaving and staying <= 1 - part:
            return day
    return None


def firsts(waits: list[tuple[int, bool, bool]]) -> Numbers:
    """Of (days until it happened or nobody waited any more, whether it did, whether one waits still)."""
    lengths, reached, waiting = ([each[n] for each in waits] for n in range(3))
    return {
        "count": len(waits),
        "reached": sum(reached),
        "waiting": sum(waiting),
        "median_days": shorter(lengths, [bool(has) for has in reached], Fraction(1, 2)),
    }
