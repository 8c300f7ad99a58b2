"""A patched process, as gunicorn runs it: how often the hub gets a turn while twenty people sign in."""

from gevent import monkey

monkey.patch_all()

import dataclasses  # noqa: E402
import sys  # noqa: E402

import gevent  # noqa: E402

from fact_board import create_app  # noqa: E402
from fact_board.sign_in import passwords  # noqa: E402
from tests.conftest import make_config  # noqa: E402


def main(database_url: str) -> None:
    """Print the number of turns."""
    app = create_app(dataclasses.replace(make_config(database_url), testing=False))
    turns = 0

    def turn() -> None:
        nonlocal turns
        while True:
            gevent.sleep(0.001)
            turns += 1

    def sign_in() -> None:
        with app.app_context():
            assert not passwords.is_right(None, "fel")

    gevent.spawn(turn)
    gevent.joinall([gevent.spawn(sign_in) for _ in range(20)], raise_error=True)
    sys.stdout.write(f"{turns}\n")


if __name__ == "__main__":
    main(sys.argv[1])
