"""Reports: making one, and what is in it."""

from __future__ import annotations

import html
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Optional, Union

import h5py
import numpy as np
import numpy.typing as npt

from ._models import decode_rows, embed_rows
from ._options import arguments_of
from ._program import run
from ._progress import progress_for
from ._request import Request
from ._scratch import Scratch

Floats = npt.NDArray[np.floating[Any]]


def report(
    data: Any,
    /,
    *,
    labels: Any = None,
    groups: Any = None,
    embedding: Optional[Mapping[str, Any]] = None,
    probe: Any = None,
    name: Optional[str] = None,
    output: Union[str, os.PathLike[str], None] = None,
    progress: Optional[bool] = None,
    **options: Any,
) -> Report:
    """Compares autoencoders with PCA on data.

        report = gibbous.report(adata, labels="leiden")
        report.verdict

    Args:
        data: The rows: an ``AnnData``, a NumPy array ``[rows, features]`` or of images ``[rows, height, width]``, a SciPy
            sparse matrix, a pandas table, an ``h5py.Dataset``, or the path of an HDF5 file.
        labels: The label of each row: an array, the name of a column (of ``obs``, of a table), or of a file a path in it. A
            list of arrays or names gives several; rows are coloured by each, and the first one is the label that
            evaluation is about.
        groups: What tells which rows belong together, such as patients, in the same form: whole groups are held out.
        embedding: Embeddings made elsewhere, to be compared with the methods: ``{"UMAP": array}``, or a path in the file. Those
            in the ``obsm`` of an AnnData with usual names are compared by themselves.
        probe: Other rows with the same features, which the methods are asked about: as ``data``.
        name: The name of the data in the report.
        output: A directory for the report. Without one, the report is in a temporary folder, which goes with the object
            that is returned, unless it is saved.
        progress: Whether progress is shown; by default it is in a notebook and on a terminal.
        options: The options of ``gibbous report``, with low lines for dashes: ``latent=3``, ``methods=["pca", "ae"]``,
            ``epochs=50``, ``counts=False``; ``data="/spectra"`` is the path of the rows in a file.

    Returns:
        The report.

    Raises:
        GibbousError: What the program refuses, with its message.
        TypeError: For an option that there is not, or data of another kind.
        KeyError: For a column that there is not.
        KeyboardInterrupt: After Ctrl-C, once the program has stopped; nothing is left behind.
    """
    # An unknown option is told before anything is written.
    arguments = arguments_of("report", options)
    request = Request(data, name=name, layer=options.get("layer"))
    request.add_labels(labels)
    request.add_groups(groups)
    request.add_embeddings(embedding)
    shown = progress_for(True if options.get("verbose") else progress)
    if shown is None:
        arguments.append("--quiet")
    folder: Optional[Scratch] = None
    if output is None:
        folder = Scratch()
        place = folder.path / "report"
    else:
        place = Path(output).absolute()
    try:
        with request.written() as (file, own):
            with Request(probe).written() if probe is not None else _nothing() as (probe_file, probe_own):
                if probe_file:
                    path = next((part.split("=", 1)[1] for part in probe_own if part.startswith("--data=")), None)
                    own = [*own, f"--probe={probe_file}" + (f":{path}" if path else "")]
                run(["report", file, f"--output={place}", *own, *arguments], shown)
        made = Report(place, scratch=folder)
        made._row_count = request.row_count
        made._row_names = request.row_names
        return made
    except BaseException:
        if folder is not None:
            folder.close()
        raise


class _nothing:
    def __enter__(self) -> tuple[str, list[str]]:
        return "", []

    def __exit__(self, *reasons: object) -> None:
        pass


class Report:
    """A finished report.

        report = gibbous.Report("output/digits")    # one that was made before

    In a notebook it shows itself as the page to explore.
    """

    _row_count: Optional[int] = None
    _row_names: Optional[list[str]] = None

    def __init__(self, folder: Union[str, os.PathLike[str]], *, scratch: Optional[Scratch] = None) -> None:
        """Opens the directory of a report.

        Raises ``FileNotFoundError`` if there is no report in it.
        """
        self.folder = Path(folder).absolute()
        self._scratch = scratch
        try:
            text = (self.folder / "metrics.json").read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            raise FileNotFoundError(f"{self.folder} is not the directory of a report: it has no metrics.json") from None
        #: Every number of the report, as in ``metrics.json``.
        self.metrics: dict[str, Any] = json.loads(text)

    @property
    def verdict(self) -> str:
        """The answer, in a sentence."""
        return str(self.metrics["verdict"]["sentence"])

    @property
    def methods(self) -> list[str]:
        """The methods that were compared, by their short names."""
        return sorted(self.metrics["methods"])

    @property
    def latent(self) -> Latent:
        """The latent coordinates of all rows under each method, ``[rows, latent]``, by its short name.

        Rows are in the order in which they came in; those that were left out, as with ``where`` or ``missing``, are NaN.
        """
        return Latent(self)

    @property
    def split(self) -> npt.NDArray[np.str_]:
        """What each row was used for, ``[rows]``: "train", "validation" or "test"; "" for rows that were left out."""
        with self._results() as file:
            column = file["obs/split"]
            names = [_decoded(entry) for entry in column["categories"][()]]
            codes = column["codes"][()]
            rows = self._rows(file)
        split = np.array([names[code] if code >= 0 else "" for code in codes], dtype=np.str_)
        return split if rows is None else _placed(split, rows, self._row_count or 0, "")

    def errors(self, method: str) -> Floats:
        """The mean squared error of each row's reconstruction by a method, in the scaled unit of the data: ``[rows]``."""
        return self._read(f"obs/mse_{method}", method)

    @property
    def pdf(self) -> Optional[Path]:
        """The file of pages; None if it was not asked for."""
        return self._file("report.pdf")

    @property
    def html(self) -> Optional[Path]:
        """The page to explore; None if it was not asked for."""
        return self._file("report.html")

    @property
    def results(self) -> Path:
        """The AnnData file of codes and errors of all rows."""
        return self.folder / "results.h5ad"

    @property
    def figures(self) -> list[Path]:
        """The figures' files."""
        return sorted((self.folder / "figures").glob("*"))

    @property
    def models(self) -> list[Path]:
        """The trained models' ONNX files."""
        return sorted((self.folder / "models").glob("*.onnx"))

    def embed(self, data: Any, method: str = "vae") -> Floats:
        """The latent coordinates of new rows, ``[rows, latent]``, which are in any form that :func:`report` takes."""
        return embed_rows(self.folder, method, data)[0]

    def decode(self, codes: npt.ArrayLike, method: str = "vae") -> Floats:
        """The rows that a method makes of latent coordinates, in the unit of the data: ``[rows, features]``, or images."""
        return decode_rows(self.folder, method, np.asarray(codes))

    def save(self, folder: Union[str, os.PathLike[str]]) -> Path:
        """Copies the report to a directory, which an older report may be in.

        Returns the directory. Raises ``FileExistsError`` if something else is there.
        """
        target = Path(folder).absolute()
        if target == self.folder.absolute():
            return target
        if target.exists() and not (target / "metrics.json").is_file():
            if not target.is_dir() or any(target.iterdir()):
                raise FileExistsError(f"{target} exists and is not a report. Choose another folder.")
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = target.parent / f".{target.name}.gibbous-{os.getpid()}"
        try:
            shutil.copytree(self.folder, staging)
            if target.exists():
                shutil.rmtree(target)
            staging.rename(target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        return target

    def __repr__(self) -> str:
        return f"<gibbous.Report: {self.verdict}>"

    def _repr_html_(self) -> str:
        page = self.html
        if page is None:
            return f"<p>{html.escape(self.verdict)}</p>"
        # The page can run its own script, and neither reach the notebook nor the network.
        return (
            '<iframe sandbox="allow-scripts allow-downloads" style="width:100%;height:80vh;border:0" '
            f'title="{html.escape(self.verdict)}" srcdoc="{html.escape(page.read_text(encoding="utf-8"))}"></iframe>'
        )

    def _file(self, name: str) -> Optional[Path]:
        path = self.folder / name
        return path if path.is_file() else None

    def _results(self) -> h5py.File:
        return h5py.File(self.results, "r")

    def _read(self, path: str, method: str) -> Floats:
        with self._results() as file:
            if path not in file:
                raise KeyError(f"the report has no method {method!r}; it has {', '.join(map(repr, self._embedded()))}")
            values: Floats = file[path][()]
            rows = self._rows(file)
        return values if rows is None else _placed(values, rows, self._row_count or 0, np.nan)

    def _rows(self, file: h5py.File) -> Optional[npt.NDArray[np.intp]]:
        """Where the rows of the results were among those that came in; None if they are the same."""
        stored = file["obs/_index"].shape[0]
        if self._row_count is None or stored == self._row_count:
            return None
        wanted = self._row_names or [str(row) for row in range(self._row_count)]
        places = {entry: row for row, entry in enumerate(wanted)}
        names = [_decoded(entry) for entry in file["obs/_index"][()]]
        if len(places) < len(wanted) or not all(entry in places for entry in names):
            raise ValueError(
                f"{stored} of {self._row_count} rows were read, and their names do not tell which. "
                "Give rows names that are all different."
            )
        return np.array([places[entry] for entry in names], dtype=np.intp)

    def _embedded(self) -> list[str]:
        with self._results() as file:
            return sorted(key[len("X_") :] for key in file["obsm"] if key.startswith("X_"))


class Latent(Mapping[str, Floats]):
    """The latent coordinates of a report's rows by method, read when they are asked for."""

    def __init__(self, source: Report) -> None:
        self._source = source

    def __getitem__(self, method: str) -> Floats:
        return self._source._read(f"obsm/X_{method}", method)

    def __iter__(self) -> Iterator[str]:
        return iter(self._source._embedded())

    def __len__(self) -> int:
        return len(self._source._embedded())

    def __repr__(self) -> str:
        return f"<latent coordinates of {', '.join(self)}>"


def _decoded(entry: Any) -> str:
    return entry.decode("utf-8") if isinstance(entry, bytes) else str(entry)


def _placed(values: Any, rows: npt.NDArray[np.intp], count: int, filling: Any) -> Any:
    whole = np.full((count, *values.shape[1:]), filling, dtype=values.dtype)
    whole[rows] = values
    return whole
