"""Works out the figures of a decision sheet anew, from the exported raw scores alone.

    thresh study export "garments study" --to DIR
    python3 recompute.py DIR [FILE]

Prints the largest difference of each kind of figure and ends with status 1 where one is above 1e-9.
FILE is written: the sheet with every figure that was worked out here in place of the program's.
Measures are those of scikit-learn 1.9.1, tests and distributions those of scipy 1.17.1; only the
two-way intervals, which neither has, are written out here.
"""

import csv
import json
import math
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy import stats
from sklearn import metrics

TOLERANCE = 1e-9
worst = defaultdict(float)
counts = defaultdict(int)


def check(kind, box, key, expected):
    """Notes how far `box[key]` is from the figure worked out here, and puts that in its place.

    Both may be undefined.
    """
    counts[kind] += 1
    found = box[key] if isinstance(box, list) else box.get(key)
    if found is None and (expected is None or math.isnan(expected)):
        return
    if found is None or expected is None or math.isnan(expected):
        print(f"{kind}: {found} in the sheet, {expected} here")
        worst[kind] = math.inf
        return
    worst[kind] = max(worst[kind], abs(found - float(expected)))
    box[key] = float(expected)


class Run:
    def __init__(self, rows, labels, thresholds):
        self.strata = np.array([row["stratum"] for row in rows])
        self.targets = np.array([[int(row[f"target:{x}"]) for x in labels] for row in rows])
        single = [[np.float32(row[f"score:{x}"]) for x in labels] for row in rows]
        self.scores = np.array(single, dtype=np.float32).astype(np.float64)
        self.thresholds = np.array([float(thresholds[x]) for x in labels])

    def decisions(self, rule):
        at = self.thresholds if rule == "tuned" else np.full(len(self.thresholds), 0.5)
        return (self.scores >= at).astype(int)

    def exact(self, rule, stratum):
        here = self.strata == stratum
        return (self.decisions(rule)[here] == self.targets[here]).all(axis=1).astype(float)


def load(folder):
    sheet = json.loads((folder / "sheet.json").read_text())["sheet"]
    thresholds = defaultdict(dict)
    with open(folder / "thresholds.csv", newline="") as file:
        for row in csv.DictReader(file):
            thresholds[row["arm"], row["seed"]][row["label"]] = row["threshold"]
    rows = defaultdict(list)
    with open(folder / "scores.csv", newline="") as file:
        reader = csv.DictReader(file)
        labels = [x[len("target:"):] for x in reader.fieldnames if x.startswith("target:")]
        for row in reader:
            rows[row["arm"], row["seed"]].append(row)
    runs = defaultdict(dict)
    for (arm, seed), lines in rows.items():
        runs[arm][int(seed)] = Run(lines, labels, thresholds[arm, seed])
    return sheet, labels, runs


# The two-way analysis: seeds and images random, images apart in each stratum.


def crossed(matrices, spans):
    """Of a sum over strata of means of `[seed, image]`: estimate, standard error, freedom."""
    seeds = matrices[0].shape[0]
    per_seed = sum(m.mean(axis=1) for m in matrices)
    of_images, interaction, squares = 0.0, 0.0, 0.0
    for m, span in zip(matrices, spans):
        images = m.shape[1]
        centred = m - m.mean(axis=1, keepdims=True)
        freedom = max(images - 1, 1)
        means = centred.mean(axis=0)
        variance = ((means**2).sum() + span**2) / freedom / images
        of_images += variance
        squares += variance**2 / freedom
        if seeds > 1:
            rest = max((centred**2).sum() - seeds * (means**2).sum(), 0)
            interaction += rest / (freedom * (seeds - 1)) / (seeds * images)
    of_seeds = per_seed.var(ddof=1) / seeds if seeds > 1 else 0.0
    seed_part = max(of_seeds - interaction, 0)
    image_part = max(of_images - interaction, 0)
    variance = seed_part + image_part + interaction
    image_freedom = of_images**2 / squares if squares > 0 else math.inf
    below = (image_part + interaction) ** 2 / image_freedom
    if seeds > 1:
        below += (seed_part + interaction) ** 2 / (seeds - 1)
    freedom = variance**2 / below if below > 0 else math.inf
    return per_seed, per_seed.mean(), math.sqrt(variance), freedom


class SplitMix:
    """Steele, Lea and Flood (2014)."""

    def __init__(self, state):
        self.state = state

    def next(self):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    def drawn(self, count):
        weights = np.zeros(count)
        for _ in range(count):
            weights[(self.next() * count) >> 64] += 1
        return weights


def bca(matrices, level, draws=2000, seed=1):
    """Seeds and images drawn again together; bias and skewness as in scipy.stats.bootstrap."""
    seeds = matrices[0].shape[0]
    per_seed = sum(m.mean(axis=1) for m in matrices)
    centred = [m - m.mean(axis=1, keepdims=True) for m in matrices]
    estimate = per_seed.mean()
    generator = SplitMix(seed)
    replicates = []
    for _ in range(draws):
        w = generator.drawn(seeds) if seeds > 1 else np.ones(1)
        value = w @ per_seed
        for m in centred:
            value += (w @ (m @ generator.drawn(m.shape[1]))) / m.shape[1]
        replicates.append(value / seeds)
    replicates = np.sort(replicates)
    # Draws that are equal in exact arithmetic are equal: their last digits are rounding.
    slack = 1e-12 * max(abs(estimate), np.abs(replicates).max())
    near = np.abs(replicates - estimate) <= slack
    below = (replicates < estimate)[~near].sum() + near.sum() / 2
    if below in (0, draws):
        return None
    bias = stats.norm.ppf(below / draws)
    groups = []
    if seeds > 1:
        groups.append((per_seed.sum() - per_seed) / (seeds - 1))
    for m in centred:
        if m.shape[1] > 1:
            groups.append(estimate - m.mean(axis=0) / (m.shape[1] - 1))
    cubes, squares = 0.0, 0.0
    for values in groups:
        n = len(values)
        influence = (n - 1) * (values.mean() - values) / n
        squares += (influence**2).sum()
        cubes += (influence**3).sum()
    if squares <= 0:
        return None
    acceleration = cubes / (6 * squares**1.5)

    def at(nominal):
        z = bias + stats.norm.ppf(nominal)
        return np.quantile(replicates, stats.norm.cdf(bias + z / (1 - acceleration * z)))

    return at((1 - level) / 2), at((1 + level) / 2)


def holm(values):
    adjusted, least = [None] * len(values), 0.0
    known = sorted((value, index) for index, value in enumerate(values) if value is not None)
    for place, (value, index) in enumerate(known):
        least = max(least, min((len(known) - place) * value, 1))
        adjusted[index] = least
    return adjusted


def sign_flip(differences):
    statistic = lambda x, axis: x.mean(axis=axis)
    if len(differences) == 1 or np.allclose(differences, 0):
        return 1.0
    return stats.permutation_test(
        (differences,), statistic, permutation_type="samples", n_resamples=np.inf, vectorized=True
    ).pvalue


def logit(p):
    kept = np.clip(p, np.finfo(float).eps, 1 - np.finfo(float).eps)
    return np.log(kept) - np.log1p(-kept)


def main(folder, written=None):
    sheet, labels, runs = load(folder)
    rule, alpha = sheet["rule"]["decision"], sheet["rule"]["alpha"]
    weights = {x["name"]: x["weight"] for x in sheet["strata"] if x["weight"] > 0}
    strata = [x["name"] for x in sheet["strata"]]
    order = {name: index for index, name in enumerate(strata)}

    def decision(arm):
        if not arm.startswith("skew"):
            return rule
        return "tuned" if arm.endswith("thresholds") else "fixed"

    def parts(arm, figure, seeds, by):
        names = [figure] if figure != "weighted" else sorted(weights, key=order.get)
        scale = [1.0] if figure != "weighted" else [weights[x] for x in names]
        matrices = [
            w * np.array([runs[arm][s].exact(by, name) for s in seeds])
            for name, w in zip(names, scale)
        ]
        return matrices, scale

    for arm in sheet["arms"]:
        name = arm["name"]
        seeds = [x["seed"] for x in arm["runs"]]
        if not seeds:
            continue
        for key, by in (("exact", decision(name)), ("exact_fixed", "fixed")):
            for figure, value in arm[key].items():
                matrices, spans = parts(name, figure, seeds, by)
                per_seed, estimate, error, freedom = crossed(matrices, spans)
                check("share told exactly", value, "value", estimate)
                for index, share in enumerate(per_seed):
                    check("share by seed", value["by_seed"], index, share)
                reach = stats.t.ppf(1 - alpha / 2, freedom) * error
                check("interval of a share", value["interval"], "lower", max(estimate - reach, 0))
                check("interval of a share", value["interval"], "upper", min(estimate + reach, 1))
                if figure != "weighted":
                    first = runs[name][seeds[0]]
                    here = first.strata == figure
                    check(
                        "share by seed",
                        value["by_seed"],
                        0,
                        metrics.accuracy_score(first.targets[here], first.decisions(by)[here]),
                    )
        check_measures(arm, sheet, labels, [runs[name][s] for s in seeds], decision(name))

    for curve in sheet["doses"]:
        samples = []
        for point in curve["points"]:
            seeds = [x["seed"] for x in arm_row(sheet, point["arm"])["runs"]]
            matrices, spans = parts(point["arm"], curve["figure"], seeds, rule)
            _, estimate, error, freedom = crossed(matrices, spans)
            reach = stats.t.ppf(1 - alpha / 2, freedom) * error
            check("dose", point["figure"], "value", estimate)
            check("dose", point["figure"]["interval"], "lower", max(estimate - reach, 0))
            check("dose", point["figure"]["interval"], "upper", min(estimate + reach, 1))
            samples.append((point, matrices, spans, estimate))
        margin, largest = sheet["rule"]["margin"], samples[-1]
        enough = None
        for point, matrices, spans, _ in samples[:-1]:
            seeds = min(len(matrices[0]), len(largest[1][0]))
            apart = [a[:seeds] - b[:seeds] for a, b in zip(matrices, largest[1])]
            _, estimate, error, freedom = crossed(apart, spans)
            if estimate - stats.t.ppf(1 - alpha / 2, freedom) * error > -margin:
                enough = point["dose"]
                break
        if any(x[3] > largest[3] + margin for x in samples):
            enough = None
        check("smallest sufficient dose", curve, "sufficient", enough)

    tested = []
    for row in sheet["comparisons"]:
        arm, reference = row["arm"], row["reference"]
        seeds = [s for s in runs[arm] if s in runs[reference]]
        seeds.sort(key=[x["seed"] for x in arm_row(sheet, arm)["runs"]].index)
        is_skew = arm.startswith("skew") and len(arm.split()) == 2
        a, spans = parts(arm, row["figure"], seeds, decision(arm))
        b, _ = parts(reference, row["figure"], seeds, "fixed" if is_skew else decision(reference))
        matrices = [x - y for x, y in zip(a, b)]
        per_seed, estimate, error, freedom = crossed(matrices, spans)
        check("effect", row, "effect", estimate)
        check("standard error", row, "standard_error", error)
        check("degrees of freedom", row, "degrees_of_freedom", freedom)
        reach = stats.t.ppf(1 - alpha / 2, freedom) * error
        check("interval of an effect", row["interval"], "lower", max(estimate - reach, -1))
        check("interval of an effect", row["interval"], "upper", min(estimate + reach, 1))
        p = 2 * stats.t.sf(abs(estimate) / error, freedom)
        check("p", row, "p_value", p)
        flips = sign_flip(per_seed)
        check("p of signs", row, "sign_flip_p_value", flips)
        resampled = bca(matrices, 1 - alpha)
        for place, end in enumerate(("lower", "upper")):
            check(
                "resampled interval", row.get("resampled") or {}, end,
                resampled and resampled[place])
        if row["figure"] != "weighted":
            for index, (right, wrong) in enumerate(zip(a[0], b[0])):
                only = int((right > wrong).sum()), int((right < wrong).sum())
                exact = stats.binomtest(only[0], sum(only)).pvalue if sum(only) else 1.0
                check("p of McNemar", row["mc_nemar_p_values"], index, exact)
        if row["is_primary"]:
            tested.append((row, p, flips))
    if sheet["rule"]["correction"] == "holm":
        for (row, _, _), p in zip(tested, holm([p for _, p, _ in tested])):
            check("p after Holm", row, "adjusted_p_value", p)
        for (row, _, _), p in zip(tested, holm([p for _, _, p in tested])):
            check("p of signs after Holm", row, "adjusted_sign_flip_p_value", p)

    for kind in sorted(counts):
        print(f"{kind:28} {counts[kind]:6} figures, largest difference {worst[kind]:.1e}")
    if written:
        written.write_text(json.dumps(sheet, sort_keys=True) + "\n")
    return 0 if all(value <= TOLERANCE for value in worst.values()) else 1


def arm_row(sheet, name):
    return next(arm for arm in sheet["arms"] if arm["name"] == name)


def check_measures(arm, sheet, labels, runs, rule):
    found = arm["measures"]
    names = [x["name"] for x in sheet["strata"]]
    singles = [x for x in labels]
    several = [x for x in names if "+" in x]
    negatives = [x for x in names if x in ("none", "unseen", "far")]
    # The strata of one file; a label of such a name would need more care.
    held = [x for x in names if x not in negatives]

    def mean(value):
        values = [v for v in (value(run) for run in runs) if v is not None]
        return float(np.mean(values)) if values else None

    def within(run, wanted):
        return np.isin(run.strata, wanted)

    check("macro-AP", found, "macro_average_precision", mean(
        lambda run: metrics.average_precision_score(run.targets, run.scores, average="macro")))
    check("macro-F1", found, "macro_f1", mean(
        lambda run: metrics.f1_score(run.targets, run.decisions(rule), average="macro")))

    def calibration(run, bins=15):
        errors = []
        for label in range(len(labels)):
            score, target = run.scores[:, label], run.targets[:, label]
            place = np.minimum((score * bins).astype(int), bins)
            total = 0.0
            for b in np.unique(place):
                here = place == b
                total += here.mean() * abs(target[here].mean() - score[here].mean())
            errors.append(total)
        return np.mean(errors)

    check("calibration error", found, "calibration_error", mean(calibration))
    for index, label in enumerate(labels):
        def share(run, wanted, holds):
            here = within(run, wanted) & (run.targets[:, index] == holds)
            return run.decisions(rule)[here, index].mean() if here.any() else None

        check("recall", found["recall"], label, mean(lambda run: share(run, singles, 1)))
        check("false rate", found["false_rate"], label, mean(lambda run: share(run, singles, 0)))
        check("recall in several", found["recall_in_several"], label, mean(
            lambda run: share(run, several, 1)))

    def at_least_one(run):
        here = within(run, several)
        return ((run.decisions(rule)[here] * run.targets[here]).max(axis=1)).mean()

    check("at least one", found, "at_least_one", mean(at_least_one))
    for name in names:
        check("sum of probabilities", found["probability_sum"], name, mean(
            lambda run: run.scores[run.strata == name].sum(axis=1).mean()))
        if len(labels) == 2:
            def correlation(run):
                z = logit(run.scores[run.strata == name])
                return stats.pearsonr(z[:, 0], z[:, 1]).statistic if len(z) > 2 else None

            check("correlation of heads", found["head_correlation"], name, mean(correlation))
    for name in negatives:
        check("any positive", found["any_positive"], name, mean(
            lambda run: run.decisions(rule)[run.strata == name].max(axis=1).mean()))

        def energy(run):
            of = np.logaddexp(0, logit(run.scores)).sum(axis=1)
            kept = np.sort(of[within(run, held)])[::-1]
            threshold = kept[max(math.ceil(0.95 * len(kept) - 1e-9), 1) - 1]
            return (of[run.strata == name] >= threshold - 1e-12).mean()

        check("false rate by energy", found["energy_false_rate"], name, mean(energy))
    if len(labels) == 2:
        for index, label in enumerate(labels):
            other = labels[1 - index]

            def area(run, positives, negatives):
                here = within(run, [positives, negatives])
                return metrics.roc_auc_score(run.strata[here] == positives, run.scores[here, index])

            row = found["pairs"][index]
            both = "+".join(labels)
            check("area beside the other", row, "beside_other", mean(
                lambda run: area(run, both, other)))
            check("area from nothing", row, "from_nothing", mean(
                lambda run: area(run, label, "none")))
            check("area from the other", row, "from_other", mean(
                lambda run: area(run, label, other)))
        count = lambda name: arm["mix"].get(name, 0)
        both, a, b, none = count("+".join(labels)), count(labels[0]), count(labels[1]), count("none")
        truth = [1] * (both + a) + [0] * (b + none)
        other = [1] * both + [0] * a + [1] * b + [0] * none
        varies = len(set(truth)) > 1 and len(set(other)) > 1
        check("phi of the mix", arm, "phi",
              float(metrics.matthews_corrcoef(truth, other)) if varies else None)


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
