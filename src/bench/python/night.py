"""The flights night and its scoring with pandas and scikit-learn, as one would write them there.

night.py night CSV FOLDER        read, describe, features, fit, judge, write a model and the hold-out predictions
night.py score CSV FOLDER OUT    score with that model
"""
import json
import pickle
import sys
from pathlib import Path

import numpy
import pandas
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

FEATURES = ["month", "day", "weekday", "minute", "distance", "origin", "destination"]


def read(csv):
    return pandas.read_csv(csv, parse_dates=["departure"], date_parser=to_time, dtype={"id": str})


def to_time(column):
    return pandas.to_datetime(column, format="%Y-%m-%d %H:%M")


def features(rows, levels):
    time = rows["departure"].dt
    columns = [
        time.month,
        time.day,
        time.dayofweek + 1,
        time.hour * 60 + time.minute,
        rows["distance"],
        pandas.Categorical(rows["origin"], levels).codes,
        pandas.Categorical(rows["destination"], levels).codes,
    ]
    return numpy.column_stack([numpy.asarray(column, dtype=numpy.float32) for column in columns])


def night(csv, folder):
    rows = read(csv)
    rows.describe(include="all", datetime_is_numeric=True).to_csv(folder / "profile.csv")
    duplicates = rows["id"].duplicated().sum()
    levels = sorted(set(rows["origin"]) | set(rows["destination"]))
    late = (rows["delay"] > 15).to_numpy()
    boundary = rows["departure"].sort_values().iloc[round(len(rows) * 0.8)]
    held_out = (rows["departure"] >= boundary).to_numpy()
    matrix = features(rows, levels)
    model = HistGradientBoostingClassifier(
        max_iter=100, max_depth=8, learning_rate=0.1, max_leaf_nodes=None, early_stopping=False
    )
    model.fit(matrix[~held_out], late[~held_out])
    scores = model.predict_proba(matrix[held_out])[:, 1]
    with open(folder / "model.pickle", "wb") as file:
        pickle.dump((levels, model), file)
    pandas.DataFrame({"label": late[held_out], "score": scores}).to_csv(folder / "predictions.csv", index=False)
    auc = roc_auc_score(late[held_out], scores)
    print(json.dumps({"auc": round(float(auc), 4), "duplicates": int(duplicates)}))


def score(csv, folder, target):
    with open(folder / "model.pickle", "rb") as file:
        levels, model = pickle.load(file)
    rows = read(csv)
    scores = model.predict_proba(features(rows, levels))[:, 1]
    pandas.DataFrame(
        {"id": rows["id"], "prediction": scores >= 0.5, "score": scores, "model": 1, "run": "python"}
    ).to_csv(target, index=False)


if __name__ == "__main__":
    task, csv, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    if task == "night":
        night(csv, folder)
    else:
        score(csv, folder, sys.argv[4])
