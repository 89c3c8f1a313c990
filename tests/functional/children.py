"""How does a test start processes of its own? From one that has everything imported already."""

import multiprocessing
from multiprocessing.context import ForkServerContext

_PROGRAMS = ["tests.functional.worker", "tests.functional.dying"]


def children() -> ForkServerContext:
    """Return what starts processes, in little time and with nothing of this one's memory."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PROGRAMS)
    return context
