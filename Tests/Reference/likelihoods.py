"""Writes likelihoods.json: SciPy's negative log-likelihoods, for the tests of the losses.

Continuous Bernoulli variables are not in SciPy: their densities are normalised by numerical integration.
"""

import json
import math
import pathlib
import platform

import numpy
import scipy
from scipy import integrate, special, stats


def continuous_bernoulli(logit):
    """The logarithm of the normaliser of exp(logit * x) on [0, 1], and the mean."""
    top = max(logit, 0.0)
    edges = [0.0, 1.0]
    if abs(logit) > 1:
        # The mass lies near one end; so does all that has to be added up there.
        width = min(1.0, 40 / abs(logit))
        edges = [1 - width, 1.0] if logit > 0 else [0.0, width]
    def integral(weight):
        value, _ = integrate.quad(
            lambda x: weight(x) * math.exp(logit * x - top), *edges, epsabs=0, epsrel=1e-12, limit=400)
        return value
    whole = integral(lambda x: 1.0)
    return math.log(whole) + top, integral(lambda x: x) / whole


bernoulli = []
for logit in [-700.0, -80.0, -12.5, -1.0, -1e-3, 0.0, 0.4, 3.0, 30.0, 90.0]:
    for value in [0, 1]:
        log_p = -numpy.logaddexp(0, -logit) if value == 1 else -numpy.logaddexp(0, logit)
        if abs(logit) < 30:
            assert abs(log_p - stats.bernoulli.logpmf(value, special.expit(logit))) < 1e-9 * max(1, abs(log_p))
            log_p = float(stats.bernoulli.logpmf(value, special.expit(logit)))
        bernoulli.append({"logit": logit, "value": value, "loss": -float(log_p)})

continuous = []
for logit in [-3e4, -300.0, -30.0, -5.0, -1.001, -0.999, -0.1, -1e-3, -1e-6, 0.0, 1e-5, 0.02, 0.5, 1.0, 2.0, 12.0, 88.0, 1e3]:
    normalizer, mean = continuous_bernoulli(logit)
    for value in [0.0, 0.015625, 0.5, 0.75, 1.0]:
        continuous.append({"logit": logit, "value": value, "loss": normalizer - logit * value, "mean": mean})

gaussian = []
for mean in [-3.0, 0.0, 0.25, 100.0]:
    for log_variance in [-8.0, -1.0, 0.0, 3.0]:
        for value in [-1.0, 0.5, 99.0]:
            loss = -stats.norm.logpdf(value, mean, math.exp(log_variance / 2))
            gaussian.append({"mean": mean, "log_variance": log_variance, "value": value, "loss": float(loss)})

# SciPy takes the mean as a probability, whose difference from 1 has lost its digits where it is far below the dispersion.
negative_binomial = []
for log_mean in [-8.0, -2.0, 0.0, 1.5, 5.0, 11.0]:
    for log_dispersion in [-9.0, -3.0, 0.0, 2.5, 9.0]:
        for count in [0, 1, 2, 7, 100, 4321, 60000]:
            mean, dispersion = math.exp(log_mean), math.exp(log_dispersion)
            loss = -stats.nbinom.logpmf(count, dispersion, dispersion / (dispersion + mean))
            if math.isfinite(loss):
                negative_binomial.append({
                    "log_mean": log_mean, "log_dispersion": log_dispersion, "count": count, "loss": float(loss)})

gamma = [
    {"x": x, "stirling": float(special.gammaln(x) - ((x - 0.5) * math.log(x) - x + 0.5 * math.log(2 * math.pi))),
     "digamma": float(special.digamma(x) - math.log(x))}
    for x in [1e-8, 4e-5, 1e-2, 0.3, 1.0, 1.7, 2.0, 3.999, 4.0, 4.5, 9.0, 40.0, 1e3]
]

result = {
    "versions": {"python": platform.python_version(), "scipy": scipy.__version__, "numpy": numpy.__version__},
    "bernoulli": bernoulli, "continuous_bernoulli": continuous, "gaussian": gaussian,
    "negative_binomial": negative_binomial, "gamma": gamma,
}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(result, indent=1) + "\n")
