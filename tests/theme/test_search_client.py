"""The search page in Chromium, over HTTP, below a base path, under the portal's policy."""

import gzip
import json
import re
from datetime import datetime
from pathlib import Path
from random import Random
from zlib import crc32

import pytest
from playwright.sync_api import Page, Route

from bench.search_corpus import Story, stories
from bench.search_site import ROOT, Traffic, index_of, lay_out, serve
from newsroom.scripts import compact
from newsroom.search.postings import locate
from newsroom.search.tokens import prepare, sentences
from newsroom.text.fold import fold
from newsroom.text.normalize import nfc
from tests.checkers import read_fixture
from tests.newsroom.search.test_tokens import shown
from tests.tools import axe_path

BASE = "/cong"


def story(slug: str, title: str, text: str = "", **more: str) -> Story:
    date = datetime.fromisoformat(more.pop("date", "2018-08-01T08:00"))
    known = {"section": "tin-tuc", "kind": "article", "summary": "", **more}
    return Story(slug=slug, date=date, title=title, text=text, **known)


WRITTEN = [
    story(
        "dan-van-kheo",
        "Dân vận khéo ở Đảng ủy Khối",
        "Đường sắt Bắc Nam.\nHoà bình và thống nhất. Phát huy dân chủ ở cơ sở.",
        summary="Thực hiện Hướng dẫn 22-HD/ĐUK về công tác dân vận.",
        section="dan-van",
    ),
    story("nghi-quyet", "Thi hành Nghị quyết 54/2017/QH14", date="2019-03-02T09:00"),
    story("duong-sat-1", "Một chuyến đi", "Người ta làm đường sắt ở đây.", date="2017-05-01"),
    story("duong-sat-2", "Dương sát bên nhà: dương sát", "Chuyện dương sát.", date="2019-05-01"),
    story("cap-uy", "Gương sáng cấp ủy", "Cấp ủy vững mạnh.", kind="exemplar", section="dan-van"),
    story("cap-uy-2", "Cấp ủy cơ sở họp", "Bàn việc chung.", date="2026-01-05T10:00"),
    story("markup", "Thẻ <b>đậm</b> & <script>alert(1)</script>", "Chữ trong thẻ."),
    story("le-hoi", "Một ngày vui", "Lễ hội ở Hồ\u00a0Chí\u00a0Minh đã mở."),
    story("vo-chuyen", "Vợ chuyền tay", "Phong trào. Ủng hộ người dân. Vận động khéo."),
]


@pytest.fixture(scope="module")
def documents() -> list[Story]:
    return [*stories(80, syllables=150), *WRITTEN]


@pytest.fixture(scope="module")
def site(documents, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    lay_out(folder, documents, index_of(documents, BASE), BASE)
    with serve(folder) as (origin, traffic):
        yield f"{origin}{BASE}/", traffic


@pytest.fixture(scope="module")
def window(browser):
    """One for all tests, as to open one takes longer than they do; and what is complained of in it."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    yield page, complaints
    page.close()


@pytest.fixture
def page(window, site):
    """Open the search page; anything said to the console or thrown fails the test."""
    page, complaints = window
    page.goto("about:blank")
    complaints.clear()
    page.goto(f"{site[0]}tim-kiem/")
    yield page
    page.unroute_all()
    page.goto("about:blank")
    assert complaints == []


def until(page: Page, script: str, argument: object = None) -> None:
    """Wait for a condition; Playwright's own way needs eval, which the policy forbids."""
    for _ in range(200):
        if page.evaluate(script, argument):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"never: {script}")


def ask(page: Page, query: str, **choices: str) -> list[str]:
    """Search and return the addresses of the hits shown, below the base."""
    page.evaluate("document.querySelector('[data-status]').textContent = ''")
    page.fill("#search-q", query)
    for name, value in choices.items():
        page.evaluate("([name, value]) => { document.forms[0][name].value = value }", [name, value])
    page.press("#search-q", "Enter")
    until(page, "/^(Có|Kh)/.test(document.querySelector('[data-status]').textContent)")
    count = re.search(r"^Có ([\d.]+)", page.text_content("[data-status]") or "")
    wanted = min(10, int(count[1].replace(".", ""))) if count else 0
    until(page, "n => document.querySelectorAll('.hit').length === n", wanted)
    return shown_hits(page)


def shown_hits(page: Page) -> list[str]:
    urls = page.eval_on_selector_all(".hit__link", "links => links.map(link => link.pathname)")
    return [url.removeprefix(BASE) for url in urls]


def first(page: Page, query: str, **choices: str) -> str:
    hits = ask(page, query, **choices)
    return hits[0].strip("/").rpartition("/")[2] if hits else ""


def test_the_browser_cuts_and_folds_as_the_index_does(page, site):
    cases = read_fixture("fold-search")
    assert cases
    for case in cases:
        name = case.title.partition(":")[0]
        if name == "glued_numbers":
            script = "(m, text) => m.read(text).numbers.map(({ name }) => name)"
            expected = fold(case.expected)
        else:
            script, expected = f"(m, text) => m.{name}(text)", case.expected
        result = page.evaluate(
            f"text => import('{site[0]}theme/js/search.js').then(m => ({script})(m, text))",
            case.source,
        )
        assert nfc(shown(result)) == expected, case


@pytest.mark.parametrize(
    "query",
    [
        "dan van kheo",
        "DÂN VẬN KHÉO",
        "dang uy khoi",
        "đảng uỷ khối",
        "Đảng ủy Khối",
        "22 hd duk",
        "22-HD/ĐUK",
        "22hdduk",
        "22 hdduk",
        "hướng dẫn 22-hd/đuk",
        "hoà bình",
        "hòa bình",
        "hoa binh",
        "duong sat bac nam",
        '"dân vận khéo"',
        "“dan van kheo”",
        "đảng ủy khồi",
        "nghị dân vận khéo",
    ],
)
def test_the_right_article_stands_first(page, query):
    assert first(page, query) == "dan-van-kheo"


@pytest.mark.parametrize(
    "query", ["54/2017/qh14", "54 2017 qh14", "542017qh14", "nghi quyet 54/2017/QH14"]
)
def test_numbers_of_documents_in_every_spelling(page, query):
    assert first(page, query) == "nghi-quyet"


def test_exact_marks_stand_above_folded_ones_whatever_their_weight(page):
    exact = {"duong-sat-1", "dan-van-kheo"}
    assert {slug.split("/")[-2] for slug in ask(page, "đường sắt")[:2]} == exact
    assert ask(page, "dương sát")[0].endswith("/duong-sat-2/")
    assert len(ask(page, "duong sat")) == 3


def test_a_phrase_in_quotes_is_the_phrase(page):
    assert ask(page, '"vận động khéo"') == ["/2018/08/01/vo-chuyen/"]
    assert ask(page, '"dân vận động khéo"') == []
    assert ask(page, "dân vận động khéo") != []


@pytest.mark.parametrize("marks", [pytest.param(True, marks=pytest.mark.deep), False])
def test_every_phrase_copied_from_a_document_finds_it(page, site, documents, marks):
    random = Random(11)
    cases = []
    for number in range(150):
        source = documents[number % len(documents)]
        parts = sentences(prepare(f"{source.title}\n{source.summary}\n{source.text}"))
        part = random.choice([part for part in parts if len(part) > 2])
        start = random.randrange(len(part) - 2)
        phrase = " ".join(part[start : start + random.randint(3, 5)])
        cases.append((phrase if marks else fold(phrase), source.url))
    result = page.evaluate(
        f"""async (queries) => {{
            const {{ search }} = await import("{site[0]}theme/js/search.js");
            const found = [];
            for (const q of queries) found.push((await search({{ q }})).found);
            return found;
        }}""",
        [query for query, _ in cases],
    )
    numbers = numbers_of(Path(site[1].folder), documents)
    texts = {
        source.url: f"|{'|'.join(' '.join(p) for p in sentences(prepare(text)))}|"
        for source in documents
        for text in [f"{source.title}\n{source.summary}\n{source.text}"]
    }
    for (query, url), found in zip(cases, result, strict=True):
        rivals = sum(query in (text if marks else fold(text)) for text in texts.values())
        best = [numbers[number] for number in found[: 3 if rivals <= 3 else rivals]]
        assert url in best, (query, rivals)


def numbers_of(folder: Path, documents: list[Story]) -> dict[int, str]:
    """Read the addresses by number from the records themselves."""
    numbers: dict[int, str] = {}
    for block in folder.glob("**/tim-kiem/r/*.json"):
        for number, record in json.loads(block.read_bytes()).items():
            numbers[int(number)] = record[0].removeprefix(BASE)
    assert set(numbers.values()) == {document.url for document in documents}
    return numbers


def test_filters_and_order(page):
    both = {"/2018/08/01/cap-uy/", "/2026/01/05/cap-uy-2/"}
    assert set(ask(page, "cấp ủy")) == both
    assert ask(page, "cấp ủy", muc="dan-van") == ["/2018/08/01/cap-uy/"]
    assert ask(page, "cấp ủy", muc="", nam="2026") == ["/2026/01/05/cap-uy-2/"]
    assert ask(page, "cấp ủy", nam="", loai="exemplar") == ["/2018/08/01/cap-uy/"]
    assert ask(page, "cấp ủy", loai="", xep="moi") == [
        "/2026/01/05/cap-uy-2/",
        "/2018/08/01/cap-uy/",
    ]
    assert ask(page, "cấp ủy", nam="2017") == []


def test_a_filter_without_words_lists_the_newest(page, documents):
    hits = ask(page, "", loai="exemplar", xep="")
    expected = sorted(
        (document for document in documents if document.kind == "exemplar"),
        key=lambda document: document.date,
        reverse=True,
    )
    assert hits == [document.url for document in expected][:10]


def test_a_hit_shows_title_date_section_and_marked_extract(page):
    ask(page, "dân vận khéo")
    hit = page.locator(".hit").first
    assert hit.locator("time").text_content() == "1/8/2018"
    assert hit.locator("time").get_attribute("datetime") == "2018-08-01"
    assert hit.locator(".hit__section").text_content() == "Dan van"
    assert hit.locator(".hit__title mark").text_content() == "Dân vận khéo"


def test_a_passage_is_cut_from_the_page_when_the_summary_has_none(page):
    ask(page, "thống nhất phát")
    page.wait_for_selector(".hit__extract mark")
    assert "Hoà bình và thống nhất" in page.inner_text(".hit__extract")


def test_names_stay_whole_at_line_breaks_in_a_passage(page):
    ask(page, "lễ hội ở hồ")
    page.wait_for_selector(".hit__extract mark")
    assert "ở Hồ\u00a0Chí\u00a0Minh đã" in (
        page.locator(".hit__extract").first.text_content() or ""
    )


def test_pairs_are_fetched_while_a_reader_types(page, site):
    page.evaluate("window.setTimeout = () => 0")  # so nothing comes of a pause
    site[1].clear()

    def fetched(typed: str) -> set[str]:
        page.keyboard.type(typed)
        page.wait_for_timeout(300)
        return {path.split("/")[-1] for path, _ in site[1].answers if path.endswith(".bin")}

    page.focus("#search-q")
    assert fetched("dân") == set()
    assert fetched(" v") == set()
    first, second = (f"{locate(crc32(pair), 256)[0]:x}.bin" for pair in (b"dan van", b"van kheo"))
    assert first in fetched("ận ")
    assert second not in fetched("kh")
    assert second in fetched("éo")


def test_a_hit_whose_title_has_the_words_waits_for_no_record(page):
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/tim-kiem/r/*.json", hold)
    page.fill("#search-q", "dân vận khéo")
    page.press("#search-q", "Enter")
    hit = page.locator(".hit").first
    hit.wait_for()
    assert hit.locator("a").get_attribute("href") == f"{BASE}/2018/08/01/dan-van-kheo/"
    assert hit.locator("a mark").text_content() == "Dân vận khéo"
    assert hit.locator("time").text_content() == "1/8/2018"
    assert hit.locator(".hit__section").text_content() == "Dan van"
    extract = hit.locator("[data-extract]")
    assert extract.text_content() == ""
    for route in held:
        route.continue_()
    until(page, "document.querySelector('[data-extract]').textContent")
    assert (extract.text_content() or "").startswith("Thực hiện")


def test_the_count_is_announced_and_no_hits_get_honest_help(page):
    status = page.locator("[data-status]")
    assert status.get_attribute("role") == "status"
    ask(page, "dân vận khéo")
    assert re.fullmatch(r"Có \d+ kết quả cho “dân vận khéo”", status.text_content() or "")
    assert page.locator("[data-help]").is_hidden()
    ask(page, "xyzzy quux")
    assert status.text_content() == "Không tìm thấy kết quả nào cho “xyzzy quux”"
    assert page.locator("[data-help]").is_visible()


def test_the_address_keeps_the_query_and_back_returns(page):
    ask(page, "dan van kheo")
    assert page.url.endswith("/tim-kiem/?q=dan+van+kheo")
    ask(page, "cap uy", muc="dan-van")
    assert page.url.endswith("?q=cap+uy&muc=dan-van")
    page.go_back()
    until(page, "document.forms[0].q.value === 'dan van kheo'")
    page.wait_for_selector(".hit")
    assert page.locator("select[name=muc]").input_value() == ""
    assert shown_hits(page)[0].endswith("/dan-van-kheo/")
    page.reload()
    page.wait_for_selector(".hit")
    assert shown_hits(page)[0].endswith("/dan-van-kheo/")


def test_more_results_by_the_button_and_focus_goes_with_them(page, documents):
    ask(page, "", loai="article")
    while page.locator("[data-more]").is_visible():
        before = page.locator(".hit").count()
        page.locator("[data-more]").press("Enter")
        until(page, "n => document.querySelectorAll('.hit').length > n", before)
        until(
            page,
            "n => document.activeElement === document.querySelectorAll('.hit__link')[n]",
            before,
        )
    assert len(shown_hits(page)) == sum(document.kind == "article" for document in documents)


def test_keyboard_only(page):
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "search-q"
    page.keyboard.type("cấp ủy c", delay=5)
    page.wait_for_selector("[data-suggestions]:not([hidden]) a")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Cấp ủy cơ sở họp"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hit")
    assert page.locator("[data-suggestions]").is_hidden()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "hit__link":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/cap-uy-2/")


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>",
        '"><script>alert(1)</script>',
        "(a+)+$ [a-z]{1,99} \\1 .*",
        "\u202e\u0000\ud83d\ude00 ' or 1=1 --",
        "%00%0a../../../etc/passwd",
        "__proto__ constructor",
        "muc:dan-van",
        '"""',
        "a " * 5_000,
        "đ" * 100_000,
    ],
    ids=range(10),
)
def test_a_query_as_attack_does_nothing(page, site, query):
    site[1].clear()
    before = page.evaluate("document.querySelectorAll('script, img, b, iframe').length")
    page.evaluate("q => { document.forms[0].q.value = q }", query)
    page.press("#search-q", "Enter")
    until(page, "document.querySelector('[data-status]').textContent")
    assert page.evaluate("document.querySelectorAll('script, img, b, iframe').length") == before
    assert len([path for path, _ in site[1].answers if path.endswith(".bin")]) <= 32
    page.goto(
        f"{site[0]}tim-kiem/?q={'%22%3Cscript%3E' * 9}&muc=%22%3E&nam=-1&xep=x&loai=__proto__"
    )
    page.wait_for_load_state()
    assert page.evaluate("document.querySelectorAll('script, img, b, iframe').length") == before


def test_markup_in_a_title_stays_text(page):
    ask(page, "thẻ đậm")
    title = page.locator(".hit__link").first
    assert title.text_content() == "Thẻ <b>đậm</b> & <script>alert(1)</script>"
    assert title.locator("b, script").count() == 0


def test_a_lost_network_is_told_and_found_again(browser, site):
    page = browser.new_page()
    page.goto(f"{site[0]}tim-kiem/")
    page.context.set_offline(True)
    page.fill("#search-q", "dân vận khéo")
    page.press("#search-q", "Enter")
    until(page, "document.querySelector('[data-status]').textContent.startsWith('Không tải')")
    page.context.set_offline(False)
    assert first(page, "dân vận khéo") == "dan-van-kheo"
    page.close()


@pytest.fixture(scope="module")
def inspected(browser):
    """A window in which axe may run."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_runs_out_of_the_page_and_targets_are_large(inspected, site, scheme):
    inspected.emulate_media(color_scheme=scheme)
    inspected.goto(f"{site[0]}tim-kiem/?q=cap+uy")
    inspected.wait_for_selector(".hit")
    for width in (320, 1280):
        inspected.set_viewport_size({"width": width, "height": 800})
        assert inspected.evaluate("document.documentElement.scrollWidth") <= width
        sizes = inspected.eval_on_selector_all(
            "input, select, button:not([hidden])", "all => all.map(one => one.offsetHeight)"
        )
        assert min(sizes) >= 44


@pytest.mark.parametrize("query", ["cap uy", "xyzzy"])
def test_axe_has_no_complaint(inspected, site, query):
    inspected.goto(f"{site[0]}tim-kiem/?q={query}")
    until(inspected, "/^(Có|Kh)/.test(document.querySelector('[data-status]').textContent)")
    inspected.add_script_tag(path=axe_path())
    for scheme in ("light", "dark"):
        inspected.emulate_media(color_scheme=scheme)
        result = inspected.evaluate("axe.run()")
        assert [(found["id"], found["help"]) for found in result["violations"]] == [], scheme


def test_without_scripts_the_directory_serves(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site[0]}tim-kiem/?q=dan+van")
    assert page.locator("#a-z").is_visible()
    context.close()


def test_the_script_fits_its_budget():
    script = compact((ROOT / "theme/static/js/search.js").read_text("utf-8"))
    assert len(gzip.compress(script.encode(), 9)) <= 5_000


def test_a_first_query_of_a_small_site_is_small(page, site):
    traffic: Traffic = site[1]
    traffic.clear()
    ask(page, "dân vận khéo")
    page.wait_for_load_state("networkidle")
    assert traffic.total() < 20_000
    strangers = [path for path, _ in traffic.answers if not path.startswith(f"{BASE}/")]
    assert set(strangers) <= {"/favicon.ico"}
