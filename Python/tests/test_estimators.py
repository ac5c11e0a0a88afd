"""Estimators, by scikit-learn's own checks and beside its PCA."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

import gibbous

sklearn = pytest.importorskip("sklearn")
from sklearn.base import clone  # noqa: E402
from sklearn.decomposition import PCA  # noqa: E402
from sklearn.pipeline import make_pipeline  # noqa: E402
from sklearn.preprocessing import StandardScaler  # noqa: E402
from sklearn.utils.estimator_checks import check_estimator  # noqa: E402

SMALL = {"epochs": 2, "hidden": [8]}


@pytest.mark.slow
@pytest.mark.parametrize(
    "estimator",
    # Some of the checks have rows of two features, which a network with two latent dimensions would not compress.
    [gibbous.PCA(latent=1), gibbous.AE(latent=1, **SMALL), gibbous.VAE(latent=1, **SMALL)],
    ids=lambda estimator: type(estimator).__name__,
)
def test_scikit_learn_s_checks(estimator):
    check_estimator(estimator)


def test_components_are_those_of_scikit_learn(data):
    rows = data[0]
    ours = gibbous.PCA(latent=2, clip=False).fit(rows)
    scaler = StandardScaler().fit(rows)
    theirs = PCA(2).fit(scaler.transform(rows))
    codes = theirs.transform(scaler.transform(rows))
    np.testing.assert_allclose(np.abs(ours.transform(rows)), np.abs(codes), rtol=1e-3, atol=1e-4)
    expected = scaler.inverse_transform(theirs.inverse_transform(codes))
    np.testing.assert_allclose(ours.reconstruct(rows), expected, rtol=1e-3, atol=1e-3)
    mse = np.mean((theirs.inverse_transform(codes) - scaler.transform(rows)) ** 2)
    assert ours.score(rows) == pytest.approx(-mse, rel=1e-3)


@pytest.mark.parametrize("kind", [gibbous.AE, gibbous.VAE])
def test_a_network_learns(kind, data):
    rows = data[0].astype(np.float32)
    model = kind(latent=2, epochs=30, seed=3)
    codes = model.fit_transform(rows)
    assert codes.shape == (90, 2) and codes.dtype == np.float32
    # Better than the mean of each column, whose error is 1 in the scaled unit.
    assert -1 < model.score(rows) < 0
    decoded = model.inverse_transform(codes)
    assert decoded.shape == rows.shape and decoded.dtype == np.float32
    again = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(again.transform(rows), codes)
    # The same seed gives the same bytes.
    assert clone(model).fit(rows).model_ == model.model_
    assert clone(model).set_params(seed=4).fit(rows).model_ != model.model_


def test_one_dimension_there_and_back(data):
    model = gibbous.AE(latent=1, **SMALL).fit(data[0])
    codes = model.transform(data[0])
    assert codes.shape == (90, 1) and model.inverse_transform(codes).shape == data[0].shape


def test_a_pipeline(data):
    pipeline = make_pipeline(StandardScaler(), gibbous.PCA(latent=2, scaling="none"))
    codes = pipeline.fit_transform(data[0])
    assert list(pipeline.get_feature_names_out()) == ["pca0", "pca1"]
    np.testing.assert_allclose(pipeline.inverse_transform(codes).mean(axis=0), data[0].mean(axis=0), atol=1e-3)


def test_a_variational_autoencoder_samples(data):
    model = gibbous.VAE(latent=2, **SMALL).fit(data[0])
    rows = model.sample(5, seed=1)
    assert rows.shape == (5, 6) and np.isfinite(rows).all()
    np.testing.assert_array_equal(model.sample(5, seed=1), rows)


def test_parameters_that_make_no_sense_are_refused(data):
    with pytest.raises(ValueError, match="latent"):
        gibbous.VAE(latent=6).fit(data[0])
    with pytest.raises(ValueError, match="beta"):
        gibbous.VAE(beta=-1).fit(data[0])
