"""Prints the numbers in BalanceResamplingTests.swift: ML-ROS, ML-RUS, LP-ROS and LP-RUS written down
from the paper (Charte, Rivera, del Jesus and Herrera, 2015), apart from the Swift code.

Needs: pip install numpy

As in the paper the mean ratio is that of the list as it was. Unlike the R package mldr.resampling, a
label is retired when it reaches it (there the test stands behind a return), and rows are left out
without replacement (there `sample(…, replace=TRUE)` draws rows twice).
"""

import numpy as np

PERCENT = 25
# As many rows and labels as the set "emotions". Row i holds label j where
# (i * (2j + 3) + j * j) % (5 + 6j) < 3.
Y = np.array(
    [[int((i * (2 * j + 3) + j * j) % (5 + 6 * j) < 3) for j in range(6)] for i in range(593)]
)


def ratios(counts):
    return counts.max() / counts


class Choice:
    """The k-th choice among n is (7919 k + 13) mod n."""

    def __init__(self):
        self.k = -1

    def __call__(self, n):
        self.k += 1
        return (7919 * self.k + 13) % n


def ml_ros(y, percent, choose):
    rows = list(range(len(y)))
    to_clone = round(len(y) * percent / 100)
    mean = ratios(y.sum(0)).mean()
    bags = {l: np.where(y[:, l])[0] for l in range(y.shape[1]) if ratios(y.sum(0))[l] > mean}
    while to_clone > 0 and bags:
        for label, bag in list(bags.items()):
            if to_clone == 0:
                break
            rows.append(bag[choose(len(bag))])
            to_clone -= 1
            if ratios(y[rows].sum(0))[label] <= mean:
                del bags[label]
    return rows


def ml_rus(y, percent, choose):
    to_delete = round(len(y) * percent / 100)
    rare = ratios(y.sum(0)) > ratios(y.sum(0)).mean()
    pool = [i for i in range(len(y)) if not y[i, rare].any()]
    rows = set(range(len(y)))
    while to_delete > 0 and pool:
        k = choose(len(pool))
        pool[k], pool[-1] = pool[-1], pool[k]
        rows.remove(pool.pop())
        to_delete -= 1
    return sorted(rows)


def lp(y, percent, sign):
    """Sizes of the label sets after LP-ROS (sign 1) or LP-RUS (sign -1)."""
    sets, sizes = np.unique(y, axis=0, return_counts=True)
    # By the labels held: (), (0,), (0, 1), …, so that equal sizes come in that order.
    order = sorted(range(len(sets)), key=lambda i: tuple(np.where(sets[i])[0]))
    sets, sizes = sets[order], sizes[order]
    mean = len(y) / len(sets)
    left = round(len(y) * percent / 100)
    gaps = np.floor(sign * (mean - sizes) + 1e-9).astype(int)
    order = [i for i in np.argsort(gaps, kind="stable") if gaps[i] > 0]
    new = sizes.copy()
    for place, i in enumerate(order):
        change = min(gaps[i], left // (len(order) - place))
        left -= change
        new[i] += sign * change
    return sets, sizes, new


def show(name, y):
    counts = y.sum(0)
    print(name, len(y), list(map(int, counts)), f"{ratios(counts).mean():.12f}")


print("label sets", len(np.unique(Y, axis=0)))
show("before", Y)
for percent in [10, 25, 100]:
    show(f"ML-ROS {percent}", Y[ml_ros(Y, percent, Choice())])
    show(f"ML-RUS {percent}", Y[ml_rus(Y, percent, Choice())])
    for name, sign in [("LP-ROS", 1), ("LP-RUS", -1)]:
        sets, sizes, new = lp(Y, percent, sign)
        show(f"{name} {percent}", np.repeat(sets, new, axis=0))
