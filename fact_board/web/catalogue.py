"""The texts: one catalogue for pages, errors and scripts, merged from `translations/parts`.

English is the source: the sentence in the code is the name of the text. Swedish stands in the parts, one
for each area. `python -m fact_board.web.catalogue` makes what the product reads from them (a .mo for
Python and Jinja, JSON for the scripts); `--check` says what is missing, unused or wrong.
"""

import ast
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ("sv", "en")

KEYWORDS = {"_": None, "gettext": None, "lazy_gettext": None, "N_": None, "ngettext": (1, 2)}
# t("…") and tn("…", "…", n) in scripts: Babel's own reader loses its place in nested templates.
LITERAL = r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
IN_SCRIPT = re.compile(rf"\bt\(\s*{LITERAL}|\btn\(\s*{LITERAL}\s*,\s*{LITERAL}")
UNREADABLE_IN_SCRIPT = re.compile(r"\bt\(\s*`|\btn\(\s*`")
PLACEHOLDER = re.compile(r"\{(\w+)\}|%\((\w+)\)[sd]")

Texts = dict[str, str | list[str]]


class BadParts(ValueError):
    """The parts contradict each other or can't be read: nothing is built from them."""


@dataclass(frozen=True)
class Said:
    """One text where the code says it."""

    text: str
    many: str | None
    place: str


@dataclass(frozen=True)
class Place:
    """Where the texts are, and where what is made of them goes."""

    root: Path = ROOT

    @property
    def parts(self) -> Path:
        return self.root / "fact_board/translations/parts"

    @property
    def compiled(self) -> Path:
        return self.root / "fact_board/translations/sv/LC_MESSAGES/messages.mo"

    @property
    def for_scripts(self) -> Path:
        return self.root / "static/i18n"

    def of(self, path: Path, line: int | None = None) -> str:
        return f"{path.relative_to(self.root)}{f':{line}' if line else ''}"


def main(arguments: list[str]) -> int:
    """Build, or with `--check` print every fault; the number says whether it went well."""
    place = Place()
    try:
        found = faults(place) if "--check" in arguments else build(place)
    except BadParts as error:
        found = str(error).splitlines()
    sys.stdout.writelines(f"    {fault}\n" for fault in found)
    return 1 if found else 0


def build(place: Place) -> list[str]:
    """Write the .mo and the hashed JSON files, and remove those of earlier builds."""
    messages = swedish(place)
    catalogue = Catalog(locale="sv", domain="messages", fuzzy=False)
    for message, _where in messages.values():
        catalogue.add(message.id, message.string)
    place.compiled.parent.mkdir(parents=True, exist_ok=True)
    with place.compiled.open("wb") as file:
        write_mo(file, catalogue)
    said = list(said_in_scripts(place))
    write_json(place, "sv", {one.text: _forms(messages, one) for one in said if one.text in messages})
    write_json(place, "en", {one.text: [one.text, one.many] for one in said if one.many})
    return []


def _forms(messages: dict[str, tuple[Message, str]], one: Said) -> str | list[str]:
    string = messages[one.text][0].string
    return string if isinstance(string, str) else list(string or [])


def write_json(place: Place, locale: str, texts: Texts) -> None:
    """One file a locale, named after what it holds, so that a browser may keep it for ever."""
    content = json.dumps(texts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    target = place.for_scripts / f"{locale}-{hashlib.sha256(content).hexdigest()[:12]}.json"
    place.for_scripts.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    for other in place.for_scripts.glob(f"{locale}-*.json"):
        if other != target:
            other.unlink(missing_ok=True)


def script_catalogue(locale: str, place: Place | None = None) -> str | None:
    """The name of the JSON file of that locale, if it has been built."""
    folder = (place or Place()).for_scripts
    files = sorted(folder.glob(f"{locale}-*.json"), key=lambda path: path.stat().st_mtime)
    return files[-1].name if files else None


def faults(place: Place) -> list[str]:
    """What a reader would meet: English amid Swedish, wrong placeholders; and what nobody says."""
    messages, said = swedish(place), list(said_in_code(place))
    texts = {one.text for one in said}
    found = [f"{one.place}: no Swedish for {one.text!r}" for one in said if one.text not in messages]
    found += [f"{where}: nobody says {text!r}" for text, (_, where) in messages.items() if text not in texts]
    for one in said:
        if one.text in messages:
            found += _differences(one, *messages[one.text])
    found += list(unreadable(place))
    return sorted(set(found))


def _differences(one: Said, message: Message, where: str) -> Iterator[str]:
    english = [one.text] if one.many is None else [one.text, one.many]
    forms = [message.string] if isinstance(message.string, str) else list(message.string or [])
    if message.fuzzy or not forms or not all(forms):
        yield f"{where}: Swedish missing or uncertain for {one.text!r}"
    elif len(forms) != len(english):
        yield f"{where}: {one.text!r} has {len(english)} forms in {one.place}, {len(forms)} in Swedish"
    else:
        # In the singular the number may be a word in one language and a figure in the other.
        spared = {"n"} if one.many else set()
        for text, form in zip(english, forms, strict=True):
            if placeholders(text) - spared != placeholders(form) - spared:
                yield f"{where}: other placeholders in {form!r} than in {text!r}"


def placeholders(text: str) -> set[str]:
    """The names in {braces} or %(brackets)s."""
    return {brace or bracket for brace, bracket in PLACEHOLDER.findall(text)}


def swedish(place: Place) -> dict[str, tuple[Message, str]]:
    """Every Swedish text by its English, with the part it stands in; two that differ are refused."""
    found: dict[str, tuple[Message, str]] = {}
    clashes: list[str] = []
    for path in sorted(place.parts.glob("*.po")):
        for message in _read(path, place):
            text, where = _singular(message), place.of(path, message.lineno)
            other = found.setdefault(text, (message, where))
            if other[0].string != message.string:
                clashes.append(f"{where} and {other[1]} differ on {text!r}")
    if clashes:
        raise BadParts("\n".join(clashes))
    return found


def _read(path: Path, place: Place) -> list[Message]:
    with path.open("rb") as file:
        try:
            return [message for message in read_po(file, locale="sv", abort_invalid=True) if message.id]
        except PoFileError as error:
            raise BadParts(f"{place.of(path)}: {error}") from error


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def said_in_code(place: Place) -> Iterator[Said]:
    """Every text that a person may read, from Python, templates and scripts."""
    for path in sorted((place.root / "fact_board").rglob("*.py")):
        yield from _extracted(path, "python", place)
    for path in sorted((place.root / "templates").rglob("*.html")):
        yield from _extracted(path, "jinja2.ext:babel_extract", place)
    yield from said_in_scripts(place)


def _extracted(path: Path, method: str, place: Place) -> Iterator[Said]:
    options = {"silent": "false"}
    for line, text, _comments, _context in extract_from_file(
        method, str(path), keywords=KEYWORDS, options=options
    ):
        one, many = (text, None) if isinstance(text, str) else (text[0], text[1])
        yield Said(one, many, place.of(path, line))


def said_in_scripts(place: Place) -> Iterator[Said]:
    """The texts in our own scripts."""
    for path in _scripts(place):
        code = path.read_text()
        for match in IN_SCRIPT.finditer(code):
            text, one, many = match.groups()
            where = place.of(path, code.count("\n", 0, match.start()) + 1)
            yield Said(_spoken(text or one), _spoken(many) if many else None, where)


def unreadable(place: Place) -> Iterator[str]:
    """Texts that no catalogue can name, because they are put together as they are said."""
    for path in _scripts(place):
        code = path.read_text()
        for match in UNREADABLE_IN_SCRIPT.finditer(code):
            where = place.of(path, code.count("\n", 0, match.start()) + 1)
            yield f"{where}: a text must be a plain string, with its values in {{braces}}"


def _scripts(place: Place) -> list[Path]:
    return [p for p in sorted((place.root / "static/js").rglob("*.js")) if not p.name.endswith(".test.js")]


def _spoken(literal: str) -> str:
    return str(ast.literal_eval(literal))  # the escapes we use mean the same in both languages


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
