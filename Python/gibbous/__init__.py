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

import importlib
from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
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
    from ._estimators import AE, PCA, VAE
    from ._program import program
    from ._report import Report, report

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

# Where names are defined. Only what is used is imported: the command starts at once, and reports need no scikit-learn.
_MODULES = {
    **dict.fromkeys(("AE", "PCA", "VAE"), "_estimators"),
    **dict.fromkeys(("Report", "report"), "_report"),
    "program": "_program",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"{__name__}.{_MODULES.get(name, '_errors')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
