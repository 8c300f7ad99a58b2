"""Passwords cost time; nobody else waits for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.servers
def test_twenty_sign_ins_at_once_leave_the_hub_free(root: Path, tmp_path: Path) -> None:
    """Hashing on the hub would give it two or three turns."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.sign_in.hashing_server", f"sqlite:///{tmp_path / 'empty.sqlite'}"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.splitlines()[-1]) > 40
