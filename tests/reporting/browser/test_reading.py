"""What a reader does with a report: open passages, filter, sort, pick out, print."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.reporting.browser.conftest import WIDTHS, Visit

Start = Callable[..., Visit]


def test_a_number_opens_its_passages(visit: Start, one_page: Path) -> None:
    """As many lines as the number says, beside the report; Close leads back to the number."""
    page = visit().goto(one_page)
    number = page.locator("#labels .grid a.n b").first
    n = int(number.inner_text())
    number.click()
    panel = page.locator("#passages")
    expect(panel).to_be_visible()
    expect(panel.locator("li")).to_have_count(n)
    assert panel.locator(".count").inner_text().startswith(str(n))
    panel.locator(".close").click()
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('#labels .grid a.n')")


def test_with_the_keyboard_alone(visit: Start, one_page: Path) -> None:
    """Skip link, number by Enter, the panel by Tab, Escape back; a line leads into the article."""
    page = visit().goto(one_page)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    number = page.locator("dl.facts a.n").first
    expect(number).to_be_focused()
    page.keyboard.press("Enter")
    panel = page.locator("#passages")
    expect(panel).to_be_visible()
    expect(panel.locator(".close")).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel.locator("input")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(number).to_be_focused()
    page.keyboard.press("Enter")
    line = panel.locator("li a").first
    line.focus()
    page.keyboard.press("Enter")
    target = page.locator(":target")
    expect(target).to_be_in_viewport()
    assert target.evaluate("e => e.closest('.article') !== null")


def test_passages_filter_and_sort(visit: Start, one_page: Path) -> None:
    """Words filter the lines and tell how many are left; the order groups by outlet."""
    page = visit().goto(one_page)
    page.locator("dl.facts a.n").last.click()
    panel = page.locator("#passages")
    total = panel.locator("li").count()
    panel.locator("input").fill("terrorist")
    left = panel.locator("li:visible").count()
    assert 0 < left < total
    assert panel.locator("output").inner_text() == f"{left} of {total}"
    assert all("terrorist" in t.lower() for t in panel.locator("li:visible").all_inner_texts())
    panel.locator("select").select_option("outlet")
    expect(panel.locator("li:visible")).to_have_count(left)
    panel.locator("input").fill("")
    heads = [h.split()[0] for h in panel.locator("h3").all_inner_texts()]
    assert heads == sorted(heads)
    assert heads[0] == "source-000"


def test_tables_sort(visit: Start, one_page: Path) -> None:
    """The largest number first, another press the smallest; the heading says which."""
    page = visit().goto(one_page)
    table = page.locator("#articles-list")
    column = 'tbody td:nth-child(4)'

    def words() -> list[int]:
        return [int(t.replace(",", "")) for t in table.locator(column).all_inner_texts()]

    table.get_by_role("button", name="Words").click()
    assert words() == sorted(words(), reverse=True)
    assert len(set(words())) > 1
    expect(table.locator("th").nth(3)).to_have_attribute("aria-sort", "descending")
    table.get_by_role("button", name="Words").press("Enter")
    assert words() == sorted(words())


def test_a_speaker_is_picked_out(visit: Start, one_page: Path) -> None:
    """The legend marks one speaker's passages and notes, and lets go again."""
    page = visit().goto(one_page)
    article = page.locator("details.article").first
    button = article.locator("button[data-show]").first
    button.click()
    letter = button.locator("b").inner_text()
    picked = article.locator(".picked")
    expect(picked.first).to_be_attached()
    assert set(picked.evaluate_all("all => all.map(e => e.dataset.who)")) == {letter}
    button.click()
    expect(picked).to_have_count(0)


def test_a_word_tells_what_it_is(visit: Start, one_page: Path) -> None:
    """Reached by the keyboard, a word on the scales shows its place and whose word it is."""
    page = visit().goto(one_page)
    word = page.locator(".article .term.lm3").first
    word.focus()
    tip = word.evaluate("e => getComputedStyle(e, '::after').content")
    assert "outside the law" in tip
    assert "words of" in tip


def test_claims_are_shown_when_wanted(visit: Start, one_page: Path) -> None:
    """Claim by claim opens below the article, each with whose words it is."""
    page = visit().goto(one_page)
    claims = page.locator("details.claims").first
    expect(claims.locator("li").first).to_be_hidden()
    claims.locator("summary").click()
    expect(claims.locator("li").first).to_be_visible()
    assert claims.locator("li").count() > 5


def test_from_the_front_page_to_the_article(visit: Start, many_pages: Path) -> None:
    """In a folder: one click to the concordance lines of a number, one more into the article."""
    page = visit().goto(many_pages)
    number = page.locator("#labels .grid a.n").first
    n = int(number.locator("b").inner_text())
    number.click()
    lines = page.locator(".set li:visible")
    expect(lines).to_have_count(n)
    expect(page.locator(".set:visible")).to_have_count(1)
    lines.first.locator("a").click()
    page.wait_for_url("**/articles/*")
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator("header .brand a").click()
    page.wait_for_url("**/report.html")


def test_without_scripts(visit: Start, one_page: Path) -> None:
    """Numbers still lead to their passages, at the end of the page."""
    page = visit(java_script_enabled=False).goto(one_page)
    page.locator("#labels .grid a.n").first.click()
    expect(page.locator("#sets p:target")).to_have_count(1)
    expect(page.locator("#lines li").first).to_be_visible()


@pytest.mark.parametrize("device", WIDTHS)
def test_nothing_runs_off_the_side(
    visit: Start, one_page: Path, many_pages: Path, device: str
) -> None:
    """No page scrolls sideways on a phone or a laptop."""
    seen = visit(viewport={"width": WIDTHS[device], "height": 800})
    pages = [one_page, *sorted(many_pages.parent.rglob("*.html"))]
    for path in [p for p in pages if p.parent.name != "speakers"]:
        page = seen.goto(path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= WIDTHS[device], f"{path.name}: {wide}"


def test_on_paper(visit: Start, one_page: Path) -> None:
    """No navigation, no panel, the charts' figures open, nothing cut off at the right."""
    page = visit(viewport={"width": 680, "height": 960}).goto(one_page)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    for hidden in ("nav", ".sets", ".tools", ".toggles"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".charted .figures table").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert page.pdf(format="A4").startswith(b"%PDF")
