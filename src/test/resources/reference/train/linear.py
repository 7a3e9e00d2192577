"""Writes linear.json: rows, labels and what scikit-learn 1.2.1 fits to them.

Run: /usr/bin/python3 linear.py > linear.json   (scikit-learn 1.2.1, numpy 1.24.2)

Cells are 32-bit numbers. Columns are standardised by StandardScaler; coefficients are on standardised columns. The penalty of logistic
regression is lambda = 1 / C, of ridge lambda = alpha.
"""
import json

import numpy as np
import sklearn
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.preprocessing import StandardScaler

assert sklearn.__version__ == "1.2.1"
rng = np.random.default_rng(20261124)
n, k = 240, 5
x = rng.normal(size=(n, k))
x[:, 1] = 0.7 * x[:, 0] + 0.5 * x[:, 1]
x[:, 2] = 1000 + 30 * x[:, 2]
x[:, 3] = (x[:, 3] > 0.4).astype(float)
x = x.astype(np.float32)
z = StandardScaler().fit_transform(x.astype(float))
raw = z @ np.array([1.2, -0.8, 0.5, 0.9, 0.0]) - 0.7
binary = (rng.uniform(size=n) < 1 / (1 + np.exp(-raw))).astype(int)
classes = np.argmax(np.c_[raw, z @ np.array([-1, 0.3, 0.2, 0, 1.0]), z[:, 4]] + rng.gumbel(size=(n, 3)), axis=1)
number = 40 + 9 * raw + rng.normal(size=n) * 3

cases = []
for lam in (0.1, 1.0, 25.0):
    for weight in (None, "balanced"):
        m = LogisticRegression(C=1 / lam, class_weight=weight, solver="newton-cg", tol=1e-12, max_iter=10000).fit(z, binary)
        cases.append({"task": "binary", "lambda": lam, "balanced": weight is not None, "weights": m.coef_.ravel().tolist(),
                      "intercepts": m.intercept_.tolist(), "predictions": m.predict_proba(z)[:, 1].tolist()})
    m = LogisticRegression(C=1 / lam, solver="newton-cg", tol=1e-12, max_iter=10000).fit(z, classes)
    cases.append({"task": "classes", "lambda": lam, "balanced": False, "weights": m.coef_.ravel().tolist(),
                  "intercepts": m.intercept_.tolist(), "predictions": m.predict_proba(z).ravel().tolist()})
    m = Ridge(alpha=lam).fit(z, number)
    cases.append({"task": "regression", "lambda": lam, "balanced": False, "weights": m.coef_.tolist(),
                  "intercepts": [float(m.intercept_)], "predictions": m.predict(z).tolist()})
print(json.dumps({"rows": n, "columns": k, "cells": x.ravel().astype(float).tolist(), "binary": binary.tolist(),
                  "classes": classes.tolist(), "regression": number.tolist(), "cases": cases}))
