"""PELICAN_CLASS: drives the plugins in the order read, check, gather, print; turns faults into status.

Pelican's own generators never run: its archives and taxonomies are quadratic, and it writes while
it still reads. What it keeps doing is everything around: settings, command line, signals, theme.
"""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins import signals
from pelican.plugins._utils import get_plugin_name, load_plugins

from newsroom import clock, fingerprint, lock, pool, structure
from newsroom.desk import House
from newsroom.edition import Edition
from newsroom.output import ForeignOutputError
from newsroom.records import AnyRecord
from newsroom.store import BrokenStoreError
from newsroom.text.finding import Finding

ROOT = Path(__file__).resolve().parent.parent
#: What our plugins may listen to; see docs/architecture.md. Anything else would never be sent.
SIGNALS = frozenset({"get_generators", "get_writer", "pelican_initialized", "pelican_finalized"})


class Portal(Pelican):  # type: ignore[misc]
    """Builds one edition; a fault ends the process with status 1 and an untouched output.

    After ``run``, also one that ended so, ``findings`` holds what was found in the content.
    """

    findings: list[Finding]
    edition: Edition
    records: list[AnyRecord]

    def init_plugins(self) -> None:
        """Load every plugin or fail; Pelican would go on without it and exit 0."""
        wanted = len(self.settings["PLUGINS"])
        plugins = load_plugins(self.settings)
        if len(plugins) != wanted:
            raise ImportError("a plugin of PLUGINS does not load; see the message above")
        for plugin in plugins:
            plugin.register()
        deaf = [
            signal.name
            for signal in vars(signals).values()
            if isinstance(signal, signals.Signal)
            and signal.receivers
            and signal.name not in SIGNALS
        ]
        if deaf:
            raise ImportError(f"a plugin listens to a signal that is never sent: {', '.join(deaf)}")
        self.plugins = plugins
        self.settings["PLUGINS"] = [get_plugin_name(plugin) for plugin in plugins]

    def run(self) -> None:
        """Build the edition."""
        started = time.perf_counter()
        house = self.house()
        self.steps: dict[str, float] = {}
        try:
            with (
                pool.rare_collections(),
                lock.hold(house.cache / "build.lock", lambda: _say(lock.WAITING)),
                pool.workers(house.jobs, threaded=house.preview) as executor,
            ):
                self.writer = self._print_whole(house, executor)
        except ForeignOutputError:
            _say(
                f"Thư mục {self.output_path} có tệp không do trang này tạo ra; không dựng vào đó để "
                "khỏi xóa nhầm. Hãy chọn thư mục khác hoặc tự xóa các tệp ấy."
            )
            sys.exit(3)
        self.steps["cả lần dựng"] = time.perf_counter() - started
        output = self.writer.output
        _say(
            f"Xong: {self.writer.count} trang, ghi {output.written} tệp, "
            f"xóa {output.removed} tệp, {_seconds(self.steps['cả lần dựng'])} giây."
        )
        for line in self._told():
            _say(line)

    def _told(self) -> Iterator[str]:
        """Yield what ``--stats`` and ``--explain`` ask for."""
        if self.settings.get("STATS"):
            yield from (f"  {name}: {_seconds(spent)} giây" for name, spent in self.steps.items())
            yield from (f"  {name}: {count}" for name, count in self.writer.counts().items())
        if path := self.settings.get("EXPLAIN"):
            yield self.writer.explain(path)

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self.steps[name] = time.perf_counter() - started

    def house(self) -> House:
        """Return where things are and what holds for this run."""
        settings = self.settings
        settings["CODE_DIGEST"] = code_digest()
        settings["JOBS"] = settings.get("JOBS") or pool.default_jobs()
        return House(
            content=Path(settings["PATH"]),
            theme=Path(settings["THEME"]),
            cache=Path(settings["CACHE_PATH"]),
            patterns={name: value for name, value in settings.items() if name.endswith("_URL")},
            now=clock.now(settings.get("NOW")),
            version=settings["CODE_DIGEST"],
            preview=bool(settings.get("PREVIEW")),
            jobs=settings["JOBS"],
            direct=settings["DIRECT"],
            look=settings.get("LOOK"),
        )

    def _print_whole(self, house: House, executor: Any) -> Any:
        try:
            return self._print(house, executor)
        except BrokenStoreError:
            _say("Kho đệm hỏng; dựng lại từ đầu.")
            for name in ("bodies", "outputs", "files", "search"):
                shutil.rmtree(house.cache / name, ignore_errors=True)
            return self._print(house, executor)

    def _print(self, house: House, executor: Any) -> Any:
        context = {"house": house, "executor": executor}
        generators = [
            cls(
                context=context,
                settings=self.settings,
                path=self.path,
                theme=self.theme,
                output_path=self.output_path,
            )
            for cls in self._get_generator_classes()
        ]
        with self._step("đọc và kiểm tra"):
            _each(generators, "generate_context")
            context["findings"] += self.editorial(house, context, executor)
        for note in context["notes"]:
            _say(note)
        self._stop_on_errors(context["findings"])
        writer = self._get_writer()
        try:
            return self._press(writer, generators, context, executor)
        except BaseException:
            writer.abandon()
            raise

    def _press(
        self, writer: Any, generators: list[Any], context: dict[str, Any], executor: Any
    ) -> Any:
        edition = context["edition"]
        self.edition, self.records = edition, context["records"]
        with self._step("xếp trang"):
            _each(generators, "generate_output", writer)
            if not writer.open(edition, context["assets"]):
                writer.start(edition, executor)
                _each(generators, "finish", writer)
            if writer.changed:
                _each(generators, "follow", writer)
            context["findings"] += structure.site_links(
                edition.catalogue.by_source.values(),
                lambda: writer.addresses(edition),
                edition.addresses,
            )
        self._stop_on_errors(context["findings"])
        with self._step("dựng và ghi"):
            context["findings"] += writer.commit(edition, executor)
        self._stop_on_errors(context["findings"])
        signals.finalized.send(self)
        return writer

    def _stop_on_errors(self, findings: list[Finding]) -> None:
        self.findings = findings
        errors = [finding for finding in findings if finding.level == "error"]
        if errors:
            self.tell(findings)
            _say(f"Không dựng trang: {len(errors)} lỗi. Bản dựng trước còn nguyên.")
            sys.exit(1)

    def editorial(self, house: House, context: dict[str, Any], executor: Any) -> list[Finding]:
        """Return what must be right beside the structure; a build asks for nothing more."""
        return []

    def tell(self, findings: list[Finding]) -> None:
        """Print what was found in an edition that is not built."""
        for finding in findings:
            _say(f"{os.path.relpath(self.path)}/{finding}")

    def _get_generator_classes(self) -> list[type]:
        """Return the plugins' generators only, in the order of PLUGINS."""
        return [cls for _, cls in signals.get_generators.send(self)]


@cache
def code_digest() -> str:
    """Return the digest of the code that shapes records and pages: any change starts afresh.

    A process has it once: what it runs is the code that it began with.
    """
    paths = [
        Path(folder, name)
        for room in ("newsroom", "plugins")
        for folder, _, names in os.walk(ROOT / room)
        for name in names
        if name.endswith(".py")
    ]
    return fingerprint.of_files([*paths, ROOT / "pelicanconf.py", ROOT / "requirements.lock"], ROOT)


def _each(generators: list[Any], method: str, *arguments: Any) -> None:
    for generator in generators:
        if hasattr(generator, method):
            getattr(generator, method)(*arguments)


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f}".replace(".", ",")


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
