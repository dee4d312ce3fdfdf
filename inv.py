"""What `inv` and `inv.cmd` run: `--set-up` by any Python there is, a task by that of .venv."""

import gc
import sys

# A task loads much and throws little away: with Python's own thresholds the collector walks all of it.
gc.set_threshold(1_000_000, 50, 50)
# Kept even where the environment says otherwise, as containers do: else each task compiles us anew.
sys.dont_write_bytecode = False

# Workers that a build starts may import this file again: nothing happens then.
if __name__ == "__main__":
    from starter.faults import leaving, told

    with leaving(), told():
        if sys.argv[1:] == ["--set-up"]:
            from starter.environment import RUNTIME, prepare

            prepare(RUNTIME)
        else:
            from starter import lean

            with lean.stand_ins():
                from tasks import program

            program.run()
