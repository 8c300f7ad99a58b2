"""Find a Chromium, or get one. Running this file is a step of set-up; tests only look up what it found."""

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / ".venv" / "chromium"  # a link left by set-up
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
UNPACKED_BY_NPM = """
import chromium from "@sparticuz/chromium";
process.stdout.write(await chromium.executablePath());
"""


def chromium_path() -> str:
    """The browser that set-up found; `$CHROMIUM` always wins."""
    chosen = os.environ.get("CHROMIUM") or str(FOUND.resolve())
    if not starts(chosen):
        raise RuntimeError(f"no working Chromium at {chosen}: run `make setup`, or set CHROMIUM")
    return chosen


def chromium_flags() -> list[str]:
    """No calls home, no GPU; Chromium's sandbox refuses to run as root."""
    flags = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    flags += ["--disable-component-update", "--disable-sync"]
    return [*flags, "--no-sandbox"] if os.geteuid() == 0 else flags


def find_or_get() -> str:
    """`$CHROMIUM`, else the system's, else Debian's when root, else the one from npm."""
    chosen = os.environ.get("CHROMIUM")
    if chosen and not starts(chosen):
        raise SystemExit(f"CHROMIUM={chosen} does not start")
    found = chosen or on_system() or from_debian() or from_npm()
    if not starts(found):
        raise SystemExit(f"no Chromium to be had (last tried: {found}); install one, or set CHROMIUM")
    return found


def on_system() -> str | None:
    paths = (shutil.which(name) for name in NAMES)
    return next((path for path in paths if path and starts(path)), None)


def from_debian() -> str | None:
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or apt is None:
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = [apt, "install", "-qq", "--yes", "--no-install-recommends", "chromium"]
    for command in ([apt, "update", "-qq"], install):
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False, timeout=600)
    return on_system()


def from_npm() -> str:
    """A Chromium packed for small machines; it unpacks itself into the temporary folder it is told of."""
    folder, kept = ROOT / "tools" / "chromium", ROOT / ".venv" / "chromium-npm"
    kept.mkdir(exist_ok=True)
    ours = {**os.environ, "PATH": f"{ROOT}/.venv/bin:{os.environ['PATH']}", "TMPDIR": str(kept)}
    npm = [str(ROOT / ".venv/bin/npm"), "ci", "--ignore-scripts", "--loglevel=error"]
    subprocess.run(npm, cwd=folder, env=ours, stdout=subprocess.DEVNULL, check=True, timeout=600)
    node = [str(ROOT / ".venv/bin/node"), "--input-type=module", "--eval", UNPACKED_BY_NPM]
    told = subprocess.run(node, cwd=folder, env=ours, capture_output=True, text=True, check=True, timeout=120)
    return told.stdout.strip()


def starts(path: str) -> bool:
    try:
        return (
            subprocess.run([path, "--version"], capture_output=True, check=False, timeout=60).returncode == 0
        )
    except OSError:
        return False


def main() -> None:
    FOUND.unlink(missing_ok=True)
    FOUND.symlink_to(find_or_get())


if __name__ == "__main__":
    main()
