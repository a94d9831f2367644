"""Writes thresholds.json: the best thresholds by trying each, measured by scikit-learn 1.9.1.

Of equally good thresholds the highest is kept. A threshold is told by how many it calls present.

    python3 thresholds.py > thresholds.json
"""
import json
import warnings
from fractions import Fraction

import numpy as np
import sklearn
from sklearn import metrics as m

warnings.simplefilter("ignore")
assert sklearn.__version__ == "1.9.1", sklearn.__version__


def best(y, s, merit):
    """Called present and achieved figure; merit gives (figure, tie breaker) or None if forbidden."""
    found = None
    for t in [np.inf, *np.unique(s)[::-1]]:
        p = (s >= t).astype(int)
        value = merit(y, p)
        # Rounded, as scikit-learn's quotients may differ in their last digit where they are equal.
        key = None if value is None else tuple(np.round(value, 12))
        if key is not None and (found is None or key > found[0]):
            found = (key, int(p.sum()), float(value[0]))
    return None if found is None else [found[1], found[2]]


def precision(y, p):
    return m.precision_score(y, p, zero_division=0)


def at_least(bounded, free, least):
    return lambda y, p: (free(y, p), bounded(y, p)) if bounded(y, p) >= least else None


def false_alarms(y, p):
    (tn, fp), _ = m.confusion_matrix(y, p, labels=[0, 1])
    return fp / (tn + fp)


def goals(y, s):
    return {
        "f1": best(y, s, lambda y, p: (m.f1_score(y, p), 0)),
        "fbeta:2": best(y, s, lambda y, p: (m.fbeta_score(y, p, beta=2), 0)),
        "balanced": best(y, s, lambda y, p: (m.balanced_accuracy_score(y, p), 0)),
        "precision>=0.7": best(y, s, at_least(precision, m.recall_score, .7)),
        "recall>=0.8": best(y, s, at_least(m.recall_score, precision, .8)),
        "false-alarm<=0.2": best(
            y, s, lambda y, p: (m.recall_score(y, p), -false_alarms(y, p))
            if false_alarms(y, p) <= .2 else None),
    }


def case(name, seed, images, prevalence, decimals):
    rng = np.random.default_rng(seed)
    shape = (images, len(prevalence))
    truth = (rng.random(shape) < prevalence).astype(int)
    scores = np.round(0.6 * rng.random(shape) + 0.3 * truth, decimals).astype(np.float32)
    return {
        "name": name, "labels": len(prevalence),
        "scores": [float(str(v)) for v in scores.ravel()],
        "targets": truth.ravel().tolist(),
        "perLabel": [goals(truth[:, k], scores[:, k]) for k in range(len(prevalence))],
        "pooled": goals(truth.ravel(), scores.ravel()),
        "anyLabel": goals(truth.max(1), scores.max(1)),
    }


print(json.dumps([
    case("even", 41, 30, [0.5, 0.4], 4),
    case("ties", 42, 30, [0.3, 0.2, 0.1], 1),
], separators=(",", ":")))
