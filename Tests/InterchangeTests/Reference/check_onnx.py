"""Checks an ONNX file of Thresh with ONNX's own checker, and its scores with ONNX Runtime.

Needs: onnx, onnxruntime, numpy, pillow.
Run: python check_onnx.py MODEL.onnx [SCORES.csv FOLDER]

SCORES.csv is what `thresh confusion RUN --cell '*>*' --csv` prints: the network's own scores.
FOLDER is where the run's images are. Pictures of the network's own size are taken as they are,
others are made what the metadata says. Prints the greatest difference of any score and calibrated
probability, and how many decisions differ that no score near its threshold explains.
"""

import csv
import json
import pathlib
import sys

import numpy
import onnx
import onnxruntime
from PIL import Image, ImageOps


def checked(path):
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True, data_prop=True)
    return {entry.key: entry.value for entry in model.metadata_props}


def pixels(path, steps):
    image = ImageOps.exif_transpose(Image.open(path))
    if image.mode in ("RGBA", "LA", "P"):
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    image = image.convert("L" if steps["channels"] == "grey" else "RGB")
    size = (steps["width"], steps["height"])
    if image.size != size:
        image = image.resize(size, Image.BILINEAR)
    values = numpy.asarray(image, dtype=numpy.float32) / 255
    return values[None] if values.ndim == 2 else values.transpose(2, 0, 1)


def calibrated(score, entry):
    """What a kept calibration makes of a score, by the numbers in the metadata."""
    if entry["method"] == "isotonic":
        knots = numpy.array(entry["knots"])
        return numpy.interp(score, knots[:, 0], knots[:, 1])
    if entry["method"] is None:
        return score
    kept = numpy.clip(score, numpy.finfo(float).eps, 1 - numpy.finfo(float).eps)
    logit = numpy.log(kept) - numpy.log1p(-kept)
    if entry["method"] == "platt":
        return 1 / (1 + numpy.exp(entry["slope"] * logit + entry["intercept"]))
    return 1 / (1 + numpy.exp(-logit / entry["temperature"]))


def main():
    facts = checked(sys.argv[1])
    labels = json.loads(facts["labels"])
    session = onnxruntime.InferenceSession(sys.argv[1], providers=["CPUExecutionProvider"])
    names = [output.name for output in session.get_outputs()]
    print(f"{sys.argv[1]}: sound, opset {facts['opset']}, {facts['head']}, gives {', '.join(names)}")
    if len(sys.argv) < 4:
        return
    with open(sys.argv[2], newline="") as file:
        rows = list(csv.DictReader(file))
    folder = pathlib.Path(sys.argv[3])
    steps = json.loads(facts["preprocessing"])
    values = json.loads(facts["thresholds"])["values"]
    thresholds = [numpy.inf if value is None else value for value in values]
    calibrations = json.loads(facts.get("calibration", "[]"))
    greatest, wrong, greatest_probability = 0, 0, 0
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        images = numpy.stack([pixels(folder / row["file"], steps) for row in part])
        given = dict(zip(names, session.run(names, {"images": images})))
        scores = given["scores"]
        told = numpy.array([[float(row[f"score_{label}"]) for label in labels] for row in part])
        greatest = max(greatest, abs(scores - told).max())
        for label, entry in enumerate(calibrations):
            # Of the file's own score: where a curve is steep, the last digit of a score shows.
            expected = calibrated(scores[:, label].astype(float), entry)
            difference = abs(given["probabilities"][:, label] - expected).max()
            greatest_probability = max(greatest_probability, difference)
        if "decisions" in given:
            differs = given["decisions"] != (told >= thresholds)
            wrong += (differs & (abs(told - thresholds) > 1e-5)).sum()
    print(
        f"{len(rows)} images, {len(labels)} labels: greatest difference {greatest:.2e}, "
        f"of calibrated ones {greatest_probability:.2e}, {wrong} decisions differ"
    )


main()
