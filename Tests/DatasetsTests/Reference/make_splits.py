"""Prints the numbers in Splits/StratificationTests.swift and Splits/SplitQualityTests.swift.

Needs: pip install numpy scipy scikit-learn iterative-stratification==0.1.9 scikit-multilearn==0.2.0
Usage: make_splits.py [folder of the shared sets]
"""

import csv
import sys
import types
import warnings

import numpy as np
from iterstrat.ml_stratifiers import IterativeStratification as Sechidis
from skmultilearn.model_selection import measures
from skmultilearn.model_selection.iterative_stratification import (
    IterativeStratification as Szymanski,
)

warnings.filterwarnings("ignore")
SHARES = np.array([0.7, 0.1, 0.1, 0.1])


def formula():
    """Image i holds label j where (i * (2j + 3) + j * j) % (5 + 4j) < 2."""
    return np.array(
        [[int((i * (2 * j + 3) + j * j) % (5 + 4 * j) < 2) for j in range(8)] for i in range(503)]
    )


def shared(folder, name):
    rows = list(csv.DictReader(open(f"{folder}/{name}/labels.csv")))
    labels = sorted({label for row in rows for label in row["labels"].split()})
    return np.array([[int(label in row["labels"].split()) for label in labels] for row in rows])


def quality(y, folds, shares=SHARES):
    """LD, LPD, ED, FZ, FLZ by scikit-multilearn.

    Its ED hands np.sum a generator, which numpy no longer sums: sum() is meant. Rows must be a
    list, not an array of sets of which numpy makes a matrix if all have one size.
    """
    measures.np = types.SimpleNamespace(sum=sum, abs=abs)
    measures.get_combination_wise_output_matrix = lambda y, order: Rows(
        set(
            tuple(c)
            for c in measures.it.combinations_with_replacement(np.where(row != 0)[0], order)
        )
        for row in y
    )
    desired = [share * len(y) for share in shares]
    return [
        measures.label_combination_distribution(y, folds, 1),
        measures.label_combination_distribution(y, folds, 2),
        measures.example_distribution(folds, desired),
        measures.folds_without_evidence_for_at_least_one_label_combination(y, folds, 1),
        measures.folds_label_combination_pairs_without_evidence(y, folds, 1),
    ]


class Rows(list):
    """A list that a list of places (or one in a list) picks from."""

    def __getitem__(self, places):
        places = places[0] if isinstance(places[0], (list, np.ndarray)) else places
        return [list.__getitem__(self, place) for place in places]


def sechidis(y, seed, shares=SHARES):
    fold = Sechidis(y.astype(bool), shares, np.random.RandomState(seed))
    return [list(np.where(fold == part)[0]) for part in range(len(shares))]


def szymanski(y, seed):
    np.random.seed(seed)
    splitter = Szymanski(n_splits=4, order=2, sample_distribution_per_fold=list(SHARES))
    return [list(fold) for fold in splitter._iter_test_indices(None, y)]


def print_means(name, y):
    for rule, splitter in [("labels", sechidis), ("pairs", szymanski)]:
        means = np.mean([quality(y, splitter(y, seed)) for seed in range(20)], 0)
        print(name, rule, ", ".join(f"{mean:.6f}" for mean in means))


print_means("formula", formula())
if len(sys.argv) > 1:
    for name in ["movie_posters", "fashion_products", "voc2007_coco", "voc2007_xml"]:
        print_means(name, shared(sys.argv[1], name))

y = formula()
for count in [503, 60]:
    folds = [
        [i for i in range(count) if i % 11 in places] for places in [range(8), [8], [9], [10]]
    ]
    print(f"the first {count}", ", ".join(f"{v:.15g}" for v in quality(y[:count], folds)))

# On these images every random choice leads to the same counts of label sets.
SETS = [(2,)] * 4 + [(0,), (0, 2)] + [(0, 1)] * 3
results = set()
by_hand = np.array([[int(label in held) for label in range(3)] for held in SETS])
for seed in range(100):
    rows = np.random.RandomState(seed).permutation(len(SETS))
    folds = sechidis(by_hand[rows], seed, np.array([0.5, 0.3, 0.2]))
    results.add(str([sorted(SETS[rows[i]] for i in fold) for fold in folds]))
print("by hand", *results)
