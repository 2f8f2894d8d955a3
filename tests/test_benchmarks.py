"""The frame of the benchmarks: floors are found, held, and their data may be absent."""

from __future__ import annotations

import re
import runpy
import tomllib
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
RUN = runpy.run_path(str(BENCHMARKS / "run.py"))
LISTED = tomllib.loads((BENCHMARKS / "floors.toml").read_text(encoding="utf-8"))["benchmark"]


def test_a_figure_on_the_wrong_side_of_its_floor_is_named():
    floors = [
        {"figure": "found", "pattern": r"found (\d+)/", "least": 10},
        {"figure": "cost", "pattern": r"cost ([\d.]+)", "most": 1.5},
        {"figure": "gone", "pattern": r"gone (\d+)", "least": 1},
    ]
    assert list(RUN["below"](floors, "found 9/20\ncost 1.6\n")) == [
        "found: 9, at least 10 is pinned",
        "cost: 1.6, at most 1.5 is pinned",
        "gone: no such figure",
    ]
    assert list(RUN["below"](floors[:2], "found 10/20\ncost 1.5\n")) == []


@pytest.mark.parametrize("benchmark", LISTED, ids=lambda b: b["command"].split()[0])
def test_every_benchmark_listed_is_there_and_its_floors_can_be_read(benchmark):
    assert (BENCHMARKS.parent / benchmark["command"].split()[0]).is_file()
    for floor in benchmark.get("floors", []):
        assert re.compile(floor["pattern"]).groups == 1
        assert "least" in floor or "most" in floor


def test_a_finding_kept_as_places_gets_its_words_back(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    wanted = runpy.run_path(str(BENCHMARKS / "findings.py"))["wanted"]
    texts = {"a": "Ada Lorne left. She left the  firm, Lorne said."}
    row = {"story": "s", "check": "mention", "at": ["a", 20, 34], "mention": ["a", 16, 19], "entity": [["a", 0, 9]]}
    assert wanted(row, texts) == {
        "check": "mention",
        "article": "a",
        "text": "left the  firm",
        "nth": 0,
        "mention": "She",
        "entity": ["Ada Lorne"],
    }
    twice = {"story": "s", "check": "same_claim", "evidence": [["a", 10, 14], ["a", 20, 24]]}
    assert [e["nth"] for e in wanted(twice, texts)["evidence"]] == [0, 1]
