"""Writes intervals.json: intervals and tests as scipy 1.17.1 has them.

    python3 intervals.py > intervals.json
"""
import json
from types import SimpleNamespace

import numpy as np
import scipy
from scipy import stats

assert scipy.__version__ == "1.17.1", scipy.__version__


def wilson(count, total, level):
    found = stats.binomtest(count, total).proportion_ci(level, method="wilson")
    return {"count": count, "total": total, "level": level, "interval": [found.low, found.high]}


def sign_flip(differences):
    d = np.array(differences)
    found = stats.permutation_test(
        (d, np.zeros_like(d)), lambda x, y, axis: np.mean(x - y, axis=axis),
        permutation_type="samples", n_resamples=np.inf, vectorized=True)
    return {"differences": differences, "pValue": found.pvalue}


def bootstrap(name, seed, sizes, statistic, draws, level):
    """One or two samples; intervals from given replicates, so that no generator need agree."""
    rng = np.random.default_rng(seed)
    samples = [np.round(rng.exponential(size=n), 3) for n in sizes]
    replicates = np.array([
        statistic(*(rng.choice(x, len(x)) for x in samples)) for _ in range(draws)])
    given = SimpleNamespace(bootstrap_distribution=replicates)

    def interval(method):
        found = stats.bootstrap(
            samples, statistic, n_resamples=0, bootstrap_result=given, method=method,
            confidence_level=level, vectorized=False).confidence_interval
        return [found.low, found.high]

    return {
        "name": name, "samples": [x.tolist() for x in samples],
        "replicates": replicates.tolist(), "level": level,
        "percentile": interval("percentile"), "corrected": interval("BCa"),
    }


def difference(x, y):
    return np.mean(x) - np.mean(y)


rng = np.random.default_rng(51)
p = np.round(rng.random(6) * .1, 4)

print(json.dumps({
    "wilson": [wilson(*a) for a in (
        (0, 50, .95), (0, 100, .95), (50, 100, .95), (7, 7, .95), (1, 3, .9), (37, 412, .99))],
    "mcNemar": [[b, c, stats.binomtest(b, b + c).pvalue] for b, c in (
        (3, 12), (12, 3), (0, 5), (4, 4), (5, 6), (40, 71), (900, 1100))],
    "signFlip": [sign_flip(d) for d in (
        [1, 2, 3], [.1, .1, .1, .1, .1], [.1, .2, .3, .4, .5, .6], [.3, -.1, .2, .1, -.2, .4, .1],
        [0, 0, 1.5, -1.5], np.round(rng.normal(.3, 1, 10), 2).tolist())],
    "bootstrap": [
        bootstrap("mean", 52, [15], np.mean, 99, .95),
        bootstrap("skewed, with ties", 53, [9], lambda x: np.round(np.max(x), 1), 60, .9),
        bootstrap("difference of two strata", 54, [8, 12], difference, 99, .95),
    ],
}, separators=(",", ":")))
