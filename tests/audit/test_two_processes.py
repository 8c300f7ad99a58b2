"""Two processes seal at once: one seal a minute, every row under exactly one."""

import datetime as dt
import subprocess
import sys
import time

import pytest
from flask import Flask
from sqlalchemy import select

from fact_board import clock
from fact_board.audit import seals
from fact_board.audit.models import Seal, TrailRow
from fact_board.audit.verification import verify
from fact_board.extensions import db
from tests.audit.conftest import MORNING

pytestmark = [pytest.mark.both_databases, pytest.mark.servers]

MINUTES = 60


def test_two_processes_make_one_seal_a_minute(app: Flask, database_url: str) -> None:
    words = [sys.executable, "-m", "tests.audit.sealer", database_url, str(MINUTES)]
    both = [
        subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    begin_together(both)
    for process in both:
        _, said = process.communicate(timeout=240)  # they share the machine with others
        assert process.returncode == 0, said
    with app.app_context(), clock.at(MORNING + dt.timedelta(minutes=MINUTES)):
        seals.seal_minute()
        made = db.session.execute(select(Seal.number, Seal.minute, Seal.rows).order_by(Seal.number)).all()
        rows = db.session.execute(select(TrailRow.id, TrailRow.seal)).all()
        assert verify().faults == []
    assert [number for number, _, _ in made] == list(range(1, len(made) + 1))
    assert len({minute for _, minute, _ in made}) == len(made) > MINUTES / 2
    assert sorted(id_ for _, _, ids in made for id_ in ids) == sorted(str(id_) for id_, _ in rows)
    assert len(rows) > MINUTES / 2
    assert all(seal for _, seal in rows)


def begin_together(processes: list["subprocess.Popen[str]"]) -> None:
    """Once each of them is ready, however long that takes on a busy machine."""
    for process in processes:
        assert process.stdout is not None
        assert any(line == "ready\n" for line in process.stdout), process.communicate()[1]
    start = time.time() + 0.2
    for process in processes:
        assert process.stdin is not None
        process.stdin.write(f"{start}\n")
        process.stdin.flush()
