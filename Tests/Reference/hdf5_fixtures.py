#!/usr/bin/env python3
"""Writes the small HDF5 files that the tests of HDF5 and Datasets read, and what they hold.

The files go to fixtures/, the values and the versions of the writers to hdf5_fixtures.json. The values are formulas of
their index or drawn from a seed, so that the files mean nothing beyond what they are for.
"""

import json
from importlib.metadata import version
from pathlib import Path

import anndata
import h5py
import numpy as np
import pandas

HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"
expected = {}


def create(name):
    return h5py.File(FIXTURES / name, "w", libver="earliest", track_order=False)


def element_types():
    """One data set of every kind of element, for the wrapper."""
    values = np.array([[0, 1, 2], [3, 100, 7]])
    with create("element_types.h5") as file:
        for code in ["i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8"]:
            for order in "<>":
                file[f"numbers/{order.replace('<', 'little_').replace('>', 'big_')}{code}"] = values.astype(order + code)
        halves = np.array([0.1, -2.5, 65504, 6e-8, np.inf, np.nan], dtype="f2")
        file["half"] = halves
        expected["half"] = [float(value) if np.isfinite(value) else str(value) for value in halves]
        file["boolean"] = np.array([True, False, True])
        file["enumeration"] = np.array([2, 0, 2, 5], dtype=h5py.enum_dtype({"red": 0, "green": 2, "blue": 5}, "i4"))
        file["fixed_string"] = np.array([b"ab", b"", b"abcd"], dtype="S4")
        file["fixed_utf8"] = np.array(["é".encode(), b"x"], dtype=h5py.string_dtype("utf-8", 6))
        file["variable_string"] = np.array(["", "Mond", "月", "a\nb"], dtype=h5py.string_dtype())
        file["variable_ascii"] = np.array([b"one", b"two"], dtype=h5py.string_dtype("ascii"))
        file["compound"] = np.array([(1, 2.5, b"x")], dtype=[("a", "<i2"), ("b", "<f8"), ("c", "S3")])
        file["opaque"] = np.array([b"1234"], dtype="V4")
        file["sequence"] = np.array([np.arange(2), np.arange(3)], dtype=h5py.vlen_dtype("i4"))
        file["array"] = np.zeros(2, dtype=[("m", "<f4", (2, 3))])["m"].view()
        file["reference"] = np.array([file["half"].ref], dtype=h5py.ref_dtype)
        file["scalar"] = 2.5
        file["null"] = h5py.Empty("f4")
        file["zero_rows"] = np.zeros((0, 4))
        cube = np.arange(2 * 3 * 4, dtype="i4").reshape(2, 3, 4)
        file.create_dataset("packed", data=cube, chunks=(1, 3, 4), compression="gzip", shuffle=True, maxshape=(None, 3, 4))
        file.create_dataset("checked", data=cube, chunks=(2, 2, 2), fletcher32=True)
        file.create_dataset("lzf", data=cube, chunks=(2, 3, 4), compression="lzf")
        attributes = file.create_group("attributes").attrs
        attributes["integer"] = 7
        attributes["number"] = 0.25
        attributes["boolean"] = True
        attributes["string"] = "Größe"
        attributes["fixed"] = np.bytes_(b"fixed")
        attributes["integers"] = np.array([1, -2, 3], dtype=">i2")
        attributes["numbers"] = np.array([0.5, 1.5], dtype="f4")
        attributes["strings"] = ["a", "b", "c"]
        attributes["empty"] = h5py.Empty("S1")
        attributes["compound"] = np.array((1, 2.0), dtype=[("a", "i4"), ("b", "f8")])


def links():
    """Links that lead in circles, nowhere, and out of the file."""
    with h5py.File(FIXTURES / "links.h5", "w", libver=("v108", "v110")) as file:
        group = file.create_group("a/b")
        group["up"] = file["a"]
        group["data"] = np.arange(6.0).reshape(3, 2)
        file["again"] = group["data"]
        file["soft"] = h5py.SoftLink("/a/b/data")
        file["loop"] = h5py.SoftLink("/loop")
        file["dangling"] = h5py.SoftLink("/nowhere")
        file["outside"] = h5py.ExternalLink("element_types.h5", "/half")
        file["over"] = h5py.SoftLink("/outside")
        deep = file.create_group("deep")
        for _ in range(100):
            deep = deep.create_group("g")
        file["x\u202ey\x1b[31m"] = 1.0


def other_files():
    """Elements that are not in the file itself."""
    with create("external.h5") as file:
        file.create_dataset("X", shape=(4, 2), dtype="f4", external=[("nowhere.raw", 0, 32)])
    # HDF5 1.10 can't read how later releases describe the parts.
    for name, release in [("virtual.h5", "v110"), ("newer_format.h5", "latest")]:
        with h5py.File(FIXTURES / name, "w", libver=(release, release)) as file:
            layout = h5py.VirtualLayout(shape=(4, 2), dtype="f4")
            layout[:] = h5py.VirtualSource("nowhere.h5", "X", shape=(4, 2))
            file.create_virtual_dataset("X", layout)
    with create("huge.h5") as file:
        file.create_dataset("X", shape=(2**40, 784), dtype="f4", chunks=(1024, 784))
        # A product of 2^66 elements, which 64 bits can't count.
        space = h5py.h5s.create_simple((2**33, 2**33), (2**33, 2**33))
        creation = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        creation.set_chunk((1024, 1024))
        h5py.h5d.create(file.id, b"uncountable", h5py.h5t.IEEE_F32LE, space, creation)
    whole = (FIXTURES / "element_types.h5").read_bytes()
    (FIXTURES / "truncated.h5").write_bytes(whole[: len(whole) // 2])


def images():
    """Images in every order of axes, with every kind of label."""
    generator = np.random.default_rng(0)
    rows = 40
    classes = np.arange(rows) % 4
    grey = generator.integers(0, 17, (rows, 8, 8), dtype="u1")
    with create("digits.h5") as file:
        file["images"] = grey
        file["images"].attrs["valid_range"] = np.array([0, 16], dtype="u1")
        file["labels"] = classes.astype("u1")
    with create("mnist.h5") as file:
        file.create_dataset("images", data=grey, chunks=(16, 8, 8), compression="gzip", shuffle=True)
        file.create_dataset("labels", data=classes.astype("u1"), chunks=(16,), compression="gzip", shuffle=True)
    with create("phase.h5") as file:
        file["images"] = grey
        file["phase"] = np.linspace(0, 180, rows)
        file["phase"].attrs["units"] = "degree"
    with create("phase_parts.h5") as file:
        for part, count in [("train", 30), ("test", 10)]:
            file[f"{part}/images"] = grey[:count]
            file[f"{part}/phase"] = np.linspace(0, 180, count)
    colour = generator.integers(0, 256, (rows, 6, 5, 3), dtype="u1")
    factors = generator.uniform(size=(rows, 6))
    with create("factors.h5") as file:
        file["images"] = colour
        file["factors"] = factors
        file["factors"].attrs["names"] = ["smile", "skin_tone", "beard", "glasses", "hair_colour", "head_width"]
    expected["beard"] = factors[:, 2].tolist()
    with create("channels_first.h5") as file:
        file["images"] = colour.transpose(0, 3, 1, 2)
        file["labels"] = np.array(["cat", "dog"])[classes % 2].astype("S3")
    expected["colour"] = colour.reshape(rows, -1)[:3].tolist()
    with create("flat.h5") as file:
        file["X"] = grey.reshape(rows, 64)
        file["y"] = np.eye(4)[classes]
    with create("stated_shape.h5") as file:
        file["pixels"] = grey.reshape(rows, 64).astype("f4")
        file["pixels"].attrs["image_shape"] = [4, 16]
    with create("masks.h5") as file:
        file["imgs"] = (grey > 8)
        file["latents/classes"] = np.stack([np.zeros(rows), classes], axis=1).astype("i8")


def tables():
    """Tables in the layouts and element types that people have."""
    generator = np.random.default_rng(1)
    rows = 30
    matrix = generator.normal(size=(rows, 5))
    classes = np.arange(rows) % 3
    with create("float16.h5") as file:
        file["X"] = matrix.astype("f2")
        file["y"] = classes.astype("i8")
    expected["float16"] = matrix.astype("f2").astype(float).ravel().tolist()
    with create("big_endian.h5") as file:
        file["features"] = matrix.astype(">f4")
        file["target"] = (classes * 10).astype(">i2")
        file["target"].attrs["missing"] = -1
    expected["float32"] = matrix.astype("f4").astype(float).ravel().tolist()
    with create("integers.h5") as file:
        file["data"] = (matrix * 1e6).astype("i8")
        file["labels"] = matrix[:, 0] > 0
    expected["int64"] = (matrix * 1e6).astype("i8").ravel().tolist()
    with create("strings.h5") as file:
        file["X"] = matrix
        file["id"] = np.array([f"row {row}" for row in range(rows)], dtype=h5py.string_dtype())
        names = np.array(["Frosch", "Äffchen", ""], dtype=object)[classes]
        file.create_dataset("species", data=names, dtype=h5py.string_dtype())
        file["columns"] = np.array(["a", "b", "c", "d", "e"], dtype=h5py.string_dtype())
    with create("run_together.h5") as file:
        file["xtrain"], file["ytrain"] = matrix[:20], np.where(classes[:20] == 2, -1, classes[:20])
        file["xtest"], file["ytest"] = matrix[20:], classes[20:] % 2
    with create("usps.h5") as file:
        file["train/data"], file["train/target"] = matrix[:20].astype("f4"), classes[:20]
        file["test/data"], file["test/target"] = matrix[20:].astype("f4"), classes[20:]
    with create("column_label.h5") as file:
        file["X"] = matrix
        file["y"] = classes[:, None].astype("f8")
        file["class_names"] = np.array([b"low", b"middle", b"high"])
    with create("ambiguous.h5") as file:
        file["first"], file["second"] = matrix, matrix[:, ::-1]
    with create("disagreeing.h5") as file:
        file["X"], file["y"] = matrix, classes[:-1]
    with create("no_matrix.h5") as file:
        file["names"] = np.array([b"a", b"b"])
        file["numbers"] = np.arange(3)
    with create("not_finite.h5") as file:
        broken = matrix.copy()
        broken[3, 1], broken[7, 2] = np.nan, np.inf
        file["X"] = broken
    with create("nothing.h5"):
        pass

    table = anndata.AnnData(
        X=matrix.astype("f4"),
        obs=pandas.DataFrame(
            {"n_genes": 100 + 3 * np.arange(rows), "cell_type": pandas.Categorical.from_codes(
                np.where(classes == 2, -1, classes), ["B cell", "T cell"])},
            index=[f"cell {row}" for row in range(rows)]),
        var=pandas.DataFrame(index=[f"gene {column}" for column in range(5)]))
    table.write_h5ad(FIXTURES / "anndata_dense.h5ad")


FIXTURES.mkdir(exist_ok=True)
element_types()
links()
other_files()
images()
tables()
expected["versions"] = {
    "h5py": h5py.__version__, "hdf5": h5py.version.hdf5_version, "numpy": np.__version__, "anndata": version("anndata")}
(HERE / "hdf5_fixtures.json").write_text(json.dumps(expected, sort_keys=True, separators=(",", ":")) + "\n")
