"""Writes metrics.json: predictions and what scikit-learn 1.2.1 says of them.

Run: /usr/bin/python3 metrics.py > metrics.json   (scikit-learn 1.2.1, numpy 1.24.2, scipy 1.10.1)

Per case and metric: a number, or {"raises": ...} where scikit-learn refuses, or {"undefined": ...} where it warns and falls
back to a number although no row can tell. What scikit-learn does not have (lift, the error of the AUC, intervals) is computed
here by its definition, in quadratic time.

Run: python3 metrics.py intervals < metrics.json > new.json   where only the intervals are to be written anew, without scikit-learn
(so last with numpy 2.4.6, scipy 1.17.1)
"""
import json
import sys
import warnings

import numpy as np
import scipy.stats

if sys.argv[1:] != ["intervals"]:
    import sklearn
    from sklearn import metrics as m
    from sklearn.calibration import calibration_curve

    assert sklearn.__version__ == "1.2.1"
rng = np.random.default_rng(20261122)
Z = scipy.stats.norm.ppf(0.975)


def tell(f):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            value = float(f())
        except ValueError as e:
            return {"raises": str(e).split("\n")[0]}
    return value if np.isfinite(value) else {"undefined": str(value)}


def lift(y, p):
    k = -(-len(y) // 10)
    inside = np.empty(len(y))
    for i, s in enumerate(p):
        above, equal = np.sum(p > s), np.sum(p == s)
        inside[i] = min(1.0, max(0.0, (k - above) / equal))
    return np.sum(inside * y) / k / np.mean(y)


def reach(degrees):
    """Standard errors to either side: Student's t by whole degrees, from 29 on the normal distribution."""
    return Z if degrees >= 29 else scipy.stats.t.ppf(0.975, int(degrees))


def auc_interval(y, p):
    x, o = p[y == 1], p[y == 0]
    psi = (x[:, None] > o[None, :]) + 0.5 * (x[:, None] == o[None, :])
    a, few = psi.mean(), min(len(x), len(o))
    if a in (0, 1):
        return wilson(few * a, few)
    one, other = np.var(psi.mean(1), ddof=1) / len(x), np.var(psi.mean(0), ddof=1) / len(o)
    e = np.sqrt(one + other)
    if e == 0:
        return [a, a]
    h = reach((one + other) ** 2 / (one**2 / (len(x) - 1) + other**2 / (len(o) - 1))) * e
    return [max(0.0, a - h), min(1.0, a + h)]


def wilson(hits, n):
    r = scipy.stats.binomtest(int(hits), int(n)).proportion_ci(0.95, "wilson")
    return [r.low, r.high]


def around(estimate, error, n):
    """None where few rows are all the same."""
    if error == 0 and n < 30:
        return None
    return [max(0.0, estimate - reach(n - 1) * error), estimate + reach(n - 1) * error]


def mean_interval(x):
    return around(np.mean(x), np.std(x, ddof=1) / np.sqrt(len(x)), len(x))


def known(intervals):
    return {name: interval for name, interval in intervals.items() if interval is not None}


def binary_intervals(y, p, d):
    intervals = {"accuracy": wilson((y == d).sum(), len(y))}
    if min(y.sum(), len(y) - y.sum()) >= 2:
        intervals["auc"] = auc_interval(y, p)
    if d.any():
        intervals["precision"] = wilson((d & (y == 1)).sum(), d.sum())
    if y.any():
        intervals["recall"] = wilson((d & (y == 1)).sum(), y.sum())
    if len(y) > 1:
        q = np.clip(p, np.finfo(float).eps, 1 - np.finfo(float).eps)
        intervals["log_loss"] = mean_interval(-np.log(np.where(y == 1, q, 1 - q)))
        intervals["brier"] = mean_interval((p - y) ** 2)
    return known(intervals)


def regression_intervals(y, p):
    intervals = {}
    if len(y) > 1:
        intervals["mae"] = mean_interval(np.abs(p - y))
        s, rmse = (p - y) ** 2, np.sqrt(np.mean((p - y) ** 2))
        if rmse > 0:
            intervals["rmse"] = around(rmse, np.std(s, ddof=1) / np.sqrt(len(s)) / (2 * rmse), len(s))
    return known(intervals)


def binary(name, y, p, threshold=0.5):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    d = p >= threshold
    none = {"undefined": "no row is positive"}
    expected = {
        "auc": tell(lambda: m.roc_auc_score(y, p)),
        "log_loss": tell(lambda: m.log_loss(y, p, labels=[0, 1])),
        "accuracy": tell(lambda: m.accuracy_score(y, d)),
        "f1": tell(lambda: m.f1_score(y, d)) if y.any() else none,
        "precision": tell(lambda: m.precision_score(y, d)) if y.any() or d.any() else none,
        "recall": tell(lambda: m.recall_score(y, d)) if y.any() else none,
        "brier": tell(lambda: m.brier_score_loss(y, p, pos_label=1)),
        "lift": tell(lambda: lift(y, p)) if y.any() else none,
    }
    case = {"name": name, "task": "binary", "classes": 2, "threshold": threshold,
            "labels": y.tolist(), "predictions": [None if np.isnan(v) else v for v in p], "expected": expected}
    if np.isnan(p).any():
        case["expected"] = {k: {"raises": "Input contains NaN."} for k in expected}
        assert "NaN" in expected["auc"]["raises"]
        return case
    case["confusion"] = m.confusion_matrix(y, d, labels=[0, 1]).tolist()
    true, pred = calibration_curve(y, p, n_bins=10) if len(set(y)) == 2 else ([], [])
    case["calibration"] = [[a, b] for a, b in zip(pred, true)]
    case["intervals"] = binary_intervals(y, p, d)
    return case


def classes(name, y, p):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    k = p.shape[1]
    d = p.argmax(1)
    case = {
        "name": name, "task": "classes", "classes": k, "threshold": 0.5,
        "labels": y.tolist(), "predictions": p.ravel().tolist(),
        "expected": {
            "auc": tell(lambda: m.roc_auc_score(y, p, multi_class="ovr", average="macro", labels=list(range(k)))),
            "log_loss": tell(lambda: m.log_loss(y, p, labels=list(range(k)))),
            "accuracy": tell(lambda: m.accuracy_score(y, d)),
            "f1": tell(lambda: m.f1_score(y, d, average="macro")),
            "precision": tell(lambda: m.precision_score(y, d, average="macro")),
            "recall": tell(lambda: m.recall_score(y, d, average="macro")),
            "brier": {"undefined": "only binary"},
        },
        "confusion": m.confusion_matrix(y, d, labels=list(range(k))).tolist(),
        "intervals": {"accuracy": wilson((y == d).sum(), len(y))},
    }
    true, pred = calibration_curve(y == d, p.max(1), n_bins=10)
    case["calibration"] = [[a, b] for a, b in zip(pred, true)]
    return case


def regression(name, y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    r2 = tell(lambda: m.r2_score(y, p))
    expected = {
        "rmse": tell(lambda: np.sqrt(m.mean_squared_error(y, p))),
        "mae": tell(lambda: m.mean_absolute_error(y, p)),
        "r2": r2 if len(set(y)) > 1 else {"undefined": "all labels are equal; scikit-learn says 0 or 1"},
        "auc": {"undefined": "not of this task"},
    }
    return {"name": name, "task": "regression", "classes": 1, "threshold": 0.5, "labels": y.tolist(),
            "predictions": p.tolist(), "expected": expected, "intervals": regression_intervals(y, p)}


if sys.argv[1:] == ["intervals"]:
    out = json.load(sys.stdin)
    for case in out["cases"]:
        if "intervals" in case and case["task"] != "classes":
            y, p = np.array(case["labels"], dtype=float), np.array(case["predictions"], dtype=float)
            case["intervals"] = (
                regression_intervals(y, p) if case["task"] == "regression" else binary_intervals(y, p, p >= case["threshold"]))
    json.dump(out, sys.stdout, allow_nan=False)
    print()
    sys.exit()

n = 200
y = (rng.random(n) < 0.3).astype(int)
noise = rng.normal(size=n)
p = 1 / (1 + np.exp(-(2.0 * y - 1.2 + noise)))
softmax = lambda z: np.exp(z) / np.exp(z).sum(1, keepdims=True)
y3 = rng.integers(0, 3, 120)
z3 = rng.normal(size=(120, 3)) + 1.5 * np.eye(3)[y3]
y5 = rng.choice(5, 150, p=[0.5, 0.2, 0.15, 0.1, 0.05])
z5 = rng.normal(size=(150, 5)) + np.eye(5)[y5]
z5[:, 4] -= 6
house = rng.lognormal(12, 0.4, 100)

cases = [
    binary("two classes", y, p),
    binary("a threshold of 0.3", y, p, 0.3),
    binary("many equal scores", y, np.round(p, 1)),
    binary("constant scores", y, np.full(n, 0.3)),
    binary("constant scores at the threshold", y, np.full(n, 0.5)),
    binary("scores of 0 and 1 only", y, (p > 0.4).astype(float)),
    binary("certain and wrong", [1, 0, 1, 0], [0.0, 1.0, 1.0, 0.0]),
    binary("classes fully apart", [0, 0, 0, 1, 1], [0.1, 0.2, 0.3, 0.8, 0.9]),
    binary("nothing predicted positive", [0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4]),
    binary("no positive rows", [0, 0, 0], [0.1, 0.6, 0.3]),
    binary("no positive rows and none predicted", [0, 0, 0], [0.1, 0.2, 0.3]),
    binary("positive rows only", [1, 1, 1, 1], [0.1, 0.6, 0.3, 0.9]),
    binary("one row", [1], [0.7]),
    binary("seven rows, ties at the edge of the top tenth", [1, 0, 0, 1, 0, 0, 1], [0.9, 0.9, 0.9, 0.2, 0.1, 0.9, 0.3]),
    binary("NaN among the scores", [0, 1, 0, 1], [0.1, float("nan"), 0.3, 0.4]),
    binary("scores on the edges of the bins", [0, 1] * 6, [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 0.05]),
    classes("three classes", y3, softmax(z3)),
    classes("five classes, one never predicted", y5, softmax(z5)),
    classes("a class without rows", np.where(y3 == 2, 0, y3), softmax(z3)),
    classes("a class without rows or predictions", [0, 1, 0, 1], [[0.6, 0.3, 0.1], [0.3, 0.6, 0.1], [0.2, 0.7, 0.1], [0.1, 0.8, 0.1]]),
    classes("certain and wrong, three classes", [0, 1, 2, 0], [[0, 1, 0], [0, 1, 0], [0, 0, 1], [1, 0, 0]]),
    classes("equal probabilities", [0, 1, 2], np.full((3, 3), 1 / 3)),
    regression("house prices", house, house * rng.lognormal(0, 0.2, 100)),
    regression("worse than the mean", [1, 2, 3, 4], [4, 3, 2, 1]),
    regression("constant labels", [5, 5, 5], [5, 5.5, 4]),
    regression("constant labels, perfect", [0.1] * 10, [0.1] * 10),
    regression("perfect", [1, 2, 3], [1, 2, 3]),
    regression("one row of a regression", [3], [4]),
    regression("far from zero", 1e9 + rng.normal(size=50), 1e9 + rng.normal(size=50)),
]
out = {"scikit-learn": sklearn.__version__, "numpy": np.__version__, "scipy": scipy.__version__, "cases": cases}
json.dump(out, sys.stdout, allow_nan=False)
print()
