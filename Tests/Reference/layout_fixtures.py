#!/usr/bin/env python3
"""Writes a small file of each layout that people have, by the layout's own writer where there is one, and what is in it.

The files go to fixtures/layouts/, the values and the versions of the writers to layout_fixtures.json. Written here by h5py,
as their documentation says, since their writers are programs of their own, or no longer write such files: 10x Genomics, the
encodings of AnnData before 0.8, sparse matrices of MATLAB, ann-benchmarks, dSprites, 3dshapes, PCam, Coursera's, Keras.

    python3 -m pip install anndata h5py hdf5storage loompy netCDF4 pandas scipy tables
    python3 Tests/Reference/layout_fixtures.py
"""

import json
import subprocess
import warnings
from importlib.metadata import version
from pathlib import Path

import anndata
import h5py
import hdf5storage
import loompy
import netCDF4
import numpy as np
import pandas
import scipy.sparse
import tables

HERE = Path(__file__).parent
FOLDER = HERE / "fixtures" / "layouts"
ROWS, COLUMNS = 24, 6
generator = np.random.default_rng(4)
matrix = generator.normal(size=(ROWS, COLUMNS)).round(3)
counts = generator.poisson(0.8, size=(ROWS, COLUMNS))
counts[5] = 0
counts[:, 4] = 0
classes = np.arange(ROWS) % 3
words = np.array(["B cell", "T cell", "Mönch"])[classes]
genes = [f"gene {column}" for column in range(COLUMNS)]
expected = {}


def create(name):
    return h5py.File(FOLDER / name, "w", libver="earliest", track_order=False)


def keep(name, values):
    """Records what a reader should find: a number, or an array of any shape, row-major."""
    array = np.asarray(values, dtype=float)
    expected[name] = [value if np.isfinite(value) else str(value) for value in array.ravel().tolist()]


def log_counts(rows):
    """scanpy.pp.normalize_total(target_sum=1e4), then log1p, as formulas."""
    totals = rows.sum(axis=1, keepdims=True)
    return np.log1p(rows / np.where(totals > 0, totals, 1) * 1e4)


def anndata_files():
    obs = pandas.DataFrame(
        {"cell_type": pandas.Categorical.from_codes(np.where(classes == 2, -1, classes), ["B cell", "T cell", "never"]),
         "batch": pandas.Categorical(np.array(["one", "two"])[np.arange(ROWS) % 2]),
         "age": pandas.array([None if row == 3 else 20 + row % 5 for row in range(ROWS)], dtype="Int64"),
         "ill": pandas.array([None if row == 2 else row % 2 == 0 for row in range(ROWS)], dtype="boolean"),
         "size": matrix[:, 0]},
        index=[f"cell {row}" for row in range(ROWS)])
    var = pandas.DataFrame(index=genes)
    for kind, convert in [("csr", scipy.sparse.csr_matrix), ("csc", scipy.sparse.csc_matrix)]:
        data = anndata.AnnData(X=convert(counts.astype("f4")), obs=obs, var=var)
        data.layers["normal"] = matrix
        data.layers["thin"] = convert(np.where(matrix > 0, matrix, 0))
        data.uns["cell_type_colors"] = np.array(["#ff0000", "#00ff00", "#0000ff"])
        data.write_h5ad(FOLDER / f"anndata_{kind}.h5ad", compression="lzf" if kind == "csr" else None)
    keep("log_counts", log_counts(counts)[:, [0, 1, 2, 3, 5]])
    keep("layer", matrix)
    keep("thin", np.where(matrix > 0, matrix, 0))
    data = anndata.AnnData(obs=obs, var=var)
    data.layers["one"] = matrix
    data.write_h5ad(FOLDER / "anndata_one_layer.h5ad")
    data.layers["two"] = matrix[:, ::-1]
    data.write_h5ad(FOLDER / "anndata_no_x.h5ad")
    with create("anndata_old.h5ad") as file:  # before 0.7: compound tables, h5sparse
        sparse = scipy.sparse.csr_matrix(counts.astype("f4"))
        group = file.create_group("X")
        group.attrs["h5sparse_format"], group.attrs["h5sparse_shape"] = np.bytes_("csr"), sparse.shape
        for part in ["data", "indices", "indptr"]:
            group[part] = getattr(sparse, part)
        table = np.zeros(ROWS, dtype=[("index", "S8"), ("louvain", "i1"), ("size", "f8")])
        table["index"], table["louvain"], table["size"] = [f"c{row}" for row in range(ROWS)], classes, matrix[:, 0]
        file["obs"] = table
        file["var"] = np.array([(name.encode(),) for name in genes], dtype=[("index", "S8")])
        file["uns/louvain_categories"] = np.array([b"x", b"y", b"z"])
    with create("anndata_07.h5ad") as file:  # 0.7: categories that an attribute refers to
        file.attrs["encoding-type"], file.attrs["encoding-version"] = "anndata", "0.1.0"
        file["X"] = matrix
        obs = file.create_group("obs")
        obs.attrs["_index"], obs.attrs["column-order"] = "_index", ["leiden"]
        obs["_index"] = np.array([f"c{row}" for row in range(ROWS)], dtype=h5py.string_dtype())
        obs["__categories/leiden"] = np.array(["p", "q", "r"], dtype=h5py.string_dtype())
        obs["leiden"] = classes.astype("i1")
        obs["leiden"].attrs["categories"] = obs["__categories/leiden"].ref
        file.create_group("var")["_index"] = np.array(genes, dtype=h5py.string_dtype())
        file["var"].attrs["_index"] = "_index"


def tenx_files():
    columns = scipy.sparse.csc_matrix(counts.T.astype("i4"))

    def write(group, matrix):
        for part in ["data", "indices", "indptr"]:
            group.create_dataset(part, data=getattr(matrix, part), compression="gzip", shuffle=True)
        group["shape"] = np.array(matrix.shape, dtype="i4")
        group["barcodes"] = np.array([f"ACGT-{row}" for row in range(matrix.shape[1])], dtype="S18")

    with create("tenx_v3.h5") as file:
        group = file.create_group("matrix")
        write(group, columns)
        for part, values in [("id", [f"ENSG{column}" for column in range(COLUMNS)]), ("name", genes),
                             ("feature_type", ["Gene Expression"] * COLUMNS), ("genome", ["GRCh38"] * COLUMNS)]:
            group[f"features/{part}"] = np.array(values, dtype="S24")
    with create("tenx_v2.h5") as file:
        for genome in ["GRCh38"]:
            group = file.create_group(genome)
            write(group, columns)
            group["genes"], group["gene_names"] = np.array([b"E%d" % c for c in range(COLUMNS)]), np.array(genes, dtype="S9")
    with create("tenx_two_genomes.h5") as file:
        for genome in ["GRCh38", "mm10"]:
            group = file.create_group(genome)
            write(group, columns)
            group["genes"] = np.array([b"E%d" % c for c in range(COLUMNS)])


def loom_file():
    loompy.create(
        str(FOLDER / "cells.loom"), {"": counts.T.astype("f4"), "spliced": matrix.T},
        {"Gene": np.array(genes), "Accession": np.array([f"E{c}" for c in range(COLUMNS)])},
        {"CellID": np.array([f"c{row}" for row in range(ROWS)]), "ClusterName": words, "Age": np.arange(ROWS) % 4})
    keep("counts", counts[:, [0, 1, 2, 3, 5]])


def matlab_files():
    images = generator.integers(0, 256, (5, 4, 3, ROWS), dtype="u1")
    names = np.empty((ROWS, 1), dtype=object)
    for row in range(ROWS):
        names[row, 0] = str(words[row])
    save = lambda name, values: hdf5storage.savemat(
        str(FOLDER / name), values, format="7.3", oned_as="column", store_python_metadata=False)
    save("matlab.mat", {"X": matrix, "y": (classes + 1).astype(float)[:, None]})
    save("matlab_names.mat", {"X": matrix, "species": names})
    save("matlab_logical.mat", {"data": matrix, "labels": (classes == 1)[:, None]})
    # Samples in columns, as some keep them: the label tells.
    save("matlab_columns.mat", {"X": matrix.T, "labels": classes[None, :].astype("u1")})
    save("matlab_images.mat", {"X": images, "y": classes[:, None].astype("u1")})
    save("matlab_struct.mat", {"S": {"X": matrix, "y": classes[:, None].astype(float)}})
    keep("images", images.transpose(3, 0, 1, 2))
    sparse = scipy.sparse.csc_matrix(counts.astype(float))
    with h5py.File(FOLDER / "matlab_sparse.mat", "w", userblock_size=512, libver="earliest") as file:
        group = file.create_group("X")
        group.attrs["MATLAB_class"], group.attrs["MATLAB_sparse"] = np.bytes_("double"), np.uint64(ROWS)
        group["data"], group["ir"] = sparse.data, sparse.indices.astype("u8")
        group["jc"] = sparse.indptr.astype("u8")
        file["names"] = np.array([[ord(letter) for letter in f"{word:8}"] for word in words], dtype="u2").T
        file["names"].attrs["MATLAB_class"] = np.bytes_("char")
        file["names"].attrs["MATLAB_int_decode"] = np.int32(2)
        file["labels"] = (classes + 1).astype("f8")[None, :]
        file["labels"].attrs["MATLAB_class"] = np.bytes_("double")


def shrink(name, path):
    """Writes a data set of lists again without the megabyte of chunk that PyTables sets aside for more of them."""
    with h5py.File(FOLDER / name) as file, h5py.File(FOLDER / (name + ".small"), "w", libver="earliest") as small:
        for key in file["df"]:
            if f"df/{key}" != path:
                file.copy(f"df/{key}", small.require_group("df"))
        values = small.create_dataset(path, data=file[path][...], dtype=file[path].dtype)
        for source, target in [(file[path], values), (file["df"], small["df"]), (file, small)]:
            for key in source.attrs:
                target.attrs[key] = source.attrs[key]
    (FOLDER / (name + ".small")).replace(FOLDER / name)


def pandas_files():
    frame = pandas.DataFrame(matrix, columns=genes).assign(whole=np.arange(ROWS) % 5, species=words)
    kind = pandas.Categorical(np.array(["u", "v"])[np.arange(ROWS) % 2])
    def save(name, frame, **options):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # The index that PyTables would make takes a hundred times the space of the rows.
            frame.to_hdf(FOLDER / name, key="df", mode="w", index=False, **options)
    save("pandas_fixed.h5", frame.assign(label=classes).drop(columns="species"), format="fixed")
    save("pandas_pickled.h5", frame, format="fixed")
    shrink("pandas_pickled.h5", "df/block2_values")
    save("pandas_table.h5", frame, format="table", complevel=1)
    save("pandas_columns.h5", frame.assign(kind=kind, seen=pandas.Timestamp("2024-01-01")), format="table",
         data_columns=True, complevel=1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame.drop(columns="species").to_hdf(FOLDER / "pandas_two.h5", key="first", mode="w")
        frame.drop(columns="species").to_hdf(FOLDER / "pandas_two.h5", key="second")
    keep("frame", np.column_stack([matrix, np.arange(ROWS) % 5]))


def netcdf_file():
    packed = generator.integers(-300, 300, (ROWS, 4), dtype="i2")
    packed[2, 1] = -999
    with netCDF4.Dataset(FOLDER / "packed.nc", "w", format="NETCDF4") as file:
        file.createDimension("sample", ROWS)
        file.createDimension("channel", 4)
        file.createDimension("letters", 8)
        sample = file.createVariable("sample", "f8", ("sample",))
        sample[:] = np.arange(ROWS)
        values = file.createVariable("radiance", "i2", ("sample", "channel"), fill_value=-999)
        values.set_auto_maskandscale(False)
        values.scale_factor, values.add_offset, values.units = 0.01, 5.0, "K"
        values[:] = packed
        land = file.createVariable("land", "S1", ("sample", "letters"))
        land[:] = netCDF4.stringtochar(np.array([f"{word:8}" for word in ["sea", "ice", "rock"]], dtype="S8")[classes])
    keep("packed", np.where(packed == -999, np.nan, packed * 0.01 + 5.0))


def table_files():
    rows = np.zeros(ROWS, dtype=[
        ("id", "i4"), ("length", "f4"), ("width", ">f8"), ("spots", "i2"), ("ok", "?"), ("species", "S12"),
        ("pair", "f4", (2,)), ("note", h5py.string_dtype())])
    rows["id"], rows["length"], rows["width"], rows["spots"] = np.arange(ROWS), matrix[:, 0], matrix[:, 1], classes * 7
    rows["ok"], rows["pair"] = np.arange(ROWS) % 2 == 0, matrix[:, 2:4]
    rows["species"], rows["note"] = [word.encode() for word in words], [f"n{row}" for row in range(ROWS)]
    with create("compound.h5") as file:
        file["flowers"] = rows
    keep("compound", np.column_stack([
        matrix[:, 0].astype("f4"), matrix[:, 1], classes * 7, rows["ok"], matrix[:, 2:4].astype("f4")]))
    with create("complex.h5") as file:
        file["X"] = (matrix + 1j * matrix).astype("c16")
    with tables.open_file(FOLDER / "pytables.h5", "w", filters=tables.Filters(complevel=1)) as file:
        description = {"a": tables.Float32Col(pos=0), "b": tables.UInt16Col(pos=1), "on": tables.BoolCol(pos=2),
                       "grade": tables.Int8Col(pos=3), "label": tables.StringCol(8, pos=4)}
        table = file.create_table("/", "events", description)
        for row in range(ROWS):
            entry = table.row
            entry["a"], entry["b"], entry["on"] = matrix[row, 0], row * 3, row % 2
            entry["grade"], entry["label"] = classes[row], ["x", "y", "z"][classes[row]]
            entry.append()
    keep("pytables", np.column_stack([
        matrix[:, 0].astype("f4"), np.arange(ROWS) * 3, np.arange(ROWS) % 2, classes]))


def collections():
    """Public data sets, in little."""
    with create("ann_benchmarks.hdf5") as file:
        file.attrs["distance"], file.attrs["point_type"] = "angular", "float"
        file["train"], file["test"] = matrix.astype("f4"), matrix[:5].astype("f4") + 1
        file["neighbors"] = generator.integers(0, ROWS, (5, 10), dtype="i4")
        file["distances"] = generator.uniform(size=(5, 10)).astype("f4")
    masks = generator.integers(0, 2, (ROWS, 8, 8), dtype="u1")
    factors = np.column_stack([np.ones(ROWS), classes + 1, np.linspace(0.5, 1, ROWS)])
    with create("dsprites.h5") as file:
        file["imgs"] = masks
        file["latents/classes"], file["latents/values"] = (factors[:, :2] - 1).astype("i8"), factors
    with create("3dshapes.h5") as file:
        file["images"] = generator.integers(0, 256, (ROWS, 8, 8, 3), dtype="u1")
        file["labels"] = np.column_stack([classes / 10, np.linspace(-30, 30, ROWS)])
    keep("orientation", np.linspace(-30, 30, ROWS))
    with create("pcam_x.h5") as file:
        file["x"] = generator.integers(0, 256, (ROWS, 6, 6, 3), dtype="u1")
    with create("pcam_y.h5") as file:
        file["y"] = (np.arange(ROWS) % 2).astype("u1").reshape(ROWS, 1, 1, 1)
    cats = generator.integers(0, 256, (ROWS, 6, 6, 3), dtype="u1")
    with create("coursera_train.h5") as file:
        file["train_set_x"], file["train_set_y"] = cats[:16], (classes[:16] > 0).astype("i8")
        file["list_classes"] = np.array([b"non-cat", b"cat"])
    with create("coursera_test.h5") as file:
        file["test_set_x"], file["test_set_y"] = cats[16:], (classes[16:] > 0).astype("i8")
        file["list_classes"] = np.array([b"non-cat", b"cat"])
    with create("keras.h5") as file:
        file.attrs["keras_version"], file.attrs["backend"] = "2.9.0", "tensorflow"
        file.attrs["model_config"] = '{"class_name": "Sequential"}'
        file["model_weights/dense/dense/kernel:0"] = matrix
        file["model_weights/dense/dense/bias:0"] = matrix[0]
    with create("keras3.weights.h5") as file:
        file["layers/dense/vars/0"], file["layers/dense/vars/1"] = matrix, matrix[0]
    with create("columns_first.h5") as file:
        file["X"], file["y"] = matrix.T, classes


def filters():
    """What the library itself lacks, or may lack."""
    with tables.open_file(FOLDER / "blosc.h5", "w", filters=tables.Filters(1, "blosc")) as file:
        file.create_carray("/", "X", obj=counts.astype("f4"))
    with create("filters.h5") as file:
        for name, options in [
            ("lzf", {"compression": "lzf", "shuffle": True}), ("gzip", {"compression": "gzip", "fletcher32": True}),
            ("scaleoffset", {"scaleoffset": 0}), ("lzf_long", {"compression": "lzf"}),
        ]:
            values = np.tile(np.arange(40), (50, 3)) if name == "lzf_long" else counts
            file.create_dataset(name, data=values.astype("i4"), chunks=values.shape, **options)
    with create("szip.h5.plain") as file:
        file.create_dataset("X", data=counts.astype("i4"), chunks=counts.shape, fletcher32=True)
    # h5py's library has no encoder of szip; h5repack of the hdf5-tools has.
    plain, packed = FOLDER / "szip.h5.plain", FOLDER / "szip.h5"
    subprocess.run(["h5repack", "-f", "X:SZIP=8,NN", "-i", plain, "-o", packed], check=True)
    plain.unlink()


def parts():
    """Virtual data sets, whole and in part, and chunks that were never written."""
    def virtual(name, sources, rows):
        with h5py.File(FOLDER / name, "w", libver=("v110", "v110")) as file:
            layout = h5py.VirtualLayout(shape=(rows, COLUMNS), dtype="f8")
            for number, (source, path) in enumerate(sources):
                if source == ".":
                    file[path] = matrix[number * 12:(number + 1) * 12]
                layout[number * 12:(number + 1) * 12] = h5py.VirtualSource(source, path, shape=(12, COLUMNS))
            file.create_virtual_dataset("X", layout)

    for number in range(2):
        with create(f"part{number}.h5") as file:
            file["half"] = matrix[number * 12:(number + 1) * 12]
    virtual("virtual_within.h5", [(".", "parts/a"), (".", "parts/b")], ROWS)
    virtual("virtual_outside.h5", [("part0.h5", "half"), ("part1.h5", "half")], ROWS)
    virtual("virtual_missing.h5", [("part0.h5", "half"), ("part1.h5", "other"), ("part2.h5", "half")], 36)
    virtual("virtual_gap.h5", [(".", "parts/a")], ROWS)
    with create("link_outside.h5") as file:
        file["X"] = h5py.ExternalLink("columns_first.h5", "/X")
    with create("unwritten.h5") as file:
        chunks = file.create_dataset("X", shape=(ROWS, COLUMNS), dtype="f8", chunks=(8, COLUMNS))
        chunks[:8] = matrix[:8]


def broken_files():
    """Sparse matrices and categories whose parts do not fit."""
    good = scipy.sparse.csr_matrix(counts.astype("f4"))

    def write(name, **changes):
        parts = {"data": good.data, "indices": good.indices.astype("i8"), "indptr": good.indptr.astype("i8"),
                 "shape": good.shape} | changes
        with h5py.File(FOLDER / name, "w", libver=("v110", "v110")) as file:
            file.attrs["encoding-type"], file.attrs["encoding-version"] = "anndata", "0.1.0"
            group = file.create_group("X")
            group.attrs["encoding-type"], group.attrs["encoding-version"] = parts.pop("kind", "csr_matrix"), "0.1.0"
            group.attrs["shape"] = np.array(parts.pop("shape"))
            for part, values in parts.items():
                group[part] = values
            codes = classes.copy()
            codes[3], codes[4] = 7, -5
            column = file.create_group("obs").create_group("cell_type")
            column["codes"], column["categories"] = codes, np.array([b"a", b"b", b"c"])
            file.create_group("var")

    falling = good.indptr.astype("i8").copy()
    falling[4] = falling[5] + 1
    far, negative = good.indices.astype("i8").copy(), good.indices.astype("i8").copy()
    far[2], negative[2] = 2**40, -1
    write("broken_falling.h5ad", indptr=falling)
    write("broken_far.h5ad", indices=far)
    write("broken_negative.h5ad", indices=negative)
    write("broken_short.h5ad", data=good.data[:-2])
    write("broken_rows.h5ad", shape=(ROWS + 1, COLUMNS))
    write("broken_start.h5ad", indptr=good.indptr.astype("i8") + 1)
    write("broken_end.h5ad", indptr=np.append(good.indptr[:-1], 2**50).astype("i8"))
    write("huge_columns.h5ad", shape=(ROWS, 2**62))
    write("huge_rows.h5ad", kind="csc_matrix", shape=(2**31 - 2, ROWS))
    write("codes_beyond.h5ad")
    # Columns in any order, and one that comes twice in a row, are what sparse matrices may have.
    with create("unsorted.h5") as file:
        group = file.create_group("X")
        group.attrs["encoding-type"], group.attrs["shape"] = "csr_matrix", (3, 4)
        group["data"], group["indices"] = np.array([1.5, 2.0, 3.0, 4.0, -1.0, 5.0]), np.array([3, 0, 2, 1, 1, 0])
        group["indptr"] = np.array([0, 2, 5, 6])
    keep("unsorted", [[2, 0, 0, 1.5], [0, 3, 3, 0], [5, 0, 0, 0]])


FOLDER.mkdir(parents=True, exist_ok=True)
for file in FOLDER.iterdir():
    file.unlink()
anndata_files()
tenx_files()
loom_file()
matlab_files()
pandas_files()
netcdf_file()
table_files()
collections()
filters()
parts()
broken_files()
keep("matrix", matrix)
expected["versions"] = {name: version(name) for name in
                        ["anndata", "h5py", "hdf5storage", "loompy", "netCDF4", "numpy", "pandas", "scipy", "tables"]}
(HERE / "layout_fixtures.json").write_text(json.dumps(expected, sort_keys=True, separators=(",", ":")) + "\n")
