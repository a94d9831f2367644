"""Writes calibration.json: losses, calibration errors and fits, as scikit-learn 1.9.1 has them.

Calibration errors follow torchmetrics 1.9 functional/classification/calibration_error.py, written out
in numpy. Sigmoid and temperature are fitted by scikit-learn and then to the last digit by Newton's
method on the same loss, and both are asserted to agree.

    python3 calibration.py > calibration.json
"""
import json

import numpy as np
import sklearn
from sklearn import metrics as m
from sklearn.calibration import _SigmoidCalibration, _TemperatureScaling
from sklearn.isotonic import IsotonicRegression

assert sklearn.__version__ == "1.9.1", sklearn.__version__


def sigmoid(z):
    return np.exp(-np.logaddexp(0, -z))


def calibration_errors(p, y, bins):
    edges = np.linspace(0, 1, bins + 1)
    place = np.digitize(p, edges) - 1  # torch.bucketize(p, edges, right=True) - 1
    count = np.bincount(place, minlength=bins + 1)
    some = np.maximum(count, 1)
    gap = np.abs(np.bincount(place, y, bins + 1) / some - np.bincount(place, p, bins + 1) / some)
    share = count / count.sum()
    return [np.sum(gap * share), gap.max(), np.sqrt(np.sum(gap**2 * share))]


def platt(z, y):
    rough = _SigmoidCalibration().fit(z, y)
    n1, n0 = y.sum(), (1 - y).sum()
    t = np.where(y == 1, (n1 + 1) / (n1 + 2), 1 / (n0 + 2))
    x = np.stack([z, np.ones_like(z)])
    ab = np.array([rough.a_, rough.b_])
    for _ in range(20):
        p = sigmoid(-(ab @ x))
        ab = ab - np.linalg.solve((x * p * (1 - p)) @ x.T, x @ (t - p))
    assert np.allclose(ab, [rough.a_, rough.b_], atol=2e-5), (ab, rough.a_, rough.b_)
    return ab.tolist()


def temperature(z, y):
    rough = 2 * float(_TemperatureScaling().fit(z, y).beta_)
    s = rough
    for _ in range(20):
        p = sigmoid(s * z)
        s -= np.sum((p - y) * z) / np.sum(p * (1 - p) * z * z)
    assert np.isclose(s, rough, rtol=1e-6), (s, rough)
    return 1 / s


def case(name, seed, images, prevalence, decimals):
    rng = np.random.default_rng(seed)
    y = (rng.random(images) < prevalence).astype(int)
    z = np.round(2 * rng.normal(size=images) + 2.5 * y - 1.4, decimals)
    # Away from the edges of 10 and 15 bins, where only rounding decides.
    p = np.round(sigmoid(z), 3) + 0.0003
    isotonic = IsotonicRegression(out_of_bounds="clip").fit(z, y)
    asked = np.array([z.min() - 1, *np.linspace(z.min(), z.max(), 7), z.max() + 1])
    return {
        "name": name, "logits": z.tolist(), "probabilities": [float(f"{v:.4f}") for v in p],
        "targets": y.tolist(),
        "brier": m.brier_score_loss(y, p), "logLoss": m.log_loss(y, p, labels=[0, 1]),
        "errors": {str(bins): calibration_errors(p, y, bins) for bins in (10, 15)},
        "platt": platt(z, y), "temperature": temperature(z, y),
        "knots": np.stack([isotonic.X_thresholds_, isotonic.y_thresholds_], 1).tolist(),
        "asked": asked.tolist(), "answered": isotonic.predict(asked).tolist(),
    }


# The design's vector: its fits and knots.
z = np.array([-2, -1, -.5, .2, .7, 1.5, 2.5, -.1])
y = np.array([0, 0, 1, 0, 1, 1, 1, 0])
assert np.allclose(platt(z, y), [-.8096045, .1162309], atol=2e-5)
assert np.isclose(temperature(z, y), .5318981)

print(json.dumps([
    case("even", 31, 60, 0.5, 4),
    case("ties", 32, 60, 0.4, 0),
    case("rare", 33, 80, 0.06, 2),
], separators=(",", ":")))
