"""How a Swedish personal number is written, and whether it can be one: pure."""

import datetime as dt
import re

from fact_board.errors import Invalid

WRITTEN = re.compile(r"(?P<century>\d\d)?(?P<short>\d{6})(?P<sign>[-+ ]?)(?P<last>\d{4})", re.ASCII)
COORDINATION_DAY = 60  # samordningsnummer: the day of birth plus 60


def in_full(typed: str, today: dt.date) -> str:
    """The twelve digits of what somebody typed, with or without century and sign; else Invalid."""
    found = WRITTEN.fullmatch(typed.strip())
    if found is None:
        raise _malformed()
    century, short, last = found["century"], found["short"], found["last"]
    if not has_right_check_digit(short + last):
        raise _malformed()
    if century is None:
        return f"{_century_of(short, found['sign'], today)}{short}{last}"
    if found["sign"] == "+" or _born(century + short) > today:
        raise _malformed()
    return f"{century}{short}{last}"


def has_right_check_digit(ten: str) -> bool:
    """Every other digit twice, the digits of all products added: a multiple of ten."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(ten)]
    return sum(product // 10 + product % 10 for product in doubled) % 10 == 0


def _century_of(short: str, sign: str, today: dt.date) -> str:
    """Ten digits name the latest day of birth that has been; a plus says a hundred years earlier."""
    for century in range(today.year // 100, 17, -1):
        born = _day_or_none(f"{century}{short}")
        if born is not None and born <= today:
            return str(century) if sign != "+" else _century_before(century, short)
    raise _malformed()


def _century_before(century: int, short: str) -> str:
    _born(f"{century - 1}{short}")
    return str(century - 1)


def _born(eight: str) -> dt.date:
    day = _day_or_none(eight)
    if day is None or day.year < 1800:
        raise _malformed()
    return day


def _day_or_none(eight: str) -> dt.date | None:
    year, month, day = int(eight[:4]), int(eight[4:6]), int(eight[6:])
    try:
        return dt.date(year, month, day - COORDINATION_DAY if day > COORDINATION_DAY else day)
    except ValueError:
        return None


def _malformed() -> Invalid:
    return Invalid("personal_number.malformed", field="number")
