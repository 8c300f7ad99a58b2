"""The sync engine: numbers, rooms, frames, the beacon. It knows the features through `views` alone."""

from typing import Any, Literal

from flask import Flask

from fact_board.config import Config

AsyncMode = Literal["threading", "gevent"]
_SAME_ORIGIN: Any = None  # what the library takes for "only our own pages"


def init_live(app: Flask, config: Config, *, async_mode: AsyncMode) -> None:
    """Start Socket.IO for this app and publish its actions."""
    from fact_board import action
    from fact_board.extensions import socketio
    from fact_board.live import frames, publish, sockets

    socketio.init_app(
        app,
        async_mode=async_mode,
        async_handlers=False,
        manage_session=False,
        cors_allowed_origins=list(config.origins) or _SAME_ORIGIN,
        max_http_buffer_size=64 * 1024,
        ping_interval=10,
        ping_timeout=10,
        message_queue=config.redis_url,
        serializer=frames.TextPacket,  # type: ignore[call-arg]
    )
    frames.install(socketio)
    app.wsgi_app = frames.whole_frames(app.wsgi_app)  # type: ignore[method-assign, assignment]
    sockets.init_sockets()
    action.publish_with(publish.publish)
