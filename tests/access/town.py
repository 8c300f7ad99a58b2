"""Somebody at work, and every answer they got, so that two worlds can be held against each other."""

import json
import re
from typing import Any

from flask import Flask
from flask_socketio import SocketIOTestClient

from tests.board.conftest import Screen, sign_in
from tests.world import World

HANNA = ("Hanna Björk", 1960)
Body = dict[str, Any]

IDS = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{32}\b")
CODES = re.compile(r"Kod [0-9][A-Z]")  # drawn at random
MOMENTS = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+(Z|\+\d\d:\d\d)")


class Town:
    """Someone of a party (the municipality) at work, and every answer they got, by what they did."""

    def __init__(self, app: Flask, world: World, who: str = "boris") -> None:
        self.world, self.app, self.who = world, app, who
        self.screen: Screen = sign_in(app, world, who)
        self.names = {str(id_): name for name, id_ in self.world.staff_ids.items()}
        self.names |= {str(id_): name for name, id_ in self.world.parties.items()}
        self.answers: dict[str, Any] = {}
        self.hanna = str(world.people[HANNA[0]])
        self.names[self.hanna] = "hanna"

    def keep(self, name: str, answer_: Any) -> Any:
        assert name not in self.answers, name
        headers = sorted(answer_.headers.keys())
        self.answers[name] = (answer_.status_code, headers, self.masked(answer_.text))
        return answer_.json if answer_.is_json else None

    def masked(self, text: str) -> str:
        """Ids by the names we gave them, moments and event numbers blank; lists by what they say."""
        text = CODES.sub("<code>", text)
        text = MOMENTS.sub("<at>", IDS.sub(lambda found: self.names.get(found[0], "<id>"), text))
        try:
            value = json.loads(text)
        except ValueError:
            return re.sub(r'(nonce|csrf|value)(["=:\s-]+)["\']?[\w+/=-]{16,}', "<once>", text)
        return json.dumps(_settled(value), sort_keys=True, ensure_ascii=False)

    def get(self, name: str, path: str) -> Any:
        return self.keep(name, self.screen.get(path))

    def hear(self, socket: SocketIOTestClient, when: str) -> None:
        """What came over the socket since the last time; a hidden change is a number and nothing else."""
        messages = [(message["name"], message["args"]) for message in socket.get_received()]
        told = [json.loads(self.masked(json.dumps(each))) for each in messages if each[0] != "head"]
        self.answers[f"heard: {when}"] = ("", [], [each for each in told if not _is_hidden(*each)])

    def page(self, name: str, address: str) -> None:
        self.keep(name, self.screen.client.get(address))

    def send(self, name: str, path: str, body: Body | None = None, **how: Any) -> Any:
        return self.keep(name, self.screen.send(path, body, **how))

    def of_hanna(self) -> Body:
        change: Any = self.screen.get("/changes").json
        return next(dict(thing) for thing in change["put"] if thing["id"] == self.hanna)


def _is_hidden(name: str, args: list[Any]) -> bool:
    return name == "change" and nothing_but_the_team(args[0]) and args[0]["name"] is None


def nothing_but_the_team(change: Body) -> bool:
    """The number, and at most the totals, which count everyone."""
    return {thing["kind"] for thing in change["put"]} <= {"team"} and change["remove"] == []


def _settled(value: Any) -> Any:
    if isinstance(value, dict):
        value = {
            name: _settled(inner) for name, inner in value.items() if name not in ("totals", "request_id")
        }
        return {k: "<n>" if k in ("seq", "version") and isinstance(v, int) else v for k, v in value.items()}
    if isinstance(value, list):
        return sorted((_settled(inner) for inner in value), key=lambda each: json.dumps(each, sort_keys=True))
    return value
