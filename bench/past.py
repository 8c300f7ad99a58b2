"""What happened in a made-up team: one row behind each event, as the actions leave them."""

import datetime as dt
import uuid
from collections.abc import Callable

from bench.rows import Writer
from fact_board.board.models import Episode, EpisodeChange, Note, Task
from fact_board.visits.models import Contact

MOVES_IN_AN_EPISODE = 12


def move_once(writer: Writer, patient: uuid.UUID, episode: uuid.UUID | None, at: dt.datetime) -> None:
    """A move in the open episode, or in a past one of its own."""
    to, was = writer.random.sample(writer.categories, 2)
    episode = episode or writer.past.get(patient) or past_episode(writer, patient, at)
    if writer.random.random() < 1 / MOVES_IN_AN_EPISODE:
        writer.past.pop(patient, None)
    writer.add(
        EpisodeChange,
        **writer.about(patient),
        episode_id=episode,
        at=at,
        by_id=writer.any_staff(),
        seq=writer.event("episode_moved", patient, at),
        was_category_id=was,
        category_id=to,
        urgency="amber",
        why_text="Lugnare vecka.",
    )


def past_episode(writer: Writer, patient: uuid.UUID, at: dt.datetime) -> uuid.UUID:
    writer.past[patient] = writer.add(
        Episode,
        **writer.about(patient),
        category_id=writer.categories[0],
        urgency="green",
        placed_at=at,
        placed_by=writer.any_staff(),
        urgency_since=at,
        closed_at=at + dt.timedelta(days=30),
        outcome="stable",
    )
    return writer.past[patient]


def write_note(writer: Writer, patient: uuid.UUID, _episode: uuid.UUID | None, at: dt.datetime) -> None:
    writer.event("note_written", patient, at)
    writer.add(
        Note, **writer.about(patient), text="Pratade i telefon, låter lugn.", by_id=writer.any_staff(), at=at
    )


def visit(writer: Writer, patient: uuid.UUID, _episode: uuid.UUID | None, at: dt.datetime) -> None:
    writer.event("visit_recorded", patient, at)
    outcome = writer.random.choice(("done", "done", "done", "missed"))
    writer.add(
        Contact,
        **writer.about(patient),
        kind="visit",
        outcome=outcome,
        on=at.date(),
        by_id=writer.any_staff(),
        at=at,
    )


def tick_task(writer: Writer, patient: uuid.UUID, episode: uuid.UUID | None, at: dt.datetime) -> None:
    writer.event("task_ticked", patient, at)
    writer.add(
        Task,
        **writer.about(patient),
        episode_id=episode,
        text="Ring apoteket",
        owner_id=writer.any_staff(),
        due_on=at.date(),
        state="done",
        by_id=writer.any_staff(),
        at=at,
        done_at=at,
    )


PAST: tuple[Callable[[Writer, uuid.UUID, uuid.UUID | None, dt.datetime], None], ...] = (
    move_once,
    write_note,
    visit,
    tick_task,
)


def tell_the_past(
    writer: Writer, open_episodes: dict[uuid.UUID, uuid.UUID | None], events: int, days: float = 550
) -> None:
    """So many events over eighteen months (or `days`), with people taking turns on the board."""
    everybody = list(open_episodes)
    for number in range(events):
        who = writer.random.choice(everybody)
        at = writer.ago(days - (days - 5) * number / events)
        writer.random.choice(PAST)(writer, who, open_episodes[who], at)
