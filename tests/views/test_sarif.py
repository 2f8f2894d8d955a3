"""A checked draft for editors and build servers."""

from __future__ import annotations

import json

from firsthand.model import Draft, Evidence, Verdict
from firsthand.views.sarif import to_sarif

TEXT = "The mill burned.\n\nNobody was hurt. It was “old”."


def verdict(text: str, kind: str, **fields: object) -> Verdict:
    start = TEXT.index(text)
    return Verdict(kind=kind, start=start, end=start + len(text), text=text, explanation="Why.", **fields)


def log() -> dict:
    against = (Evidence(article="a", start=0, end=3, text="Two"),)
    found = (
        verdict("The mill burned", "supported"),
        verdict("Nobody was hurt", "contradicted", against=against),
        verdict("It was “old”", "single-source", origins=("o:outlet:osk",)),
    )
    return json.loads(to_sarif(Draft(id="draft", text=TEXT, verdicts=found), "drafts/mill.txt", "1.0"))


def test_every_statement_that_is_not_supported_is_a_result():
    (run,) = log()["runs"]
    assert log()["version"] == "2.1.0"
    assert [(r["ruleId"], r["level"]) for r in run["results"]] == [
        ("contradicted", "error"),
        ("single-source", "note"),
    ]
    assert {r["ruleId"] for r in run["results"]} <= {r["id"] for r in run["tool"]["driver"]["rules"]}


def test_a_result_says_where_in_the_draft_and_what_speaks_against_it():
    first = log()["runs"][0]["results"][0]
    (place,) = first["locations"]
    region = place["physicalLocation"]["region"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "drafts/mill.txt"
    assert (region["startLine"], region["startColumn"]) == (3, 1)
    assert TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]] == "Nobody was hurt"
    assert first["properties"]["against"][0]["text"] == "Two"
