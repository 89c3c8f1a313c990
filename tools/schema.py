"""What does an editor learn about the declaration? The schema, beside the file that it is for.

`python -m tools.schema` writes `policy/privacy.schema.json`; `make generated` does it all.
"""

from pathlib import Path
from typing import Final

from privacy.declaration.schema import written

FILE: Final = Path(__file__).parents[1] / "policy" / "privacy.schema.json"

if __name__ == "__main__":
    FILE.write_text(written(), "utf-8")
