"""Thin bodies of the tasks that bring text into the house: `new`, `import`, `shrink`."""

import os
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from newsroom import desk, images, scaffold
from newsroom.admin import interview
from newsroom.admin.form import fields_of
from newsroom.admin.words import TYPES
from newsroom.fields import MODELS
from newsroom.site import Site
from newsroom.text import dates
from newsroom.text.slug import slugify
from starter.environment import ROOT
from starter.faults import MachineFault, UsageFault

#: Flags that are called otherwise than the field that they fill.
FLAGS = {"category": "section", "type": "field type", "number": "field number"}
FLAGS |= {"issuing_body": "field issuing_body", "issued_on": "field issued_on"}


def flags(
    values: dict[str, Any], fields: Sequence[str], consent: tuple[str, str, str]
) -> dict[str, Any]:
    """Return all that the flags of `new` give, as fields of the contract.

    ``fields`` are ``NAME=VALUE`` of ``--field``; ``consent`` is the day, scope and keeper.
    """
    given = {name: value for name, value in values.items() if value}
    for pair in fields:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageFault(f"--field cần dạng TÊN=GIÁ-TRỊ, không phải “{pair}”.")
        given[name.strip()] = value
    basis: dict[str, Any] = {}
    if any(consent):
        basis["consent"] = dict(zip(("date", "scope", "held_by"), consent, strict=True))
    if published := given.pop("published_in", ""):
        basis["published_in"] = published
    if basis:
        given["basis"] = basis
    for name in ("tags", "authors"):
        if name in given:
            given[name] = tuple(given[name])
    return given


def new(kind: str, given: dict[str, Any], *, content: str, status: str, opens: bool = True) -> None:
    """Write a new file, asking on a terminal for what the flags did not say, and open it."""
    folder_of_content = home(content)
    site = read_site(folder_of_content)
    asks = is_terminal()
    try:
        if not kind and asks:
            kind = _ask_kind()
        folder = scaffold.folder_of(kind or "bai-viet")
        values = _meant(folder, given, site)
        moment = now()
        if asks:
            asked = interview.questions(folder, [each.name for each in site.sections], moment)
            values = interview.ask(asked, values, folder, input, say)
        else:
            _refuse_gaps(folder, values)
        if status not in {"draft", "published"}:
            raise UsageFault(f"--status chỉ nhận draft hoặc published, không nhận “{status}”.")
        draft = scaffold.draft(
            folder, values, now=moment, status="published" if status == "published" else "draft"
        )
        path = scaffold.write(folder_of_content, draft)
    except scaffold.ScaffoldFault as fault:
        if fault.usage:
            raise UsageFault(str(fault)) from None
        say(str(fault))
        raise SystemExit(1) from None
    print(shown(path))
    if asks and opens:
        edit(path)


def _ask_kind() -> str:
    choices = [(name, TYPES[folder][0]) for name, folder in scaffold.TYPES.items()]
    say("Loại nội dung:")
    for number, (_, label) in enumerate(choices, 1):
        say(f"  {number}. {label}")
    while True:
        word = input("  Chọn số (Enter: 1): ").strip() or "1"
        try:
            return scaffold.chosen(choices, word, "Loại nội dung")
        except scaffold.ScaffoldFault as fault:
            say(str(fault))


def _meant(folder: str, given: dict[str, Any], site: Site) -> dict[str, Any]:
    """Give the flags the values that the contract knows: a section by its name, slug or number."""
    fields = {field.name: field for field in fields_of(MODELS[folder])}
    values = {name: value for name, value in given.items() if value not in ("", (), None, False)}
    for name, value in values.items():
        field = fields.get(name)
        if field is None:
            raise UsageFault(f"--{FLAGS.get(name, name)} không dùng cho loại nội dung này.")
        if field.choices:
            values[name] = scaffold.chosen(field.choices, value, field.title)
    if "category" in values:
        choices = [(each.name, each.name) for each in site.sections]
        slugs = {each.slug: each.name for each in site.sections}
        word = slugs.get(values["category"], values["category"])
        values["category"] = scaffold.chosen(choices, word, fields["category"].title)
    return values


def _refuse_gaps(folder: str, values: dict[str, Any]) -> None:
    missing = [name for name in scaffold.NEEDED[folder] if not values.get(name)]
    if missing:
        flags = ", ".join(f"--{FLAGS.get(name, name).replace('_', '-')}" for name in missing)
        raise UsageFault(f"Thiếu {flags}: không có cửa sổ lệnh để hỏi nên phải ghi đủ.")


def bring_in(paths: Sequence[str], given: dict[str, str], *, content: str) -> None:
    """Import the files one by one; each that cannot be is told, and the end is status 1 then."""
    from newsroom.importing import filing  # mammoth and Pillow: only who imports waits for them
    from newsroom.importing.manuscript import ImportFault

    if not paths:
        raise UsageFault("Cần tên tệp: ./inv import bai-viet.docx hoặc trang-da-luu.html")
    folder = home(content)
    site = read_site(folder)
    sections = {slugify(each.name): each.name for each in site.sections}
    values = {name: str(value) for name, value in _meant("articles", dict(given), site).items()}
    if len(paths) > 1 and (values.get("title") or values.get("slug")):
        raise UsageFault("--title và --slug chỉ dùng khi nhập một tệp.")
    failed = False
    for name in paths:
        path = Path(name)
        if not path.is_file():
            raise UsageFault(f"Không có tệp {name}.")
        try:
            filed = filing.bring_in(path, folder, now=now(), given=values, sections=sections)
        except ImportFault as fault:
            failed = True
            say(f"Không nhập được {name}: tệp {fault}.")
            continue
        except scaffold.ScaffoldFault as fault:
            failed = True
            say(f"Không nhập được {name}: {fault}")
            continue
        print(shown(filed.path))
        for finding in filed.doubts:
            print(replace(finding, file=shown(filed.path)))
    if failed:
        raise SystemExit(1)


def shrink(paths: Sequence[str]) -> None:
    """Shrink the pictures that are named; each that cannot be is told, and ends with status 1."""
    if not paths:
        raise UsageFault("Cần tên ảnh: ./inv shrink content/media/2018/anh.jpg")
    failed = False
    for name in paths:
        path = Path(name)
        if not path.is_file():
            raise UsageFault(f"Không có tệp {name}.")
        before = path.stat().st_size
        try:
            images.shrink(path)
        except images.PictureError as fault:
            failed = True
            say("\n".join(map(str, fault.findings)))
            continue
        after = path.stat().st_size
        print(
            f"{name}: {_megabytes(before)}" + (f" → {_megabytes(after)}" if after != before else "")
        )
    if failed:
        raise SystemExit(1)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB".replace(".", ",")


def home(content: str) -> Path:
    """Return the content folder that is meant, the house's own by default."""
    return Path(content).expanduser().resolve() if content else ROOT / "content"


def read_site(content: Path) -> Site:
    """Return the site data; its faults are told and end the process with 1."""
    site, findings = desk.read_site(content)
    if site is None:
        say("\n".join(map(str, findings)))
        raise SystemExit(1)
    return site


def now() -> datetime:
    """Return the moment that new files are dated with: SOURCE_DATE_EPOCH, else the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(float(epoch), dates.TZ) if epoch else datetime.now(dates.TZ)
    return moment.replace(tzinfo=None)


def edit(path: Path) -> None:
    """Open a file in the editor of $VISUAL or $EDITOR; without one its path has been told."""
    program = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not program:
        return
    try:
        subprocess.run([*shlex.split(program), str(path)], check=False)
    except OSError as error:
        raise MachineFault(
            f"Không mở được trình soạn thảo “{program}”: {error.strerror}."
        ) from None


def is_terminal() -> bool:
    """Say whether somebody can be asked: both ends are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def shown(path: Path) -> str:
    """Return a path as the user would type it from where they stand."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def say(sentence: str) -> None:
    """Tell the person at the terminal; stdout carries only the paths that were written."""
    sys.stderr.write(f"{sentence}\n")
