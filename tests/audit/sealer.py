"""A process that writes to the log and seals it, in step with others: `sealer URL MINUTES`.

It says when it is ready, and is then told when they begin.
"""

import datetime as dt
import random
import sys
import time

from fact_board import clock, create_app
from fact_board.audit import seals, trail
from fact_board.extensions import db
from tests.conftest import make_config

STEP = 0.03


def run(url: str, minutes: int) -> None:
    """A minute of the log's time every few hundredths of a second; both processes at the same moment."""
    app = create_app(make_config(url))
    morning = dt.datetime(2026, 11, 16, 8, 0, tzinfo=dt.UTC)
    with app.app_context():
        assert not seals.has_unsealed()  # and with it connected
        db.session.rollback()
        print("ready", flush=True)
        start = float(input())
        for minute in range(minutes):
            time.sleep(max(0.0, start + minute * STEP - time.time()))
            with clock.at(morning + dt.timedelta(minutes=minute)):
                for _ in range(random.randrange(3)):
                    trail.note("signed_out", device="desk")
                seals.seal_minute()


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]))
