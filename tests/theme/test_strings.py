"""The words of the interface: all there, all used, none in the templates."""

import re
import tomllib
from pathlib import Path

from newsroom.strings import Strings
from tests.theme.preview import THEME
from tests.theme.rendered import SCRIPTS, TEMPLATES

STRINGS = Strings.load(THEME / "strings" / "vi.toml").table
ROOT = THEME.parent
MARKED = re.compile(r"[À-ỹĐđ]")


def code() -> str:
    files = [
        *(ROOT / "newsroom").rglob("*.py"),
        *(ROOT / "plugins").rglob("*.py"),
        ROOT / "tasks.py",
    ]
    return "\n".join(path.read_text("utf-8") for path in files if path.is_file())


def test_templates_and_scripts_hold_no_vietnamese() -> None:
    for name, text in TEMPLATES.items():
        assert not MARKED.search(text), name
    for name, text in SCRIPTS.items():
        code_only = re.sub(r"//.*|/\*.*?\*/", "", text)
        for words in re.findall(r"""["'`][^"'`]*["'`]""", code_only):
            assert not MARKED.search(words), name


def asked() -> tuple[set[str], set[str]]:
    """Return the keys that templates ask for, and the beginnings of those they put together."""
    text = "\n".join(TEMPLATES.values())
    whole = set(re.findall(r'\bt\("([\w.]+)"(?! ~)', text)) | set(
        re.findall(r'\bkey="([\w.]+)"', text)
    )
    begun = set(re.findall(r'\bt\("([\w.]+)" ~', text))
    return whole, begun


def test_every_key_of_the_templates_exists() -> None:
    whole, begun = asked()
    assert whole - STRINGS.keys() == set()
    for beginning in begun:
        assert any(key.startswith(beginning) for key in STRINGS), beginning


def test_every_string_is_used() -> None:
    whole, begun = asked()
    source = code()
    named = set(re.findall(r'"([a-z_]+(?:\.[a-z_]+)*)"', source))
    begun |= set(re.findall(r'f"([a-z_]+\.[a-z_]*)\{', source))
    unused = {
        key
        for key in STRINGS
        if key not in whole | named and not any(key.startswith(beginning) for beginning in begun)
    }
    assert unused == set()


def test_places_are_filled_by_name() -> None:
    for key, text in STRINGS.items():
        assert re.fullmatch(r"(?:[^{}]|\{[a-z_]*\})*", text), key


def test_templates_fill_every_place() -> None:
    text = "\n".join(TEMPLATES.values())
    for key, arguments in re.findall(
        r'\bt\("([\w.]+)"((?:, \w+=[^()]*(?:\([^()]*\)[^()]*)*)?)\)', text
    ):
        wanted = set(re.findall(r"\{(\w+)\}", STRINGS[key]))
        given = set(re.findall(r"(?:^|, )(\w+)=", arguments))
        if key.startswith("search."):
            continue  # filled in the browser
        assert wanted == given, key


def test_the_file_is_plain_to_its_editors() -> None:
    path = Path(THEME / "strings" / "vi.toml")
    assert tomllib.loads(path.read_text("utf-8"))
    for key, text in STRINGS.items():
        assert text == text.strip(), key
        assert text, key
