"""An editor's decision as a sentence of the report."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.model import Decision, DecisionKind
from firsthand.views.wording import clean, day

_SAYS: Mapping[DecisionKind, str] = {
    "correct-date": "{0} was published on {value}",
    "different-entity": "{0} and {1} are two",
    "dismiss-conflict": "{0} is no conflict",
    "same-entity": "{0} and {1} are one",
    "shared-source": "{0} and {1} share one source",
    "undo": "decision {0} is undone",
}


def decided(decision: Decision) -> str:
    """Return a decision with its number, who took it, when and why."""
    about = (*decision.about, "", "")
    value = day(decision.value) if decision.kind == "correct-date" else decision.value
    says = _SAYS[decision.kind].format(*about, value=value)
    why = f": {decision.reason.rstrip('.')}" if decision.reason else ""
    return clean(f"{decision.n}. {says} ({decision.who}, {day(decision.at)}{why}).")
