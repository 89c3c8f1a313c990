"""How do properties run here? The same each time, without a time limit, leaving no file behind."""

from hypothesis import settings

settings.register_profile("unit", max_examples=60, deadline=None, derandomize=True, database=None)
settings.load_profile("unit")
