"""Writes averages.json: averages and set measures of scikit-learn 1.9.1 on seeded decisions.

    python3 averages.py > averages.json
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


def specificity(kind, truth, predicted):
    """The recall of what is absent: with scikit-learn's own averages over the complement."""
    return defined(m.recall_score(1 - truth, 1 - predicted, average=kind, zero_division=np.nan))


def case(name, seed, images, prevalence, rate):
    rng = np.random.default_rng(seed)
    shape = (images, len(prevalence))
    truth = (rng.random(shape) < prevalence).astype(int)
    predicted = np.where(rng.random(shape) < 0.6, truth, rng.random(shape) < rate).astype(int)
    kinds = ("micro", "macro", "weighted", "samples")
    scores = {
        "precision": lambda k, z: m.precision_score(
            truth, predicted, average=k, zero_division=z),
        "recall": lambda k, z: m.recall_score(truth, predicted, average=k, zero_division=z),
        "f2": lambda k, z: m.fbeta_score(
            truth, predicted, beta=2, average=k, zero_division=z),
        "fHalf": lambda k, z: m.fbeta_score(
            truth, predicted, beta=0.5, average=k, zero_division=z),
        "jaccard": lambda k, z: m.jaccard_score(
            truth, predicted, average=k, zero_division=z),
    }
    averages = {}
    for key, score in scores.items():
        # jaccard_score refuses nan.
        values = (0, 1) if key == "jaccard" else (0, 1, np.nan)
        averages[key] = [[defined(score(k, z)) for k in kinds] for z in values]
    return {
        "name": name, "labels": len(prevalence),
        "truth": "".join(map(str, truth.ravel())),
        "predicted": "".join(map(str, predicted.ravel())),
        "averages": averages,
        "specificity": [specificity(k, truth, predicted) for k in ("micro", "macro", "samples")],
        "subsetAccuracy": m.accuracy_score(truth, predicted),
        "hammingLoss": m.hamming_loss(truth, predicted),
        "allNegativeSubsetAccuracy": m.accuracy_score(truth, 0 * truth),
        "allNegativeHammingLoss": m.hamming_loss(truth, 0 * truth),
        "trueCardinality": truth.sum(1).mean(),
        "predictedCardinality": predicted.sum(1).mean(),
    }


print(json.dumps([
    case("two labels, many empty rows", 11, 40, [0.2, 0.3], 0.2),
    case("absent and constant labels", 12, 30, [0.4, 0.0, 1.0, 0.05], 0.1),
    case("nothing but empty rows of an absent label", 13, 12, [0.0, 0.3], 0.0),
    case("six labels", 14, 50, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], 0.4),
], separators=(",", ":")))
