"""The demo's one-click sign-in, which production does not have."""

import uuid

from tests.sign_in.conftest import Door, token_in


def test_the_page_lists_everybody_by_team_and_party_with_a_way_in(door: Door) -> None:
    page = door.browser().get("/demo").text
    for text in ("Team Prov", "Psykosmottagningen", "Karin Lund", "sjuksköterska", "teamledare", "Boris Alm"):
        assert text in page
    assert page.index("Bra vägar in") < page.index("<h2")


def test_one_click_signs_in_and_goes_where_one_wanted(door: Door) -> None:
    browser = door.browser()
    wanted = f"/teams/{door.team_id}/board"
    sent = browser.get(wanted)
    page = browser.get(sent.location)
    assert page.status_code == 200
    for _ in range(2):  # the first click makes the account
        form = {"csrf": token_in(page.text), "staff": str(door.staff_ids["sara"]), "next": wanted}
        answer = browser.post("/demo/sign-in", data=form)
        assert (answer.status_code, answer.location) == (303, wanted)
        page = browser.get("/demo")
    session = browser.get("/api/session").json
    assert session is not None
    assert session["staff"]["name"] == "Sara Öst"
    assert session["demo"] is True


def test_an_unknown_person_is_not_found(door: Door) -> None:
    browser = door.browser()
    token = token_in(browser.get("/demo").text)
    for staff in (str(uuid.uuid4()), "nobody", ""):
        assert browser.post("/demo/sign-in", data={"csrf": token, "staff": staff}).status_code == 404


def test_an_account_made_by_a_click_has_no_password(door: Door) -> None:
    browser = door.browser()
    token = token_in(browser.get("/demo").text)
    browser.post("/demo/sign-in", data={"csrf": token, "staff": str(door.staff_ids["sara"])})
    other = door.browser()
    for password in ("", "None", "nobody has this password"):
        assert door.knock(other, f"demo-{door.staff_ids['sara']}", password).status_code == 401


def test_outside_demo_mode_the_page_does_not_exist(production_door: Door) -> None:
    rules = {rule.rule for rule in production_door.app.url_map.iter_rules()}
    assert not any(rule.startswith("/demo") for rule in rules)
    browser = production_door.browser()
    assert browser.get("/demo").status_code == 404
    page = browser.get("/sign-in", base_url="https://localhost")
    form = {"csrf": token_in(page.text), "staff": str(production_door.staff_ids["maria"])}
    assert browser.post("/demo/sign-in", data=form, base_url="https://localhost").status_code == 404
    assert "/demo" not in page.text
