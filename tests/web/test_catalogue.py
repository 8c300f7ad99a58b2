"""The texts: complete, consistent, and the same for pages, errors and scripts."""

import json
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from fact_board.web.catalogue import BadParts, Place, build, faults, script_catalogue

PYTHON = "fact_board/slice.py"
PAGE = "templates/page.html"
SCRIPT = "static/js/page.js"
SV = "fact_board/translations/parts/a.po"
OTHER = "fact_board/translations/parts/b.po"


def place_with(folder: Path, **files: str) -> Place:
    names = {"python": PYTHON, "page": PAGE, "script": SCRIPT, "sv": SV, "other": OTHER}
    for name, content in files.items():
        path = folder / names[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    (folder / SV).parent.mkdir(parents=True, exist_ok=True)
    return Place(folder)


def po(**texts: str) -> str:
    return "\n".join(f'msgid "{text}"\nmsgstr "{swedish}"\n' for text, swedish in texts.items())


def test_every_text_of_the_product_has_its_swedish() -> None:
    assert faults(Place()) == []


def test_texts_are_found_in_python_templates_and_scripts(tmp_path: Path) -> None:
    place = place_with(
        tmp_path,
        python='_("one"); N_("two"); ngettext("{n} cat", "{n} cats", 2)',
        page='{{ _("three") }}<p title="{{ _(\'four\') }}"></p>',
        script='t(\'five\'); html`${t("six")} ${tn("{n} dog", "{n} dogs", 2)}`',
    )
    missing = " ".join(faults(place))
    for text in ("one", "two", "{n} cat", "three", "four", "five", "six", "{n} dog"):
        assert f"no Swedish for {text!r}" in missing


@pytest.mark.parametrize(
    ("script", "swedish", "fault"),
    [
        ('t("a")', po(a="ä", b="be"), "nobody says 'b'"),
        ('t("a")', po(a=""), "missing or uncertain"),
        ('t("a")', "#, fuzzy\n" + po(a="ä"), "missing or uncertain"),
        ('t("{n} left")', 'msgid "{n} left"\nmsgstr "{m} kvar"\n', "other placeholders"),
        ('tn("{n} day", "{n} days", 2)', 'msgid "{n} day"\nmsgstr "{n} dag"\n', "2 forms"),
        ("t(`a ${b}`)", "", "plain string"),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path: Path, script: str, swedish: str, fault: str) -> None:
    [found] = faults(place_with(tmp_path, script=script, sv=swedish))
    assert fault in found
    assert found.startswith((SV, SCRIPT))


def test_two_parts_may_repeat_a_text_but_not_contradict_each_other(tmp_path: Path) -> None:
    place = place_with(tmp_path, script='t("a")', sv=po(a="ä"), other=po(a="ä"))
    assert faults(place) == []
    place_with(tmp_path, other=po(a="å"))
    with pytest.raises(BadParts, match="differ on 'a'"):
        faults(place)


def test_what_is_built_serves_python_and_scripts_alike_and_always_the_same(tmp_path: Path) -> None:
    swedish = po(a="ä", only_python="bara") + (
        '\nmsgid "{n} day"\nmsgid_plural "{n} days"\nmsgstr[0] "{n} dag"\nmsgstr[1] "{n} dagar"\n'
    )
    script = 't("a"); tn("{n} day", "{n} days", 2)'
    place = place_with(tmp_path, python='_("only_python")', script=script, sv=swedish)
    assert build(place) == []
    name = script_catalogue("sv", place)
    assert name is not None
    texts = json.loads((place.for_scripts / name).read_text())
    assert texts == {"a": "ä", "{n} day": ["{n} dag", "{n} dagar"]}
    with place.compiled.open("rb") as file:
        compiled = read_mo(file)
    assert compiled["only_python"].string == "bara"
    build(place)
    assert script_catalogue("sv", place) == name
    place_with(tmp_path, script='t("a")')
    build(place)
    assert script_catalogue("sv", place) != name
    assert len(list(place.for_scripts.glob("sv-*.json"))) == 1
