"""Where does a file use what only YAML has: anchors, aliases and tags?"""

from typing import Final

import yaml

from privacy.declaration.bounds import Bounds

_ANCHOR: Final = "anchors and aliases are not accepted"
_TAG: Final = "tags are not accepted"


class Composer(yaml.BaseLoader):
    """Makes the nodes of a text, as far as it is bounded, and notes what they do not tell."""

    def __init__(self, text: str) -> None:
        """Begin at the start of a text."""
        super().__init__(text)
        self.noted: list[tuple[yaml.Mark, str]] = []
        self._bounds = Bounds()

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node; an alias bears its anchor's name."""
        event = self.peek_event()  # type: ignore[no-untyped-call]  # its stub says nothing
        if event.anchor is not None:
            self.noted.append((event.start_mark, _ANCHOR))
        if getattr(event, "tag", None) is not None:
            self.noted.append((event.start_mark, _TAG))
        with self._bounds.within(event.start_mark):
            return super().compose_node(parent, index)
