"""Writes densities.json: log-likelihoods of the digits by scikit-learn and SciPy, and a bound by NumPy.

    python3 Tests/Reference/densities.py

Needs numpy, scipy and scikit-learn. The digits are divided by 16; the first 1 400 rows are for training, the last 397 for
testing. All numbers are in nats.
"""

import json
import pathlib

import numpy
import scipy
import scipy.optimize
import scipy.special
import scipy.stats
import sklearn
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA, FactorAnalysis

digits = load_digits().data.astype(float)
counts, images = digits, digits / 16
training, test = images[:1400], images[1400:]
varying = training.std(axis=0) > 0


def linear(latent):
    rows, others = training[:, varying], test[:, varying]
    pca = PCA(n_components=latent, svd_solver="full").fit(rows)
    factors = FactorAnalysis(n_components=latent, svd_method="lapack").fit(rows)
    return {
        "latent": latent,
        "probabilistic_pca": pca.score(others),
        "first_probabilistic_pca": pca.score_samples(others)[:5].tolist(),
        "probabilistic_pca_of_all_columns": PCA(n_components=latent, svd_solver="full").fit(training).score(test),
        "factor_analysis": factors.score(others),
        "first_factor_analysis": factors.score_samples(others)[:5].tolist(),
        "least_noise_variance": factors.noise_variance_.min(),
    }


def wide_bounds(latent, factor, draws, repeats=20):
    """The importance-weighted bounds of probabilistic PCA with a posterior that is too wide, means over several drawings."""
    pca = PCA(n_components=latent, svd_solver="full").fit(training)
    noise, variances = pca.noise_variance_, pca.explained_variance_
    loadings = pca.components_ * numpy.sqrt(variances - noise)[:, None]
    means = pca.transform(test) * numpy.sqrt(variances - noise) / variances
    deviations = factor * numpy.sqrt(noise / variances)
    generator = numpy.random.default_rng(0)
    bounds = []
    for _ in range(repeats):
        weights = numpy.empty((draws, len(test)))
        for draw in range(draws):
            own = generator.normal(size=means.shape)
            codes = means + deviations * own
            errors = ((test - pca.mean_ - codes @ loadings) ** 2).sum(axis=1) / noise
            weights[draw] = (
                -0.5 * (errors + test.shape[1] * numpy.log(2 * numpy.pi * noise))
                + (0.5 * own**2 - 0.5 * codes**2 + numpy.log(deviations)).sum(axis=1)
            )
        bounds.append((scipy.special.logsumexp(weights, axis=0) - numpy.log(draws)).mean())
    return {"draws": draws, "bound": float(numpy.mean(bounds)), "deviation": float(numpy.std(bounds))}


def independent():
    means = (training.sum(axis=0) + 0.5) / (len(training) + 1)
    bernoulli = (test * numpy.log(means) + (1 - test) * numpy.log(1 - means)).sum(axis=1)

    def mean(logit):
        if abs(logit) < 1e-9:
            return 0.5
        upper = -1 / numpy.expm1(-abs(logit)) - 1 / abs(logit)
        return upper if logit > 0 else 1 - upper

    logits = numpy.array([scipy.optimize.brentq(lambda l: mean(l) - m, -1e5, 1e5, xtol=1e-10) for m in means])
    # ln((eˡ − 1) / l), which is max(l, 0) + ln((1 − e^−|l|) / |l|).
    normaliser = numpy.maximum(logits, 0) + numpy.log(-numpy.expm1(-abs(logits)) / abs(logits))
    continuous = (test * logits - normaliser).sum(axis=1)

    known, others = counts[:1400], counts[1400:]
    centres = (known.sum(axis=0) + 0.5) / (len(known) + 1)
    beyond = known.var(axis=0) - centres
    dispersions = numpy.where(beyond > 0, centres**2 / numpy.where(beyond > 0, beyond, 1), numpy.exp(10))
    dispersions = numpy.clip(dispersions, numpy.exp(-10), numpy.exp(10))
    negative_binomial = scipy.stats.nbinom.logpmf(others, dispersions, dispersions / (dispersions + centres)).sum(axis=1)
    return {
        "bernoulli": bernoulli.mean(),
        "first_bernoulli": bernoulli[:5].tolist(),
        "continuous_bernoulli": continuous.mean(),
        "first_continuous_bernoulli": continuous[:5].tolist(),
        "negative_binomial": negative_binomial.mean(),
        "first_negative_binomial": negative_binomial[:5].tolist(),
    }


reference = {
    "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
    "linear": [linear(2), linear(8)],
    "wide": [wide_bounds(8, 2, draws) for draws in (1, 10, 100)],
    "independent": independent(),
}
path = pathlib.Path(__file__).with_suffix(".json")
path.write_text(json.dumps(reference, indent=1) + "\n")
