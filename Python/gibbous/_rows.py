"""Rows of many kinds as a file that the program reads."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Optional, Union

import h5py
import numpy as np

from ._columns import create_dictionary, labels_of, write_column, write_frame
from ._errors import UnknownColumnError

# The bytes that are copied at a time of data that stay in a file.
_CHUNK_BYTES = 64 << 20


@dataclass
class Rows:
    """Rows with what is known of them, before they are written."""

    # An array, a sparse matrix, or what is in a file: [rows, features], or of images [rows, height, width] and channels.
    values: Any
    kind: str
    names: Optional[Any] = None
    feature_names: Optional[Any] = None
    # What is known of each row, and of each feature: columns by their names.
    known: dict[str, Any] = field(default_factory=dict)
    known_features: dict[str, Any] = field(default_factory=dict)
    embeddings: dict[str, Any] = field(default_factory=dict)
    layers: dict[str, Any] = field(default_factory=dict)
    # The colours of the classes of a column, by its name.
    colors: dict[str, Any] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """The number of rows."""
        return int(self.values.shape[0])

    @property
    def size(self) -> int:
        """About how many bytes they take in a file."""
        arrays = [self.values, *self.embeddings.values(), *self.layers.values()]
        return sum(_size(array) for array in arrays) + 200 * self.count * (1 + len(self.known))

    @property
    def is_table(self) -> bool:
        """Tells whether each row is a vector."""
        return len(self.values.shape) == 2

    def write(self, path: Path) -> None:
        """Writes them: a table as an AnnData file, images as an array beside their labels."""
        with h5py.File(path, "w") as file:
            if not self.is_table:
                _write_values(file, "X", self.values)
                for name, values in self.known.items():
                    if not write_column(file, name, values):
                        raise ValueError(f"{name} can't be written as a label")
                for name, values in self.embeddings.items():
                    file.create_dataset(name, data=values)
                return
            file.attrs["encoding-type"] = "anndata"
            file.attrs["encoding-version"] = "0.1.0"
            _write_values(file, "X", self.values)
            names = range(self.count) if self.names is None else self.names
            write_frame(file, "obs", names, self.known)
            features = range(self.values.shape[1]) if self.feature_names is None else self.feature_names
            write_frame(file, "var", features, self.known_features)
            for name, arrays in (("obsm", self.embeddings), ("layers", self.layers)):
                group = create_dictionary(file, name)
                for key, values in arrays.items():
                    _write_values(group, key, values)
            group = create_dictionary(file, "uns")
            for key, values in self.colors.items():
                write_column(group, f"{key}_colors", values)

    def place_of_label(self, name: str) -> str:
        """The path of a column of ``known`` in the file."""
        return f"/obs/{name}" if self.is_table else f"/{name}"

    def place_of_embedding(self, name: str) -> str:
        """The path of an embedding in the file."""
        return f"/obsm/{name}" if self.is_table else f"/{name}"


@dataclass
class StoredRows:
    """Rows that are in a file already, which the program reads as it is."""

    path: str
    data_path: Optional[str] = None
    # The number of rows; None of a file that was not looked into.
    count: Optional[int] = None


def rows_of(data: Any, layer: Optional[str] = None) -> Union[Rows, StoredRows]:
    """Takes what holds rows for what it is.

    Args:
        data: A path, an ``AnnData``, a pandas table, a SciPy matrix, an ``h5py.Dataset``, or what NumPy makes an array of.
        layer: The layer of an AnnData that is to be read, which is written besides.

    Raises:
        TypeError: If it is none of them, or holds no numbers.
    """
    if isinstance(data, (str, os.PathLike)):
        return StoredRows(os.path.abspath(os.fspath(data)))
    if isinstance(data, h5py.Dataset):
        return _of_dataset(data)
    if hasattr(data, "obs_names") and hasattr(data, "obsm"):
        return _of_anndata(data, layer)
    if hasattr(data, "select_dtypes"):
        return _of_frame(data)
    if hasattr(data, "tocsr"):
        return Rows(_checked(data, data.dtype), "sparse matrix")
    values = np.ma.filled(data.astype(np.float64), np.nan) if isinstance(data, np.ma.MaskedArray) else np.asarray(data)
    if values.dtype.kind == "O":
        try:
            values = values.astype(np.float64)
        except (TypeError, ValueError) as error:
            raise TypeError(f"rows have to be numbers, and some are not: {error}") from None
    return Rows(_checked(values, values.dtype), "array")


def _checked(values: Any, dtype: Any) -> Any:
    if np.dtype(dtype).kind not in "biuf":
        raise TypeError(f"rows have to be real numbers, not {dtype}")
    if len(values.shape) < 2:
        raise ValueError(f"rows have to be an array of at least two axes, not of the shape {values.shape}")
    return values


def _of_dataset(dataset: h5py.Dataset) -> Union[Rows, StoredRows]:
    # What is open for writing is locked, and may not be on the disk yet; what is in memory alone never is.
    if dataset.file.mode == "r" and dataset.file.driver != "core" and os.path.isfile(dataset.file.filename):
        return StoredRows(os.path.abspath(dataset.file.filename), dataset.name, dataset.shape[0] if dataset.shape else None)
    return Rows(_checked(dataset, dataset.dtype), "dataset")


def _of_frame(frame: Any) -> Rows:
    numeric = frame.select_dtypes(include=["number", "bool"])
    others = {str(name): frame[name] for name in frame.columns if name not in numeric.columns}
    try:
        values = numeric.to_numpy(dtype=np.result_type(*[_numpy_type(part) for part in numeric.dtypes], np.float32))
    except (TypeError, ValueError):
        values = numeric.to_numpy(dtype=np.float64, na_value=np.nan)
    return Rows(_checked(values, values.dtype), "table", frame.index, numeric.columns, others)


def _numpy_type(dtype: Any) -> Any:
    return dtype if isinstance(dtype, np.dtype) else np.dtype(np.float64)


def _of_anndata(data: Any, layer: Optional[str]) -> Rows:
    embeddings = {}
    for name in data.obsm.keys():
        values = data.obsm[name]
        values = values.to_numpy() if hasattr(values, "to_numpy") else values
        if isinstance(values, np.ndarray) and values.ndim == 2 and values.dtype.kind in "iuf" and "/" not in name:
            embeddings[name] = values
    if data.X is None and layer is None:
        raise ValueError("this AnnData has no X; name a layer with layer=")
    values = data.X if data.X is not None else data.layers[layer]
    layers = {} if layer is None else {layer: _member(data.layers, layer, "layer")}
    known = {str(name): data.obs[name] for name in data.obs.columns}
    colors = {name: data.uns[f"{name}_colors"] for name in known if f"{name}_colors" in data.uns}
    features = {str(name): data.var[name] for name in data.var.columns}
    return Rows(values, "anndata", data.obs_names, data.var_names, known, features, embeddings, layers, colors)


def with_labels(rows: Rows, labels: Any, what: str) -> tuple[Rows, str]:
    """Rows with labels among what is known of them.

    Args:
        rows: The rows.
        labels: The name of a column that is known or is a feature, or an entry for each row.
        what: The word for them in errors, and the name of labels that have none.

    Returns:
        The rows, without a feature that is a label now, and the name of the column.
    """
    if isinstance(labels, str):
        name = labels.split("/", 1)[1] if labels.startswith("obs/") else labels
        if name in rows.known:
            return rows, name
        features = [] if rows.feature_names is None else [str(entry) for entry in rows.feature_names]
        if name in features and rows.kind == "table":
            position = features.index(name)
            rows.known[name] = rows.values[:, position]
            rows.values = np.delete(rows.values, position, axis=1)
            rows.feature_names = [entry for entry in features if entry != name]
            return rows, name
        raise UnknownColumnError(_missing(name, [*rows.known, *(features if rows.kind == "table" else [])], "column"))
    own = getattr(labels, "name", None)
    name = own if isinstance(own, str) and own and "/" not in own else what
    while name in rows.known:
        name += "_"
    rows.known[name] = labels_of(labels, rows.count, what)
    return rows, name


def _member(members: Mapping[str, Any], name: str, what: str) -> Any:
    if name not in members:
        raise UnknownColumnError(_missing(name, list(members.keys()), what))
    return members[name]


def _missing(name: str, names: list[str], what: str) -> str:
    nearest = difflib.get_close_matches(name, names, n=1)
    if nearest:
        return f"there is no {what} {name!r}. Did you mean {nearest[0]!r}?"
    listing = ", ".join(repr(entry) for entry in names[:20])
    return f"there is no {what} {name!r}; there are {listing}" if names else f"there is no {what} {name!r}"


def _size(values: Any) -> int:
    size = getattr(values, "nbytes", None)
    if size is not None:
        return int(size)
    parts = [getattr(values, name, None) for name in ("data", "indices", "indptr")]
    return sum(int(getattr(part, "nbytes", 0)) for part in parts) or 8 * int(np.prod(values.shape))


def _write_values(parent: h5py.Group, name: str, values: Any) -> None:
    """Writes an array or a sparse matrix, a part at a time of what stays in a file."""
    if hasattr(values, "to_memory") and not hasattr(values, "tocsr"):
        # A sparse matrix in a file that anndata has opened.
        values = values.to_memory()
    if hasattr(values, "tocsr"):
        matrix = values if values.format in ("csr", "csc") else values.tocsr()
        group = parent.create_group(name)
        group.attrs["encoding-type"] = f"{matrix.format}_matrix"
        group.attrs["encoding-version"] = "0.1.0"
        group.attrs["shape"] = np.array(matrix.shape, dtype=np.int64)
        for part in ("data", "indices", "indptr"):
            group.create_dataset(part, data=getattr(matrix, part))
        return
    if isinstance(values, h5py.Dataset):
        target = parent.create_dataset(name, shape=values.shape, dtype=values.dtype)
        step = max(1, _CHUNK_BYTES // max(1, int(np.prod(values.shape[1:])) * values.dtype.itemsize))
        for start in range(0, values.shape[0], step):
            target[start : start + step] = values[start : start + step]
    else:
        array = np.asarray(values)
        target = parent.create_dataset(name, data=array.astype(np.uint8) if array.dtype == np.bool_ else array)
    target.attrs["encoding-type"] = "array"
    target.attrs["encoding-version"] = "0.2.0"
