"""What does this process still remember? Every object is looked at that anything can reach."""

import gc
import sys
from collections.abc import Iterator
from types import FrameType


def holders(*backwards: str) -> list[set[str]]:
    """Return for each text, which is told backwards, the types of the objects that hold it.

    All that the collector knows and all that frames of threads hold is followed to its end: also
    what the collector does not know of, such as texts and bytes. Memory that Python has freed and
    not used again is no object any more.
    """
    gc.collect()
    found: list[set[str]] = [set() for _ in backwards]
    for each in _reachable():
        turned = _turned(each)
        for types, text in zip(found, backwards, strict=True):
            if text.encode() in turned:
                types.add(type(each).__name__)
    return found


def _reachable() -> Iterator[object]:
    # Frames first: a frame keeps what it last told of its variables until it is asked again.
    waiting: list[object] = [*_held_by_frames(), *gc.get_objects()]
    seen = set(map(id, waiting))
    while waiting:
        each = waiting.pop()
        yield each
        for other in gc.get_referents(each):
            if id(other) not in seen:
                seen.add(id(other))
                waiting.append(other)


def _held_by_frames() -> Iterator[object]:
    for newest in sys._current_frames().values():  # noqa: SLF001 - there is no other way to them
        frame: FrameType | None = newest
        while frame is not None:
            yield frame
            yield from frame.f_locals.values()
            frame = frame.f_back


def _turned(each: object) -> bytes:
    # Were the text put together for this, it would be found here.
    if isinstance(each, str):
        return each[::-1].encode(errors="replace")
    return bytes(each)[::-1] if isinstance(each, bytes | bytearray | memoryview) else b""
