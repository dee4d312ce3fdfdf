"""The tasks of the house, in the order in which `./inv --list` shows them."""

from starter.developers import bench, fuzz, lint, run_tests, screens, try_faults
from starter.editors import bring_in, build, check, new_file, serve, shrink
from starter.program import Starter
from starter.publishers import annotate, publish, rollback, verify

program = Starter(
    version="0.1.0",
    groups=[
        ("Cho biên tập viên", (serve, new_file, bring_in, check, shrink, build)),
        ("Cho người phát hành", (publish, rollback, verify, annotate)),
        ("Cho lập trình viên", (run_tests, lint, fuzz, try_faults, screens, bench)),
    ],
)
namespace = program.namespace
