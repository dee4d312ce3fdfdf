"""Every example rendered once for all tests of the theme, and the sources they come from."""

from pathlib import Path

from tests.theme import examples
from tests.theme.preview import THEME, environment, render

_ENVIRONMENT = environment()
_DECLARED = environment(site=examples.DECLARED)

#: Example pages by file name; ``…-declared`` are those of a site that has declared all of itself.
HTML = {page.path: render(page, _ENVIRONMENT) for page in examples.pages()} | {
    f"{page.path}-declared": render(page, _DECLARED) for page in examples.pages()[:1]
}
MACHINE = {page.path: render(page, _ENVIRONMENT) for page in examples.machine_pages()}


def _texts(folder: Path, pattern: str) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob(pattern))
        if path.is_file()
    }


TEMPLATES = _texts(THEME / "templates", "*.*")
SCRIPTS = _texts(THEME / "static" / "js", "*.js")
