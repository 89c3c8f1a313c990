"""How long does it take until the app is made? A fresh process prints the seconds."""

import importlib
import sys
import time

if __name__ == "__main__":
    begun = time.perf_counter()
    importlib.import_module("app").create_app()
    sys.stdout.write(str(time.perf_counter() - begun))
