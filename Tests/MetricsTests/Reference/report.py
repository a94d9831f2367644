"""Writes report.json: the text of scikit-learn 1.9.1's classification_report.

    python3 report.py > report.json
"""
import json
import warnings

import numpy as np
import sklearn
from sklearn.metrics import classification_report

warnings.simplefilter("ignore")
assert sklearn.__version__ == "1.9.1", sklearn.__version__


def case(name, labels, truth, predicted, digits=2):
    truth, predicted = np.array(truth), np.array(predicted)
    return {
        "name": name, "labels": labels, "digits": digits,
        "truth": truth.ravel().tolist(), "predicted": predicted.ravel().tolist(),
        "texts": [
            classification_report(
                truth, predicted, target_names=labels, digits=digits, zero_division=z)
            for z in (0, 1)
        ],
    }


rng = np.random.default_rng(77)
truth = (rng.random((64, 6)) < [0.5, 0.3, 0.1, 0.05, 0.2, 0.0]).astype(int)
predicted = np.where(rng.random((64, 6)) < 0.7, truth, rng.random((64, 6)) < 0.3).astype(int)
predicted[:, 3] = 0
names = ["cat", "dog", "a label with a longer name", "rare", "bird", "absent"]
first = [[1, 0], [1, 0], [0, 1], [0, 1], [1, 1], [1, 1], [0, 0], [0, 0]]
told = [[1, 0], [1, 1], [0, 1], [1, 0], [1, 1], [1, 0], [0, 0], [1, 0]]
second = [[1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 0, 0], [1, 0, 0]]
called = [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 0]]
print(json.dumps([
    case("two labels", ["A", "B"], first, told),
    case("a label that is absent", ["A", "B", "C"], second, called),
    case("six labels", names, truth, predicted),
    case("six labels, four digits", names, truth, predicted, 4),
    # Recalls of .125 and .375 end in an exact half of the last digit.
    case("exact halves", ["one of eight", "three of eight"], [[1, 1]] * 8,
         [[1, 1]] + [[0, 1]] * 2 + [[0, 0]] * 5),
], separators=(",", ":")))
