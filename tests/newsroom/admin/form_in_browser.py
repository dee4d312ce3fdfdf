"""The browser form as a person meets it: each step waits for what a person would wait for."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import TimeoutError as PlaywrightTimeout

from newsroom.admin import program
from newsroom.serving import headers_of
from newsroom.serving.policy import CSP

#: The program writes a file after the other through the browser; on a busy machine that takes long.
PATIENCE_MS = 90_000
#: Svelte's runtime says this when a dialog is read while it closes (sveltejs/svelte issue 18097);
#: it is the program's own business. At Gitea it notes that we let people in by a token only, which
#: we mean. Any other complaint of the console fails a test.
TOLERATED = (
    "https://svelte.dev/e/derived_inert",
    "OAuth application ID is not defined. Users are required to provide an access token",
)

#: Reads back what the browser keeps, as bytes by path.
SAVED = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, one] of folder.entries()) {
      if (name === '.git') continue;
      if (one.kind === 'directory') await walk(one, path + name + '/');
      else found[path + name] = [...new Uint8Array(await (await one.getFile()).arrayBuffer())];
    }
  };
  const root = await navigator.storage.getDirectory();
  await walk(await root.getDirectoryHandle('sveltia-cms-test'), '');
  return found;
}"""
#: Puts a file where the form looks for it.
PLACED = """async ([path, text]) => {
  const root = await navigator.storage.getDirectory();
  let folder = await root.getDirectoryHandle('sveltia-cms-test', {create: true});
  const parts = path.split('/');
  const name = parts.pop();
  for (const part of parts) folder = await folder.getDirectoryHandle(part, {create: true});
  const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
  await file.write(text);
  await file.close();
}"""
#: Lets the dialog that picks a folder answer with one of the browser's own, which holds a `.git`.
PICKED = """
window.showDirectoryPicker = async () => {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle('sveltia-cms-test', {create: true});
  await folder.getDirectoryHandle('.git', {create: true});
  folder.requestPermission = async () => 'granted';
  return folder;
};"""
#: The fields that the form marks as wrong, each with its path and what stands in it.
REFUSED = """() => [...document.querySelectorAll('section.field')]
  .filter(one => one.querySelector('[aria-invalid="true"]'))
  .map(one => one.dataset.keyPath + ': ' + one.innerText.trim())"""
#: Tells that the address is no longer that of an editor.
IN_A_LIST = r"() => !/\/(?:new|entries\/.*)$/.test(location.hash)"
#: How each way of keeping entries is entered.
DOORS = {
    "test": "Làm việc với kho mã nguồn thử nghiệm",
    "local": "Làm việc với kho mã nguồn cục bộ",
}


def csp(forge):
    """The policy that the portal's server sends with the form; a forge of the tests has no TLS."""
    return headers_of("/admin/")[CSP].replace(" https:", f" https: {forge}".rstrip())


def served(site, root, *, test=False):
    """Write the form below a folder and serve it as the portal would; the answer is its server."""
    files = program.files(site, "", test=test)
    for path, data in {**files, "favicon.ico": b""}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)

    class Handler(SimpleHTTPRequestHandler):
        def end_headers(self):
            self.send_header("Content-Security-Policy", csp(site.admin.base_url))
            super().end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(root)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    return server


class Form:
    """The form in a page of a browser; ``complaints`` are what its console and network said.

    ``door`` is one of DOORS, or the address of a forge; then ``token`` opens it.
    """

    def __init__(self, browser, address, door, token=""):
        self.context = browser.new_context(
            locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", viewport={"width": 1280, "height": 1000}
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.address, self.door, self.token = address, door, token
        self.complaints = []
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", self._request)
        self.page.on("response", lambda one: one.status >= 400 and self.complaints.append(one.url))
        if door == "local":
            self.page.add_init_script(PICKED)
        self.page.goto(address)
        self.enter()

    def _listen(self, message):
        if message.type in {"error", "warning"} and not message.text.startswith(TOLERATED):
            self.complaints.append(message.text)

    def _request(self, request):
        known = [self.address.partition("/admin")[0], "blob:", "data:"]
        if self.token:
            known.append(self.door)
        if not request.url.startswith(tuple(known)):
            self.complaints.append(request.url)

    def enter(self):
        if self.token:
            self.page.get_by_role("button", name="Đăng nhập bằng mã truy cập").click()
            asked = self.page.get_by_role("alertdialog")
            asked.get_by_role("textbox").fill(self.token)
            asked.get_by_role("button", name="Đăng nhập").click()
        else:
            self.page.get_by_role("button", name=DOORS[self.door]).click()
        self.ready()

    def ready(self):
        self.page.get_by_role("button", name="Tạo bài viết mới").first.wait_for()

    def place(self, path, text):
        """Put a file into the repository in the browser and let the form see it."""
        self.page.evaluate(PLACED, [path, text])
        self.page.reload()
        self.ready()

    def go(self, place, first):
        """Go to an editor; it is there when its first field is."""
        self.page.goto(f"{self.address}#/collections/{place}")
        self.field(first).wait_for()

    def field(self, name):
        return self.page.locator(f'section.field[data-key-path="{name}"]')

    def fill(self, **values):
        for name, value in values.items():
            entry = self.field(name.replace("__", ".")).locator("input, textarea").first
            entry.fill(value)

    def choose(self, name, label):
        self.field(name).get_by_role("radio", name=label).click()

    def pick(self, name, label):
        self.field(name).get_by_role("combobox").click()
        self.page.get_by_role("option", name=label).click()

    def write(self, *lines):
        """Type into the body; its Markdown is there when the editor has passed it on."""
        body = self.field("body")
        body.locator("[contenteditable=true]").click()
        for number, line in enumerate(lines):
            if number:
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(line)
        body.locator(".clone").filter(has_text=lines[-1].split("**")[0]).wait_for(state="attached")

    def picture(self, name, file):
        """Upload a picture into a field. The dialog closes before the field holds it, so wait."""
        self.field(name).get_by_role("button", name="Duyệt tệp").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name="Tải lên").wait_for()
        self.page.locator("input[type=file]").last.set_input_files(file)
        dialog.get_by_role("button", name="Chèn").click()
        self.field(name).locator(".filled").wait_for()

    def save(self):
        """Save and give back what the browser keeps now, as bytes by path."""
        self.send()
        return {path: bytes(data) for path, data in self.page.evaluate(SAVED).items()}

    def send(self):
        """Save.

        The editor closes when all is written. When it stays, the fields that the form refuses are
        told, and what the console said: a timeout alone would hide both.
        """
        self.page.get_by_role("button", name="Lưu", exact=True).first.click()
        try:
            self.page.locator("section.field").first.wait_for(state="detached")
        except PlaywrightTimeout as late:
            refused = self.page.evaluate(REFUSED)
            raise AssertionError(f"not saved: {refused}; told: {self.complaints}") from late
        # It goes back to the list by the browser's history, which comes a moment later.
        self.page.wait_for_function(IN_A_LIST)

    def close(self):
        self.context.close()
        assert self.complaints == [], self.complaints
