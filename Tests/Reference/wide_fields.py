"""Writes fixtures/fields/telescope.h5: a table with an image and the times of its pixels in each row, as ctapipe keeps them.

h5py 3; run it in Tests/Reference.
"""

import pathlib

import h5py
import numpy as np

OUT = pathlib.Path(__file__).parent / "fixtures" / "fields"


def numbers(count, start=0):
    """sin(1.7 i) + i mod 5, as SpreadFiles.numbers."""
    places = np.arange(start, start + count)
    return np.sin(places * 1.7) + places % 5


table = np.zeros(30, [("intensity", "f8"), ("image", "f8", 20), ("peak_time", "f8", 20)])
table["intensity"] = numbers(30, 5000)
table["image"] = numbers(600).reshape(30, 20)
table["peak_time"] = numbers(600, 1000).reshape(30, 20)
with h5py.File(OUT / "telescope.h5", "w") as file:
    file["images/tel_001"] = table
