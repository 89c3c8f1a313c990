"""How fast is it? Requests per second, memory and start, measured side by side."""
