"""The rows of one person that the audience may know of."""

import datetime as dt
import uuid

from tests.access.oracle.rules import Rules
from tests.access.oracle.tables import TWO_WEEKS, Row, Values, day


class Rows(Rules):
    """What is there about somebody, and lies open to the audience."""

    def contacts(self, person: uuid.UUID) -> list[Values]:
        return [
            {
                "id": row.id,
                "version": row.version,
                "party": row.party_id,
                "staff": row.staff_id,
                "deputy": row.deputy_id,
                "phone": row.phone,
                "hours": row.hours,
            }
            for row in self.some("care_contact", person, "contacts")
            if self.is_known(row.party_id, person)
        ]

    def visits(self, person: uuid.UUID, *outcomes: str) -> list[Row]:
        return [
            row
            for row in self.some("contact", person, "contacts")
            if row.outcome in outcomes and self.is_known(row.party_id, person)
        ]

    def missed(self, person: uuid.UUID) -> list[dt.date]:
        episode = self.open_episode(person)
        if episode is None:
            return []
        since = day(episode.placed_at) - TWO_WEEKS
        missed = (row.on_date for row in self.visits(person, "missed", "not_home"))
        return sorted(on for on in missed if on >= since)

    def open_episode(self, person: uuid.UUID) -> Row | None:
        """Two parties may each have one, neither telling the other: then one's own counts."""
        going_on = [row for row in self.some("episode", person) if row.closed_at is None]
        going_on.sort(key=lambda row: (row.party_id != self.party, row.placed_at))
        return next(iter(going_on), None)

    def open_nominations(self, person: uuid.UUID) -> list[Row]:
        """Not those that a party decided which doesn't tell: whether one waits would say how it decided."""
        return [
            row
            for row in self.some("nomination", person)
            if row.state in ("open", "waiting")
            and (
                row.decided_party_id is None
                or all(self.tells(row.decided_party_id, one, person, "status") for one in self.lookers())
            )
        ]

    def unanswered(self, person: uuid.UUID) -> list[Row]:
        """Concerns that nobody has answered, of whichever party."""
        answered = {row.signal_id for row in self.has.about("signal_answer", person)}
        return [row for row in self.some("signal", person, "notes") if row.id not in answered]

    def open_tasks(self, person: uuid.UUID) -> list[Row]:
        return [row for row in self.some("task", person) if row.state in ("open", "proposed")]

    def changed_at(self, person: uuid.UUID) -> dt.datetime | None:
        known = {row.party_id for row in self.books(person)}
        told = [row for row in self.some("note", person, "notes") if row.party_id in known]
        moments = [row.at for row in told]
        moments += [row.at for row in self.some("episode_change", person) if row.party_id in known]
        moments += [row.done_at for row in self.some("task", person) if row.party_id in known]
        moments += [row.closed_at for row in self.some("episode", person) if row.party_id in known]
        moments += [row.at for row in self.open_nominations(person)]
        moments += [row.at for row in self.open_tasks(person)]
        episode = self.open_episode(person)
        if episode:
            moments += [episode.placed_at, episode.reviewed_at, episode.step_down_at]
        return max((moment for moment in moments if moment), default=None)

    def alerts_seen(self, person: uuid.UUID) -> list[Values]:
        """By one's own people, the latest of each; the neutral line is told to some, so not here."""
        latest: dict[str, Row] = {}
        for row in self.has.about("alert_ack", person):
            if row.party_id == self.party and row.code != "call_first":
                last = latest.get(row.code)
                latest[row.code] = row if last is None or row.since > last.since else last
        told = sorted(latest.values(), key=lambda row: (row.since, row.id))
        return [{"code": row.code, "since": row.since, "by": row.by_id, "at": row.at} for row in told]

    def item(self, person: uuid.UUID) -> Row | None:
        """The person in the open meeting: whose turn it is, else what is of part 2, else the latest."""
        open_now = {row.id: row for row in self.has.rows["meeting"] if row.closed_at is None}
        items = [
            row
            for row in self.some("meeting_item", person)
            if row.meeting_id in open_now
            and (row.part == 1 or self.party == row.party_id == open_now[row.meeting_id].part_party_id)
        ]
        return max(items, key=lambda row: (row.state == "now", row.part, str(row.id)), default=None)

    def draft(self, person: uuid.UUID) -> Values | None:
        drafts = self.some("draft", person, "notes")
        last = max(drafts, key=lambda row: (row.at, str(row.id)), default=None)
        return last and {"text": last.text, "by": last.by_id, "at": last.at}
