"""Check that every text of pages, scripts and errors has its Swedish, and that no Swedish is left over.

English is the source: the text in the code is the English one. Swedish stands in `translations/parts/*.po`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "fact_board" / "translations" / "parts"
KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "N_": None, "ngettext": (1, 2), "_l": None}
# t("…") and tn("…", "…", n) in the pages' scripts; Babel's own reader loses its place in nested templates.
IN_SCRIPT = re.compile(r"""\bt\(\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')""")
PLURAL_IN_SCRIPT = re.compile(r"""\btn\(\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')\s*,""")
PLACEHOLDER = re.compile(r"\{\w+\}|%\(\w+\)[sd]")


def main() -> None:
    used, swedish = texts_in_code(), swedish_texts()
    faults = [f"{where}: no Swedish for {text!r}" for text, where in used.items() if text not in swedish]
    faults += [f"{where}: nobody says {text!r}" for text, (where, _) in swedish.items() if text not in used]
    faults += [fault for where, message in swedish.values() for fault in faults_of(message, where)]
    for fault in sorted(faults):
        print(f"    {fault}")
    if faults:
        raise SystemExit(1)


def texts_in_code() -> dict[str, str]:
    """Every text with one place where it is said."""
    found: dict[str, str] = {}
    for path in sorted(ROOT.glob("fact_board/**/*.py")):
        found.update(dict.fromkeys(extracted(path, "python"), place_of(path)))
    for path in sorted(ROOT.glob("templates/**/*.html")):
        found.update(dict.fromkeys(extracted(path, "jinja2.ext:babel_extract"), place_of(path)))
    for path in sorted(ROOT.glob("static/js/**/*.js")):
        found.update(dict.fromkeys(in_script(path), place_of(path)))
    return found


def extracted(path: Path, method: str) -> Iterator[str]:
    for _line, text, _comments, _context in extract_from_file(method, path, keywords=KEYWORDS):
        yield text if isinstance(text, str) else text[0]


def in_script(path: Path) -> Iterator[str]:
    code = path.read_text()
    for pattern in (IN_SCRIPT, PLURAL_IN_SCRIPT):
        for literal in pattern.findall(code):
            yield ast.literal_eval(literal)  # the escapes we use mean the same in both languages


def swedish_texts() -> dict[str, tuple[str, Message]]:
    found: dict[str, tuple[str, Message]] = {}
    for path in sorted(PARTS.glob("*.po")):
        catalogue: Catalog = read_po(path.open("rb"), locale="sv", abort_invalid=True)
        found.update({singular(message): (place_of(path), message) for message in catalogue if message.id})
    return found


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def faults_of(message: Message, where: str) -> Iterator[str]:
    """Empty, uncertain, or with other placeholders than the English."""
    english = {message.id} if isinstance(message.id, str) else set(message.id)
    swedish = [message.string] if isinstance(message.string, str) else list(message.string or [""])
    if message.fuzzy or not all(swedish):
        yield f"{where}: Swedish missing or uncertain for {singular(message)!r}"
    allowed = {name for text in english for name in PLACEHOLDER.findall(text)}
    if any(set(PLACEHOLDER.findall(text)) - allowed for text in swedish):
        yield f"{where}: other placeholders in the Swedish of {singular(message)!r}"


def place_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
