"""Write the next migration: what tables.py says and the migrations so far do not. For developers.

python -m bot.store.migrations "a unit has a telephone number"
"""

import sys
import tempfile
from pathlib import Path

from alembic import command

from bot.store.engines import open_engine, read_url
from bot.store.schema import MIGRATIONS, configuration, upgrade


def write(message: str) -> None:
    """Compare tables.py with an empty database that was brought up to date, and write the difference as a migration."""
    number = len(list((MIGRATIONS / "versions").glob("*.py"))) + 1
    with tempfile.TemporaryDirectory() as folder:
        url = read_url(f"sqlite:///{Path(folder) / 'empty.db'}")
        engine = open_engine(url, "migrate")
        with engine.begin() as connection:
            upgrade(connection, url)
            command.revision(configuration(connection), message, autogenerate=True, rev_id=f"{number:04}")
        engine.dispose()


if __name__ == "__main__":
    if len(sys.argv) != 2:  # noqa: PLR2004 -- the command and its message
        sys.exit(__doc__)
    write(sys.argv[1])
