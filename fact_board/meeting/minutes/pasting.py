"""Minutes as text, to paste into one principal's record: what its reader may hold, and nothing more."""

from collections.abc import Iterator

from flask_babel import format_date, format_time

from fact_board import clock
from fact_board.meeting.minutes.drawing import Attendee, Minutes, Person
from fact_board.meeting.minutes.words import worded as _


def text_about(minutes: Minutes, person: Person) -> str:
    """What was decided about one person, without their name: it is pasted into their own record."""
    return "\n".join([_opening(minutes), _present(minutes), *_decisions(person)])


def text_of(minutes: Minutes) -> str:
    """The whole meeting, a paragraph for each person about whom something was decided."""
    parts = [f"{_when(minutes)}\n{_present(minutes)}"]
    parts += ["\n".join([person.label, *_decisions(person)]) for person in minutes.everybody if person.said]
    if unchanged := [person.label for person in minutes.unchanged if not person.said]:
        parts.append(_("No change: %(names)s", names=", ".join(unchanged)))
    return "\n\n".join(parts)


def _opening(minutes: Minutes) -> str:
    """A region has patients, a municipality clients."""
    when = _when(minutes)
    if minutes.principal == "region":
        return _("The patient was taken up at the %(meeting)s.", meeting=when)
    return _("The client was taken up at the %(meeting)s.", meeting=when)


def _when(minutes: Minutes) -> str:
    day = format_date(clock.today(minutes.started_at), "d MMMM y")
    first = format_time(minutes.started_at, "HH:mm")
    if minutes.closed_at is None:
        return _("FACT meeting %(day)s from %(first)s", day=day, first=first)
    last = format_time(minutes.closed_at, "HH:mm")
    return _("FACT meeting %(day)s %(first)s–%(last)s", day=day, first=first, last=last)


def _present(minutes: Minutes) -> str:
    names = ", ".join(_attendee(one) for one in minutes.attendance)
    return _("Present: %(names)s", names=names)


def _attendee(one: Attendee) -> str:
    said = f"{one.name} ({one.profession}, {one.party})"
    return _("%(who)s by video", who=said) if one.is_remote else said


def _decisions(person: Person) -> Iterator[str]:
    for said in person.said:
        yield f"- {said.line}"
