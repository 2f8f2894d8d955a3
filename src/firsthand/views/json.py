"""A Story as the JSON of the contract."""

from __future__ import annotations

import msgspec

from firsthand.model import Story


def to_json(story: Story) -> bytes:
    """Give a story as indented UTF-8 JSON with its fields in the contract's order and a newline at the end."""
    return msgspec.json.format(msgspec.json.encode(story), indent=1) + b"\n"
