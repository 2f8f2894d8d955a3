"""A checked draft as SARIF 2.1.0, which editors and build servers read: a result for every statement not supported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from firsthand.model import Draft, Verdict, VerdictKind

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS: Mapping[VerdictKind, str] = {
    "contradicted": "error",
    "not-found": "warning",
    "rumour": "warning",
    "single-source": "note",
}
RULES: Mapping[VerdictKind, str] = {
    "contradicted": "The articles have it otherwise.",
    "not-found": "The articles do not say this.",
    "rumour": "Nobody puts a name to it.",
    "single-source": "It stands on one word only.",
}


def to_sarif(draft: Draft, place: str, version: str) -> bytes:
    """Return the log of a checked draft.

    Args:
        place: the draft's file, as results name it.
        version: that of the program.
    """
    rules = [{"id": kind, "shortDescription": {"text": text}} for kind, text in RULES.items()]
    driver = {"name": "firsthand", "version": version, "rules": rules}
    results = [_result(v, draft, place) for v in draft.verdicts if v.kind in LEVELS]
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2) + b"\n"


def _result(verdict: Verdict, draft: Draft, place: str) -> dict[str, Any]:
    before = draft.text[: verdict.start]
    region = {
        "startLine": before.count("\n") + 1,
        "startColumn": len(before) - (before.rfind("\n") + 1) + 1,
        "charOffset": verdict.start,
        "charLength": verdict.end - verdict.start,
        "snippet": {"text": verdict.text},
    }
    return {
        "ruleId": verdict.kind,
        "level": LEVELS[verdict.kind],
        "message": {"text": verdict.explanation},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": place}, "region": region}}],
        "properties": {
            "claim": verdict.claim,
            "origins": list(verdict.origins),
            "for": [msgspec.to_builtins(e) for e in verdict.for_it],
            "against": [msgspec.to_builtins(e) for e in verdict.against],
        },
    }
