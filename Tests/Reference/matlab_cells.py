"""Writes fixtures/fields/*.mat as MATLAB 7.3 does: struct arrays and cells, whose elements are references.

h5py 3; run it in Tests/Reference.
"""

import pathlib

import h5py
import numpy as np

OUT = pathlib.Path(__file__).parent / "fixtures" / "fields"
HEADER = b"MATLAB 7.3 MAT-file, Platform: GLNXA64, HDF5 schema 1.00 .".ljust(116) + bytes(8) + b"\x00\x02IM"


def numbers(count):
    """sin(1.7 i) + i mod 5, as SpreadFiles.numbers."""
    places = np.arange(count)
    return np.sin(places * 1.7) + places % 5


def matlab(name, write):
    path = OUT / name
    with h5py.File(path, "w", userblock_size=512) as file:
        write(file)
    with open(path, "r+b") as raw:
        raw.write(HEADER)


def variable(parent, name, values, kind):
    data = parent.create_dataset(name, data=values)
    data.attrs["MATLAB_class"] = np.bytes_(kind)
    return data


def references(file, prefix, values, kind):
    cells = []
    for number, value in enumerate(values):
        cell = variable(file, f"#refs#/{prefix}{number}", value, kind)
        if kind == "char":
            cell.attrs["MATLAB_int_decode"] = 2
        cells.append(cell.ref)
    return np.array(cells, dtype=h5py.ref_dtype)[:, None]


def text(value):
    return np.array([[ord(letter)] for letter in value], "u2")


def eeglab(file):
    """channels 4 x times 10 x epochs 24, with the type and the latency of each epoch's event."""
    eeg = file.create_group("EEG")
    eeg.attrs["MATLAB_class"] = np.bytes_("struct")
    variable(eeg, "data", numbers(24 * 10 * 4).reshape(24, 10, 4), "single")
    variable(eeg, "srate", [[250.0]], "double")
    event = eeg.create_group("event")
    event.attrs["MATLAB_class"] = np.bytes_("struct")
    kinds = [text(("target", "standard")[i % 2]) for i in range(24)]
    event.create_dataset("type", data=references(file, "a", kinds, "char"), dtype=h5py.ref_dtype)
    latencies = [np.array([[i / 7]]) for i in range(24)]
    event.create_dataset("latency", data=references(file, "b", latencies, "double"), dtype=h5py.ref_dtype)


def cells(file):
    """30 trials of 12 numbers, each in a cell of its own, and 30 of lengths that differ."""
    rows = numbers(360).reshape(30, 12)
    trials = file.create_dataset("trials", data=references(file, "t", [row[:, None] for row in rows], "double"),
                                 dtype=h5py.ref_dtype)
    trials.attrs["MATLAB_class"] = np.bytes_("cell")
    ragged = file.create_dataset("ragged", data=references(file, "r", [np.ones((i % 4 + 1, 1)) for i in range(30)],
                                                           "double"), dtype=h5py.ref_dtype)
    ragged.attrs["MATLAB_class"] = np.bytes_("cell")
    variable(file, "condition", np.tile([1.0, 2.0, 3.0], 10)[None, :], "double")


OUT.mkdir(parents=True, exist_ok=True)
matlab("eeglab.mat", eeglab)
matlab("cells.mat", cells)
