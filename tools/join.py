"""Join the scripts and styles of the pages that need many: `python -m tools.join`.

File by file a phone on two bars of coverage waits a round trip for every six of some eighty. esbuild follows
the imports; names stay as they are written, and source maps lead back to the modules, served as before.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from fact_board.web.assets import IMPORTS
from fact_board.web.hashes import hash_of
from fact_board.web.joined import FOLDER, MANIFEST
from fact_board.web.sheets import SHEETS

ROOT = Path(__file__).parents[1]
SCRIPTS = (
    "js/board/main.js",
    "js/caseload/compare/page.js",
    "js/caseload/page.js",
    "js/meeting/main.js",
    "js/mine/page.js",
    "js/phone/main.js",
    "js/replay/page.js",
    "js/sign_in/lock.js",
    "js/sign_in/page.js",
)
OPTIONS = (
    "--bundle",
    "--minify-whitespace",
    "--minify-syntax",
    "--charset=utf8",
    "--target=es2022",
    "--log-level=warning",
)
FOR_SCRIPTS = (
    "--splitting",
    "--format=esm",
    "--entry-names=[name]-[hash]",
    "--chunk-names=[name]-[hash]",
    "--sourcemap",
    "--sources-content=false",
)
FOR_SHEETS = ("--loader=css", "--entry-names=all-[hash]", "--external:/static/*", "--tsconfig-raw={}")
Outputs = dict[str, dict[str, Any]]
Made = tuple[Outputs, set[str]]


def join_all(root: Path = ROOT) -> None:
    """Make all anew; pages load the sources themselves until it is done."""
    static = root / "static"
    shutil.rmtree(static / FOLDER, ignore_errors=True)
    scripts = {name: join_script(root, name) for name in SCRIPTS}
    sheets = {name: join_sheets(root, name) for name in SHEETS}
    used = {source for made in (scripts, sheets) for _outputs, sources in made.values() for source in sources}
    told = {
        "scripts": {name: _files(outputs, name) for name, (outputs, _sources) in scripts.items()},
        "sheets": {name: _below_static(next(iter(outputs))) for name, (outputs, _sources) in sheets.items()},
        "sources": {name: hash_of(static / name) for name in sorted(used)},
    }
    (static / FOLDER / MANIFEST).write_text(json.dumps(told, indent=1) + "\n")


def join_script(root: Path, name: str) -> Made:
    """One page's script with all it imports; what it imports later is in files of its own."""
    place = Path(name).with_suffix("").relative_to("js")
    return _esbuild(root, place, f"static/{name}", *FOR_SCRIPTS, _packages())


def join_sheets(root: Path, name: str) -> Made:
    """A page's stylesheets in their order."""
    imports = "".join(f'@import "./static/css/{sheet}.css";\n' for sheet in SHEETS[name])
    return _esbuild(root, Path("css") / name, *FOR_SHEETS, said=imports)


def _esbuild(root: Path, place: Path, *arguments: str, said: str = "") -> Made:
    """What it made, and of which files below `static/`."""
    folder = root / "static" / FOLDER / place
    metafile = folder / "made.json"
    command = [program(), *OPTIONS, *arguments, f"--outdir={folder}", f"--metafile={metafile}"]
    subprocess.run(command, cwd=root, check=True, input=said, text=True)
    told = json.loads(metafile.read_text())
    metafile.unlink()
    return told["outputs"], {_below_static(name) for name in told["inputs"] if name != "<stdin>"}


def program() -> str:
    """esbuild itself, for this machine: npm's script around it would start Node for each page."""
    found = sorted((ROOT / "node_modules").glob("@esbuild/*/bin/esbuild"))
    if not found:
        raise SystemExit("esbuild is not installed: make setup")
    return str(found[0])


def _packages() -> str:
    """Others' modules are the same files that a page without joining gets by its import map."""
    paths = {_pattern(name): [_pattern(f"./static/{path}")] for name, path in IMPORTS.items()}
    return "--tsconfig-raw=" + json.dumps({"compilerOptions": {"baseUrl": ".", "paths": paths}})


def _pattern(name: str) -> str:
    return name + "*" if name.endswith("/") else name


def _files(outputs: Outputs, page: str) -> dict[str, Any]:
    script = next(name for name, made in outputs.items() if made.get("entryPoint") == f"static/{page}")
    at_once = _reached(outputs, script, ("import-statement",))
    later = _reached(outputs, script, ("import-statement", "dynamic-import")) - at_once
    return {
        "script": _below_static(script),
        "at_once": sorted(_below_static(name) for name in at_once - {script}),
        "later": sorted(_below_static(name) for name in later),
    }


def _reached(outputs: Outputs, script: str, ways: tuple[str, ...]) -> set[str]:
    found, waiting = {script}, [script]
    while waiting:
        imports = outputs[waiting.pop()]["imports"]
        new = {one["path"] for one in imports if one["kind"] in ways and one["path"] in outputs} - found
        found |= new
        waiting += sorted(new)
    return found


def _below_static(name: str) -> str:
    return str(Path(name).relative_to("static"))


if __name__ == "__main__":
    join_all()
