"""What pandas makes of a web server's log: the ways that visits take, by the words of docs/spec/event.md."""
import gzip
import json
import re
import sys

import pandas as pd

DEPTH = 3
# A line that its server cut off ends within its agent.
LINE = re.compile(r'(\S+) \S+ \S+ \[([^\]]+)\] "(\S+) (\S+)[^"]*" (\d{3}) \S+ "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)')
ASSETS = set(
    "css js mjs map png jpg jpeg gif webp avif svg ico bmp woff woff2 ttf otf eot mp3 mp4 webm ogg wav flv swf zip gz "
    "tgz tar bz2 rar 7z exe msi dmg iso deb rpm jar pdf xml rss atom json txt csv".split()
)

rows = []
with gzip.open(sys.argv[1], "rt", encoding="utf-8", errors="replace") as lines:
    for line in lines:
        found = LINE.match(line.rstrip())
        if found:
            address, at, method, target, status, _, agent = found.groups()
            rows.append((address, agent, at, method, target.split("?", 1)[0], int(status)))

log = pd.DataFrame(rows, columns=["address", "agent", "at", "method", "path", "status"])
name = log["path"].str.rsplit("/", n=1).str[-1]
ending = name.where(name.str.contains(".", regex=False), "").str.rsplit(".", n=1).str[-1].str.lower()
pages = log[(log["method"] == "GET") & log["status"].isin([200, 304]) & ~ending.isin(ASSETS)].copy()
pages["moment"] = pd.to_datetime(pages["at"], format="%d/%b/%Y:%H:%M:%S %z", utc=True)
pages = pages.sort_values(["address", "agent", "moment", "path"], kind="stable")

silence = pages.groupby(["address", "agent"])["moment"].diff()
pages["visit"] = (silence.isna() | (silence > pd.Timedelta(minutes=30))).cumsum()
turns = pages[pages["path"] != pages.groupby("visit")["path"].shift()].copy()
turns["step"] = turns.groupby("visit").cumcount() + 1
turns["next"] = turns.groupby("visit")["path"].shift(-1)
turns = turns[turns["step"] <= DEPTH]
links = turns[(turns["step"] < DEPTH) & turns["next"].notna()]

print(
    json.dumps(
        {
            "views": {path: int(count) for path, count in pages.groupby("path").size().items()},
            "visits": int(pages["visit"].nunique()),
            "nodes": {f"{step} {path}": int(n) for (step, path), n in turns.groupby(["step", "path"]).size().items()},
            "links": {
                f"{step} {path} {after}": int(n)
                for (step, path, after), n in links.groupby(["step", "path", "next"]).size().items()
            },
        }
    )
)
