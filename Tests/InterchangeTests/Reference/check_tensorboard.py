"""Reads event files with TensorBoard's own code and compares them with the store they came from.

    check_tensorboard.py LOGDIR STORE      # pip install tensorboard
"""
import json
import pathlib
import subprocess
import sys
import time
import urllib.parse
import urllib.request

import numpy as np
import store_series
from tensorboard import context
from tensorboard.backend.event_processing import data_provider, event_accumulator, event_file_loader
from tensorboard.backend.event_processing import plugin_event_multiplexer
from tensorboard.util import tensor_util

logdir, store = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
database = store_series.connect(store)


def series(run, name):
    return store_series.series(database, run, name)


def records(path):
    """Every record, its checksums checked by TensorBoard's reader; fails on a damaged one."""
    return sum(1 for _ in event_file_loader._make_tf_record_iterator(str(path)))


count = 0
for path in logdir.rglob("*tfevents*"):
    count += records(path)
print(f"{count} records, checksums good")

names = sorted(p.name for p in logdir.iterdir() if p.is_dir())
guidance = {key: 0 for key in ("scalars", "tensors", "images", "histograms", "compressedHistograms")}
for name in names:
    run = int(name.split("-")[0])
    events = event_accumulator.EventAccumulator(str(logdir / name), size_guidance=guidance)
    events.Reload()
    scalars = events.Tags()["scalars"]
    compared = 0
    for stored, tag in [
        ("train-loss", "loss/train"), ("validation-loss", "loss/validation"),
        ("learning-rate", "train/learning_rate"), ("gradient-norm", "train/gradient_norm"),
    ]:
        wanted = series(run, stored)
        found = events.Scalars(tag)
        assert [e.step for e in found] == list(wanted), (name, tag, len(found), len(wanted))
        assert all(e.value == np.float32(wanted[e.step]) or e.value != e.value for e in found), (name, tag)
        times = [e.wall_time for e in found]
        assert times == sorted(times), (name, tag)
        compared += len(found)
    epochs = database.execute(
        "SELECT epochs.step, epochs.time, measures FROM epochs JOIN evaluations USING (run, epoch) "
        "WHERE run = ? AND split = 'validation' ORDER BY epoch", (run,)).fetchall()
    for step, at, text in epochs:
        measures = json.loads(text)
        for tag in scalars:
            parts = tag.split("/")
            if parts[0] == "validation":
                value = measures.get(parts[1])
            elif parts[0] == "labels":
                label = next(l for l in measures["labels"] if l["label"] == "/".join(parts[1:-1]))
                value = label[parts[-1]]
            else:
                continue
            found = [e for e in events.Scalars(tag) if e.step == step]
            assert len(found) == (value is not None), (name, tag, step)
            if found:
                assert found[0].value == np.float32(value), (name, tag, step)
                assert abs(found[0].wall_time - at) < 1, (name, tag, step, found[0].wall_time - at)
                compared += 1
    created, finished = database.execute("SELECT created, finished FROM runs WHERE id = ?", (run,)).fetchone()
    losses = events.Scalars("loss/train")
    assert created <= losses[0].wall_time and losses[-1].wall_time <= (finished or 1e18), name
    print(f"{name}: {compared} points of {len(scalars)} curves equal to the store")

# What the panels read.
multiplexer = plugin_event_multiplexer.EventMultiplexer(tensor_size_guidance={
    name: 0 for name in ("scalars", "histograms", "images", "text", "pr_curves", "hparams")})
multiplexer.AddRunsFromDirectory(str(logdir))
multiplexer.Reload()
data = data_provider.MultiplexerDataProvider(multiplexer, str(logdir))
ctx = context.RequestContext()


def scores(run, split):
    labels, scores, targets = database.execute(
        "SELECT labels, scores, targets FROM scores WHERE run = ? AND split = ?", (run, split)).fetchone()
    labels = json.loads(labels)
    return (labels, np.frombuffer(scores, "<f4").reshape(-1, len(labels)),
            np.frombuffer(targets, "u1").reshape(-1, len(labels)))


for plugin in ("pr_curves", "histograms", "text", "hparams"):
    listed = data.list_tensors(ctx, experiment_id="", plugin_name=plugin)
    print(plugin, {run: len(tags) for run, tags in sorted(listed.items())})
images = data.list_blob_sequences(ctx, experiment_id="", plugin_name="images")
print("images", {run: sorted(tags) for run, tags in sorted(images.items())})

for name in names:
    run = int(name.split("-")[0])
    for split in ("tune", "validation"):
        labels, values, targets = scores(run, split)
        for index, label in enumerate(labels):
            event = multiplexer.Tensors(name, f"{split}/{label}")[-1]
            table = tensor_util.make_ndarray(event.tensor_proto)
            known = targets[:, index] < 2
            for place in range(table.shape[1]):
                called = values[known, index].astype(float) >= place / (table.shape[1] - 1)
                true = targets[known, index] == 1
                assert list(table[:4, place]) == [
                    (called & true).sum(), (called & ~true).sum(), (~called & ~true).sum(),
                    (~called & true).sum()], (name, split, label, place)
            for part, wanted in (("present", 1), ("absent", 0)):
                event = multiplexer.Tensors(name, f"scores_{split}/{label}/{part}")[-1]
                table = tensor_util.make_ndarray(event.tensor_proto)
                mine = values[targets[:, index] == wanted, index]
                assert table[:, 2].sum() == len(mine)
                assert table[0, 0] == mine.min() and table[-1, 1] == mine.max()
print("precision-recall curves and histograms of scores equal to those made from the scores")

# A real server, over HTTP.
port = 6123
server = subprocess.Popen(
    [sys.executable, "-m", "tensorboard.main", "--logdir", str(logdir), "--port", str(port)],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    def get(path, body=None, **query):
        url = f"http://localhost:{port}/data/{path}" + ("?" + urllib.parse.urlencode(query, True) if query else "")
        request = urllib.request.Request(url, body and json.dumps(body).encode(), {"Content-Type": "application/json"})
        answer = urllib.request.urlopen(request).read()
        return json.loads(answer.replace(b"NaN", b"null")) if answer[:1] in b"[{" else answer

    for _ in range(120):
        try:
            if len(get("plugin/scalars/tags")) >= len(names):
                break
        except OSError:
            pass
        time.sleep(0.5)
    time.sleep(2)
    tags = get("plugin/scalars/tags")
    for name in names:
        run = int(name.split("-")[0])
        wanted = series(run, "train-loss")
        found = get("plugin/scalars/scalars", run=name, tag="loss/train")
        assert len(found) == min(1000, len(wanted)), (name, len(found))
        assert all(np.float32(wanted[step]) == np.float32(value) for _, step, value in found)
        curves = get("plugin/pr_curves/pr_curves", run=[name], tag=f"tune/{scores(run, 'tune')[0][0]}")
        assert len(curves[name][-1]["thresholds"]) > 100
        histogram = get("plugin/histograms/tags")[name]
        get("plugin/histograms/histograms", run=name, tag=sorted(histogram)[0])
        words = get("plugin/text/text", run=name, tag="run/experiment")
        assert b"<code" in words[0]["text"].encode()
        pictures = get("plugin/images/tags").get(name, {})
        for tag in pictures:
            sample = get("plugin/images/images", run=name, tag=tag, sample=0)[-1]
            assert get("plugin/images/individualImage?" + sample["query"])[:4] == b"\x89PNG"
        print(f"{name} by HTTP: {len(tags[name])} curves, {len(histogram)} histograms, {len(pictures)} pictures")
    experiment = get("plugin/hparams/experiment", body={"experimentName": "", "includeMetrics": True})
    groups = get("plugin/hparams/session_groups", body={
        "experimentName": "", "startIndex": 0, "sliceSize": 100, "includeMetrics": True,
        "allowedStatuses": ["STATUS_SUCCESS", "STATUS_FAILURE", "STATUS_RUNNING", "STATUS_UNKNOWN"],
        "colParams": [{"hparam": h["name"]} for h in experiment["hparamInfos"]]
        + [{"metric": m["name"]} for m in experiment["metricInfos"]]})
    print("hparams:", len(experiment["hparamInfos"]), "settings,",
          [h["name"] for h in experiment["hparamInfos"] if h.get("differs")], "differ")
    for group in groups["sessionGroups"]:
        session = group["sessions"][0]
        print(" ", session["name"], session.get("status"),
              {m["name"]["tag"]: round(m["value"], 4) for m in group["metricValues"]})
        if session["name"] in names:
            run = int(session["name"].split("-")[0])
            last = database.execute("SELECT last_macro_f1 FROM runs WHERE id = ?", (run,)).fetchone()[0]
            shown = [m["value"] for m in group["metricValues"] if m["name"]["tag"] == "validation/macro_f1"]
            assert not shown or np.float32(shown[0]) == np.float32(last)
finally:
    server.terminate()
print("all good")
