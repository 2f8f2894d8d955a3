"""The report as Markdown (CommonMark): the words of the articles are escaped, so that none of them is markup."""

from __future__ import annotations

import re

from jinja2 import Environment, PackageLoader, StrictUndefined

from firsthand.model import Story
from firsthand.views.page import page

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LEADING = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def _escaped(text: object) -> str:
    """One line whose signs are all meant as they stand."""
    line = _MARKUP.sub(r"\\\1", re.sub(r"\s*\n\s*", " ", str(text)))
    return _LEADING.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line)


def _address(url: object) -> str:
    return str(url).replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")


def to_markdown(story: Story) -> str:
    """Give the report of a story as Markdown, its drawings left out.

    Args:
        story: a Story; whatever its texts hold is shown as text.
    """
    environment = Environment(
        loader=PackageLoader("firsthand.views"), autoescape=False, trim_blocks=True, lstrip_blocks=True,
        undefined=StrictUndefined, keep_trailing_newline=True,
    )  # fmt: skip
    environment.filters |= {"md": _escaped, "address": _address}
    text = environment.get_template("report.md").render(page=page(story))
    return re.sub(r"\n{3,}", "\n\n", text).lstrip()
