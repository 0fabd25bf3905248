"""The questions of `windrose bench analyses`, as an analyst asks them of pandas: a line of JSON for each."""

import json
import sys
import time

import pandas as pd

DAY = 86_400_000_000
WEEK = 7 * DAY
# 2025-06-30 is a Monday.
MONDAY = int(pd.Timestamp("2025-06-30").value // 1000)

begun = time.monotonic()
events = pd.read_csv(
    sys.argv[1],
    names=["person", "moment", "type", "name", "session", "path", "device", "traffic", "channel", "country"],
    dtype={
        "person": "int64",
        "moment": "int64",
        "type": "category",
        "name": "category",
        "session": "string",
        "path": "category",
        "device": "category",
        "traffic": "category",
        "channel": "category",
        "country": "category",
    },
)
events = events[(events["device"] != "robot") & (events["traffic"] != "internal")]
# Texts are compared by number, as a careful analyst has them.
events["session"] = pd.factorize(events["session"])[0]
print(json.dumps({"name": "load", "seconds": time.monotonic() - begun, "answer": len(events)}), flush=True)


def trend():
    grouped = events.groupby(["channel", events["moment"] // DAY], observed=True, dropna=False).size()
    return [len(grouped), int(grouped.sum())]


def people():
    grouped = events.groupby(["country", (events["moment"] - MONDAY) // WEEK], observed=True, dropna=False)
    counts = grouped["person"].nunique()
    return [len(counts), int(counts.sum())]


def funnel():
    is_page = events["type"] == "page"
    at = events.loc[is_page, ["person", "moment"]].sort_values("moment")
    at["start"] = at["moment"]
    reached = [at["person"].nunique()]
    for name in ["Product Viewed", "Product Added", "Checkout Started", "Order Completed"]:
        is_step = (events["type"] == "track") & (events["name"] == name)
        step = events.loc[is_step, ["person", "moment"]].sort_values("moment")
        step = pd.merge_asof(step, at, on="moment", by="person")
        at = step[step["moment"] - step["start"] <= 7 * DAY]
        reached.append(at["person"].nunique())
    return [int(number) for number in reached]


def retention():
    did = pd.DataFrame({"person": events["person"], "week": (events["moment"] - MONDAY) // WEEK}).drop_duplicates()
    did["cohort"] = did.groupby("person")["week"].transform("min")
    did["since"] = did["week"] - did["cohort"]
    counts = did[did["since"] < 12].groupby(["cohort", "since"]).size()
    return [len(counts), int(counts.sum())]


def paths():
    pages = events.loc[events["type"] == "page", ["person", "session", "moment", "path"]]
    pages = pages.sort_values(["person", "session", "moment", "path"])
    visit = ["person", "session"]
    pages = pages[pages["path"] != pages.groupby(visit)["path"].shift()]
    place = pages.groupby(visit).cumcount()
    codes = pages.assign(path=pages["path"].cat.codes)
    steps = {step: codes.groupby(visit)["path"].shift(-step, fill_value=-1) for step in range(5)}
    counts = pd.DataFrame(steps)[place == 0].groupby(list(range(5))).size()
    return [len(counts), int(counts.sum())]


for question in [trend, people, funnel, retention, paths]:
    seconds = []
    for _ in range(int(sys.argv[2])):
        begun = time.monotonic()
        answer = question()
        seconds.append(time.monotonic() - begun)
    print(json.dumps({"name": question.__name__, "seconds": min(seconds), "answer": answer}), flush=True)
