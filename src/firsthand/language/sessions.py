"""How every model here is run: in one thread, with no arithmetic that depends on the machine's load."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def session(model: Path, needed: Sequence[str] = (), without: Sequence[str] = ()) -> tuple[Any, str] | None:
    """Return an onnxruntime session for a model file and the file's SHA-256, None where anything for it is absent.

    Args:
        model: the ONNX file.
        needed: modules beside onnxruntime that the model's reader imports.
        without: names of graph optimizers that slow this model down.
    """
    if not model.exists() or any(find_spec(name) is None for name in ("onnxruntime", *needed)):
        return None
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.enable_mem_pattern = False  # texts differ in length, so patterns of memory are idle
    content = model.read_bytes()
    made = InferenceSession(
        content, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(without) or None
    )
    return made, hashlib.sha256(content).hexdigest()
