"""Columns that describe rows or features, as an AnnData file holds them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import h5py
import numpy as np

_TEXT = h5py.string_dtype()


def write_frame(parent: h5py.Group, name: str, index: Any, columns: Mapping[str, Any]) -> None:
    """Writes a table: ``obs`` or ``var``.

    Args:
        parent: The group to write into.
        name: The name of the table.
        index: The names of its rows.
        columns: Its columns by their names, each as long as the index; those that can't be held are left out.
    """
    group = parent.create_group(name)
    _encode(group, "dataframe", "0.2.0")
    group.attrs["_index"] = "_index"
    write_column(group, "_index", [str(entry) for entry in index])
    written = [str(key) for key, values in columns.items() if write_column(group, str(key), values)]
    # h5py has no empty arrays of texts.
    group.attrs["column-order"] = np.array(written, dtype=_TEXT) if written else np.zeros(0)


def create_dictionary(parent: h5py.Group, name: str) -> h5py.Group:
    """Makes a group of things by their names."""
    group = parent.create_group(name)
    _encode(group, "dict", "0.1.0")
    return group


def write_column(group: h5py.Group, name: str, values: Any) -> bool:
    """Writes a column under a name; tells whether it could be written."""
    if not name or "/" in name or name in group:
        return False
    if hasattr(getattr(values, "cat", None), "codes"):
        return _write_categorical(group, name, values.cat.codes, values.cat.categories, values.cat.ordered)
    if hasattr(values, "codes") and hasattr(values, "categories"):
        return _write_categorical(group, name, values.codes, values.categories, values.ordered)
    array = _as_array(values)
    if array.ndim != 1:
        return False
    if array.dtype.kind in "biuf":
        _encode(group.create_dataset(name, data=array), "array", "0.2.0")
        return True
    if array.dtype.kind in "Mm":
        array = np.datetime_as_string(array) if array.dtype.kind == "M" else array.astype("timedelta64[s]").astype(str)
    missing = np.array([_is_missing(entry) for entry in array])
    texts = ["" if absent else _text(entry) for entry, absent in zip(array, missing)]
    if missing.any():
        categories, codes = np.unique(np.array(texts)[~missing], return_inverse=True)
        all_codes = np.full(len(texts), -1, dtype=np.int32)
        all_codes[~missing] = codes
        return _write_categorical(group, name, all_codes, categories, False)
    _encode(group.create_dataset(name, data=texts, dtype=_TEXT), "string-array", "0.2.0")
    return True


def labels_of(values: Any, count: int, what: str) -> Any:
    """Makes sure that there is a label for each row.

    Raises ``ValueError`` if there are more or fewer, or a row has several.
    """
    if hasattr(values, "codes") or hasattr(values, "cat"):
        shape: tuple[int, ...] = (len(values),)
    else:
        values = _as_array(values)
        if values.ndim == 2 and 1 in values.shape:
            values = values.ravel()
        shape = values.shape
    if shape != (count,):
        raise ValueError(f"{what} has the shape {shape}, and there are {count} rows: one entry for each is needed.")
    return values


def _as_array(values: Any) -> Any:
    """The values as numbers or texts; the pandas types with missing values become floats or objects."""
    kind = getattr(getattr(values, "dtype", None), "kind", None)
    if hasattr(values, "to_numpy") and not isinstance(getattr(values, "dtype", None), np.dtype):
        if kind in ("i", "u", "f", "b"):
            if not values.isna().any():
                return values.to_numpy(dtype={"b": np.bool_, "f": np.float64}.get(str(kind), np.int64))
            return values.to_numpy(dtype=np.float64, na_value=np.nan)
        return values.to_numpy(dtype=object)
    return np.asarray(values)


def _write_categorical(group: h5py.Group, name: str, codes: Any, categories: Any, ordered: Any) -> bool:
    entries = _as_array(categories)
    column = group.create_group(name)
    _encode(column, "categorical", "0.2.0")
    column.attrs["ordered"] = bool(ordered)
    _encode(column.create_dataset("codes", data=np.asarray(codes, dtype=np.int32)), "array", "0.2.0")
    if entries.dtype.kind in "iuf":
        _encode(column.create_dataset("categories", data=entries), "array", "0.2.0")
    else:
        texts = [_text(entry) for entry in entries]
        _encode(column.create_dataset("categories", data=texts, dtype=_TEXT), "string-array", "0.2.0")
    return True


def _encode(target: Any, kind: str, version: str) -> None:
    target.attrs["encoding-type"] = kind
    target.attrs["encoding-version"] = version


def _is_missing(entry: Any) -> bool:
    if entry is None or type(entry).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(entry, (float, np.floating)) and bool(np.isnan(entry))


def _text(entry: Any) -> str:
    if isinstance(entry, bytes):
        return entry.decode("utf-8", errors="replace")
    # HDF5's texts end at the first zero byte.
    return str(entry).replace("\0", "\N{SYMBOL FOR NULL}")
