"""docs/asvs.md answers every requirement of level 1 and 2, and what it names exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROW = re.compile(r"^\| (?P<id>\d+\.\d+\.\d+) \| (?P<what>[^|]+) \| (?P<answer>[^|]+) \|$", re.MULTILINE)
NAMED = re.compile(r"(tests/[\w/]+\.py)::(\w+)")

# Of ASVS 5.0.0: chapter.section → the numbers of level 1 and 2.
ASKED = """
1.1 1-2; 1.2 1-9; 1.3 1-11; 1.4 1-3; 1.5 1-2; 2.1 1-3; 2.2 1-3; 2.3 1-4; 2.4 1; 3.2 1-2; 3.3 1-4; 3.4 1-6;
3.5 1-5; 3.7 1-2; 4.1 1-3; 4.2 1; 4.3 1-2; 4.4 1-4; 5.1 1; 5.2 1-3; 5.3 1-2; 5.4 1-3; 6.1 1-3; 6.2 1-12;
6.3 1-4; 6.4 1-4; 6.5 1-5; 6.6 1-3; 6.8 1-4; 7.1 1-3; 7.2 1-4; 7.3 1-2; 7.4 1-5; 7.5 1-2; 7.6 1-2; 8.1 1-2;
8.2 1-3; 8.3 1; 8.4 1; 9.1 1-3; 9.2 1-4; 10.1 1-2; 10.2 1-2; 10.3 1-4; 10.4 1-11; 10.5 1-5; 10.6 1-2;
10.7 1-3; 11.1 1-2; 11.2 1-3; 11.3 1-3; 11.4 1-4; 11.5 1; 11.6 1; 12.1 1-3; 12.2 1-2; 12.3 1-4; 13.1 1;
13.2 1-5; 13.3 1-2; 13.4 1-5; 14.1 1-2; 14.2 1-4; 14.3 1-3; 15.1 1-3; 15.2 1-3; 15.3 1-7; 16.1 1; 16.2 1-5;
16.3 1-4; 16.4 1-3; 16.5 1-3; 17.1 1; 17.2 1-4; 17.3 1-2
"""


def asked() -> list[str]:
    found = []
    for words in ASKED.replace("\n", " ").split(";"):
        section, span = words.split()
        first, _, last = span.partition("-")
        found += [f"{section}.{number}" for number in range(int(first), int(last or first) + 1)]
    return found


def rows() -> list[re.Match[str]]:
    return list(ROW.finditer((ROOT / "docs/asvs.md").read_text()))


def test_every_requirement_is_answered_once_and_in_order() -> None:
    assert len(asked()) == 253
    assert [row["id"] for row in rows()] == asked()


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_an_answer_names_what_exists(row: re.Match[str]) -> None:
    """A test, a setting or a file; or it says plainly that it is not met, not ours, or not applicable."""
    answer = row["answer"]
    for file, name in NAMED.findall(answer):
        path = ROOT / file
        assert path.exists(), file
        functions = {
            node.name for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef)
        }
        assert name in functions, f"{file}::{name}"
    for setting in re.findall(r"`((?:FACT|DATABASE|REDIS)_[A-Z_]+)`", answer):
        assert setting in sources(), setting
    for file in re.findall(r"`((?:web|sign_in|access|audit|live|teams)/[\w/]+\.py)`", answer):
        assert (ROOT / "fact_board" / file).exists(), file
    if answer.startswith("not met"):
        assert re.match(r"not met(, because| for )", answer), answer


SETTINGS = ("config.py", "openid_settings.py", "push_settings.py")


def sources() -> str:
    return "".join((ROOT / "fact_board" / name).read_text() for name in SETTINGS)
