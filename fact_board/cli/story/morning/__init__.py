"""Team Innerstaden's morning: who is on the board today, and what led there.

Every course was written as a whole: what stands on a card fits what was noted, done and missed before.
Days are workdays before today; `ago(24)` is the last workday at least 24 days back.
"""

import datetime as dt

from fact_board.cli.story.morning.apart import admitted, avoiding
from fact_board.cli.story.morning.arriving import discharged, new
from fact_board.cli.story.morning.course import Ago, Course
from fact_board.cli.story.morning.crisis import in_crisis
from fact_board.cli.story.morning.periods import long, short
from fact_board.cli.story.morning.reported import nominated, off_the_board


def morning_of(today: dt.date, ago: Ago) -> tuple[Course, ...]:
    """Everyone with a part in today's morning."""
    return (
        *nominated(ago),
        *in_crisis(ago),
        *short(ago),
        *long(ago),
        *avoiding(ago),
        *admitted(today, ago),
        *discharged(today, ago),
        *new(ago),
        *off_the_board(ago),
    )
