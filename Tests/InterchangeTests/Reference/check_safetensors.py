"""Loads a safetensors file of Thresh into the same network in PyTorch and compares scores.

Needs: torch, safetensors, numpy, pillow.
Run: python check_safetensors.py PRESET NETWORK.safetensors SCORES.csv FOLDER

PRESET is small, vgg-small or resnet-18, with the head sigmoid or softmax. SCORES.csv is what
`thresh confusion RUN --cell '*>*' --csv` prints: the network's own scores. FOLDER is where the
run's images are, which have the network's own size. Prints the greatest difference of any score.
"""

import csv
import json
import pathlib
import sys

import numpy
import torch
from PIL import Image
from safetensors import safe_open
from safetensors.torch import load_file
from torch import nn


class Residual(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False), nn.BatchNorm2d(outputs),
            nn.ReLU(), nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False), nn.BatchNorm2d(outputs),
        )
        self.shortcut = nn.Sequential()
        if stride != 1 or inputs != outputs:
            self.shortcut = nn.Sequential(
                nn.Conv2d(inputs, outputs, 1, stride, bias=False), nn.BatchNorm2d(outputs)
            )

    def forward(self, x):
        return self.body(x) + self.shortcut(x)


class GlobalAveragePool(nn.Module):
    def forward(self, x):
        return x.mean((2, 3))


def conv(inputs, outputs):
    return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU()]


def normalized(inputs, outputs):
    return conv(inputs, outputs) + [nn.BatchNorm2d(outputs)]


def small(channels):
    return (
        conv(channels, 32) + conv(32, 32) + [nn.MaxPool2d(2)] + conv(32, 64) + conv(64, 64)
        + [nn.MaxPool2d(2)] + conv(64, 128) + conv(128, 128) + [GlobalAveragePool()]
    )


def vgg_small(channels):
    return (
        normalized(channels, 32) + [nn.MaxPool2d(3), nn.Dropout(0.25)]
        + normalized(32, 64) + normalized(64, 64) + [nn.MaxPool2d(2), nn.Dropout(0.25)]
        + normalized(64, 128) + normalized(128, 128) + [nn.MaxPool2d(2), nn.Dropout(0.25)]
        + [nn.Flatten(), nn.LazyLinear(1024), nn.ReLU(), nn.BatchNorm1d(1024), nn.Dropout(0.5)]
    )


def resnet_18(channels):
    layers = [nn.Conv2d(channels, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU()]
    sides = [(64, 64, 1), (64, 64, 1), (64, 128, 2), (128, 128, 1), (128, 256, 2), (256, 256, 1)]
    for inputs, outputs, stride in sides + [(256, 512, 2), (512, 512, 1)]:
        layers += [Residual(inputs, outputs, stride), nn.ReLU()]
    return layers + [GlobalAveragePool()]


PRESETS = {"small": small, "vgg-small": vgg_small, "resnet-18": resnet_18}


class Network(nn.Module):
    def __init__(self, layers, labels):
        super().__init__()
        self.layers = nn.Sequential(*layers)
        self.head = nn.LazyLinear(labels)

    def forward(self, x):
        return self.head(self.layers(x))


def main():
    preset, path, scores, folder = sys.argv[1:]
    with safe_open(path, "pt") as file:
        facts = file.metadata()
    labels, steps = json.loads(facts["labels"]), json.loads(facts["preprocessing"])
    channels = 1 if steps["channels"] == "grey" else 3
    network = Network(PRESETS[preset](channels), len(labels)).eval()
    network(torch.zeros(1, channels, steps["height"], steps["width"]))
    network.load_state_dict(load_file(path), strict=True)
    constants = steps["normalization"]
    mean = torch.tensor(constants["mean"]).reshape(1, -1, 1, 1)
    scale = torch.tensor(constants["scale"]).reshape(1, -1, 1, 1)
    with open(scores, newline="") as file:
        rows = list(csv.DictReader(file))
    greatest = 0
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        images = [
            numpy.asarray(Image.open(pathlib.Path(folder) / row["file"]).convert(
                "L" if channels == 1 else "RGB"), dtype=numpy.float32) for row in part
        ]
        pixels = torch.tensor(numpy.stack(images)).reshape(len(part), *images[0].shape[:2], channels)
        with torch.no_grad():
            logits = network((pixels.permute(0, 3, 1, 2) / 255 - mean) / scale)
        found = logits.softmax(1) if facts["head"] == "softmax" else logits.sigmoid()
        told = numpy.array([[float(row[f"score_{label}"]) for label in labels] for row in part])
        greatest = max(greatest, abs(found.numpy() - told).max())
    print(f"{path}: loaded, {len(rows)} images: greatest difference {greatest:.2e}")


main()
