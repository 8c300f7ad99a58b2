"""What gunicorn serves. The patch must come before anything that opens a socket."""

from gevent import monkey

monkey.patch_all()

import atexit  # noqa: E402
import gc  # noqa: E402
from pathlib import Path  # noqa: E402

from fact_board import create_app  # noqa: E402
from fact_board.cli.demo_clock import start_clock  # noqa: E402
from fact_board.cli.demo_mark import refuse_demo_data  # noqa: E402
from fact_board.config import Config  # noqa: E402
from fact_board.database import refuse_second_process  # noqa: E402
from fact_board.live import beacon  # noqa: E402

config = Config.from_environment()
if config.is_sqlite:
    database = Path(config.database_url.removeprefix("sqlite:///"))
    atexit.register(refuse_second_process(database).close)  # held for as long as the process lives
    if config.is_demo:
        start_clock(database)
    else:
        refuse_demo_data(database)
app = create_app(config, async_mode="gevent")
beacon.start(app, config.beacon_seconds)

# What start-up made stays for good; without this the collector walks all of it time and again, 0.2 s each.
gc.collect()
gc.freeze()
# What hangs on open sockets stays, too: it need not be walked, 0.1 s, after every thirty requests.
gc.set_threshold(*gc.get_threshold()[:2], 100)
