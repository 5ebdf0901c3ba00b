# What trends.ts times in this library, timed in statsmodels and pymannkendall: medians in milliseconds, as JSON.
import json
import sys
import time
import warnings

import numpy
import pymannkendall
import statsmodels
from statsmodels.tsa.exponential_smoothing.ets import ETSModel
from statsmodels.tsa.forecasting.theta import ThetaModel
from statsmodels.tsa.seasonal import STL

warnings.filterwarnings("ignore")


def median(work, seconds):
    work()
    times = []
    end = time.perf_counter() + seconds
    while not times or (time.perf_counter() < end and len(times) < 200):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return float(numpy.median(times))


def exponential_smoothing(values):
    # The additive models of which the best is taken: this library weighs fifteen.
    models = [
        ETSModel(values, error="add", trend=trend, damped_trend=damped, seasonal=season, seasonal_periods=12 if season else None)
        for trend, damped in [(None, False), ("add", False), ("add", True)]
        for season in [None, "add"]
    ]
    best = min((model.fit(disp=False) for model in models), key=lambda fit: fit.aicc)
    return best.forecast(12)


given = json.load(sys.stdin)
result = {"versions": f"statsmodels {statsmodels.__version__}, pymannkendall {pymannkendall.__version__}", "times": {}}
for values in given["series"]:
    array = numpy.array(values)
    result["times"][len(values)] = {
        "Mann–Kendall": median(lambda: pymannkendall.original_test(array), given["seconds"]),
        "STL, robust": median(lambda: STL(array, period=12, seasonal=7, robust=True).fit(), given["seconds"]),
        "Theta, 12 ahead": median(lambda: ThetaModel(array, period=12).fit().forecast(12), given["seconds"]),
        "exponential smoothing, best by AICc, 12 ahead": median(lambda: exponential_smoothing(array), given["seconds"]),
    }
json.dump(result, sys.stdout)
