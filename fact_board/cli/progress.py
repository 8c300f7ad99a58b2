"""A progress bar of a few lines, for the terminal only."""

import sys
import time

WIDTH = 30


class Progress:
    """Draws how far something is, at most a few times a second."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._started = time.monotonic()
        self._drawn = 0.0

    def __call__(self, done: int, total: int) -> None:
        now = time.monotonic()
        is_over = done >= total
        if not is_over and (not sys.stderr.isatty() or now - self._drawn < 0.1):
            return
        self._drawn = now
        filled = WIDTH * done // max(total, 1)
        bar = "█" * filled + "·" * (WIDTH - filled)
        end = f" {now - self._started:.1f} s\n" if is_over else ""
        sys.stderr.write(f"\r{self._what} {bar} {100 * done // max(total, 1):3d} %{end}")
        sys.stderr.flush()
