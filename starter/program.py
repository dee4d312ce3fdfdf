"""The Invoke program behind `./inv`: our words, our list of tasks and help, one way to end."""

import inspect
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from invoke.collection import Collection
from invoke.exceptions import ParseError
from invoke.parser.argument import Argument
from invoke.parser.context import ParserContext
from invoke.program import Program
from invoke.tasks import Task

from starter.faults import UsageFault
from starter.words import GATHERED, read

# A heading, and the tasks that stand under it in the list.
Group = tuple[str, tuple["Task[Callable[..., Any]]", ...]]


class Starter(Program):
    """Runs the tasks of the groups, and lists them in that order."""

    def __init__(self, version: str, groups: Sequence[Group]) -> None:
        self.groups = tuple(groups)
        self.tasks_by_name = {task.name: task for _, members in groups for task in members}
        namespace = Collection(*self.tasks_by_name.values())
        super().__init__(version, namespace=namespace, name="inv", binary="./inv")
        self.contexts = {str(each.name): each for each in namespace.to_contexts()}

    def core_args(self) -> list[Argument]:
        """Give Invoke's own options; its default would forbid Python to keep compiled files."""
        arguments = super().core_args()
        next(each for each in arguments if each.name == "write-pyc").set_value(True, cast=False)
        return arguments

    def run(self, argv: list[str] | None = None, exit: bool = True) -> None:
        """Run the tasks that the words name, or tell what they ask.

        Raises UsageFault for words that fit nothing; `faults.told` ends the process then.
        """
        program, *words = sys.argv if argv is None else argv
        wanted = read(words, self.contexts.values())
        match wanted.about:
            case "tasks":
                print(self.list_of_tasks())
            case "version":
                print(self.version)
            case "help":
                print(self.help_of(self.contexts[wanted.task]))
            case _:
                super().run([program, *wanted.words], exit)

    def parse_tasks(self) -> None:
        """Parse as Invoke does; `read` lets nothing through that it would refuse, but for names.

        A file called like a flag (`-- --fix`) is the one known case: `./--fix` goes.
        """
        try:
            super().parse_tasks()
        except ParseError as fault:
            raise UsageFault(f"Không hiểu những từ sau tên lệnh ({fault}).") from None

    def list_of_tasks(self) -> str:
        """List all tasks with their Vietnamese names, under the headings of their groups."""
        labels = {
            name: ", ".join((name, *task.aliases)) for name, task in self.tasks_by_name.items()
        }
        width = max(map(len, labels.values()))
        lines = ["Cách dùng: ./inv LỆNH [tùy chọn] …"]
        for heading, members in self.groups:
            lines += ["", heading]
            for task in members:
                lines += columns(labels[task.name], first_line(task), width)
        return "\n".join([*lines, "", "Xem cách dùng từng lệnh: ./inv LỆNH --help"])

    def help_of(self, context: ParserContext) -> str:
        """Say how one task is used: its words, what it does, its options."""
        task = self.tasks_by_name[str(context.name)]
        usage = ["Cách dùng: ./inv", str(context.name)]
        usage += [str(argument.name).upper() for argument in context.positional_args]
        options = [*self.options_of(context)]
        usage += ["[TỆP …]"] if GATHERED in context.args else []
        usage += ["[tùy chọn]"] if options else []
        lines = [" ".join(usage)]
        if task.aliases:
            lines.append(f"Tên khác:  {', '.join(task.aliases)}")
        lines += ["", inspect.getdoc(task.body) or ""]
        if options:
            lines += ["", "Tùy chọn"]
            width = max(len(label) for label, _ in options)
            for label, meaning in options:
                lines += columns(label, meaning, width)
        return "\n".join(lines)

    def options_of(self, context: ParserContext) -> Iterator[tuple[str, str]]:
        """Each option as it is typed, and what it means, in the order of the declaration."""
        for argument in context.args.values():
            if argument.name == GATHERED or argument.positional:
                continue
            flags = sorted(context.names_for(f"--{argument.names[0]}"), key=len)
            value = f" {'SỐ' if argument.kind is int else 'GIÁ-TRỊ'}"
            yield ", ".join(flags) + value * argument.takes_value, argument.help or ""


def first_line(task: "Task[Callable[..., Any]]") -> str:
    """Give the sentence that stands for a task in the list."""
    return (inspect.getdoc(task.body) or "").partition("\n")[0]


def columns(label: str, text: str, width: int) -> list[str]:
    """Set a label, and its text wrapped beside it, to the width of the terminal."""
    indent = " " * (width + 5)
    room = max(shutil.get_terminal_size().columns, width + 30)
    return textwrap.wrap(
        text, room, initial_indent=f"  {label:<{width}}   ", subsequent_indent=indent
    ) or [f"  {label}"]
