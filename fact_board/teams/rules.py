"""What a team starts with, and what holds for its people: pure."""

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from fact_board.errors import Conflict, Invalid

INITIALS_REST = dt.timedelta(days=90)
MOST_INITIALS = 4
MOST_PRETICKED = 3
LEADERS_GRANT = frozenset({"member", "leader", "nominator"})  # the other roles are an administrator's
HSA_ID = re.compile(r"[A-Z0-9][A-Z0-9-]{2,30}", re.ASCII)
INVITATION_LASTS = dt.timedelta(days=7)

Span = tuple[dt.date, dt.date | None]  # both ends included; None = until further notice


@dataclass(frozen=True)
class TemplateSeed:
    """A task a category proposes, due some weekdays after the placing."""

    sv: str
    en: str
    due_weekdays: int
    is_preticked: bool = True


@dataclass(frozen=True)
class CategorySeed:
    """A category as a new team gets it; `review_days` 0 means each meeting, a stay of None is open."""

    code: str
    sv: str
    en: str
    review_days: int
    stay_low_days: int | None
    stay_high_days: int | None
    templates: tuple[TemplateSeed, ...]
    is_active: bool = True


DEFAULT_CATEGORIES = (
    CategorySeed(
        "crisis",
        "Krisförebyggande",
        "Crisis prevention",
        0,
        14,
        42,
        (
            TemplateSeed("Gå igenom krisplanen", "Go through the crisis plan", 1),
            TemplateSeed("Bedöm suicidrisk", "Assess the risk of suicide", 0),
            TemplateSeed("Läkarbedömning", "Assessment by a doctor", 2, is_preticked=False),
        ),
    ),
    CategorySeed(
        "short_term",
        "Kort intensiv period",
        "Short intensive period",
        0,
        None,
        90,
        (
            TemplateSeed("Hembesök av två", "Home visit in pairs", 1),
            TemplateSeed("Mål för perioden", "Goal for the period", 3),
            TemplateSeed("Se över medicinen", "Review the medication", 5, is_preticked=False),
        ),
    ),
    CategorySeed(
        "long_term",
        "Lång intensiv period",
        "Long intensive period",
        7,
        90,
        None,
        (
            TemplateSeed("Uppdatera vårdplanen", "Update the care plan", 10),
            TemplateSeed("Boka SIP", "Arrange a joint plan (SIP)", 15, is_preticked=False),
        ),
    ),
    CategorySeed(
        "avoiding",
        "Svår att nå",
        "Hard to reach",
        3,
        None,
        None,
        (
            TemplateSeed("Pröva en ny väg till kontakt", "Try a new way to get in touch", 2),
            TemplateSeed("Ring närstående", "Call next of kin", 3),
            TemplateSeed("Hembesök utan bokning", "Home visit without an appointment", 3, is_preticked=False),
        ),
    ),
    CategorySeed(
        "admitted",
        "Inlagd",
        "Admitted",
        7,
        None,
        None,
        (
            TemplateSeed("Besök på avdelningen", "Visit on the ward", 5),
            TemplateSeed("Kalla till utskrivningsplanering", "Call the discharge planning", 5),
        ),
    ),
    CategorySeed(
        "discharged",
        "Nyutskriven",
        "Recently discharged",
        3,
        None,
        28,
        (
            TemplateSeed("Första kontakt efter utskrivning", "First contact after discharge", 5),
            TemplateSeed("Stäm av medicinlistan", "Check the list of medicines", 3),
            TemplateSeed("Kontrollera stödet i hemmet", "Check the support at home", 5, is_preticked=False),
        ),
    ),
    CategorySeed(
        "detained",
        "Häkte eller institution",
        "Custody or institution",
        14,
        None,
        None,
        (
            TemplateSeed("Kontakt med institutionen", "Contact with the institution", 3),
            TemplateSeed("Planera tiden efteråt", "Plan the time afterwards", 10),
        ),
    ),
    CategorySeed(
        "new",
        "Ny i teamet",
        "New to the team",
        7,
        21,
        42,
        (
            TemplateSeed("Möt hela teamet", "Meet the whole team", 10),
            TemplateSeed("Skriv krisplan", "Write a crisis plan", 15),
            TemplateSeed("Kartlägg insatser och behov", "Map services and needs", 15, is_preticked=False),
        ),
    ),
    CategorySeed(
        "legal",
        "Tvångsvård utanför sjukhus",
        "Compulsory outpatient care",
        14,
        None,
        None,
        (
            TemplateSeed("Följ upp särskilda villkor", "Follow up the court's conditions", 5),
            TemplateSeed("Läkarintyg till förvaltningsrätten", "Medical certificate to the court", 10),
        ),
        is_active=False,
    ),
)


def folded(text: str) -> str:
    """The text without case, accents and double spaces: what two readers may take for the same."""
    bare = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("Ø", "O"))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).casefold().split())


@dataclass(frozen=True)
class WornInitials:
    """Initials in a team and the last day they are worn (None: still)."""

    initials: str
    until: dt.date | None


def initials_for(name: str, worn: Collection[WornInitials], today: dt.date) -> str:
    """Initials nobody in the team has, nor had in the last 90 days."""
    taken = {
        folded(each.initials) for each in worn if each.until is None or each.until + INITIALS_REST >= today
    }
    return next(each for each in _candidates(name) if folded(each) not in taken)


def _candidates(name: str) -> Iterator[str]:
    words = re.findall(r"[^\W\d_]+", name) or ["X"]
    first, last = words[0].upper(), (words[-1] if len(words) > 1 else words[0][1:] or words[0]).upper()
    yield first[0] + last[0]
    for letter in last[1:]:
        yield first[0] + last[0] + letter
    for letter in first[1:]:
        yield first[0] + letter + last[0]
    for number in range(2, 100):
        yield f"{first[0]}{last[0]}{number}"


def check_initials(initials: str, worn: Collection[WornInitials], today: dt.date) -> None:
    """Refuse initials that the team can't tell apart from somebody's."""
    if not 0 < len(initials) <= MOST_INITIALS:
        raise Invalid("membership.initials_length", field="initials")
    for each in worn:
        is_resting = each.until is None or each.until + INITIALS_REST >= today
        if is_resting and folded(each.initials) == folded(initials):
            raise Conflict("membership.initials_taken")


def check_span(starts_on: dt.date, ends_on: dt.date | None, *, field: str = "ends_on") -> None:
    """Refuse an end before the start."""
    if ends_on is not None and ends_on < starts_on:
        raise Invalid("span.ends_before_start", field=field)


def check_last_day(starts_on: dt.date, last_on: dt.date) -> None:
    """Refuse a last day before the first; the day before it means that they never came to work."""
    if last_on < starts_on - dt.timedelta(days=1):
        raise Invalid("span.ends_before_start", field="last_on")


def check_leader_remains(others: Iterable[Span], day: dt.date) -> None:
    """Refuse what would leave the team without a leader that day; `others` are its other leaders' spans."""
    if not any(starts <= day and (ends is None or day <= ends) for starts, ends in others):
        raise Conflict("membership.last_leader")


def check_preticked(count: int) -> None:
    """Of what a column proposes, at most three are chosen beforehand."""
    if count > MOST_PRETICKED:
        raise Invalid("template.too_many_preticked", field="templates", most=MOST_PRETICKED)


def hash_of_secret(secret: str) -> str:
    """What is kept of a link's secret: 256 random bits need no slow hash."""
    return hashlib.sha256(secret.encode()).hexdigest()


def check_meeting_times(days: Collection[int], starts: str, ends: str) -> None:
    """Refuse a team without meeting days, or a meeting that ends before it starts."""
    if not days or not set(days) <= set(range(7)) or len(set(days)) != len(days):
        raise Invalid("settings.meeting_days", field="meeting_days")
    if dt.time.fromisoformat(ends) <= dt.time.fromisoformat(starts):
        raise Invalid("settings.meeting_times", field="meeting_ends")


def hsa_id_as_stored(typed: str) -> str | None:
    """Capitals and spaces around do not matter; None when it can't be an HSA-id."""
    plain = typed.strip().upper()
    return plain if HSA_ID.fullmatch(plain) else None
