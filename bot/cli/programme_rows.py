"""What was read of a decomposition as JSON, a row an object: for programs, and for whoever checks the reading."""

import json
from pathlib import Path

import typer

from bot.cli.paper import writing
from bot.rules.tasks.completion import read_completion
from bot.rules.tasks.targets import find_targets
from bot.rules.terms import Decomposition, Row


def write_rows(decomposition: Decomposition, out: str) -> None:
    """Write the rows into a file; ``-`` is standard output.

    Raises:
        DocumentError: the file cannot be written.
    """
    text = json.dumps([_plain(row, decomposition) for row in decomposition.rows], ensure_ascii=False, indent=1)
    if out == "-":
        typer.echo(text)
        return
    with writing(Path(out)):
        Path(out).write_text(f"{text}\n", encoding="utf-8")


def _plain(row: Row, decomposition: Decomposition) -> dict[str, object]:
    return {
        "annex": row.annex,
        "no": row.no,
        "sections": list(row.sections),
        "content": row.content,
        "leaders": list(row.leaders),
        "unit_text": row.unit_text,
        "units": [{"name": one.name, "role": one.role, "kind": one.kind} for one in row.units],
        "due_text": row.due_text,
        "due": _due(row, decomposition),
        "targets": [target.write() for target in find_targets(row.content)],
        "doubts": [str(doubt) for doubt in row.doubts],
    }


def _due(row: Row, whole: Decomposition) -> dict[str, object]:
    content = row.stem + row.content
    found = read_completion(row.due_text, content, year=whole.year, issued=whole.issued, defaults=whole.defaults)
    return {
        "date": found.date.isoformat() if found.date else None,
        "degree": found.degree,
        "continuing": found.continuing,
        "raw": found.raw,
        "basis": found.basis,
        "milestones": [{"date": step.date.isoformat(), "words": step.words} for step in found.milestones],
    }
