from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_VIEW = "one => { const box = one.getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight; }"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SIZES = pytest.mark.parametrize("width", [360, 1400])
REPORTS = pytest.mark.parametrize("name", ["example", "hostile"])
Visit = Callable[..., Any]


def _until(page: Any, condition: str) -> None:
    """Wait for a condition, asked from outside: the page's own policy forbids to evaluate strings inside it."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {condition}")


@REPORTS
@SIZES
def test_the_page_says_nothing_and_asks_for_nothing(visit: Visit, name: str, width: int) -> None:
    seen = visit(name, width=width)
    assert seen.said == []
    assert len(seen.asked) == 1
    assert seen.page.title().endswith("who has it first-hand?")


@REPORTS
@SIZES
def test_nothing_is_wider_than_the_window(visit: Visit, name: str, width: int) -> None:
    assert visit(name, width=width).page.evaluate(OVERFLOW) == 0


@pytest.mark.parametrize(
    ("name", "width", "colours"),
    [("example", 1400, "light"), ("example", 1400, "dark"), ("example", 360, "light"), ("hostile", 360, "dark")],
)
def test_axe_finds_nothing_serious(visit: Visit, name: str, width: int, colours: str) -> None:
    page = visit(name, width=width, color_scheme=colours, bypass_csp=True).page
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(f"axe.run({{runOnly: {RULES}}})")
    serious = [
        (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_hostile_words_run_nothing(visit: Visit) -> None:
    page = visit("hostile").page
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 4000)
    assert "owned" not in page.title().split("–")[-1]
    assert page.evaluate("document.scripts.length") == 1
    assert page.evaluate("document.images.length") == 0


def test_a_line_leads_to_its_words_and_the_number_leads_back(visit: Visit) -> None:
    page = visit().page
    page.locator("#x1 .side .said a").first.click()
    target = page.locator(":target")
    assert "about 40 people had been on the walkway" in target.inner_text()
    assert target.evaluate(IN_VIEW)
    target.locator("xpath=following-sibling::a[1]").click()
    assert page.locator(":target").get_attribute("class") == "f item disputed"


def test_going_to_a_claim_lights_all_its_statements(visit: Visit) -> None:
    page = visit().page
    page.locator("#articles .bl a").first.click()
    number = page.locator(":target .no").inner_text()
    assert page.locator(".hl").count() == page.locator(f'#articles .bl a[href="#c{number}"]').count() > 1


def test_the_filter_leaves_the_lines_with_a_word(visit: Visit) -> None:
    page = visit().page
    page.fill("#filter", "Hospital")
    _until(page, "document.querySelector('.count').textContent !== ''")
    shown = page.locator(".f:visible").all()
    assert 0 < len(shown) < page.locator(".f").count()
    assert all("hospital" in line.evaluate("one => one.textContent.toLowerCase()") for line in shown)
    page.press("#filter", "Escape")
    assert page.locator(".f[hidden]").count() == 0


def test_the_outlet_leaves_its_own_articles(visit: Visit) -> None:
    page = visit().page
    page.select_option("#outlet", label="Brannock Courier")
    assert page.locator("article.text:visible").count() == 2
    assert " of " in page.locator(".count").inner_text()


def test_a_link_to_a_line_the_filter_hides_shows_it_again(visit: Visit) -> None:
    page = visit().page
    page.fill("#filter", "nothing has these words")
    _until(page, "document.querySelectorAll('.f[hidden]').length > 0")
    page.evaluate("location.hash = '#c1'")
    _until(page, "!document.getElementById('c1').hidden")
    assert page.locator("#c1").is_visible()


def test_keys_move_through_the_lines_and_to_their_words(visit: Visit) -> None:
    page = visit().page
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    page.keyboard.press("k")
    assert first == page.evaluate("document.activeElement.id") != second
    page.keyboard.press("o")
    _until(page, "location.hash.startsWith('#s')")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "filter"
    page.keyboard.type("jk")
    assert page.input_value("#filter") == "jk"


def test_keys_can_be_turned_off(visit: Visit) -> None:
    page = visit().page
    page.uncheck("#keys")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement === document.body")


def test_everything_can_be_reached_by_tab(visit: Visit) -> None:
    page = visit().page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    _until(page, "location.hash === '#main'")


def test_a_source_of_the_graph_lights_its_lines(visit: Visit) -> None:
    page = visit().page
    page.locator(".node", has_text="Estmere News Agency").focus()
    assert page.locator(".flow.on").count() > 2
    assert page.locator(".graph.lit").count() == 1


def test_without_script_all_is_there_but_the_tools(visit: Visit) -> None:
    page = visit(java_script_enabled=False).page
    assert page.locator(".tools").is_hidden()
    assert page.locator("article.text").count() == 8
    page.locator("#established summary").first.click()
    assert page.locator("#established .w").first.is_visible()
    page.locator("#x1 .side .said a").first.click()
    assert page.locator(":target").is_visible()


def test_on_paper_the_words_behind_each_number_are_open(visit: Visit) -> None:
    page = visit(java_script_enabled=False).page
    page.emulate_media(media="print")
    assert page.locator("nav.contents").is_hidden()
    assert page.locator("#established .w").first.bounding_box()["height"] > 10
    assert page.pdf(format="A4").startswith(b"%PDF")


@SIZES
def test_three_hundred_articles_are_painted_within_two_seconds(visit: Visit, width: int) -> None:
    page = visit("many", width=width).page
    paint = "performance.getEntriesByName('first-contentful-paint')[0]"
    _until(page, f"{paint} !== undefined")
    assert page.evaluate(f"{paint}.startTime") < 2000
    assert page.evaluate(OVERFLOW) == 0


def test_a_long_report_makes_the_address_of_words_when_asked(visit: Visit) -> None:
    page = visit("many").page
    line = page.locator("#one-word .tight .item").first
    assert line.locator("[rel~=external]").count() == 0
    line.hover()
    assert "#:~:text=" in str(line.locator("[rel~=external]").first.get_attribute("href"))
