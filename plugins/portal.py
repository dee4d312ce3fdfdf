"""PELICAN_CLASS: drives the plugins in the order read, check, gather, print; turns faults into status.

Pelican's own generators never run: its archives and taxonomies are quadratic, and it writes while
it still reads. What it keeps doing is everything around: settings, command line, signals, theme.
"""

import os
import shutil
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.plugins import signals
from pelican.plugins._utils import get_plugin_name, load_plugins

from newsroom import fingerprint, pool, structure
from newsroom.desk import House
from newsroom.output import ForeignOutputError
from newsroom.store import BrokenStoreError
from newsroom.text import dates
from newsroom.text.finding import Finding

ROOT = Path(__file__).resolve().parent.parent
#: What our plugins may listen to; see docs/architecture.md. Anything else would never be sent.
SIGNALS = frozenset({"get_generators", "get_writer", "pelican_initialized", "pelican_finalized"})


class Portal(Pelican):  # type: ignore[misc]
    """Builds one edition; a fault ends the process with status 1 and an untouched output.

    After ``run``, also one that ended so, ``findings`` holds what was found in the content.
    """

    findings: list[Finding]

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
        self.settings.update(
            CODE_DIGEST=code_digest(), JOBS=self.settings.get("JOBS") or pool.default_jobs()
        )
        house = self.house()
        try:
            with pool.workers(house.jobs, threaded=house.preview) as executor:
                writer = self._print_whole(house, executor)
        except ForeignOutputError:
            _say(
                f"Thư mục {self.output_path} có tệp không do trang này tạo ra; không dựng vào đó để "
                "khỏi xóa nhầm. Hãy chọn thư mục khác hoặc tự xóa các tệp ấy."
            )
            sys.exit(3)
        seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
        output = writer.output
        _say(
            f"Xong: {len(writer.pages)} trang, ghi {output.written} tệp, "
            f"xóa {output.removed} tệp, {seconds} giây."
        )

    def house(self) -> House:
        """Return where things are and what holds for this run."""
        settings = self.settings
        return House(
            content=Path(settings["PATH"]),
            theme=Path(settings["THEME"]),
            cache=Path(settings["CACHE_PATH"]),
            patterns={name: value for name, value in settings.items() if name.endswith("_URL")},
            now=moment(settings.get("NOW")),
            version=settings["CODE_DIGEST"],
            preview=bool(settings.get("PREVIEW")),
            jobs=settings["JOBS"],
        )

    def _print_whole(self, house: House, executor: Any) -> Any:
        try:
            return self._print(house, executor)
        except BrokenStoreError:
            _say("Kho đệm hỏng; dựng lại từ đầu.")
            shutil.rmtree(house.cache)
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
        for generator in generators:
            if hasattr(generator, "generate_context"):
                generator.generate_context()
        self._stop_on_errors(context["findings"])
        writer = self._get_writer()
        for generator in generators:
            if hasattr(generator, "generate_output"):
                generator.generate_output(writer)
        edition = context["edition"]
        if not writer.open(edition, context["assets"], context["surfaces"]):
            for generator in generators:
                if hasattr(generator, "finish"):
                    generator.finish(writer)
        context["findings"] += structure.site_links(
            edition.catalogue.by_source.values(), writer.addresses(edition), edition.addresses
        )
        self._stop_on_errors(context["findings"])
        writer.commit(edition, executor)
        signals.finalized.send(self)
        return writer

    def _stop_on_errors(self, findings: list[Finding]) -> None:
        self.findings = findings
        errors = [finding for finding in findings if finding.level == "error"]
        if errors:
            for finding in findings:
                _say(str(finding))
            _say(f"Không dựng trang: {len(errors)} lỗi. Bản dựng trước còn nguyên.")
            sys.exit(1)

    def _get_generator_classes(self) -> list[type]:
        """Return the plugins' generators only, in the order of PLUGINS."""
        return [cls for _, cls in signals.get_generators.send(self)]


def moment(text: str | None) -> datetime:
    """Return ``now``: as told, else SOURCE_DATE_EPOCH, else the clock; naive, in the portal's zone."""
    if text:
        return dates.parse_datetime(text).replace(tzinfo=None)
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    seconds = float(epoch) if epoch else time.time()
    return datetime.fromtimestamp(seconds, dates.TZ).replace(tzinfo=None)


def code_digest() -> str:
    """Return the digest of the code that shapes records and pages: any change starts afresh."""
    paths = [*(ROOT / "newsroom").rglob("*.py"), *(ROOT / "plugins").glob("*.py")]
    return fingerprint.of_files([*paths, ROOT / "pelicanconf.py", ROOT / "requirements.lock"], ROOT)


def _say(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
