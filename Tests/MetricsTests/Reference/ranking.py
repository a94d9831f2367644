"""Writes ranking.json: curves and orders of labels, as scikit-learn 1.9.1 has them.

    python3 ranking.py > ranking.json
"""
import json

import numpy as np
import sklearn
from sklearn import metrics as m

assert sklearn.__version__ == "1.9.1", sklearn.__version__


def points(*columns):
    """Rows, with infinity as null."""
    return [[None if np.isinf(v) else float(v) for v in row] for row in zip(*columns)]


def case(name, seed, images, prevalence, decimals):
    rng = np.random.default_rng(seed)
    shape = (images, len(prevalence))
    truth = (rng.random(shape) < prevalence).astype(int)
    logits = (rng.normal(size=shape) + 1.2 * truth).astype(np.float32)
    # Float32 as stored, so that equal scores are equal on both sides.
    scores = np.round(rng.random(shape) * 0.5 + 0.4 * truth, decimals).astype(np.float32)
    exact = scores.astype(np.float64)
    curves = []
    for k in range(len(prevalence)):
        y, s = truth[:, k], exact[:, k]
        curve = {"roc": None, "pr": None, "det": None}
        if y.any():
            precision, recall, thresholds = m.precision_recall_curve(y, s)
            curve["pr"] = points(np.append(thresholds, np.inf), precision, recall)[::-1]
        if 0 < y.sum() < images:
            fpr, tpr, thresholds = m.roc_curve(y, s, drop_intermediate=False)
            curve["roc"] = points(thresholds, fpr, tpr)
            fpr, fnr, thresholds = m.det_curve(y, s)
            curve["det"] = points(thresholds, fpr, fnr)[::-1]
        curves.append(curve)
    wide = logits.astype(np.float64)
    return {
        "name": name, "labels": len(prevalence),
        "scores": [float(str(v)) for v in scores.ravel()],
        "targets": truth.ravel().tolist(),
        "curves": curves,
        "lrap": m.label_ranking_average_precision_score(truth, exact),
        "coverage": float(m.coverage_error(truth, exact)),
        "loss": float(m.label_ranking_loss(truth, exact)),
        "logits": [float(str(v)) for v in logits[:4].ravel()],
        "energies": np.logaddexp(0, wide[:4]).sum(1).tolist(),
    }


print(json.dumps([
    case("even", 21, 24, [0.5, 0.4, 0.6], 6),
    case("ties", 22, 24, [0.5, 0.3, 0.2], 1),
    case("absent and constant labels", 23, 16, [0.2, 0.0, 1.0, 0.3], 2),
    case("empty rows", 24, 16, [0.15, 0.2], 1),
], separators=(",", ":")))
