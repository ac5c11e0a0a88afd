"""Keyword arguments as options."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import gibbous
from gibbous._options import arguments_of, options_of


@pytest.mark.parametrize(
    ("key", "value", "arguments"),
    [
        ("latent", 3, ["--latent=3"]),
        ("latent", np.int64(3), ["--latent=3"]),
        ("latent", None, []),
        ("test_fraction", 0.3, ["--test-fraction=0.3"]),
        ("hidden", (64, 32), ["--hidden=64,32"]),
        ("methods", ["pca", "ae"], ["--methods=pca,ae"]),
        ("sections", "-training", ["--sections=-training"]),
        ("features", ["MT-*", "!ERCC-*"], ["--features=MT-*", "--features=!ERCC-*"]),
        ("where", {"obs/batch": 1}, ["--where=obs/batch=1"]),
        ("thorough", True, ["--thorough"]),
        ("thorough", False, []),
        ("counts", True, ["--counts"]),
        ("counts", False, ["--no-counts"]),
        ("clip", False, ["--no-clip"]),
        ("clip", True, []),
        ("no_clip", True, ["--no-clip"]),
        ("embeddings", False, ["--no-embeddings"]),
        ("palette", Path("a") / "b", ["--palette=a/b"]),
    ],
)
def test_values(key, value, arguments):
    assert arguments_of("report", {key: value}) == arguments


@pytest.mark.parametrize(
    ("key", "value", "mentioned"),
    [
        ("latnet", 3, "Did you mean latent?"),
        ("clipp", False, "Did you mean clip?"),
        ("zzz", 3, "gibbous report --help"),
        ("latent", True, "takes a value"),
        ("thorough", 3, "True or False"),
        ("latent", object(), "not object"),
    ],
)
def test_refusals(key, value, mentioned):
    with pytest.raises(TypeError) as refusal:
        arguments_of("report", {key: value})
    assert mentioned in str(refusal.value)


def test_refusals_come_before_anything_is_done():
    with pytest.raises(TypeError, match="Did you mean methods"):
        gibbous.report("/nowhere.h5", method="pca")


def test_every_option_of_fits_is_known():
    assert {"latent", "epochs", "hidden", "beta", "seed"} <= options_of("fit").keys()
    assert "test-fraction" not in options_of("fit") and "test-fraction" in options_of("report")
