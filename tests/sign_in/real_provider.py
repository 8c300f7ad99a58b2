"""The OpenID provider of npm, as a process of its own."""

import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urljoin

import requests

from tests import servers

ROOT = Path(__file__).resolve().parents[2]
SECRET = "known to the board and the provider"
READY_WITHIN = 30.0


@contextmanager
def real_provider(board: str, *public_key: str) -> Iterator[str]:
    """A running provider for the board at that origin; yields its issuer."""
    port = servers.free_port()
    command = [str(ROOT / ".venv/bin/node"), "tests/sign_in/provider.mjs", str(port), board, *public_key]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "NODE_NO_WARNINGS": "1"},
    )
    issuer = f"http://127.0.0.1:{port}"
    try:
        _wait(issuer, process)
        yield issuer
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait(issuer: str, process: subprocess.Popen[bytes]) -> None:
    give_up_at = time.monotonic() + READY_WITHIN
    while process.poll() is None and time.monotonic() < give_up_at:
        with suppress(requests.ConnectionError):
            requests.get(f"{issuer}/.well-known/openid-configuration", timeout=5).raise_for_status()
            return
        time.sleep(0.05)
    raise RuntimeError("the OpenID provider did not start: run `make setup`")


class Visitor:
    """Somebody's browser at the provider, which the board's own test client can't be."""

    def __init__(self, board: str) -> None:
        self.board = board
        self.browser = requests.Session()

    def goes(self, address: str, hsa_id: str | None = None) -> str:
        """Follow the provider's redirects, sign in there if asked, and stop where the board begins."""
        answer = self.browser.get(address, allow_redirects=False, timeout=10)
        while True:
            if answer.is_redirect:
                onward = urljoin(answer.url, answer.headers["Location"])
                if onward.startswith(self.board):
                    return onward.removeprefix(self.board)
                answer = self.browser.get(onward, allow_redirects=False, timeout=10)
            elif "Test login" in answer.text:
                form = {"login": hsa_id} if hsa_id else {"cancel": "1"}
                answer = self.browser.post(answer.url, data=form, allow_redirects=False, timeout=10)
            elif confirm := re.search(
                r'action="([^"]+)".*?name="xsrf" value="([^"]+)"', answer.text, re.DOTALL
            ):
                form = {"xsrf": confirm[2], "logout": "yes"}
                address = urljoin(answer.url, confirm[1])
                answer = self.browser.post(address, data=form, allow_redirects=False, timeout=10)
            else:
                raise AssertionError(answer.text)
