"""Keyword arguments as options."""

from __future__ import annotations

import os
import subprocess
import sys
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


def test_the_command_starts_without_numpy():
    code = "import sys, gibbous.__main__; sys.exit('numpy' in sys.modules or 'sklearn' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}).returncode
        == 0
    )


def test_the_command_is_the_program():
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "gibbous"]
    said = subprocess.run([*command, "--version"], env=environment, stdout=subprocess.PIPE, text=True).stdout
    assert gibbous.__version__ in said
    assert subprocess.run([*command, "report", "/nowhere.h5"], env=environment, stderr=subprocess.DEVNULL).returncode == 66


def test_the_program_is_found(tmp_path, monkeypatch):
    monkeypatch.delenv("GIBBOUS_PROGRAM", raising=False)
    if (Path(gibbous.__file__).parent / "_tree").exists():
        pytest.skip("the package has its own")
    # The package's own command is no program: it would start itself for ever.
    for folder, content in (("scripts", f"#!{sys.executable}\n"), ("programs", "#!/bin/sh\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "gibbous").write_text(content)
        (tmp_path / folder / "gibbous").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'scripts'}{os.pathsep}{tmp_path / 'programs'}")
    assert gibbous.program() == str(tmp_path / "programs" / "gibbous")
    monkeypatch.setenv("PATH", str(tmp_path / "scripts"))
    with pytest.raises(gibbous.ProgramNotFoundError, match="GIBBOUS_PROGRAM"):
        gibbous.program()
    monkeypatch.setenv("GIBBOUS_PROGRAM", str(tmp_path / "absent"))
    with pytest.raises(gibbous.ProgramNotFoundError, match="absent"):
        gibbous.program()


def test_refusals_come_before_anything_is_done():
    with pytest.raises(TypeError, match="Did you mean methods"):
        gibbous.report("/nowhere.h5", method="pca")


def test_every_option_of_fits_is_known():
    assert {"latent", "epochs", "hidden", "beta", "seed"} <= options_of("fit").keys()
    assert "test-fraction" not in options_of("fit") and "test-fraction" in options_of("report")
