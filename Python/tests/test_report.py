"""gibbous.report and what it returns."""

from __future__ import annotations

import gc
import html.parser
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import h5py
import numpy as np
import pytest
from conftest import QUICK

import gibbous
from gibbous import _scratch

LINEAR = {**QUICK, "methods": "pca"}


@pytest.fixture(scope="module")
def report(data) -> gibbous.Report:
    rows, classes = data
    return gibbous.report(rows, labels=classes, name="three classes", **QUICK)


def principal_coordinates(rows: np.ndarray, training: np.ndarray) -> np.ndarray:
    """The first two principal components of standardised rows, by NumPy alone."""
    scaled = (rows - rows[training].mean(axis=0)) / rows[training].std(axis=0)
    centred = scaled - scaled[training].mean(axis=0)
    return centred @ np.linalg.svd(centred[training], full_matrices=False)[2][:2].T


def test_codes_are_of_the_rows_as_they_came_in(report, data):
    assert set(report.latent) == {"pca", "ae", "vae"} and report.methods == ["ae", "pca", "vae"]
    codes = report.latent["pca"]
    expected = principal_coordinates(data[0], report.split == "train")
    # The signs of components are a convention.
    assert codes.shape == (90, 2)
    np.testing.assert_allclose(np.abs(codes), np.abs(expected), rtol=1e-3, atol=1e-4)


def test_what_a_report_has(report):
    assert report.verdict == report.metrics["verdict"]["sentence"] and "two latent dimensions" in report.verdict
    assert report.metrics["dataset"]["name"] == "three classes"
    assert report.metrics["dataset"]["rows"] == 90 and report.metrics["settings"]["epochs"] == 2
    assert list(report.split).count("test") == report.metrics["dataset"]["test_rows"]
    errors = report.errors("pca")[report.split == "test"]
    assert errors.mean() == pytest.approx(report.metrics["methods"]["pca"]["test"]["mse"], rel=1e-5)
    assert report.pdf is None and report.html is not None and report.html.is_file()
    assert [path.name for path in report.models][:2] == ["ae-decoder.onnx", "ae-encoder.onnx"]
    assert report.verdict in repr(report)
    with pytest.raises(KeyError, match="umap"):
        report.latent["umap"]


def test_a_notebook_shows_the_page_in_a_sandbox(report):
    class Frames(html.parser.HTMLParser):
        found: list = []

        def handle_starttag(self, tag, attributes):
            self.found.append((tag, dict(attributes)))

    parser = Frames()
    parser.feed(report._repr_html_())
    [(tag, attributes)] = parser.found
    assert tag == "iframe" and "allow-same-origin" not in attributes["sandbox"]
    assert attributes["srcdoc"] == report.html.read_text(encoding="utf-8")


def test_models_encode_and_decode_new_rows(report, data):
    for method in ("pca", "vae"):
        codes = report.embed(data[0][:7], method)
        np.testing.assert_allclose(codes, report.latent[method][:7], rtol=1e-4, atol=1e-5)
    decoded = report.decode(report.latent["pca"], "pca")
    training = report.split == "train"
    scale = data[0][training].std(axis=0)
    errors = (((decoded - data[0]) / scale) ** 2).mean(axis=1)
    np.testing.assert_allclose(errors, report.errors("pca"), rtol=1e-3, atol=1e-5)


def test_temporary_files_go_with_the_report(data):
    report = gibbous.report(data[0], **LINEAR)
    folder = report.folder
    assert folder.is_dir()
    assert not list(Path("/dev/shm").glob("gibbous-python-*")) if os.path.isdir("/dev/shm") else True
    del report
    gc.collect()
    assert not folder.parent.exists()


def test_a_report_is_saved(report, tmp_path):
    place = report.save(tmp_path / "deep" / "report")
    copy = gibbous.Report(place)
    assert copy.metrics == report.metrics
    np.testing.assert_array_equal(copy.latent["ae"], report.latent["ae"])
    # An older report is replaced, and nothing else is.
    report.save(place)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "thesis.tex").touch()
    with pytest.raises(FileExistsError):
        report.save(tmp_path / "other")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "other"]
    with pytest.raises(FileNotFoundError, match="metrics.json"):
        gibbous.Report(tmp_path)


def test_a_report_is_made_where_one_wants_it(data, tmp_path):
    report = gibbous.report(data[0], output=tmp_path / "out", **LINEAR)
    assert report.folder == tmp_path / "out"
    del report
    gc.collect()
    assert (tmp_path / "out" / "metrics.json").is_file()


def test_rows_that_were_left_out_are_missing(data):
    rows = data[0].copy()
    rows[4, 2] = np.nan
    report = gibbous.report(rows, missing="drop-rows", **LINEAR)
    codes = report.latent["pca"]
    assert codes.shape == (90, 2) and np.isnan(codes[4]).all() and np.isfinite(np.delete(codes, 4, axis=0)).all()
    assert report.split[4] == ""
    np.testing.assert_allclose(report.embed(rows[5:8], "pca"), codes[5:8], rtol=1e-4, atol=1e-5)


def test_paths_and_datasets_are_read_where_they_are(data, tmp_path):
    path = tmp_path / "rows.h5"
    with h5py.File(path, "w") as file:
        file["values"] = data[0]
        file["kind"] = data[1]
        # What is being written is not yet there for others.
        written = gibbous.report(file["values"], labels=data[1], **LINEAR)
    stored = gibbous.report(str(path), data="/values", labels="/kind", **LINEAR)
    with h5py.File(path, "r") as file:
        opened = gibbous.report(file["values"], labels=list(map(str, data[1])), embedding={"first": data[0][:, :2]}, **LINEAR)
    assert stored.metrics["dataset"]["data_path"] == opened.metrics["dataset"]["data_path"] == "/values"
    assert [part.metrics["dataset"]["classes"] for part in (written, stored, opened)] == [3, 3, 3]
    assert set(opened.latent) == {"pca", "first"}
    np.testing.assert_allclose(written.latent["pca"], stored.latent["pca"], rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(opened.latent["first"], data[0][:, :2], rtol=1e-6)


def test_errors_have_the_program_s_message(data, tmp_path):
    with pytest.raises(gibbous.UsageError, match="--latent takes a number from 1 to 1024, not 0") as usage:
        gibbous.report(data[0], latent=0)
    assert usage.value.status == 64 and isinstance(usage.value, ValueError)
    with pytest.raises(gibbous.MissingInputError, match="there is no such file") as missing:
        gibbous.report(tmp_path / "absent.h5")
    assert missing.value.status == 66 and isinstance(missing.value, FileNotFoundError)
    with pytest.raises(gibbous.DataError, match="too few rows"):
        gibbous.report(data[0][:1])
    with pytest.raises(gibbous.OutputError):
        gibbous.report(data[0], output="/proc/report", **LINEAR)
    assert str(usage.value) == usage.value.args[0]


def test_errors_are_whole_after_pickling(data):
    error = gibbous.DataError("no", 65)
    assert str(pickle.loads(pickle.dumps(error))) == "no"


@pytest.mark.parametrize("value", [np.array(["a"] * 4), np.ones((5,)), np.ones((3, 3), dtype=complex), object()])
def test_what_is_no_rows_is_refused(value):
    with pytest.raises((TypeError, ValueError)):
        gibbous.report(value)


def test_labels_of_another_length_are_refused(data):
    with pytest.raises(ValueError, match="90 rows"):
        gibbous.report(data[0], labels=data[1][:-1])


def test_an_interruption_stops_the_program(data, tmp_path):
    """Ctrl-C raises KeyboardInterrupt, ends the program, and leaves nothing behind."""
    script = textwrap.dedent(
        """
        import sys, numpy as np, gibbous
        rows = np.random.default_rng(0).normal(size=(4000, 200))
        try:
            gibbous.report(rows, epochs=100_000, effort="thorough", progress=True, output=sys.argv[1])
        except KeyboardInterrupt:
            print("interrupted")
        """
    )
    folders = {"TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "out")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **folders},
        start_new_session=True,
        # Whoever runs the tests in the background may ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    # Wait for training to begin.
    for line in process.stderr:
        if "epoch" in line:
            break
    # As a kernel does it: Python alone is told.
    os.kill(process.pid, signal.SIGINT)
    output, errors = process.communicate(timeout=300)
    assert output.strip() == "interrupted", errors
    deadline = time.monotonic() + 10
    while _group_is_alive(process.pid) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _group_is_alive(process.pid)
    assert [path.name for path in tmp_path.iterdir() if "checkpoint" not in path.name] == []


def _group_is_alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
        return True
    except ProcessLookupError:
        return False


def test_what_a_killed_process_left_is_removed(tmp_path, monkeypatch):
    monkeypatch.setattr(_scratch.tempfile, "tempdir", str(tmp_path))
    code = "import gibbous._scratch as s, os; folder = s.Scratch(); os.kill(os.getpid(), 9)"
    folders = {"TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], env={**os.environ, **folders})
    assert len(list(tmp_path.iterdir())) == 1
    with _scratch.Scratch() as first, _scratch.Scratch() as second:
        assert sorted(tmp_path.iterdir()) == sorted([first.path, second.path])
    assert not list(tmp_path.iterdir())


def test_progress_is_shown(data, capfd):
    gibbous.report(data[0], progress=True, **LINEAR)
    assert "training" in capfd.readouterr().err
    gibbous.report(data[0], progress=False, **LINEAR)
    assert capfd.readouterr() == ("", "")
