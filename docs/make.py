"""Write the parts of the documentation that are made from the code.

    python docs/make.py

A test holds them to it.
"""

from __future__ import annotations

from pathlib import Path

import typer
from typer.cli import get_docs_for_click

from firsthand.cli import app

CLI = Path(__file__).parent / "reference" / "cli.md"
HEAD = "<!-- made by docs/make.py from the program itself; do not edit -->\n\n"


def cli_reference() -> str:
    """Return the reference of the command line."""
    command = typer.main.get_command(app)
    with typer.Context(command, info_name="firsthand") as context:
        text = get_docs_for_click(obj=command, ctx=context, name="firsthand", title="The command line")
    return HEAD + "\n".join(line.rstrip() for line in text.splitlines()).strip() + "\n"


if __name__ == "__main__":
    CLI.write_text(cli_reference(), encoding="utf-8")
