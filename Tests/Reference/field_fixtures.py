#!/usr/bin/env python3
"""Writes a small file of each of further kinds that scientists keep, by the kind's own writer where PyPI has it.

The files go to fixtures/layouts/, the values and the versions of the writers to field_fixtures.json. Written here by h5py, as
their documentation says: 10x Genomics, h5Seurat (R), ARCHS4, GCTX, molecule_info.h5 of Cell Ranger.

    python3 -m pip install anndata biom-format h5py h5sparse mudata pandas scipy tables
    python3 Tests/Reference/field_fixtures.py
"""

import json
import warnings
from importlib.metadata import version
from pathlib import Path

warnings.simplefilter("ignore")

import anndata
import biom
import h5py
import h5sparse
import mudata
import numpy as np
import pandas
import scipy.sparse
from biom.util import biom_open

HERE = Path(__file__).parent
FOLDER = HERE / "fixtures" / "layouts"
ROWS, COLUMNS, PEAKS = 24, 6, 9
generator = np.random.default_rng(18)
matrix = generator.normal(size=(ROWS, COLUMNS)).round(3)
counts = generator.poisson(1.2, size=(ROWS, COLUMNS))
counts[:, 4] = 0
peaks = generator.poisson(0.9, size=(ROWS, PEAKS))
for row in range(ROWS):
    counts[row, row % 4] += 1
    peaks[row, row % PEAKS] += 1
words = np.array(["gut", "skin", "soil"])[np.arange(ROWS) % 3]
genes = [f"gene {column}" for column in range(COLUMNS)]
cells = [f"ACGT{row:03}-1" for row in range(ROWS)]
expected = {}


def create(name):
    return h5py.File(FOLDER / name, "w", libver="earliest", track_order=False)


def keep(name, values):
    """Records what a reader should find, row-major."""
    expected[name] = np.asarray(values, dtype=float).ravel().tolist()


def log_counts(rows):
    """scanpy.pp.normalize_total(target_sum=1e4), then log1p, as formulas."""
    totals = rows.sum(axis=1, keepdims=True)
    return np.log1p(rows / np.where(totals > 0, totals, 1) * 1e4)


def write_parts(group, sparse, parts=("data", "indices", "indptr")):
    for part in parts:
        group[part] = getattr(sparse, part)


def sparse_files():
    for kind, convert in [("csr", scipy.sparse.csr_matrix), ("csc", scipy.sparse.csc_matrix)]:
        with create(f"scipy_{kind}.h5") as file:  # as SciPy users write it: with a data set `shape`
            sparse = convert(counts.astype("f4"))
            group = file.create_group("X")
            write_parts(group, sparse)
            group["shape"] = np.array(sparse.shape)
            file["y"] = np.arange(ROWS) % 3
    with create("csr_repeated.h5") as file:  # three elements in columns that their rows have already
        sparse = scipy.sparse.csr_matrix(counts.astype("f4"))
        indices, data, indptr = list(sparse.indices), list(sparse.data), sparse.indptr.copy()
        for row in (20, 7, 3):
            start = sparse.indptr[row]
            indices.insert(start, sparse.indices[start])
            data.insert(start, 2)
            indptr[row + 1:] += 1
        group = file.create_group("X")
        group["data"], group["indices"], group["indptr"] = data, indices, indptr
        group.attrs["shape"] = sparse.shape
    with h5sparse.File(FOLDER / "h5sparse.h5", "w", libver="earliest") as file:
        file.create_dataset("counts", data=scipy.sparse.csr_matrix(counts.astype("f4")))
    keep("log_counts", log_counts(counts)[:, [0, 1, 2, 3, 5]])


def biom_file():
    table = biom.Table(
        counts.T.astype(float), genes, cells, [{"taxonomy": ["k__Bacteria", f"p__{c}"]} for c in range(COLUMNS)],
        [{"site": str(word)} for word in words], type="OTU table")
    with biom_open(str(FOLDER / "table.biom"), "w") as file:
        table.to_hdf5(file, "field_fixtures.py")


def seurat_file():
    with create("cells.h5Seurat") as file:
        file.attrs["active.assay"], file.attrs["project"], file.attrs["version"] = "RNA", "fixture", "3.1.5.9900"
        file["cell.names"] = np.array(cells, dtype=h5py.string_dtype())
        columns = scipy.sparse.csc_matrix(counts.T.astype("f8"))
        assay = file.create_group("assays/RNA")
        assay["features"] = np.array(genes, dtype=h5py.string_dtype())
        for slot, values in [("counts", columns), ("data", columns.log1p())]:
            group = assay.create_group(slot)
            write_parts(group, values)
            group.attrs["dims"] = values.shape
        assay["scale.data"] = matrix  # cells × genes: R writes the transpose of what it has
        assay["scaled.features"] = np.array(genes, dtype=h5py.string_dtype())
        data = file.create_group("meta.data")
        factor = data.create_group("site")
        factor["levels"] = np.array(["soil", "gut", "skin"], dtype=h5py.string_dtype())
        factor["values"] = np.array([{"soil": 1, "gut": 2, "skin": 3}[word] for word in words], dtype="i4")
        data["nCount_RNA"] = counts.sum(axis=1).astype("f8")
        file["reductions/umap/cell.embeddings"] = matrix[:, :2].T  # dimensions × cells
    keep("matrix", matrix)


def multimodal_files():
    obs = pandas.DataFrame({"site": pandas.Categorical(words)}, index=cells)
    rna = anndata.AnnData(scipy.sparse.csr_matrix(counts.astype("f4")), obs=obs, var=pandas.DataFrame(index=genes))
    atac = anndata.AnnData(
        scipy.sparse.csr_matrix(peaks[4:].astype("f4")), obs=pandas.DataFrame(index=cells[4:]),
        var=pandas.DataFrame(index=[f"chr1:{c}-{c + 9}" for c in range(PEAKS)]))
    both = mudata.MuData({"rna": rna, "atac": atac})
    both.obs["donor"] = np.array(["one", "two"])[np.arange(ROWS) % 2]
    both.write(FOLDER / "both.h5mu")
    keep("peaks", log_counts(peaks[4:]))
    keep("all_peaks", log_counts(peaks))

    columns = scipy.sparse.csc_matrix(np.hstack([counts, peaks]).T.astype("i4"))
    types = ["Gene Expression"] * COLUMNS + ["Peaks"] * PEAKS
    names = genes + [f"chr1:{c}" for c in range(PEAKS)]
    with create("tenx_multiome.h5") as file:
        group = file.create_group("matrix")
        write_parts(group, columns)
        group["shape"] = np.array(columns.shape, dtype="i4")
        group["barcodes"] = np.array(cells, dtype="S18")
        for part, values in [("id", names), ("name", names), ("feature_type", types), ("genome", ["GRCh38"] * len(names))]:
            group[f"features/{part}"] = np.array(values, dtype="S24")
    multiome = anndata.AnnData(
        scipy.sparse.csr_matrix(columns.T.astype("f4")), obs=obs,
        var=pandas.DataFrame(
            {"feature_types": pandas.Categorical(types),
             "highly_variable": [c in (1, 2, 3) for c in range(COLUMNS)] + [False] * PEAKS}, index=names))
    multiome.write_h5ad(FOLDER / "multiome.h5ad")
    keep("variable", log_counts(counts)[:, [1, 2, 3]])


def annotated_files():
    with create("archs4.h5") as file:
        file["data/expression"] = counts.T.astype("u4")  # genes × samples
        file["meta/samples/geo_accession"] = np.array([f"GSM{row}" for row in range(ROWS)], dtype="S")
        file["meta/samples/source_name_ch1"] = np.array(words, dtype="S")
        file["meta/genes/symbol"] = np.array(genes, dtype="S")
    with create("profiles.gctx") as file:
        file["0/DATA/0/matrix"] = matrix.astype("f4")  # samples × genes, as cmapPy writes it
        file["0/META/COL/id"] = np.array(cells, dtype="S")
        file["0/META/COL/pert_type"] = np.array(words, dtype="S")
        file["0/META/ROW/id"] = np.array(genes, dtype="S")
    keep("counts", counts[:, [0, 1, 2, 3, 5]])
    keep("float_matrix", matrix.astype("f4"))


def pandas_files():
    columns = pandas.MultiIndex.from_product(
        [["net"], ["nose", "ear", "tail"], ["x", "y"]], names=["scorer", "bodyparts", "coords"])
    frame = pandas.DataFrame(matrix, columns=columns, index=[f"img{row:02}.png" for row in range(ROWS)])
    for name, form in [("pandas_levels.h5", "fixed"), ("pandas_levels_table.h5", "table")]:
        frame.to_hdf(FOLDER / name, key="df_with_missing", mode="w", format=form)


def missing_files():
    values = matrix.astype("f4").copy()
    values[2, 1] = values[9, 3] = values[9, 4] = -9999
    with create("fill_property.h5") as file:
        file.create_dataset("X", data=values, fillvalue=np.float32(-9999))
    with create("usual_mark.h5") as file:
        file["X"] = values
    with create("ignore_value.h5") as file:
        file["X"] = values
        file["X"].attrs["Data_Ignore_Value"] = -9999.0
    with create("inside_the_range.h5") as file:  # a fill value that is a number among others
        whole = np.arange(ROWS * COLUMNS).reshape(ROWS, COLUMNS) * 37 % 101 - 50
        file.create_dataset("X", data=whole.astype("i4"), fillvalue=7)
    with create("unwritten_parts.h5") as file:
        group = file.create_group("X")
        sparse = scipy.sparse.csr_matrix(counts.astype("f4"))
        group.create_dataset("data", (sparse.nnz,), "f4", chunks=(16,))[:32] = sparse.data[:32]
        group["indices"], group["indptr"] = sparse.indices, sparse.indptr
        group.attrs["shape"] = sparse.shape
        labels = file.create_dataset("y", (ROWS,), "i4", chunks=(6,))
        labels[:18] = np.arange(18) % 3 + 1
    with create("wide_integers.h5") as file:
        wide = matrix * 1000
        file["X"] = wide.astype("i8") + np.array([0, 0, 0, 0, 0, 2**60])


def other_files():
    with create("molecule_info.h5") as file:
        file.attrs["filetype"] = "molecule"
        for name in ("barcode_idx", "count", "feature_idx", "umi"):
            file[name] = generator.integers(1, 9, 50).astype("u4")
        file["barcodes"] = np.array(cells, dtype="S")
        file["barcode_info/pass_filter"] = np.zeros((15, 3), "u8")
    with create("jpeg_bytes.h5") as file:
        images = file.create_dataset("images", (ROWS,), dtype=h5py.vlen_dtype("u1"))
        for row in range(ROWS):
            images[row] = np.frombuffer(b"\xff\xd8\xff\xe0" + bytes(range(row + 9)) + b"\xff\xd9", "u1")
        file["labels"] = np.arange(ROWS) % 3
    with create("one_image.h5") as file:
        file["image"], file["mask"] = generator.normal(size=(20, 20, 4)), np.ones((20, 20, 3), "u1")
    with create("strain.h5") as file:
        file["strain/Strain"] = generator.normal(size=4096)
        file["strain/Strain"].attrs["Xspacing"] = 1 / 4096
    with create("latin1_names.h5") as file:
        for name in (b"temp\xe9rature", b"temp\xe8rature"):
            file.create_dataset(name, data=matrix + len(file))
        file["y"] = np.array([b"caf\xe9", b"caf\xe8"])[np.arange(ROWS) % 2]


def huge_type():
    """Few bytes that stand for many: a type of a huge size."""
    with create("huge_type.h5") as file:
        file["X"] = matrix
        space = h5py.h5s.create_simple((ROWS,))
        kind = h5py.h5t.C_S1.copy()
        kind.set_size(1 << 28)
        properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        properties.set_chunk((1,))
        properties.set_deflate(9)
        h5py.h5d.create(file.id, b"kind", kind, space, properties)


FOLDER.mkdir(parents=True, exist_ok=True)
sparse_files()
biom_file()
seurat_file()
multimodal_files()
annotated_files()
pandas_files()
missing_files()
other_files()
huge_type()
record = {name: values for name, values in sorted(expected.items())}
record["writers"] = [
    f"{name} {version(name)}" for name in ["anndata", "biom-format", "h5py", "h5sparse", "mudata", "pandas", "scipy", "tables"]]
(HERE / "field_fixtures.json").write_text(json.dumps(record, separators=(",", ":")) + "\n")
