"""A page's scripts and styles joined into a few files, while they are made of what the sources say."""

import re
import shutil
from pathlib import Path

import pytest
from flask import Flask

from fact_board.web import assets
from fact_board.web.hashes import hash_of
from fact_board.web.joined import joined_into, joined_sheet
from fact_board.web.sheets import SHEETS
from tools.join import ROOT, SCRIPTS, join_all

PAGES = {"js/board/main.js", "js/meeting/main.js"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Static files of their own, joined."""
    root = tmp_path_factory.mktemp("joined")
    shutil.copytree(ROOT / "static", root / "static")
    join_all(root)
    return root / "static"


@pytest.fixture
def static(made: Path, tmp_path: Path) -> Path:
    """The same, to be edited."""
    return Path(shutil.copytree(made, tmp_path / "static"))


def test_every_page_is_a_few_files_that_import_only_each_other(made: Path) -> None:
    for page in SCRIPTS:
        joined = joined_into(page, made)
        assert joined, page
        assert len(joined.at_once) <= 3, page
        names = [joined.script, *joined.at_once, *joined.later]
        assert len(set(names)) == len(names)
        for name in names:
            code = (made / name).read_text()
            imported = re.findall(r"""(?:\bfrom|\bimport)\s*\(?["'](\.[^"'`]+)["']""", code)
            assert {str((made / name).parent / one.removeprefix("./")) for one in imported} <= {
                str(made / other) for other in names
            }, name
            assert (made / f"{name}.map").exists()


def test_forms_come_later_and_together(made: Path) -> None:
    for page in PAGES:
        joined = joined_into(page, made)
        assert joined
        [later] = [name for name in joined.later if "later-" in name]
        assert "openNominate" in (made / later).read_text()
        assert "nominations" in (made / joined.script).read_text()


def test_a_joined_file_keeps_its_name_for_ever(app: Flask, made: Path) -> None:
    files = [path for path in (made / "joined").rglob("*") if path.suffix in (".js", ".css")]
    assert len(files) >= len(SCRIPTS) + len(SHEETS)
    for path in files:
        assert assets.NAMED_BY_CONTENT.fullmatch(str(path.relative_to(made))), path


def test_styles_are_one_file_in_their_order(made: Path) -> None:
    for page in SHEETS:
        name = joined_sheet(page, made)
        assert name, page
    every = (made / str(joined_sheet("every", made))).read_text()
    assert every.index("@layer reset,tokens,base,components,places,print") < every.index("@layer base{")
    assert 'url("/static/vendor/fonts/' in every or "url(/static/vendor/fonts/" in every


@pytest.mark.parametrize("edited", ["js/ui/dialog.js", "css/tokens.css", "vendor/lit-html/lit-html.js"])
def test_whoever_edits_a_source_gets_the_sources(static: Path, edited: str) -> None:
    assert joined_into("js/phone/main.js", static)
    source = static / edited
    source.write_text(source.read_text() + "\n")
    assert joined_into("js/phone/main.js", static) is None
    assert joined_sheet("every", static) is None


def test_a_source_that_is_gone_and_a_page_not_joined_are_no_error(static: Path) -> None:
    assert joined_into("js/wall/page.js", static) is None
    assert joined_sheet("docs", static) is None
    (static / "js/ui/dialog.js").unlink()
    assert joined_into("js/phone/main.js", static) is None


def test_a_joined_page_names_few_files_and_needs_no_import_map(
    app: Flask, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "folder_of_files", lambda: made)
    page = app.test_client().get("/phone/shell").text
    assert "importmap" not in page
    assert len(re.findall(r'rel="stylesheet"', page)) == 2
    scripts = re.findall(r'(?:modulepreload" href|<script type="module" src)="([^"]+)"', page)
    assert 1 <= len(scripts) <= 3
    assert all(address.startswith("/static/joined/phone/main/") for address in scripts)
    other = app.test_client().get("/demo").text
    assert "importmap" in other


def test_a_page_asks_for_its_files_as_they_are_now(
    app: Flask, static: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was worked out for the page before isn't believed once a file has been edited."""
    monkeypatch.setattr(assets, "folder_of_files", lambda: static)
    client = app.test_client()
    assert "importmap" not in client.get("/phone/shell").text
    dialog = static / "js/ui/dialog.js"
    for _ in range(2):
        dialog.write_text(dialog.read_text() + "\n")
        assert f"/static/js/ui/dialog.js?v={hash_of(dialog)}" in client.get("/phone/shell").text
    (static / "joined/manifest.json").unlink()
    assert f'"/static/js/ui/dialog.js?v={hash_of(dialog)}"' in client.get("/phone/shell").text
