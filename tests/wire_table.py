"""I10: every field that an audience may be told, and a recorder that holds all tests against it."""

from collections.abc import Iterable, Iterator
from functools import wraps
from typing import Any

from fact_board.access.audience import Audience
from fact_board.live import changes, views

TEAM = (
    "kind id version name zone today meeting_days meeting_starts meeting_ends upcoming_meetings "
    "meeting meeting.id meeting.version meeting.started_at meeting.chair meeting.part meeting.part_party "
    "meeting.held_apart meeting.shows_text meeting.attendance meeting.attendance.staff "
    "meeting.attendance.is_remote meeting.attendance.has_mandate last_meeting_at totals "
    "totals.patients totals.on_board totals.fte model model.patients_low model.patients_high "
    "model.per_fte_low model.per_fte_high model.share_low model.share_high"
)
CATEGORY = "kind id version code label_sv label_en order is_active review_days stay_low_days stay_high_days"
PARTY = "kind id name short principal"
EPISODE = "episode episode.id episode.category episode.urgency episode.why episode.why.tags"

FOR_A_PARTY = {
    "team": TEAM + " on_call_phone duty_officer duty_deputy away",
    "party": PARTY,
    "category": CATEGORY + " templates templates.id templates.text_sv templates.text_en "
    "templates.due_weekdays templates.is_preticked",
    "staff": "kind id name initials party profession role is_stand_in ends_on",
    "patient": "kind id version label name birth_year is_similar is_protected protected_kind primary "
    "contacts contacts.id contacts.version contacts.party contacts.staff contacts.deputy contacts.phone "
    "contacts.hours "
    "last_contact_on missed_on medication_stopped_on two_person two_person.reason two_person.review_on "
    "legal legal.id legal.version legal.kind legal.ends_on legal.apply_by "
    "decisions decisions.id decisions.version decisions.what decisions.asked_on decisions.expected_on "
    "decisions.due_on earlier earlier.count earlier.last_closed_on "
    "plans plans.id plans.kind plans.state plans.next_on plans.late_on "
    "changed_at " + EPISODE + " episode.version episode.why.text episode.placed_at episode.placed_on "
    "episode.is_provisional episode.review_on episode.reviewed_on episode.urgency_since episode.lowered_at "
    "episode.goal episode.ward episode.ward.name episode.ward.contact episode.ward.phone "
    "episode.ward.discharge_on episode.discharged_on "
    "episode.step_down episode.step_down.by episode.step_down.at "
    "episode.step_down.why episode.step_down.checklist episode.step_down.checklist.id "
    "episode.step_down.checklist.version episode.step_down.checklist.code "
    "episode.step_down.checklist.state episode.step_down.checklist.reason episode.undo episode.undo.by "
    "episode.undo.until nominations nominations.id nominations.version nominations.kind nominations.state "
    "nominations.by nominations.at nominations.category nominations.urgency nominations.tags "
    "nominations.text nominations.tried nominations.professions "
    "nominations.answer_due_at nominations.returns_on nominations.promise "
    "nominations.promise.staff nominations.promise.at "
    "signals signals.id signals.at signals.answer_due_at signals.tags tasks tasks.id tasks.version "
    "tasks.text tasks.owner tasks.offered_to tasks.declined_by tasks.declined_because "
    "tasks.due_on tasks.due_time tasks.state tasks.is_safety tasks.is_own "
    "tasks.category "
    "bases bases.id bases.version bases.kind bases.how bases.from bases.to bases.scopes bases.given_on "
    "bases.valid_until asked_at meeting meeting.id meeting.state meeting.since meeting.seconds "
    "draft draft.text draft.by draft.at alerts_seen alerts_seen.code alerts_seen.since alerts_seen.by "
    "alerts_seen.at",
}  # fmt: skip
FOR_A_WALL = {
    "team": TEAM,
    "party": PARTY,
    "category": CATEGORY,
    "staff": "kind id initials party",
    "patient": "kind id label is_protected contacts contacts.party contacts.staff last_contact_on "
    + EPISODE + " episode.placed_at episode.placed_on nominations nominations.id nominations.kind "
    "nominations.state nominations.at tasks tasks.id tasks.owner tasks.due_on tasks.due_time tasks.state "
    "meeting meeting.state meeting.since shown shown.draft shown.why shown.tasks shown.tasks.id "
    "shown.tasks.text",
}  # fmt: skip
PROTECTED_ON_A_WALL = (
    "kind id label is_protected "
    + EPISODE
    + (" nominations nominations.id nominations.kind nominations.state meeting meeting.state")
)
FRAME = {"v", "audience", "seq", "mark", "now", "name", "at", "by", "put", "remove", "snapshot"}


def paths(value: Any, prefix: str = "") -> Iterator[str]:
    """Every field named in a drawn thing: "episode.why.text"."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield prefix + name
            yield from paths(inner, f"{prefix}{name}.")
    elif isinstance(value, list):
        for inner in value:
            yield from paths(inner, prefix)


def strange_fields(change: dict[str, Any], table: dict[str, str]) -> set[str]:
    strange = set(change) - FRAME
    for thing in change["put"]:
        allowed = table[thing["kind"]]
        if thing.get("is_protected") and table is FOR_A_WALL:
            allowed = PROTECTED_ON_A_WALL
        strange |= {f"{thing['kind']}.{path}" for path in paths(thing)} - {
            f"{thing['kind']}.{path}" for path in allowed.split()
        }
    return strange | {f"remove.{name}" for gone in change["remove"] for name in set(gone) - {"kind", "id"}}


strange: set[str] = set()  # what some audience was told since the last look, beside the table


def watch_the_wire() -> None:
    """From now on hold everything drawn in this process, for whomever, against the table."""
    draw_all, draw_patient = views.draw_all, views.draw_patient
    draw_receipt, changes_since = changes.draw_receipt, changes.changes_since

    @wraps(draw_all)
    def all_watched(canvas: Any, audience: Audience) -> list[dict[str, Any]]:
        return _seen(draw_all(canvas, audience), audience)

    @wraps(draw_patient)
    def patient_watched(canvas: Any, person: Any, seen: Any) -> dict[str, Any] | None:
        drawn = draw_patient(canvas, person, seen)
        _seen([drawn] if drawn else [], seen.audience)
        return drawn

    @wraps(draw_receipt)
    def receipt_watched(receipt: Any, audience: Audience, canvas: Any = None) -> dict[str, Any]:
        return _whole(draw_receipt(receipt, audience, canvas), audience)

    @wraps(changes_since)
    def since_watched(audience: Audience, since: Any) -> dict[str, Any]:
        return _whole(changes_since(audience, since), audience)

    vars(views).update(draw_all=all_watched, draw_patient=patient_watched)
    vars(changes).update(draw_receipt=receipt_watched, changes_since=since_watched)


def _whole(change: dict[str, Any], audience: Audience) -> dict[str, Any]:
    strange.update(strange_fields(change, FOR_A_WALL if audience.wall else FOR_A_PARTY))
    return change


def _seen(drawn: list[dict[str, Any]], audience: Audience) -> list[dict[str, Any]]:
    _whole({"put": drawn, "remove": []}, audience)
    return drawn


def told_beside_the_table() -> Iterable[str]:
    """What was strange since the last time this was asked."""
    found = sorted(strange)
    strange.clear()
    return found
