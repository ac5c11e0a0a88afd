"""What a user hands over, as a file and the options that say what is where in it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Optional

import h5py
import numpy as np

from ._columns import labels_of, write_column
from ._rows import Rows, StoredRows, rows_of, with_labels
from ._scratch import Scratch


class Request:
    """Data with labels, groups and embeddings."""

    def __init__(self, data: Any, *, name: Optional[str] = None, layer: Optional[str] = None) -> None:
        self._rows = rows_of(data, layer)
        self._name = name
        self._options: list[str] = []
        # What stands in a file of its own, since the data are in one that is not ours.
        self._apart: dict[str, Any] = {}
        if isinstance(self._rows, StoredRows) and name is not None:
            self._options.append(f"--title={name}")

    @property
    def row_count(self) -> Optional[int]:
        """The number of rows; None of a file that was not looked into."""
        return self._rows.count

    @property
    def row_names(self) -> Optional[list[str]]:
        """The names of the rows; None if they have none."""
        if isinstance(self._rows, Rows) and self._rows.names is not None:
            return [str(entry) for entry in self._rows.names]
        return None

    def add_labels(self, labels: Any) -> None:
        """Adds a label, or several in a list of arrays or names."""
        if labels is None or (isinstance(labels, bool) and not labels):
            if labels is not None:
                self._options.append("--no-labels")
            return
        several = isinstance(labels, (list, tuple)) and all(
            isinstance(entry, str) or hasattr(entry, "__len__") for entry in labels
        )
        # A list of texts as long as the data is the labels themselves.
        if several and all(isinstance(entry, str) for entry in labels) and len(labels) == self.row_count:
            several = False
        for entry in labels if several else [labels]:
            self._options.append(f"--labels={self._place(entry, 'labels')}")

    def add_groups(self, groups: Any) -> None:
        """Adds what tells which rows belong together."""
        if groups is not None:
            self._options.append(f"--groups={self._place(groups, 'groups')}")

    def add_embeddings(self, embeddings: Optional[Mapping[str, Any]]) -> None:
        """Adds embeddings that were made elsewhere, by their names."""
        for name, values in (embeddings or {}).items():
            self._options.append(f"--embedding={name}={self._place_of_embedding(name, values)}")

    @contextlib.contextmanager
    def written(self) -> Iterator[tuple[str, list[str]]]:
        """The path of the file, and the options for it, as long as the context lasts."""
        if isinstance(self._rows, StoredRows):
            options = list(self._options)
            if self._rows.data_path is not None:
                options.insert(0, f"--data={self._rows.data_path}")
            if not self._apart:
                yield self._rows.path, options
                return
            with Scratch(sum(getattr(values, "nbytes", 0) for values in self._apart.values())) as scratch:
                path = scratch.path / "labels.h5"
                self._write_apart(path)
                yield self._rows.path, [option.replace("\0", f"{path}:/") for option in options]
            return
        with Scratch(self._rows.size) as scratch:
            name = (self._name or self._rows.kind).replace("/", "-").lstrip(".")
            path = scratch.path / f"{name or 'data'}.{'h5ad' if self._rows.is_table else 'h5'}"
            self._rows.write(path)
            yield str(path), self._options

    def _place(self, labels: Any, what: str) -> str:
        if isinstance(self._rows, Rows):
            self._rows, name = with_labels(self._rows, labels, what)
            return self._rows.place_of_label(name)
        if isinstance(labels, str):
            return labels
        return self._apart_place(what, labels_of(labels, len(labels), what))

    def _place_of_embedding(self, name: str, values: Any) -> str:
        if isinstance(values, str):
            return values
        array = np.asarray(values, dtype=np.float64)
        if array.ndim != 2:
            raise ValueError(f"the embedding {name} has the shape {array.shape}, not (rows, dimensions)")
        key = f"embedding_{name}".replace("/", "_")
        if isinstance(self._rows, Rows):
            if array.shape[0] != self._rows.count:
                raise ValueError(f"the embedding {name} has {array.shape[0]} rows, and the data have {self._rows.count}")
            self._rows.embeddings[key] = array
            return self._rows.place_of_embedding(key)
        return self._apart_place(key, array)

    def _apart_place(self, name: str, values: Any) -> str:
        while name in self._apart:
            name += "_"
        self._apart[name] = values
        # Filled in once it is known where the file is; no path has a zero byte.
        return f"\0{name}"

    def _write_apart(self, path: Path) -> None:
        with h5py.File(path, "w") as file:
            for name, values in self._apart.items():
                if getattr(values, "ndim", 1) == 2:
                    file.create_dataset(name, data=values)
                elif not write_column(file, name, values):
                    raise ValueError(f"{name} can't be written as a label")
