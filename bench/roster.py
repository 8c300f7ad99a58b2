"""The people of a made-up team: enrolled, placed on the board, nominated."""

import datetime as dt
import uuid
from itertools import permutations

from bench.rows import Writer
from fact_board.access.models import LegalBasis
from fact_board.access.policy import SCOPES
from fact_board.board.models import Episode, Nomination, Task
from fact_board.coordination.decisions.models import DecisionWatch
from fact_board.patients.models import CareContact, KnownTo, LegalStatus, Patient
from fact_board.visits.models import Contact

FIRST_NAMES = ("Anna", "Bengt", "Cecilia", "David", "Elin", "Farid", "Greta", "Hassan", "Ingrid", "Johan")
LAST_NAMES = ("Ahmadi", "Berg", "Dahl", "Ek", "Friis", "Holm", "Ivarsson", "Kaya", "Lind", "Öberg")


def enrol(writer: Writer, number: int) -> uuid.UUID:
    """One person known to both parties, who agreed that they share everything, with a contact in each."""
    pick = writer.random
    name = f"{pick.choice(FIRST_NAMES)} {pick.choice(LAST_NAMES)}"
    label = f"{name} {number}"
    patient = writer.add(Patient, label=label, enrolled_on=writer.ago(600).date())
    for party in writer.parties:
        known = {"patient_id": patient, "party_id": party}
        books = {"name": name, "label": label, "birth_year": pick.randrange(1940, 2005)}
        writer.add(KnownTo, **known, **books, primary_id=writer.any_staff())
        writer.add(
            CareContact, **known, staff_id=writer.any_staff(), phone="070-123 45 67", hours="Vardagar 8–10"
        )
    for party, other in permutations(writer.parties, 2):
        writer.add(
            LegalBasis,
            patient_id=patient,
            party_id=party,
            to_party_id=other,
            kind="consent",
            how="oral",
            scopes=list(SCOPES),
            given_on=writer.ago(30).date(),
            valid_until=writer.ago(-300).date(),
            by_id=writer.any_staff(),
            at=writer.ago(30),
        )
    writer.add(LegalStatus, **writer.about(patient), status="HSL", starts_on=writer.ago(300).date())
    writer.add(
        Contact,
        **writer.about(patient),
        kind="visit",
        outcome="done",
        on=writer.ago(9).date(),
        by_id=writer.any_staff(),
        at=writer.ago(9),
    )
    return patient


def place(writer: Writer, patient: uuid.UUID, number: int) -> uuid.UUID:
    """An open episode with three tasks and something to wait for."""
    placed = writer.ago(3 + number % 40)
    episode = writer.add(
        Episode,
        **writer.about(patient),
        category_id=writer.categories[number % 2],
        urgency=("red", "amber", "green")[number % 3],
        why_text="Sover dåligt och öppnar inte dörren. Modern är orolig.",
        why_tags=["sleep", "unopened_door"],
        placed_at=placed,
        placed_by=writer.any_staff(),
        urgency_since=placed,
        goal="Tryggt hemma med besök varannan dag.",
        review_on=writer.now.date() + dt.timedelta(days=number % 9),
    )
    for text in ("Gå igenom krisplanen", "Ring boendestödet om nycklar", "Hembesök tillsammans"):
        writer.add(
            Task,
            **writer.about(patient),
            episode_id=episode,
            text=text,
            owner_id=writer.any_staff(),
            due_on=writer.now.date() + dt.timedelta(days=number % 5),
            by_id=writer.any_staff(),
            at=placed,
        )
    writer.add(
        DecisionWatch,
        **writer.about(patient),
        what="Boendestöd, utökat",
        asked_on=placed.date(),
        asked_by=writer.any_staff(),
        at=placed,
    )
    return episode


def nominate(writer: Writer, patient: uuid.UUID) -> None:
    writer.add(
        Nomination,
        **writer.about(patient),
        kind="board",
        by_id=writer.any_staff(),
        at=writer.ago(1),
        urgency="amber",
        tags=["sleep"],
        text="Har inte öppnat på två besök och svarar inte i telefon.",
        answer_due_at=writer.ago(-1),
    )
