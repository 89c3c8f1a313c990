"""The command line's entry: `python -m privacy`."""

import os
import sys

from privacy.cli.commands import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], os.environ))
