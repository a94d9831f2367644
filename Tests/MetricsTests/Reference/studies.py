"""Writes studies.json: the arithmetic of studies as numpy 2 and scipy 1.17.1 have it.

    python3 studies.py > studies.json
"""
import json

import numpy as np
import scipy
from scipy import stats

assert scipy.__version__ == "1.17.1", scipy.__version__
rng = np.random.default_rng(7)


def student(df):
    points = [-40.0, -3.5, -1.0, -0.01, 0.0, 1e-6, 0.5, 2.2, 12.7]
    shares = [1e-8, 0.001, 0.025, 0.3, 0.5, 0.9, 0.975, 0.9995]
    return {
        "freedom": df, "points": points, "cumulative": stats.t.cdf(points, df).tolist(),
        "shares": shares, "quantile": stats.t.ppf(shares, df).tolist(),
    }


def crossed(parts, spans, per_seed):
    """The two-way random-effects analysis, from mean squares; `parts` are [seed, image]."""
    n = len(per_seed)
    of_seeds = np.var(per_seed, ddof=1) / n if n > 1 else 0
    of_images = interaction = squares = 0
    for y, span in zip(parts, spans):
        m = y.shape[1]
        means = y.mean(axis=0)
        v = (((means - means.mean()) ** 2).sum() + span ** 2) / (m - 1) / m
        of_images += v
        squares += v ** 2 / (m - 1)
        if n > 1:
            rest = y - y.mean(axis=0) - y.mean(axis=1, keepdims=True) + y.mean()
            interaction += (rest ** 2).sum() / ((n - 1) * (m - 1)) / (n * m)
    s, g = max(of_seeds - interaction, 0), max(of_images - interaction, 0)
    variance = s + g + interaction
    freedom_images = of_images ** 2 / squares
    bottom = (g + interaction) ** 2 / freedom_images
    if n > 1:
        bottom += (s + interaction) ** 2 / (n - 1)
    df = variance ** 2 / bottom
    estimate = float(np.mean(per_seed))
    se = variance ** 0.5
    low, high = stats.t.interval(0.95, df, estimate, se)
    return {
        "estimate": estimate, "standardError": se, "freedom": df, "interval": [low, high],
        "pValue": 2 * stats.t.sf(abs(estimate) / se, df),
    }


def auc(x, y):
    return float(stats.mannwhitneyu(x, y).statistic) / len(x) / len(y)


def placements(x, y):
    above = (x[:, None] > y[None, :]) + 0.5 * (x[:, None] == y[None, :])
    return above.mean(axis=1), above.mean(axis=0)


share = (rng.random((4, 30)) < 0.7).astype(float)
other = (rng.random((4, 30)) < 0.5).astype(float)
x = np.round(rng.normal(1, 1, (3, 25)), 1)
y = np.round(rng.normal(0, 1, (3, 40)), 1)
placed = [placements(a, b) for a, b in zip(x, y)]

scores = np.round(rng.random((60, 2)), 2).astype(np.float32)
targets = rng.integers(0, 2, (60, 2))
eps = np.finfo(float).eps
z = scipy.special.logit(np.clip(scores.astype(float), eps, 1 - eps))
energy = np.logaddexp(0, z).sum(axis=1)
held = energy[targets.any(axis=1)]
# The highest threshold that 95 % of the labelled images reach.
threshold = np.sort(held)[::-1][int(np.ceil(0.95 * len(held))) - 1]
false_alarms = float((energy[~targets.any(axis=1)] >= threshold).mean())
a, b = targets.astype(bool).T
sa, sb = scores.T.astype(float)
areas = [
    auc(sa[a & b], sa[~a & b]), auc(sa[a & ~b], sa[~a & ~b]), auc(sa[a & ~b], sa[~a & b]),
    auc(sb[a & b], sb[a & ~b]), auc(sb[~a & b], sb[~a & ~b]), auc(sb[~a & b], sb[a & ~b]),
]

print(json.dumps({
    "student": [student(df) for df in (0.7, 1, 2, 4.25, 10, 99.5, 120.3, 5000, 2e6)],
    "shares": {
        "first": share.tolist(), "second": other.tolist(),
        "alone": crossed([share], [1], share.mean(axis=1)),
        "difference": crossed([share - other], [1], (share - other).mean(axis=1)),
        "oneSeed": crossed([share[:1]], [1], share[:1].mean(axis=1)),
    },
    "area": {
        "positives": x.tolist(), "negatives": y.tolist(),
        "perSeed": [auc(a, b) for a, b in zip(x, y)],
        "found": crossed(
            [np.array([p for p, _ in placed]), np.array([q for _, q in placed])], [1, 1],
            [auc(a, b) for a, b in zip(x, y)]),
    },
    "table": {
        "scores": scores.astype(float).ravel().tolist(), "targets": targets.ravel().tolist(),
        "falseAlarms": false_alarms, "areas": areas,
    },
}))
