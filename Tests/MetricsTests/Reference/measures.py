"""Writes measures.json: what scikit-learn 1.9.1 says of seeded random cases.

    python3 measures.py > measures.json
"""
import json
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m

warnings.simplefilter("ignore")
assert sklearn.__version__ == "1.9.1", sklearn.__version__


def defined(value):
    value = float(value)
    return None if np.isnan(value) else value


def case(name, seed, images, labels, decimals, prevalence):
    rng = np.random.default_rng(seed)
    truth = (rng.random((images, labels)) < prevalence).astype(int)
    logits = rng.normal(size=(images, labels)) + 1.5 * truth - 0.7
    scores = np.round(1 / (1 + np.exp(-logits)), decimals).astype(np.float32)
    thresholds = np.round(rng.uniform(0.2, 0.8, labels), 3)
    predicted = (scores.astype(np.float64) >= thresholds).astype(int)
    nan = np.nan
    per_label = []
    for k in range(labels):
        y, p, s = truth[:, k], predicted[:, k], scores[:, k].astype(np.float64)
        both = 0 < y.sum() < images
        (tn, fp), (fn, tp) = m.confusion_matrix(y, p, labels=[0, 1])
        best = None
        if y.any():
            # Every decision there is: one threshold on each score.
            best = max(m.f1_score(y, (s >= t).astype(int), zero_division=0) for t in s)
        per_label.append({
            "counts": [int(tp), int(fp), int(fn), int(tn)],
            "precision": defined(m.precision_score(y, p, zero_division=nan)),
            "recall": defined(m.recall_score(y, p, zero_division=nan)),
            "f1": defined(m.f1_score(y, p, zero_division=nan)),
            "f2": defined(m.fbeta_score(y, p, beta=2, zero_division=nan)),
            "jaccard": defined(m.jaccard_score(y, p)) if (y | p).any() else None,
            "matthews": defined(m.matthews_corrcoef(y, p)),
            "kappa": defined(m.cohen_kappa_score(y, p)),
            "balanced": defined(m.balanced_accuracy_score(y, p)) if both else None,
            "averagePrecision": defined(m.average_precision_score(y, s)) if y.any() else None,
            "rocAUC": defined(m.roc_auc_score(y, s)) if both else None,
            "bestF1": best,
        })

    def averages(function, kind):
        return [defined(function(truth, predicted, average=kind, zero_division=z))
                for z in (0, 1, nan)]

    return {
        "name": name, "labels": labels,
        "scores": [float(str(v)) for v in scores.ravel()],
        "targets": truth.ravel().tolist(),
        "thresholds": thresholds.tolist(),
        "perLabel": per_label,
        # each: zero_division 0, 1, nan
        "averages": {
            f"{kind}{name}": averages(function, kind.lower())
            for kind in ("macro", "micro", "weighted", "samples")
            for name, function in (
                ("Precision", m.precision_score), ("Recall", m.recall_score), ("F1", m.f1_score))
        },
        "subsetAccuracy": float(m.accuracy_score(truth, predicted)),
        "hammingLoss": float(m.hamming_loss(truth, predicted)),
    }


print(json.dumps([
    case("even", 1, 40, 3, 7, [0.5, 0.4, 0.6]),
    case("ties", 2, 40, 3, 1, [0.5, 0.3, 0.7]),
    case("rare and absent", 3, 30, 4, 2, [0.1, 0.0, 1.0, 0.3]),
    case("two images", 4, 2, 2, 3, [0.5, 0.5]),
], separators=(",", ":")))
