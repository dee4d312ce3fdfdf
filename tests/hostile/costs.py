"""What work costs as its input grows, in seconds of the processor, on a machine that others use too.

Other processes make a measurement longer, never shorter: of several the least counts, and growth is
out of proportion only if it is in every attempt. Growth is looked at over two doublings, where an
honest 2.5 is 6.25 and a square is 16.
"""

import gc
import time
from collections.abc import Callable

MOST = 2.5
"""What a cost may grow by when the input doubles."""
SMALL = 0.05
"""Seconds below which nothing is said about growth."""


def spent(work: Callable[[int], object], size: int, times: int = 1) -> float:
    """Return the least seconds of the processor that the work takes at a size."""
    best = float("inf")
    gc.collect()
    gc.disable()  # else what other tests left behind is walked as well
    try:
        for _ in range(times):
            start = time.process_time()
            work(size)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


def growth(work: Callable[[int], object], size: int, attempts: int = 8) -> float:
    """Return the factor a doubling costs between ``size`` and four times that; 1 for a small cost."""
    factors = []
    for _ in range(attempts):
        large = spent(work, 4 * size, 2)
        if large < SMALL:
            return 1.0
        factors.append((large / spent(work, size, 3)) ** 0.5)
        if factors[-1] <= MOST:
            break
    return min(factors)
