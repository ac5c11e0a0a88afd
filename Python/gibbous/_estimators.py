"""Estimators in scikit-learn's manner, each fitted by the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Optional

import numpy as np

from ._models import Floats, ModelFolder, decode_rows, embed_rows, fit_models
from ._options import arguments_of
from ._progress import progress_for

try:
    from sklearn.base import BaseEstimator, ClassNamePrefixFeaturesOutMixin, TransformerMixin
    from sklearn.utils.validation import check_array, check_is_fitted, validate_data
except ImportError as error:  # pragma: no cover
    raise ImportError(
        "gibbous.PCA, AE and VAE are estimators of scikit-learn, of version 1.6 or later: pip install 'gibbous[estimators]'"
    ) from error


class _Reduction(ClassNamePrefixFeaturesOutMixin, TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """What the estimators share. Parameters are options of ``gibbous fit`` by the same names."""

    _method: str
    # The fewest rows that it can be fitted to: networks set one aside.
    _least_rows = 3

    latent: int
    progress: Optional[bool]

    def fit(self, X: Any, y: Any = None) -> Any:
        """Fits the method to all rows, a tenth of which tell a network when to stop.

        Args:
            X: The rows, ``[rows, features]``: an array, or a sparse matrix.
            y: Not used.

        Raises:
            DataError: What the program refuses; a ``ValueError``.
        """
        rows = validate_data(
            self,
            X,
            accept_sparse=["csr", "csc"],
            dtype=[np.float64, np.float32],
            ensure_min_samples=self._least_rows,
            ensure_min_features=2,
        )
        parameters = self.get_params(deep=False)
        shown = progress_for(parameters.pop("progress", False))
        # Numbers are numbers, whether the matrix that they are in is sparse or not.
        options = arguments_of("fit", {"methods": self._method, "counts": False, "layout": "table", **parameters})
        self.model_ = fit_models(rows, options, shown)
        return self

    def transform(self, X: Any) -> Floats:
        """The latent coordinates of rows: ``[rows, latent]``."""
        return self._embedded(X)[0]

    def inverse_transform(self, X: Any) -> Floats:
        """The rows that latent coordinates are decoded to: ``[rows, features]``."""
        check_is_fitted(self, "model_")
        codes = check_array(X, dtype=[np.float64, np.float32])
        if codes.shape[1] != self._n_features_out:
            raise ValueError(f"X has {codes.shape[1]} columns, and {type(self).__name__} has {self._n_features_out} dimensions")
        with ModelFolder(self.model_) as folder:
            rows = decode_rows(folder, self._method, codes)
        return rows.astype(codes.dtype, copy=False)

    def reconstruct(self, X: Any) -> Floats:
        """Rows after their way through the latent space: ``[rows, features]``."""
        return self.inverse_transform(self.transform(X))

    def score(self, X: Any, y: Any = None) -> float:
        """Minus the mean squared error of the rows' reconstructions, in the scaled unit of the rows that were fitted to."""
        return -float(np.mean(self._embedded(X)[1]))

    @property
    def _n_features_out(self) -> int:
        return int(self.latent)

    def _embedded(self, X: Any) -> tuple[Floats, Floats]:
        check_is_fitted(self, "model_")
        rows = validate_data(self, X, accept_sparse=["csr", "csc"], dtype=[np.float64, np.float32], reset=False)
        with ModelFolder(self.model_) as folder:
            codes, errors = embed_rows(folder, self._method, rows)
        return codes.astype(rows.dtype, copy=False), errors

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.transformer_tags.preserves_dtype = ["float64", "float32"]
        return tags


class PCA(_Reduction):
    """Principal component analysis of scaled rows, as the report's, exact whatever the shape of the data.

        codes = gibbous.PCA(latent=2).fit_transform(X)

    Parameters
    ----------
    latent : int, default=2
        The number of components.
    scaling : str, default="auto"
        How features are scaled: "auto" standardises each, "center", "range", "log1p" or "none".
    clip : bool, default=True
        Whether values far beyond the others of their feature are clipped.
    threads : int, default=None
        The number of threads; None for those that there are.
    progress : bool, default=False
        Whether progress is shown; None shows it in a notebook and on a terminal.

    Attributes
    ----------
    model_ : dict of str to bytes
        The model's ONNX files by their names.
    """

    _method = "pca"
    _least_rows = 2

    def __init__(
        self,
        latent: int = 2,
        *,
        scaling: str = "auto",
        clip: bool = True,
        threads: Optional[int] = None,
        progress: Optional[bool] = False,
    ) -> None:
        self.latent = latent
        self.scaling = scaling
        self.clip = clip
        self.threads = threads
        self.progress = progress


class _Network(_Reduction):
    """What the networks share."""

    def __init__(
        self,
        latent: int = 2,
        *,
        hidden: Optional[Sequence[int]] = None,
        effort: str = "standard",
        epochs: Optional[int] = None,
        batch_size: Optional[int] = None,
        precision: str = "auto",
        scaling: str = "auto",
        clip: bool = True,
        seed: int = 0,
        threads: Optional[int] = None,
        progress: Optional[bool] = False,
    ) -> None:
        self.latent = latent
        self.hidden = hidden
        self.effort = effort
        self.epochs = epochs
        self.batch_size = batch_size
        self.precision = precision
        self.scaling = scaling
        self.clip = clip
        self.seed = seed
        self.threads = threads
        self.progress = progress


class AE(_Network):
    """An undercomplete autoencoder.

        codes = gibbous.AE(latent=2, epochs=50).fit_transform(X)

    Parameters
    ----------
    latent : int, default=2
        The number of latent dimensions.
    hidden : sequence of int, default=None
        The widths of the encoder's hidden layers; None to choose them from the data.
    effort : str, default="standard"
        How long a network is trained whose epochs are chosen from the data: "quick", "standard" or "thorough".
    epochs : int, default=None
        The most epochs; None to choose them from the data.
    batch_size : int, default=None
        The rows of a minibatch; None to choose it from the data.
    precision : str, default="auto"
        The precision of large matrix products: "f32", "bf16" or "auto".
    scaling : str, default="auto"
        How features are scaled: "auto" standardises each, "center", "range", "log1p" or "none".
    clip : bool, default=True
        Whether values far beyond the others of their feature are clipped.
    seed : int, default=0
        The random seed; the same gives the same model, whatever the number of threads.
    threads : int, default=None
        The number of threads; None for those that there are.
    progress : bool, default=False
        Whether progress is shown; None shows it in a notebook and on a terminal.

    Attributes
    ----------
    model_ : dict of str to bytes
        The model's ONNX files by their names.
    """

    _method = "ae"


class VAE(_Network):
    """A variational autoencoder; codes are the means of the posteriors.

        codes = gibbous.VAE(latent=2, beta=4).fit_transform(X)

    Parameters
    ----------
    latent, hidden, effort, epochs, batch_size, precision, scaling, clip, seed, threads, progress
        As of :class:`AE`.
    likelihood : str, default="auto"
        The likelihood: "auto", "bernoulli", "continuous-bernoulli" or "gaussian".
    beta : float, default=1.0
        The weight of the KL term in the loss; 1 makes the loss the negative ELBO.
    kl_warmup : int or float, default=None
        The length of the KL warm-up: a number of epochs, or a fraction of training; None for no warm-up.
    free_bits : float, default=0.0
        Nats per latent dimension and row exempt from the KL penalty.

    Attributes
    ----------
    model_ : dict of str to bytes
        The model's ONNX files by their names.
    """

    _method = "vae"

    def __init__(
        self,
        latent: int = 2,
        *,
        hidden: Optional[Sequence[int]] = None,
        effort: str = "standard",
        epochs: Optional[int] = None,
        batch_size: Optional[int] = None,
        precision: str = "auto",
        scaling: str = "auto",
        clip: bool = True,
        likelihood: str = "auto",
        beta: float = 1.0,
        kl_warmup: Optional[float] = None,
        free_bits: float = 0.0,
        seed: int = 0,
        threads: Optional[int] = None,
        progress: Optional[bool] = False,
    ) -> None:
        super().__init__(
            latent,
            hidden=hidden,
            effort=effort,
            epochs=epochs,
            batch_size=batch_size,
            precision=precision,
            scaling=scaling,
            clip=clip,
            seed=seed,
            threads=threads,
            progress=progress,
        )
        self.likelihood = likelihood
        self.beta = beta
        self.kl_warmup = kl_warmup
        self.free_bits = free_bits

    def sample(self, count: int = 1, seed: int = 0) -> Floats:
        """New rows, decoded from draws of the prior N(0, I): ``[count, features]``."""
        check_is_fitted(self, "model_")
        draws = np.random.default_rng(seed).standard_normal((count, self._n_features_out))
        return self.inverse_transform(draws)
