"""Show the app beside a pretend Atlassian."""

import os
import sys

from privacy.simulator.command import main

# The child needs the environment of this process, less the settings of the app.
sys.exit(main(sys.argv[1:], os.environ))  # noqa: TID251
