"""The smallest server that broadcasts, for test_frames.py: gunicorn -k gevent tests.live.stalled_server:app

FRAMES=off leaves simple-websocket and engine.io as they are, to show that the defects are still there.
"""

from gevent import monkey

monkey.patch_all()

import os  # noqa: E402
import socket  # noqa: E402
from collections.abc import Callable, Iterable  # noqa: E402
from typing import Any  # noqa: E402

import gevent  # noqa: E402
from flask import Flask, jsonify, request  # noqa: E402
from flask_socketio import SocketIO  # noqa: E402

from fact_board.live import frames  # noqa: E402

SEND_BUFFER = 16_384  # small, so that a reader need not stall for long

open_websockets: set[int] = set()
errors: list[int] = []


def with_small_send_buffer(wsgi_app: frames.WsgiApp) -> frames.WsgiApp:
    def small(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ.get("HTTP_UPGRADE", "").lower() != "websocket":
            return wsgi_app(environ, start_response)
        environ["gunicorn.socket"].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        open_websockets.add(id(environ))
        try:
            return wsgi_app(environ, start_response)
        finally:
            open_websockets.discard(id(environ))

    return small


def create_app() -> Flask:
    app = Flask(__name__)
    patience = int(os.environ.get("PATIENCE", "20"))
    socketio = SocketIO(
        app, async_mode="gevent", async_handlers=False, ping_interval=patience, ping_timeout=patience
    )
    if os.environ.get("FRAMES") != "off":
        frames.install(
            socketio,
            most_waiting=int(os.environ.get("MOST_WAITING", "100000")),
            most_waiting_size=int(os.environ.get("MOST_WAITING_SIZE", "100000000")),
        )
        app.wsgi_app = frames.whole_frames(app.wsgi_app)  # type: ignore[method-assign, assignment]
    app.wsgi_app = with_small_send_buffer(app.wsgi_app)  # type: ignore[method-assign, assignment]

    @socketio.on("disconnect")
    def tell_who_left(_reason: str) -> None:
        socketio.emit("left", {})

    @socketio.on_error_default
    def count(_error: BaseException) -> None:
        errors.append(1)

    @app.post("/changes")
    def changes() -> Any:
        for number in range(int(request.args["n"])):
            socketio.emit("change", {"seq": number, "text": "å" * int(request.args["size"])})
            gevent.sleep(int(request.args["every_ms"]) / 1000)
        return jsonify(sent=int(request.args["n"]))

    @app.get("/state")
    def state() -> Any:
        clients = socketio.server.eio.sockets.values()  # type: ignore[attr-defined]
        return jsonify(
            clients=sum(not client.closed for client in clients),
            open_websockets=len(open_websockets),
            errors=len(errors),
        )

    return app


app = create_app()
