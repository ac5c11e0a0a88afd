"""Is an autoencoder worth it over PCA on your data?

    import gibbous

    report = gibbous.report(X, labels=y)     # AnnData, NumPy, SciPy sparse, pandas, h5py.Dataset, a path
    report.verdict                           # the answer, in a sentence
    report.latent["vae"]                     # [rows, latent], rows as they came in
    report                                   # in a notebook: the page to explore

    gibbous.VAE(latent=2).fit_transform(X)   # an estimator in scikit-learn's manner

The work is done by the program ``gibbous``, which comes with this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._errors import (
    DataError,
    GibbousError,
    InternalError,
    MissingInputError,
    OutputError,
    ProgramNotFoundError,
    UnknownColumnError,
    UsageError,
)
from ._program import program
from ._report import Report, report
from ._version import __version__

if TYPE_CHECKING:
    from ._estimators import AE, PCA, VAE

__all__ = [
    "AE",
    "PCA",
    "VAE",
    "DataError",
    "GibbousError",
    "InternalError",
    "MissingInputError",
    "OutputError",
    "ProgramNotFoundError",
    "Report",
    "UnknownColumnError",
    "UsageError",
    "__version__",
    "program",
    "report",
]


def __getattr__(name: str) -> Any:
    # Estimators need scikit-learn, which takes a second to import; reports do not.
    if name in ("AE", "PCA", "VAE"):
        from . import _estimators

        return getattr(_estimators, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
