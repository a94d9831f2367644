"""Reads exported tables with pandas and pyarrow by the types of their schema, writes them as Parquet,
reads that back, and compares with the store and with what the program itself reports.

    check_tables.py CSV_FOLDER JSONL_FOLDER STORE THRESH      # pip install pandas pyarrow
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import pandas
import pyarrow
import pyarrow.csv
import pyarrow.json
import pyarrow.parquet
import store_series

csv, jsonl, store, thresh = map(pathlib.Path, sys.argv[1:5])
database = store_series.connect(store)


def kind(field):
    if field["name"] == "seed":
        return pyarrow.uint64()
    return {"string": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(),
            "boolean": pyarrow.bool_()}[field["type"]]


tables = {}
for resource in json.loads((csv / "schema.json").read_text())["resources"]:
    name = resource["name"]
    fields = resource["schema"]["fields"]
    schema = pyarrow.schema([(f["name"], kind(f)) for f in fields])
    assert all(f["description"] for f in fields)
    table = pyarrow.csv.read_csv(csv / resource["path"], parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True), convert_options=pyarrow.csv.ConvertOptions(
        column_types=dict(zip(schema.names, schema.types)), null_values=[""], strings_can_be_null=True,
        quoted_strings_can_be_null=False)).cast(schema)
    assert table.column_names == schema.names, name

    # JSON has the same rows; a number that is not finite is text in it.
    rows = [json.loads(line) for line in (jsonl / f"{name}.jsonl").open()]
    for row in rows:
        for field in fields:
            value = row[field["name"]]
            if field["type"] == "number" and value is not None:
                row[field["name"]] = float(value)
    again = pyarrow.Table.from_pylist(rows, schema=schema)
    assert again.equals(table), name
    if not any(row[f["name"]] in (float("inf"), float("-inf")) for row in rows for f in fields):
        read = pyarrow.json.read_json(jsonl / f"{name}.jsonl", parse_options=pyarrow.json.ParseOptions(explicit_schema=schema))
        assert read.equals(table), name

    frame = pandas.read_csv(csv / resource["path"], keep_default_na=False, na_values={
        f["name"]: [""] for f in fields}, dtype={f["name"]: {
            "string": "string", "integer": "UInt64" if f["name"] == "seed" else "Int64", "number": "Float64",
            "boolean": "boolean"}[f["type"]] for f in fields})
    assert len(frame) == len(rows)
    for field in fields:
        if field["type"] != "string":
            assert frame[field["name"]].tolist() == [
                pandas.NA if v is None else v for v in table[field["name"]].to_pylist()] or all(
                a is pandas.NA and b is None or a == b for a, b in zip(frame[field["name"]].tolist(), table[field["name"]].to_pylist())), (name, field)

    with tempfile.TemporaryDirectory() as place:
        pyarrow.parquet.write_table(table, f"{place}/table.parquet")
        assert pyarrow.parquet.read_table(f"{place}/table.parquet").equals(table), name
    tables[name] = table.to_pylist()
    print(f"{name}: {len(rows)} rows of {len(fields)} columns, alike in CSV, JSON lines and Parquet")


def report(*words):
    return json.loads(subprocess.run([thresh, *words, "--store", store, "--json"], check=True, capture_output=True).stdout)


for run in sorted({row["run"] for row in tables["runs"]}):
    mine = {name: [row for row in rows if row["run"] == run] for name, rows in tables.items()}
    for name in {row["series"] for row in mine["series"]}:
        points = {row["step"]: row["value"] for row in mine["series"] if row["series"] == name}
        assert points == store_series.series(database, run, name), (run, name)
    for split in ("validation", "tune"):
        told = report("confusion", str(run), "--split", split, "--table", "sets", "--table", "labels")
        found = {(row["truth"], row["predicted"]): row["images"] for row in mine["confusion"] if row["split"] == split}
        wanted = {(row["truth"], told["sets"][i]): n for row in told["rows"] for i, n in enumerate(row["predicted"]) if n}
        assert found == wanted, (run, split)
        for wanted, row in zip(told["labels"], [r for r in mine["label_confusion"] if r["split"] == split], strict=True):
            assert all(wanted[k] == row[k] for k in wanted), (wanted, row)
        scores = [row for row in mine["scores"] if row["split"] == split]
        assert all(row["decision"] == (row["score"] >= row["threshold"]) for row in scores)
    wanted = report("evaluate", str(run), "--split", "tune")["measures"]["labels"]
    for label, row in zip(wanted, [r for r in mine["labels"] if r["split"] == "tune"], strict=True):
        for key in row.keys() & label.keys():
            # A threshold that no score reaches is null there.
            wanted = float("inf") if key == "threshold" and label[key] is None else label[key]
            assert wanted == row[key], (key, wanted, row[key])
    last = max(row["epoch"] for row in mine["epochs"])
    wanted = report("evaluate", str(run), "--split", "validation")["measures"]
    row = next(r for r in mine["epochs"] if r["epoch"] == last)
    assert all(wanted[key] == row[key] for key in row.keys() & wanted.keys())
    for label, row in zip(wanted["labels"], [r for r in mine["labels"] if r["split"] == "validation" and r["epoch"] == last], strict=True):
        assert all(label[key] == row[key] for key in row.keys() & label.keys() - {"threshold"})
    told = report("thresholds", str(run))
    inforce = [row for row in mine["thresholds"] if row["in_force"]]
    for wanted, row in zip(told["labels"], inforce, strict=True):
        assert float(wanted["threshold"]) == row["threshold"] and wanted["origin"] == row["origin"], (wanted, row)
    versions = report("thresholds", str(run), "--versions")["versions"]
    assert [v["version"] for v in versions] == sorted({row["version"] for row in mine["thresholds"]})
    print(f"run {run}: as evaluate, confusion and thresholds say")
assert not any(row.get("split") == "test" for rows in tables.values() for row in rows)
print("all good")
