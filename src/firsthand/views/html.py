"""The HTML report: one file that asks nothing of any network and runs nothing an article says."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from firsthand.model import Story
from firsthand.views.page import page


def _asset(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8").strip()


def _hash(text: str) -> Markup:
    """The name the page's own style or script has in its security policy; nothing else may run."""
    return Markup("sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())


def to_html(story: Story) -> str:
    """Give the report of a story as one self-contained HTML file.

    Args:
        story: a Story; whatever its texts hold is shown as text.
    """
    environment = Environment(
        loader=PackageLoader("firsthand.views"), autoescape=True, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, keep_trailing_newline=True,
    )  # fmt: skip
    style, script = _asset("report.css"), _asset("report.js")
    return environment.get_template("report.html").render(
        page=page(story), style=Markup(style), script=Markup(script), style_hash=_hash(style),
        script_hash=_hash(script),
    )  # fmt: skip
