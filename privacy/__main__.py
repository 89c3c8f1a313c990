"""The command line's entry: `python -m privacy`."""

import os
import sys
from io import TextIOWrapper

from privacy.cli.commands import run

if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        # What a terminal cannot write is told by its number, and ends no command.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(run(sys.argv[1:], os.environ))
