"""`python -m fact_board doctor`: the commands of `flask --app fact_board`, with settings checked first."""

import sys

from flask.cli import FlaskGroup

from fact_board import create_app
from fact_board.config import Config
from fact_board.errors import Misconfigured


def main() -> None:
    try:
        Config.from_environment()
    except Misconfigured as fault:
        sys.exit(f"FAIL  settings           {fault}")
    FlaskGroup(create_app=lambda: create_app()).main(prog_name="python -m fact_board")


if __name__ == "__main__":
    main()
