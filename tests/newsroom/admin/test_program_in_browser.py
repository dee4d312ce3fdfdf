"""The form in a real browser: written, saved and read by the house, with no foreign request."""

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from newsroom import desk, reading
from newsroom.admin import program
from newsroom.images import Picture, inspect
from newsroom.serving.policy import HEADERS
from newsroom.site import Site
from starter import chromium
from starter.building import ROOT
from tests.newsroom.importing.word_files import picture

LABELS = {"footnote": "Về bài", "table": "Bảng"}
#: Reads back what the test back end keeps in the browser, as bytes by path.
SAVED = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, one] of folder.entries()) {
      if (one.kind === 'directory') await walk(one, path + name + '/');
      else found[path + name] = [...new Uint8Array(await (await one.getFile()).arrayBuffer())];
    }
  };
  const root = await navigator.storage.getDirectory();
  await walk(await root.getDirectoryHandle('sveltia-cms-test'), '');
  return found;
}"""


def csp(site: Site) -> str:
    plain = HEADERS["Content-Security-Policy"].split("; ")
    rules = dict(rule.split(" ", 1) for rule in plain) | program.policy(site.admin)
    return "; ".join(f"{name} {value}" for name, value in rules.items())


@pytest.fixture(scope="module")
def site():
    found, _ = desk.read_site(ROOT / "content")
    assert found is not None
    return found


@pytest.fixture(scope="module", params=["test back end"])
def address(request, site, tmp_path_factory):
    """The address of the form, on the test back end or, asked for by `LOCAL`, on the site's own."""
    root = tmp_path_factory.mktemp("admin")
    files = program.files(site, "", test=request.param != "own back end")
    for path, data in {**files, "favicon.ico": b""}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self):
            self.send_header("Content-Security-Policy", csp(site))
            super().end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/admin/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def form(address):
    """The form with an empty repository in the browser; every complaint fails the test."""
    complaints: list[str] = []

    def listen(message):
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    def request(one):
        if not one.url.startswith((address.partition("/admin")[0], "blob:", "data:")):
            complaints.append(one.url)

    with chromium.opened() as browser:
        context = browser.new_context(
            locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", viewport={"width": 1280, "height": 1000}
        )
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("console", listen)
        page.on("request", request)
        page.goto(address)
        page.get_by_role("button", name="Làm việc với kho mã nguồn thử nghiệm").click()
        page.get_by_role("button", name="Tạo bài viết mới").first.wait_for()
        yield page
        context.close()
    assert complaints == []


#: Lets the dialog that picks a folder answer with one of the browser's own, which holds a `.git`.
PICKED = """
window.showDirectoryPicker = async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('sveltia-cms-test', {create: true});
  await folder.getDirectoryHandle('.git', {create: true});
  folder.requestPermission = async () => 'granted';
  return folder;
};"""


@pytest.mark.parametrize("address", ["own back end"], indirect=True)
def test_a_folder_of_the_machine_needs_no_account(address):
    with chromium.opened() as browser:
        page = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh").new_page()
        page.set_default_timeout(20_000)
        page.add_init_script(PICKED)
        page.goto(address)
        page.get_by_role("button", name="Làm việc với kho mã nguồn cục bộ").click()
        page.get_by_role("button", name="Tạo bài viết mới").first.wait_for()
        page.goto(f"{address}#/collections/pages/new")
        field(page, "title").locator("input").fill("Giới thiệu")
        field(page, "body").locator("[contenteditable=true]").click()
        page.keyboard.type("Trang giới thiệu.")
        files = saved(page)
    assert [path for path in files if path.endswith(".md")] == ["content/pages/gioi-thieu.md"]
    assert read(files, "content/pages/gioi-thieu.md").record.status == "draft"


def field(page, name):
    return page.locator(f'section.field[data-key-path="{name}"]')


def saved(page):
    page.get_by_role("button", name="Lưu").first.click()
    page.get_by_role("button", name="Lưu").first.wait_for(state="detached")
    return {path: bytes(data) for path, data in page.evaluate(SAVED).items()}


def read(files, path):
    source = path.removeprefix("content/")
    found = reading.read(files[path], source, LABELS)
    assert found.findings == ()
    return found


@pytest.mark.deep  # the form's own program is slow enough to trip over itself on a busy machine
def test_an_article_with_a_picture(form, address, tmp_path):
    photo = tmp_path / "Hội nghị 1.png"
    photo.write_bytes(picture(1200, 800).getvalue())
    form.goto(f"{address}#/collections/articles/new")
    field(form, "title").locator("input").fill("Hội nghị: “Dân vận khéo” 2018")
    field(form, "category").get_by_role("combobox").click()
    form.get_by_role("option", name="Xây dựng Đảng").click()
    field(form, "summary").locator("textarea").fill("Tóm tắt ngắn gọn.")
    field(form, "body").locator("[contenteditable=true]").click()
    form.keyboard.type("Đảng ủy Khối sơ kết.")
    form.keyboard.press("Enter")
    form.keyboard.type("Đoạn hai.")
    field(form, "image").get_by_role("button", name="Duyệt tệp").click()
    form.locator("input[type=file]").last.set_input_files(photo)
    form.get_by_role("dialog").get_by_role("button", name="Chèn").click()
    field(form, "image_alt").locator("input").fill("Hội trường nhìn từ cuối phòng")
    files = saved(form)
    (path,) = (name for name in files if name.endswith(".md"))
    assert path.endswith("/hoi-nghi-dan-van-kheo-2018.md")
    found = read(files, path)
    article = found.record
    assert (article.title, article.status) == ("Hội nghị: “Dân vận khéo” 2018", "draft")
    assert path.startswith(f"content/articles/{article.date:%Y/%m}/")
    assert "<p>Đoạn hai.</p>" in found.html
    kept = files[f"content/{article.image.path}"]
    (tmp_path / "kept.png").write_bytes(kept)
    assert isinstance(inspect(tmp_path / "kept.png"), Picture)
    assert article.image.path == f"media/{article.date:%Y}/hoi-nghi-1.png"


def test_a_document_takes_its_address_from_number_and_year(form, address):
    form.goto(f"{address}#/collections/documents/new")
    texts = {"number": "22-HD/ĐUK", "type": "Hướng dẫn", "issuing_body": "Đảng ủy Khối"}
    for name, value in {**texts, "title": "Công tác dân vận"}.items():
        field(form, name).locator("input").first.fill(value)
    field(form, "issued_on").locator("input").fill("2018-07-30")
    files = saved(form)
    assert list(files) == ["content/documents/22-hd-duk-2018.md"]
    assert read(files, "content/documents/22-hd-duk-2018.md").record.number == "22-HD/ĐUK"


#: Puts the site's data where the test back end looks for it.
PLACED = """async (text) => {
  const root = await navigator.storage.getDirectory();
  const kept = await root.getDirectoryHandle('sveltia-cms-test', {create: true});
  const folder = await kept.getDirectoryHandle('content', {create: true});
  const file = await (await folder.getFileHandle('site.yaml', {create: true})).createWritable();
  await file.write(text);
  await file.close();
}"""


def test_the_data_of_the_site_come_back_as_they_were_but_for_the_change(
    form, address, site, tmp_path
):
    form.evaluate(PLACED, (ROOT / "content/site.yaml").read_text("utf-8"))
    form.reload()
    form.get_by_role("button", name="Tạo bài viết mới").first.wait_for()
    form.goto(f"{address}#/collections/data/entries/site")
    field(form, "phone").locator("input").fill("(028) 0000 0000")
    files = saved(form)
    (tmp_path / "site.yaml").write_bytes(files["content/site.yaml"])
    found, findings = desk.read_site(tmp_path)
    assert findings == []
    assert found == site.model_copy(update={"phone": "(028) 0000 0000"})
