"""How is the view with ready values served? By the server of `serve`, with the same settings."""

import os

from privacy.cli.serving import server_of
from privacy.settings.model import Settings

if __name__ == "__main__":
    # A program reads its settings from the environment, and this is one.
    server = server_of(Settings.read(os.environ))  # noqa: TID251
    server.target = "bench.ready:create_app"
    server.serve()
