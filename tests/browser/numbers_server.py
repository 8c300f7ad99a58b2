"""The product with personal numbers on, which no demo has: what gunicorn serves in that one test."""

from gevent import monkey

monkey.patch_all()

from dataclasses import replace  # noqa: E402

from fact_board import create_app  # noqa: E402
from fact_board.config import Config  # noqa: E402
from fact_board.live import beacon  # noqa: E402
from tests.conftest import NUMBER_KEY, SECRET  # noqa: E402

NUMBERS = {"personal_number_keys": (NUMBER_KEY,), "personal_number_index_key": SECRET}
config = replace(Config.from_environment(), **NUMBERS)  # type: ignore[arg-type]
app = create_app(config, async_mode="gevent")
beacon.start(app, config.beacon_seconds)
