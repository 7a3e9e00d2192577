#!/usr/bin/python3
"""The yardstick for a short scoring run: loads a pickled scikit-learn model, scores a CSV file, writes the scores.

    score.py train ROWS.csv MODEL.pickle     once: a HistGradientBoostingClassifier of 100 rounds on every column
    score.py score ROWS.csv MODEL.pickle SCORES.csv

The data are those of data/telco-churn.csv: the key `customer_id`, the label `churn`. Needs Debian's python3-sklearn and python3-pandas.
"""
import pickle
import sys

import pandas
import sklearn  # noqa: F401 -- part of what is measured, whatever the pickle needs

KEY, LABEL = "customer_id", "churn"


def features(rows):
    columns = rows.drop(columns=[KEY, LABEL], errors="ignore")
    columns["spend_per_month"] = columns["total_charges"] / columns["tenure"].where(columns["tenure"] > 0)
    return pandas.get_dummies(columns)


def train(rows, model):
    from sklearn.ensemble import HistGradientBoostingClassifier

    data = pandas.read_csv(rows)
    matrix = features(data)
    fitted = HistGradientBoostingClassifier(max_iter=100).fit(matrix, data[LABEL] == "Yes")
    with open(model, "wb") as file:
        pickle.dump((list(matrix.columns), fitted), file)


def score(rows, model, scores):
    with open(model, "rb") as file:
        columns, fitted = pickle.load(file)
    data = pandas.read_csv(rows)
    matrix = features(data).reindex(columns=columns, fill_value=0)
    chance = fitted.predict_proba(matrix)[:, 1]
    result = pandas.DataFrame({KEY: data[KEY], "prediction": chance >= 0.5, "score": chance})
    result.to_csv(scores, index=False)


if __name__ == "__main__":
    {"train": train, "score": score}[sys.argv[1]](*sys.argv[2:])
