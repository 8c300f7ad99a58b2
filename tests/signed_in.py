"""A page of ours, without a browser: signed in, with token, keys and versions."""

import re
import uuid
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from fact_board.columns import new_id

Body = dict[str, Any]


class SignedIn:
    """Asks `/api/teams/<team>` as one of the demo's people."""

    def __init__(self, app: Flask, team_id: uuid.UUID, staff_id: uuid.UUID) -> None:
        self.browser = app.test_client()
        self.base = f"/api/teams/{team_id}"
        token = re.search(r'name="csrf" value="([0-9a-f]+)"', self.browser.get("/demo").text)
        assert token
        entered = self.browser.post("/demo/sign-in", data={"csrf": token[1], "staff": str(staff_id)})
        assert entered.status_code == 303, entered.text
        self.csrf: str = self.browser.get("/api/session").get_json()["csrf"]

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.browser.get(self.base + path, headers=headers)

    def write(
        self,
        path: str,
        body: Body | None = None,
        *,
        method: str = "POST",
        version: int | None = None,
        key: uuid.UUID | None = None,
    ) -> TestResponse:
        """A write as the page sends it; `key` repeats one."""
        headers = {"X-CSRF-Token": self.csrf, "Idempotency-Key": str(key or new_id())}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return self.browser.open(self.base + path, method=method, json=body or {}, headers=headers)


def drawn(response: TestResponse, kind: str, id_: uuid.UUID | str | None = None) -> Body:
    """The one thing of that kind (and id) which the answer's change puts."""
    change = response.get_json()
    assert response.status_code in (200, 201), change
    found: list[Body] = [
        thing for thing in change["put"] if thing["kind"] == kind and str(id_ or thing["id"]) == thing["id"]
    ]
    assert len(found) == 1, change["put"]
    return found[0]
