"""Everybody as the audience may see them, as it stands on the wire."""

from tests.access.oracle.comparing import plain
from tests.access.oracle.tables import TWO_WEEKS, Row, Values, day, office_day
from tests.access.oracle.wall import Wall


class Oracle(Wall):
    """What one audience must be told, person by person and field by field."""

    def people(self) -> list[Values]:
        drawn = [self.person(row) for row in self.has.rows["patient"] if row.left_on is None]
        return [plain(each) for each in drawn if each is not None]

    def person(self, anchor: Row) -> Values | None:
        if not self.is_there(anchor.id):
            return None
        return self.on_wall(anchor) if self.wall else self.whole(anchor)

    def whole(self, anchor: Row) -> Values:
        person, books = anchor.id, self.books(anchor.id)
        own = books[0]
        closed = [
            row
            for row in self.some("episode", person)
            if row.closed_at is not None and self.is_known(row.party_id, person)
        ]
        is_protected = any(row.protected_kind and self.may_see(row, "status") for row in books)
        is_named = self.has.team.shows_protected_names or not is_protected
        return {
            "kind": "patient",
            "id": person,
            "version": own.version,
            "label": own.label if is_named else anchor.protected_code,
            "name": own.name if is_named else anchor.protected_code,
            "birth_year": own.birth_year if is_named else None,
            "is_similar": own.is_similar,
            "is_protected": is_protected,
            "protected_kind": own.protected_kind,
            "primary": self.first(books, "contacts", "primary_id"),
            "contacts": self.contacts(person),
            "last_contact_on": max((row.on_date for row in self.visits(person, "done")), default=None),
            "missed_on": self.missed(person),
            "medication_stopped_on": self.first(books, "medication_stop", "medication_stopped_on"),
            "two_person": next(
                (
                    {"reason": row.two_person_reason, "review_on": row.two_person_review_on}
                    for row in books
                    if row.two_person_reason is not None and self.may_see(row, "status")
                ),
                None,
            ),
            "legal": [
                {
                    "id": row.id,
                    "version": row.version,
                    "kind": row.status,
                    "ends_on": row.ends_on,
                    "apply_by": self.application_day(row),
                }
                for row in self.some("legal_status", person, "plans")
                if row.ended_at is None
            ],
            "decisions": [
                {
                    "id": row.id,
                    "version": row.version,
                    "what": row.what,
                    "asked_on": row.asked_on,
                    "expected_on": row.expected_on,
                    "due_on": office_day(row.expected_on or row.asked_on + TWO_WEEKS, +1),
                }
                for row in self.some("decision_watch", person, "plans")
                if row.ended_at is None and row.superseded_at is None
            ],
            "plans": [
                {
                    "id": row.id,
                    "kind": row.kind,
                    "state": row.state,
                    "next_on": row.next_on,
                    "late_on": self.late_on(row),
                }
                for row in self.some("plan", person, "plans")
                if row.state != "ended"
            ],
            "earlier": {
                "count": len(closed),
                "last_closed_on": max((day(row.closed_at) for row in closed), default=None),
            },
            "changed_at": self.changed_at(person),
            "episode": self.episode(person),
            "nominations": [self.nomination(row) for row in self.open_nominations(person)],
            "signals": [self.signal(row) for row in self.unanswered(person)],
            "tasks": [self.task(row) for row in self.open_tasks(person)],
            "bases": [
                {
                    "id": row.id,
                    "version": row.version,
                    "kind": row.kind,
                    "how": row.how,
                    "from": row.party_id,
                    "to": row.to_party_id,
                    "scopes": row.scopes,
                    "given_on": row.given_on,
                    "valid_until": row.valid_until,
                }
                for row in self.has.about("legal_basis", person)
                if self.party in (row.party_id, row.to_party_id) and self.counts(row) and self.is_told(row)
            ],
            "meeting": self.at_the_meeting(person),
            "draft": self.draft(person),
            "alerts_seen": self.alerts_seen(person),
            "asked_at": next(
                (
                    row.at
                    for row in self.has.about("basis_request", person)
                    if row.party_id == self.party and row.ended_at is None
                ),
                None,
            ),
        }
