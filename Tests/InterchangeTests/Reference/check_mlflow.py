"""Reads an exported file store with MLflow's own client and compares it with the store of runs.

    check_mlflow.py FOLDER STORE      # pip install mlflow
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"
import mlflow
import store_series
import yaml

folder, store = pathlib.Path(sys.argv[1]).absolute(), sys.argv[2]
database = store_series.connect(store)
mlflow.set_tracking_uri(f"file:{folder}")
client = mlflow.tracking.MlflowClient(tracking_uri=f"file:{folder}")
experiments = client.search_experiments()
print({e.name: e.experiment_id for e in experiments})
frame = mlflow.search_runs([e.experiment_id for e in experiments])
print(frame[["run_id", "status", "tags.mlflow.runName", "metrics.validation/macro_f1", "params.train.optimizer.rate"]])


def settings(tree, path=""):
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from settings(value, f"{path}.{key}" if path else key)
    elif isinstance(tree, list) and any(isinstance(value, (dict, list)) for value in tree):
        for index, value in enumerate(tree):
            yield from settings(value, f"{path}.{index}")
    elif isinstance(tree, list):
        yield path, "[" + ", ".join(tree) + "]"
    else:
        yield path, tree


def check(client):
    for run in client.search_runs([e.experiment_id for e in client.search_experiments()]):
        id = int(run.data.tags["thresh.run"])
        title, status, created = database.execute("SELECT title, status, created FROM runs WHERE id = ?", (id,)).fetchone()
        assert client.get_experiment(run.info.experiment_id).name == title
        assert run.info.start_time == int(created * 1000)
        assert run.info.status == {"done": "FINISHED"}.get(status, run.info.status)
        text, = database.execute("SELECT resolved_text FROM run_details WHERE run = ?", (id,)).fetchone()
        wanted = dict(settings(yaml.load(text, Loader=yaml.BaseLoader)))
        assert len(run.data.params) == len(wanted), (len(run.data.params), len(wanted))
        for key, value in wanted.items():
            found = run.data.params["".join(c if c.isalnum() or c in "_-.: " else "_" for c in key)]
            assert found == value[:6000], (key, found, value)
        points = 0
        for name, metric in [
            ("train-loss", "loss/train"), ("validation-loss", "loss/validation"),
            ("learning-rate", "train/learning_rate"), ("gradient-norm", "train/gradient_norm"),
            ("elapsed", "train/elapsed"),
        ]:
            history = client.get_metric_history(run.info.run_id, metric)
            found = {point.step: point.value for point in history}
            assert found == store_series.series(database, id, name), (id, metric)
            assert len(history) == len(found)
            times = [point.timestamp for point in history]
            assert times == sorted(times) and times[0] >= run.info.start_time
            points += len(history)
        epochs = {step: json.loads(text) for step, text in database.execute(
            "SELECT step, measures FROM evaluations WHERE run = ? AND split = 'validation'", (id,))}
        for metric in run.data.metrics:
            parts = metric.split("/")
            if parts[0] not in ("validation", "labels"):
                continue
            wanted = {}
            for step, measures in epochs.items():
                value = measures.get(parts[1]) if parts[0] == "validation" else next(
                    l for l in measures["labels"] if l["label"] == parts[1])[parts[2]]
                if value is not None:
                    wanted[step] = value
            found = {point.step: point.value for point in client.get_metric_history(run.info.run_id, metric)}
            assert found == wanted, (id, metric)
            points += len(found)
        print(f"run {id}: {len(run.data.params)} parameters, {points} points of {len(run.data.metrics)} metrics equal")


check(client)
for run in client.search_runs([e.experiment_id for e in experiments]):
    files = [f.path for f in client.list_artifacts(run.info.run_id)]
    assert {"experiment.yaml", "resolved.yaml", "tables"} <= set(files), files
    copy = client.download_artifacts(run.info.run_id, "resolved.yaml", tempfile.mkdtemp())
    id = int(run.data.tags["thresh.run"])
    assert pathlib.Path(copy).read_text() == database.execute(
        "SELECT resolved_text FROM run_details WHERE run = ?", (id,)).fetchone()[0]
print("artifacts good")

# What MLflow itself advises: into a database.
with tempfile.TemporaryDirectory() as place:
    (pathlib.Path(place) / "mlruns").symlink_to(folder)
    target = f"sqlite:///{place}/mlflow.db"
    subprocess.run([sys.executable, "-m", "mlflow", "migrate-filestore", "--no-progress", "--source", place, "--target", target],
                   check=True, stdout=subprocess.DEVNULL)
    check(mlflow.tracking.MlflowClient(tracking_uri=target))
print("all good")
