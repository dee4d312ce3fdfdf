"""Read the words after `./inv` before Invoke does.

Invoke takes no list of files after a task and answers a slip in English with status 1. So the words
are checked here, with the answer in Vietnamese, and handed on in the one form that Invoke reads
without fail: each file of a task that gathers files becomes `--paths=FILE`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from newsroom.text.fold import fold
from starter.faults import UsageFault

if TYPE_CHECKING:
    from invoke.parser.context import ParserContext

# The argument that takes the words which are no flags, in the tasks that gather words.
GATHERED = "paths"

HELP = ("-h", "--help")
LIST = ("-l", "--list")
VERSION = ("-V", "--version")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the words ask for: to run tasks, or to be told something instead.

    `words` are in Invoke's form; `about` is "tasks", "version" or "help"; `task` names the task of
    the help.
    """

    words: tuple[str, ...] = ()
    about: str = ""
    task: str = ""


def read(words: Iterable[str], contexts: Iterable["ParserContext"]) -> Wanted:
    """Check the words against the tasks.

    Raises UsageFault, with what was probably meant, for the first word that fits nothing.
    """
    tasks = {name: task for task in contexts for name in (str(task.name), *task.aliases)}
    rest = list(words)
    arranged: list[str] = []
    while rest:
        word = rest.pop(0)
        if word in VERSION:
            return Wanted(about="version")
        if word in LIST or (word in HELP and not rest):
            return Wanted(about="tasks")
        if word in HELP:
            return Wanted(about="help", task=str(find_task(tasks, rest[0]).name))
        if word.startswith("-"):
            raise UsageFault(
                f"Tùy chọn {word} đứng trước tên lệnh: viết tên lệnh trước, tùy chọn sau."
            )
        task = find_task(tasks, word)
        if any(each in HELP for each in rest):
            return Wanted(about="help", task=str(task.name))
        arranged += [str(task.name), *read_task(task, rest)]
    return Wanted(tuple(arranged)) if arranged else Wanted(about="tasks")


def find_task(tasks: Mapping[str, "ParserContext"], word: str) -> "ParserContext":
    """Find a task by its name or Vietnamese alias."""
    if word in tasks:
        return tasks[word]
    raise UsageFault(
        f"Không có lệnh “{word}”.{meant(word, tasks)} Gõ ./inv --list để xem các lệnh."
    )


def read_task(task: "ParserContext", rest: list[str]) -> Iterator[str]:
    """Take the flags and words of one task off the list and give them in Invoke's form."""
    gathers = GATHERED in task.args
    wanting = [str(argument.name) for argument in task.positional_args]
    given: set[str] = set()
    while rest:
        if rest[0] == "--" and gathers:
            yield from (f"--{GATHERED}={path}" for path in rest[1:])
            rest.clear()
        elif rest[0].startswith("-") and len(rest[0]) > 1:
            word = read_flag(task, rest)
            name = str(task.flags[task.inverse_flags.get(word, word.partition("=")[0])].name)
            if name in given and task.args[name].kind is not list:
                raise UsageFault(f"Tùy chọn {word.partition('=')[0]} chỉ viết một lần.")
            given.add(name)
            yield word
        elif wanting:
            wanting.pop(0)
            yield rest.pop(0)
        elif gathers:
            yield f"--{GATHERED}={rest.pop(0)}"
        else:
            break  # the next task
    if wanting:
        raise UsageFault(
            f"Lệnh {task.name} còn thiếu {wanting[0].upper()}. "
            f"Gõ ./inv {task.name} --help để xem cách dùng."
        )


def read_flag(task: "ParserContext", rest: list[str]) -> str:
    """Take one flag with its value off the list; the answer is a single word."""
    flag, equals, value = rest.pop(0).partition("=")
    if flag in task.inverse_flags and not equals:
        return flag
    known = [name for name in (*names(task), *task.inverse_flags) if name != f"--{GATHERED}"]
    if flag not in known:
        raise UsageFault(
            f"Lệnh {task.name} không có tùy chọn {flag}.{meant(flag, known)} "
            f"Gõ ./inv {task.name} --help để xem các tùy chọn."
        )
    argument = task.flags[flag]
    if not argument.takes_value:
        if equals:
            raise UsageFault(f"Tùy chọn {flag} không nhận giá trị: bỏ “={value}” đi.")
        return flag
    if not equals:
        if not rest or rest[0] in known:
            raise UsageFault(f"Tùy chọn {flag} cần một giá trị đi sau.")
        value = rest.pop(0)
    check_kind(flag, argument.kind, value)
    return f"{flag}={value}"


def names(task: "ParserContext") -> Iterator[str]:
    """Give every way to write every flag of the task."""
    for flag in task.flags:
        yield from task.names_for(flag)


def check_kind(flag: str, kind: Any, value: str) -> None:
    """Refuse a value that Invoke could not turn into the kind that the task declares."""
    if kind is int and not value.removeprefix("-").isdecimal():
        raise UsageFault(f"Tùy chọn {flag} cần một số nguyên, không phải “{value}”.")


def meant(word: str, known: Iterable[str]) -> str:
    """Ask whether the nearest known word was meant; empty when none is near."""
    by_fold = {fold(name): name for name in known}
    near = get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return f" Ý anh/chị là “{by_fold[near[0]]}”?" if near else ""
