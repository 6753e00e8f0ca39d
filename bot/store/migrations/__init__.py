"""Migrations, one a change of the tables; `python -m bot.store.migrations "what changes"` writes the next one."""
