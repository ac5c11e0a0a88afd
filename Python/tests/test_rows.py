"""Rows and labels of each kind, as the file that the program is given has them."""

from __future__ import annotations

import h5py
import numpy as np
import pytest
from conftest import QUICK

import gibbous
from gibbous._request import Request

LINEAR = {**QUICK, "methods": "pca"}


def read(request: Request):
    """What the file says: an AnnData, and the options."""
    anndata = pytest.importorskip("anndata")
    with request.written() as (path, options):
        return anndata.read_h5ad(path), options


def test_an_array_with_labels(data):
    request = Request(data[0], name="a/b")
    request.add_labels(data[1])
    written, options = read(request)
    np.testing.assert_array_equal(written.X, data[0])
    np.testing.assert_array_equal(written.obs["labels"], data[1])
    assert options == ["--labels=/obs/labels"] and list(written.obs_names[:2]) == ["0", "1"]


@pytest.mark.parametrize("form", ["csr", "csc", "coo", "lil"])
def test_a_sparse_matrix(form):
    scipy = pytest.importorskip("scipy.sparse")
    matrix = scipy.random(40, 12, 0.2, random_state=0).asformat(form)
    written, _ = read(Request(matrix))
    np.testing.assert_array_equal(written.X.toarray(), matrix.toarray())


def test_a_table(data):
    pandas = pytest.importorskip("pandas")
    table = pandas.DataFrame(data[0], columns=list("abcdef"), index=[f"row {row}" for row in range(90)])
    table["kind"] = pandas.Categorical.from_codes(data[1], ["low", "middle", "high"], ordered=True)
    table["when"] = pandas.date_range("2026-01-01", periods=90)
    table["maybe"] = pandas.array([None, 1] * 45, dtype="Int64")
    table.loc["row 3", "kind"] = None
    request = Request(table)
    request.add_labels(["kind", "a"])
    written, options = read(request)
    assert list(written.var_names) == ["b", "c", "d", "e", "f", "maybe"]
    assert options == ["--labels=/obs/kind", "--labels=/obs/a"]
    assert list(written.obs_names) == list(table.index)
    assert list(written.obs["kind"].cat.categories) == ["low", "middle", "high"] and written.obs["kind"].cat.ordered
    assert written.obs["kind"].isna().sum() == 1
    np.testing.assert_array_equal(np.isnan(written.X[:, 5]), [True, False] * 45)
    np.testing.assert_array_equal(written.obs["a"], table["a"])
    with pytest.raises(gibbous.UnknownColumnError, match="Did you mean 'kind'"):
        Request(table).add_labels("knid")


def test_annotated_data(data):
    anndata = pytest.importorskip("anndata")
    pandas = pytest.importorskip("pandas")
    cells = anndata.AnnData(
        data[0],
        obs=pandas.DataFrame({"leiden": pandas.Categorical(data[1].astype(str))}, index=[f"c{row}" for row in range(90)]),
        var=pandas.DataFrame({"marked": [True] * 5 + [False]}, index=list("abcdef")),
        obsm={"X_umap": data[0][:, :2].astype(np.float32)},
        layers={"raw": data[0] * 2},
        uns={"leiden_colors": ["#112233", "#445566", "#778899"], "odd": {"nothing": object()}},
    )
    before = cells.obs.copy()
    request = Request(cells, layer="raw")
    request.add_labels("leiden")
    request.add_groups(np.repeat(np.arange(30), 3))
    written, options = read(request)
    assert options == ["--labels=/obs/leiden", "--groups=/obs/groups"]
    assert written.uns["leiden_colors"].tolist() == ["#112233", "#445566", "#778899"]
    np.testing.assert_array_equal(written.layers["raw"], data[0] * 2)
    np.testing.assert_array_equal(written.var["marked"], cells.var["marked"])
    np.testing.assert_array_equal(written.obsm["X_umap"], cells.obsm["X_umap"])
    # What the user has is as it was.
    assert cells.obs.equals(before)
    report = gibbous.report(cells, labels="leiden", features="var/marked", **LINEAR)
    assert report.metrics["dataset"]["features"] == 5 and set(report.latent) == {"pca", "umap"}


def test_annotated_data_that_stay_in_their_file(data, tmp_path):
    anndata = pytest.importorskip("anndata")
    scipy = pytest.importorskip("scipy.sparse")
    for name, values in (("dense", data[0]), ("sparse", scipy.csr_matrix(data[0] * (data[0] > 0)))):
        anndata.AnnData(values).write_h5ad(tmp_path / f"{name}.h5ad")
        backed = anndata.read_h5ad(tmp_path / f"{name}.h5ad", backed="r")
        written, _ = read(Request(backed))
        whole = written.X.toarray() if name == "sparse" else written.X
        np.testing.assert_array_equal(whole, values.toarray() if name == "sparse" else values)
        backed.file.close()


def test_images_and_what_is_known_of_them():
    images = np.random.default_rng(0).integers(0, 255, (60, 8, 8), dtype=np.uint8)
    kinds = np.array(["round", "square"])[np.arange(60) % 2]
    report = gibbous.report(images, labels=kinds, **LINEAR)
    dataset = report.metrics["dataset"]
    assert dataset["layout"] == "images" and dataset["classes"] == 2 and dataset["label_path"] == "/labels"


@pytest.mark.parametrize(
    ("values", "stored"),
    [
        (np.array([1.5, np.nan]), np.array([1.5, np.nan])),
        (np.array([True, False]), np.array([True, False])),
        (["ä", "b"], ["ä", "b"]),
        ([b"x", b"y"], ["x", "y"]),
        (np.array(["a", None], dtype=object), ["a", np.nan]),
        ([3, "z"], ["3", "z"]),
    ],
)
def test_labels_of_each_type(values, stored):
    request = Request(np.ones((2, 3)))
    request.add_labels(values if isinstance(values, np.ndarray) else np.array(values, dtype=object))
    written, _ = read(request)
    column = written.obs["labels"]
    assert [entry if entry == entry else None for entry in column] == [entry if entry == entry else None for entry in stored]


def test_a_masked_array_has_missing_values():
    written, _ = read(Request(np.ma.masked_equal(np.arange(12).reshape(4, 3), 7)))
    assert np.isnan(written.X).sum() == 1 and np.isnan(written.X[2, 1])


def test_a_dataset_in_memory_is_copied():
    with h5py.File("memory.h5", "w", driver="core", backing_store=False) as file:
        file["x"] = np.arange(12.0).reshape(4, 3)
        written, options = read(Request(file["x"]))
    np.testing.assert_array_equal(written.X, np.arange(12.0).reshape(4, 3))
    assert options == []
