"""Cuiban 催办: the application. `__main__` is the front door; the plan of the rooms stands in CONTRIBUTING.md."""
