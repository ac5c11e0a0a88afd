"""Trained models at work: codes of rows, and rows of codes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Union

import h5py
import numpy as np
import numpy.typing as npt

from ._program import run
from ._request import Request
from ._scratch import Scratch

Floats = npt.NDArray[np.floating[Any]]
Folder = Union[str, "os.PathLike[str]"]


def fit_models(data: Any, options: list[str], progress: Any = None) -> dict[str, bytes]:
    """Fits a method to all rows.

    Args:
        data: The rows.
        options: The options of ``gibbous fit``.
        progress: Shown what the program says.

    Returns:
        The files of its model by their names.
    """
    with Scratch(0) as scratch, Request(data).written() as (file, own):
        models = scratch.path / "models"
        quiet = [] if progress is not None else ["--quiet"]
        run(["fit", file, f"--output={models}", *own, *options, *quiet], progress)
        return {path.name: path.read_bytes() for path in sorted(models.glob("*.onnx"))}


def embed_rows(folder: Folder, method: str, data: Any) -> tuple[Floats, Floats]:
    """The codes of rows, ``[rows, latent]``, and the mean squared error of each row's reconstruction: ``[rows]``."""
    with Scratch(0) as scratch, Request(data).written() as (file, own):
        output = scratch.path / "codes.h5ad"
        run(["embed", file, f"--model={folder}", f"--method={method}", f"--output={output}", *own])
        with h5py.File(output, "r") as result:
            return result[f"obsm/X_{method}"][()], result[f"obs/mse_{method}"][()]


def decode_rows(folder: Folder, method: str, codes: npt.NDArray[Any]) -> Floats:
    """The rows that a decoder makes of codes: ``[rows, features]``, or ``[rows, height, width]`` and so on of images."""
    if codes.ndim != 2:
        raise ValueError(f"codes have to be an array of (rows, latent), not of the shape {codes.shape}")
    with Scratch(codes.nbytes) as scratch:
        (source, output) = (scratch.path / "codes.h5", scratch.path / "rows.h5")
        with h5py.File(source, "w") as file:
            file.create_dataset("codes", data=codes)
        run(["decode", str(source), "--data=/codes", f"--model={folder}", f"--method={method}", f"--output={output}"])
        with h5py.File(output, "r") as result:
            rows: Floats = result["images" if "images" in result else "X"][()]
            return rows


class ModelFolder:
    """The files of models in a folder, as long as the context lasts."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._files = files
        self._scratch = Scratch(sum(len(content) for content in files.values()))

    def __enter__(self) -> Path:
        for name, content in self._files.items():
            (self._scratch.path / name).write_bytes(content)
        return self._scratch.path

    def __exit__(self, *reasons: object) -> None:
        self._scratch.close()
