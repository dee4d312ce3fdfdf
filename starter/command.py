"""How a task of the house is declared."""

from functools import partial

from invoke.tasks import task

# Every argument is a flag with a long name; words that are no flags are gathered in `paths`.
# The docstring is what `./inv --list` and `./inv TASK --help` print, so it is Vietnamese.
command = partial(task, auto_shortflags=False, positional=(), iterable=("paths",))
