"""How the code is written: rules that a reader may rely on everywhere."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "fact_board"
FILES = sorted(SOURCE.rglob("*.py"))

# Who opens a transaction besides actions, and why it changes nothing that the board draws.
WRITERS = {
    "action.py": "actions",
    "audit/trail.py": "the log, before the answer leaves",
    "audit/seals.py": "a seal over the log, every minute",
    "audit/retention.py": "days of the log that are old enough to go",
    "live/presence.py": "who looks right now",
    "meeting/drafts.py": "a note while it is typed",
    "display/screens.py": "a screen that waits for a code, and when a paired one was last on",
    "sign_in/sessions.py": "device sessions and the person's language",
    "sign_in/lockout.py": "failed attempts",
    "sign_in/openid_entries.py": "whom an identity provider vouched for, and whose sessions it ends",
    "sign_in/accounts.py": "an account, and its password",
    "patients/personal_numbers/rotation.py": "the same personal numbers under a newer key",
    "sign_in/factors.py": "second factors",
    "sign_in/passkeys.py": "passkeys",
    "sign_in/steps.py": "what is begun at the door",
    "push/subscriptions.py": "that a person's phone is to be told, and of what",
    "push/notices.py": "what is to be told to which phone",
    "push/sending.py": "that it was told, or why not",
    "sign_in/mine.py": "a person's own device sessions, and a phone's lock",
}
EMITTERS = {
    "live/publish.py": "changes",
    "live/beacon.py": "heads",
    "live/nudges.py": "that a person's own list changed",
    "live/presence.py": "who looks right now",
    "live/sockets.py": "that a connection was closed",
    "live/drafts.py": "what is being typed",
}
CLOCKS = {
    "clock.py": "the time",
    "live/beacon.py": "the age of a beat, in seconds of this process",
    "live/frames.py": "how long a client has been silent, as engine.io counts it",
}
LAYERS_WITH_REQUEST = ("api", "pages", "sockets")


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """(owner, function) of each call: ("db.session", "commit"), ("", "print")."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield ast.unparse(node.func.value), node.func.attr
            elif isinstance(node.func, ast.Name):
                yield "", node.func.id


def imports(path: Path) -> Iterator[str]:
    """What runs: names needed by types alone make no layer depend on another."""
    tree = ast.parse(path.read_text())
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in (each for each in ast.walk(tree) if id(each) not in for_types):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_only_the_database_module_commits() -> None:
    committing = {name_of(path) for path in FILES if any(called == "commit" for _, called in calls(path))}
    assert {name for name in committing if not name.startswith("cli/")} == {"database.py"}


def test_only_actions_and_the_named_exceptions_write() -> None:
    writing = {
        name_of(path)
        for path in FILES
        if any(called == "write_transaction" for _, called in calls(path)) and path.name != "database.py"
    }
    assert writing - {name for name in writing if name.startswith("cli/")} == WRITERS.keys()


def test_only_the_live_engine_emits() -> None:
    emitting = {name_of(path) for path in FILES if any(called == "emit" for _, called in calls(path))}
    assert emitting == EMITTERS.keys()


def test_only_the_clock_reads_the_time() -> None:
    reading = {
        name_of(path)
        for path in FILES
        for owner, called in calls(path)
        if (owner.split(".")[-1] in ("datetime", "date") and called in ("now", "today", "utcnow"))
        or (owner == "time" and called in ("time", "monotonic"))
    }
    assert reading - {name for name in reading if name.startswith("cli/")} == CLOCKS.keys()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_below_the_edge_knows_of_a_request(path: Path) -> None:
    """`g`, `session`, `request` and `current_app` belong to web, sign_in, api, pages and sockets."""
    name = name_of(path)
    at_the_edge = name.startswith(("web/", "sign_in/")) or any(
        part in LAYERS_WITH_REQUEST for part in Path(name).with_suffix("").parts
    )
    found = {
        alias.name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and node.module == "flask"
        for alias in node.names
    }
    if not at_the_edge:
        assert found.isdisjoint({"g", "session", "request", "current_app"})


SLICES = (
    "teams",
    "patients",
    "board",
    "visits",
    "coordination",
    "meeting",
    "display",
    "caseload",
    "phone",
    "push",
)
BELOW = ("clock", "errors", "extensions", "columns")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_downwards(path: Path) -> None:
    """clock, errors, extensions ← models ← action, web, access, audit, live ← slices ← the factory."""
    name = name_of(path)
    module = Path(name).with_suffix("").parts
    ours = {tuple(found.split(".")[1:]) for found in imports(path) if found.startswith("fact_board.")}
    if name.removesuffix(".py") in BELOW:
        assert {first for first, *_ in ours} <= set(BELOW)
    elif module[-1] == "models":
        assert all(target[0] in BELOW or target[1:2] == ("models",) for target in ours)
    elif module[0] in ("access", "audit", "live") or name in ("action.py", "database.py"):
        into_slices = {target for target in ours if target[0] in SLICES and len(target) > 1}
        allowed = {"models", "calendar", "books"}  # a basis enters the person in the other party's books
        assert all(allowed.intersection(target[1:]) for target in into_slices)
    elif module[0] in SLICES:
        others = {target for target in ours if target[0] in SLICES and target[0] != module[0]}
        assert {target[1] for target in others if len(target) > 1}.isdisjoint({"actions", "api", "pages"})


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_error_is_swallowed_whole(path: Path) -> None:
    """No bare `except`, and no `except …: pass`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{name_of(path)}:{node.lineno}"
            assert not all(isinstance(line, ast.Pass) for line in node.body), f"{name_of(path)}:{node.lineno}"
