"""What gunicorn serves. The patch must come before anything that opens a socket."""

from gevent import monkey

monkey.patch_all()

from pathlib import Path  # noqa: E402

from fact_board import create_app  # noqa: E402
from fact_board.config import Config  # noqa: E402
from fact_board.database import refuse_second_process  # noqa: E402
from fact_board.live import beacon  # noqa: E402

config = Config.from_environment()
if config.is_sqlite:
    only_process = refuse_second_process(Path(config.database_url.removeprefix("sqlite:///")))
app = create_app(config, async_mode="gevent")
beacon.start(app, config.beacon_seconds)
