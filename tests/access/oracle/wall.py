"""What a wall is told: a label, chips, and texts while the chair shows them."""

import uuid

from tests.access.oracle.comparing import bare, same
from tests.access.oracle.parts import Parts
from tests.access.oracle.tables import Row, Values, day


class Wall(Parts):
    """Those on the board, as everybody in the room may see them."""

    def on_wall(self, anchor: Row) -> Values | None:
        """A label and chips of those on the board or nominated; protected people without times and places."""
        person, episode = anchor.id, self.open_episode(anchor.id)
        nominations, item = self.open_nominations(person), self.item(person)
        is_now = item is not None and item.state == "now"
        if episode is None and not nominations and not is_now:
            return None
        values: Values = {
            "kind": "patient",
            "id": person,
            "label": self.wall_label(anchor),
            "is_protected": self.is_protected_on_wall(anchor),
            "episode": episode
            and {
                "id": episode.id,
                "category": episode.category_id,
                "urgency": episode.urgency,
                "why": {"tags": episode.why_tags},
            },
            "nominations": [{"id": row.id, "kind": row.kind, "state": row.state} for row in nominations],
            "meeting": item and {"state": item.state},
        }
        if self.is_protected_on_wall(anchor):
            return values
        if episode:
            values["episode"] |= {"placed_at": episode.placed_at, "placed_on": day(episode.placed_at)}
        if item:
            values["meeting"]["since"] = item.since
        values["shown"] = self.shown(item, episode, person)
        for row, drawn in zip(nominations, values["nominations"], strict=True):
            drawn["at"] = row.at
        values["contacts"] = [{"party": row["party"], "staff": row["staff"]} for row in self.contacts(person)]
        values["last_contact_on"] = max((row.on_date for row in self.visits(person, "done")), default=None)
        values["tasks"] = [
            {
                "id": row.id,
                "owner": row.owner_id,
                "due_on": row.due_on,
                "due_time": row.due_time,
                "state": row.state,
            }
            for row in self.open_tasks(person)
        ]
        return values

    def shown(self, item: Row | None, episode: Row | None, person: uuid.UUID) -> Values | None:
        """Texts on a wall, while the chair shows them."""
        meeting = next((row for row in self.has.rows["meeting"] if item and row.id == item.meeting_id), None)
        if item is None or meeting is None or item.state != "now" or not meeting.shows_text:
            return None
        draft = self.draft(person)
        return {
            "draft": draft["text"] if draft else "",
            "why": episode.why_text if episode and self.may_see(episode, "notes") else "",
            "tasks": [
                {"id": row.id, "text": row.text}
                for row in self.open_tasks(person)
                if row.state == "open" and self.may_see(row, "notes") and row.text
            ],
        }

    def is_protected_on_wall(self, anchor: Row) -> bool:
        """Always before several parties; before one as far as it may know of the protection."""
        protecting = [row for row in self.books(anchor.id) if row.protected_kind]
        return any(self.party is None or self.may_see(row, "status") for row in protecting)

    def wall_label(self, anchor: Row) -> str:
        """The shortest of what the mode allows that nobody else is called; else with a number."""
        if self.is_protected_on_wall(anchor):
            return str(anchor.protected_code)
        others = [row for row in self.has.rows["patient"] if row.left_on is None and self.team_label(row)]
        alike = [row for row in others if same(self.forms(row)[0], self.forms(anchor)[0])]
        kinds = range(len(self.forms(anchor)))
        best = max(kinds, key=lambda n: (len({bare(self.forms(row)[n]) for row in alike}), -n))
        called = self.forms(anchor)[best]
        namesakes = [row for row in alike if same(self.forms(row)[best], called)]
        in_order = sorted(namesakes, key=lambda row: (bare(self.team_label(row)), row.id.hex))
        number = [row.id for row in in_order].index(anchor.id) + 1
        return called if number == 1 else f"{called} {number}"

    def team_label(self, anchor: Row) -> str:
        """By which they are told apart: the wall of one party knows nobody else's people."""
        if self.party is None:
            return str(anchor.label)
        return next((row.label for row in self.books(anchor.id) if row.party_id == self.party), "")

    def forms(self, anchor: Row) -> list[str]:
        """What a wall of this mode may call somebody, the shortest first."""
        if self.wall == "code":
            return [f"Kod {anchor.id.hex[-n:].upper()}" for n in range(3, 9)]
        words = self.team_label(anchor).replace(".", "").split()
        number = words.pop() if words[-1].isdigit() else ""
        first, last = words[0], words[-1] if len(words) > 1 else ""
        if self.wall == "initials":
            return [first[0] + last[:1] + number, first[0] + last[:2] + number, first[:2] + last[:1] + number]
        return [" ".join(filter(None, (first, last and f"{last[:n]}.", number))) for n in (1, 2)]
