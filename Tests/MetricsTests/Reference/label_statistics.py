"""What scikit-learn 1.9.1 says of the pairs of labels in LabelStatisticsTests.swift.

    python3 label_statistics.py
"""
from itertools import combinations

from sklearn.metrics import matthews_corrcoef

SETS = ["a", "a", "ab", "abc", "bc", "", "ad", "c", "a", "abd", "", "ac"]
for first, second in combinations("abcd", 2):
    value = matthews_corrcoef([first in s for s in SETS], [second in s for s in SETS])
    print(first, second, repr(float(value)))
