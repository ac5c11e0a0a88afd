"""The examples of the documentation do what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCUMENT = Path(__file__).resolve().parents[2] / "Documentation" / "python.md"


def test_examples(tmp_path, monkeypatch):
    for module in ("sklearn", "anndata"):
        pytest.importorskip(module)
    blocks = re.findall(r"^```python\n(.*?)^```", DOCUMENT.read_text(encoding="utf-8"), flags=re.M | re.S)
    assert len(blocks) >= 4
    monkeypatch.chdir(tmp_path)
    # As in a notebook: each goes on from those before.
    names: dict = {}
    for block in blocks:
        exec(compile(block, DOCUMENT.name, "exec"), names)
