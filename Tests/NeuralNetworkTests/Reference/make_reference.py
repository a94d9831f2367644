"""Freezes the PyTorch values the tests of NeuralNetwork are held against.

    python3 make_reference.py        # writes reference.json beside itself (torch 2.15, CPU, one thread)

Weights, images and targets are not stored: both sides derive them from the same integer hash
(`unit` here, `ReferenceHash.unit` in the tests). A network is a list of layers; the same lists are
written into the file, so that the tests build what was measured here.
"""
import json
import math
import os

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)


# Inputs from a hash ------------------------------------------------------------------------------

def mix(x):
    """The finaliser of MurmurHash3 on 32 bits."""
    x = np.asarray(x, dtype=np.uint32)
    with np.errstate(over="ignore"):
        x = (x ^ (x >> np.uint32(16))) * np.uint32(0x85EBCA6B)
        x = (x ^ (x >> np.uint32(13))) * np.uint32(0xC2B2AE35)
    return x ^ (x >> np.uint32(16))


def unit(count, salt):
    """`count` floats in -1..<1, multiples of 2^-23: exact in float32."""
    key = mix(np.uint32((salt * 0x9E3779B1 + 1) & 0xFFFFFFFF))
    bits = mix(np.arange(count, dtype=np.uint32) ^ key) >> np.uint32(8)
    return bits.astype(np.float32) * np.float32(2.0 ** -23) - np.float32(1)


def images(batch, shape, salt):
    h, w, c = shape
    nhwc = unit(batch * h * w * c, 1000 + salt).reshape(batch, h, w, c)
    return torch.from_numpy(nhwc).permute(0, 3, 1, 2).contiguous()


def targets(batch, labels, salt):
    return torch.from_numpy((unit(batch * labels, 2000 + salt) > 0).astype(np.float32)).reshape(
        batch, labels)


def known(batch, labels, salt):
    """About three pairs of four."""
    return torch.from_numpy((unit(batch * labels, 3000 + salt) > -0.5).astype(np.float32)).reshape(
        batch, labels)


def set_weights(model):
    with torch.no_grad():
        for salt, (name, p) in enumerate(model.named_parameters()):
            values = unit(p.numel(), salt)
            if p.dim() > 1:
                fan_in = p.numel() // p.shape[0]
                values = values * np.sqrt(np.float32(6) / np.float32(fan_in), dtype=np.float32)
            elif name.endswith("weight"):
                values = np.float32(1) + np.float32(0.125) * values
            else:
                values = np.float32(0.125) * values
            p.copy_(torch.from_numpy(values).reshape(p.shape))


# Networks ----------------------------------------------------------------------------------------

class GlobalAverage(nn.Module):
    def forward(self, x):
        return x.mean(dim=(2, 3))


class Residual(nn.Module):
    def __init__(self, body, shortcut):
        super().__init__()
        self.body, self.shortcut = body, shortcut

    def forward(self, x):
        return self.body(x) + self.shortcut(x)


def build(layers, shape):
    """`shape` is (channels, height, width), or (features,) once flat."""
    out = []
    for layer in layers:
        kind, a = layer[0], layer[1:]
        if kind == "conv":
            channels, k, stride, padding, bias = a
            padding = (k - 1) // 2 if padding is None else padding
            out.append(nn.Conv2d(shape[0], channels, k, stride, padding, bias=bias))
        elif kind == "bn":
            out.append(nn.BatchNorm2d(shape[0]) if len(shape) == 3 else nn.BatchNorm1d(shape[0]))
        elif kind == "relu":
            out.append(nn.ReLU())
        elif kind == "gap":
            out.append(GlobalAverage())
        elif kind == "flatten":
            out.append(nn.Flatten())
        elif kind == "maxpool":
            out.append(nn.MaxPool2d(a[0], a[1], a[2] if len(a) > 2 else 0))
        elif kind == "avgpool":
            out.append(nn.AvgPool2d(a[0], a[1]))
        elif kind == "dropout":
            out.append(nn.Dropout(a[0]))
        elif kind == "dense":
            out.append(nn.Linear(shape[0], a[0]))
        elif kind == "residual":
            body, after = build(a[0], shape)
            shortcut, _ = build(a[1], shape)
            out.append(Residual(body, shortcut))
        model = out[-1].eval()
        with torch.no_grad():
            shape = tuple(model(torch.zeros(2, *shape)).shape[1:])
    return nn.Sequential(*out), shape


class Net(nn.Module):
    def __init__(self, layers, image, labels):
        super().__init__()
        h, w, c = image
        self.layers, after = build(layers, (c, h, w))
        self.head = nn.Linear(after[0], labels)
        set_weights(self)
        self.train()

    def forward(self, x):
        return self.head(self.layers(x))


def cr(n):
    return [["conv", n, 3, 1, None, True], ["relu"]]


def crb(n):
    return cr(n) + [["bn"]]


def block(n, stride, project):
    body = [["conv", n, 3, stride, None, False], ["bn"], ["relu"],
            ["conv", n, 3, 1, None, False], ["bn"]]
    return [["residual", body,
             [["conv", n, 1, stride, None, False], ["bn"]] if project else []], ["relu"]]


SMALL = [*cr(32), *cr(32), ["maxpool", 2, 2], *cr(64), *cr(64), ["maxpool", 2, 2],
         *cr(128), *cr(128), ["gap"]]
VGG_SMALL = [*crb(32), ["maxpool", 3, 3], ["dropout", 0.0],
             *crb(64), *crb(64), ["maxpool", 2, 2], ["dropout", 0.0],
             *crb(128), *crb(128), ["maxpool", 2, 2], ["dropout", 0.0],
             ["flatten"], ["dense", 1024], ["relu"], ["bn"], ["dropout", 0.0]]
RESNET_18 = [["conv", 64, 3, 1, None, False], ["bn"], ["relu"],
             *block(64, 1, False), *block(64, 1, False),
             *block(128, 2, True), *block(128, 1, False),
             *block(256, 2, True), *block(256, 1, False),
             *block(512, 2, True), *block(512, 1, False), ["gap"]]
RESNET_TINY = [["conv", 8, 3, 1, None, False], ["bn"], ["relu"],
               *block(8, 1, False), *block(24, 2, True), *block(24, 1, False), ["gap"]]

# name, image (height, width, channels), batch, layers
LAYER_CASES = [
    ("convolution 3x3", (5, 6, 3), 3, [["conv", 5, 3, 1, None, True], ["gap"]]),
    ("convolution without bias, then ReLU", (5, 4, 1), 3,
     [["conv", 4, 3, 1, None, False], ["relu"], ["gap"]]),
    ("convolution 5x5, stride 2, padding 1", (9, 8, 3), 2,
     [["conv", 4, 5, 2, 1, True], ["flatten"]]),
    ("convolution 1x1, stride 2, no bias", (6, 5, 4), 3, [["conv", 3, 1, 2, None, False], ["flatten"]]),
    ("convolution 3x3 without padding on 17 channels", (6, 6, 2), 2,
     [["conv", 17, 1, 1, None, True], ["conv", 3, 3, 1, 0, True], ["gap"]]),
    ("convolution 7x7, stride 2", (9, 11, 3), 2, [["conv", 2, 7, 2, None, True], ["relu"], ["flatten"]]),
    ("three convolutions with ReLU", (8, 8, 3), 2,
     [*cr(3), *cr(5), ["conv", 4, 3, 2, None, True], ["relu"], ["flatten"]]),
    ("ReLU on the image", (3, 3, 2), 3, [["relu"], ["flatten"]]),
    ("max pool, windows apart", (7, 6, 3), 3, [["conv", 4, 3, 1, None, True], ["maxpool", 2, 2], ["flatten"]]),
    ("max pool, windows overlapping", (7, 7, 2), 2, [["conv", 3, 3, 1, None, True], ["maxpool", 3, 2], ["gap"]]),
    ("max pool with padding", (7, 6, 2), 2, [["conv", 3, 3, 1, None, True], ["maxpool", 3, 2, 1], ["flatten"]]),
    ("max pool with padding behind a normalization, windows apart", (6, 5, 3), 3,
     [["conv", 4, 3, 1, None, False], ["bn"], ["relu"], ["maxpool", 2, 2, 1], ["flatten"]]),
    ("max pool on the image", (4, 4, 3), 2, [["maxpool", 2, 2], ["flatten"]]),
    ("average pool, windows apart", (5, 6, 3), 3, [["conv", 4, 3, 1, None, True], ["avgpool", 2, 2], ["flatten"]]),
    ("average pool, windows overlapping", (5, 5, 2), 2, [["conv", 3, 3, 1, None, True], ["avgpool", 3, 1], ["relu"], ["flatten"]]),
    ("batch normalization of images", (4, 5, 3), 4,
     [["conv", 5, 3, 1, None, False], ["bn"], ["relu"], ["gap"]]),
    ("batch normalization after ReLU", (4, 4, 3), 4, [*crb(3), *crb(4), ["gap"]]),
    ("batch normalization of the image", (4, 4, 3), 3, [["bn"], ["conv", 3, 3, 1, None, True], ["gap"]]),
    ("batch normalization of flat values", (3, 2, 3), 5,
     [["conv", 2, 3, 1, None, True], ["flatten"], ["bn"], ["dense", 3], ["relu"], ["bn"]]),
    ("dense layers", (2, 3, 2), 4, [["flatten"], ["dense", 7], ["relu"], ["dense", 18], ["relu"]]),
    ("global average pool of the image", (3, 4, 4), 3, [["gap"], ["dense", 3]]),
    ("residual with identity", (4, 4, 3), 3,
     [["conv", 4, 3, 1, None, True], ["residual", [*cr(4), ["conv", 4, 3, 1, None, True]], []],
      ["relu"], ["gap"]]),
    ("residual of the image", (4, 4, 3), 3,
     [["residual", [["conv", 3, 3, 1, None, True]], []], ["relu"], ["gap"]]),
    ("residual with projection", (6, 6, 3), 4,
     [["conv", 3, 3, 1, None, False], ["bn"], ["relu"], *block(5, 2, True), ["gap"]]),
    ("residual within residual, shortcut with layers", (4, 4, 2), 3,
     [["conv", 3, 3, 1, None, True],
      ["residual", [["residual", cr(3), []], ["relu"]], [["relu"], ["conv", 3, 1, 1, None, True]]],
      ["avgpool", 2, 2], ["flatten"]]),
    ("residual of flat values", (2, 2, 2), 4,
     [["flatten"], ["dense", 5], ["residual", [["relu"], ["dense", 5]], []], ["relu"]]),
]


# Losses ------------------------------------------------------------------------------------------

def smoothed(y, a):
    return y * (1 - a) + a / 2


def loss_of(spec, z, y, k):
    """The loss as a scalar tensor; `spec` is what the tests read too."""
    kind = spec["kind"]
    a = spec.get("smoothing", 0)
    if kind == "softmax":   # over the known labels of each image that has a positive one
        rows = []
        for zi, yi, ki in zip(z, y, k):
            keep = ki > 0
            if (yi * ki).sum() > 0:
                t = yi[keep] / yi[keep].sum()
                rows.append(F.cross_entropy(zi[keep][None], t[None], label_smoothing=a))
        return torch.stack(rows).mean() if rows else (z * 0).sum()
    w = spec.get("positive_weights")
    w = torch.ones(z.shape[1], dtype=z.dtype) if w is None else torch.tensor(w, dtype=z.dtype)
    t = smoothed(y, a)
    if kind == "bce":
        each = F.binary_cross_entropy_with_logits(z, t, pos_weight=w, reduction="none")
        return (each * k).sum() / k.sum()
    if kind == "focal":     # torchvision.ops.sigmoid_focal_loss
        p = torch.sigmoid(z)
        ce = F.binary_cross_entropy_with_logits(z, t, reduction="none")
        p_t = p * t + (1 - p) * (1 - t)
        each = ce * (1 - p_t) ** spec["gamma"]
        if spec.get("alpha") is not None:
            each = (spec["alpha"] * t + (1 - spec["alpha"]) * (1 - t)) * each
        return (each * k).sum() / k.sum()
    if kind == "asl":       # Alibaba-MIIL/ASL src/loss_functions/losses.py, gradient through the focus too
        p = torch.sigmoid(z)
        pm = (p - spec["margin"]).clamp(min=0)
        positive = -((1 - p) ** spec["gamma_pos"]) * torch.log(p.clamp(min=1e-8))
        negative = -(pm ** spec["gamma_neg"]) * torch.log((1 - pm).clamp(min=1e-8))
        return ((t * positive + (1 - t) * negative) * k).sum()
    raise ValueError(kind)


LOSSES = [
    dict(kind="bce"),
    dict(kind="bce", positive_weights=[3, 0.5, 1.5]),
    dict(kind="bce", smoothing=0.1),
    dict(kind="bce", smoothing=0.2, positive_weights=[3, 0.5, 1.5]),
    dict(kind="focal", gamma=2),
    dict(kind="focal", gamma=2, alpha=0.25),
    dict(kind="focal", gamma=0.5, alpha=0.4, smoothing=0.1),
    dict(kind="focal", gamma=0),
    dict(kind="asl", gamma_neg=4, gamma_pos=1, margin=0.05),
    dict(kind="asl", gamma_neg=2, gamma_pos=0, margin=0, smoothing=0.1),
    dict(kind="asl", gamma_neg=0, gamma_pos=0, margin=0.2),
    dict(kind="softmax"),
    dict(kind="softmax", smoothing=0.1),
]


def loss_cases():
    out = []
    for spec in LOSSES:
        for masked in (False, True):
            n, k = 6, 3
            z = torch.from_numpy(unit(n * k, 4000) * np.float32(4)).reshape(n, k)
            z = z.double().requires_grad_()
            y, m = targets(n, k, 7).double(), known(n, k, 7).double() if masked else torch.ones(
                n, k, dtype=torch.float64)
            loss = loss_of(spec, z, y, m)
            loss.backward()
            out.append(dict(spec=spec, masked=masked, loss=loss.item(),
                            gradient=rounded(z.grad)))
    return out


# Training ----------------------------------------------------------------------------------------

def make_optimizer(spec, parameters):
    if spec["kind"] == "sgd":
        return torch.optim.SGD(parameters, lr=spec["rate"], momentum=spec["momentum"],
                               nesterov=spec["nesterov"], weight_decay=spec["decay"])
    return torch.optim.AdamW(parameters, lr=spec["rate"], betas=(spec["beta1"], spec["beta2"]),
                             eps=spec["epsilon"], weight_decay=spec["decay"])


ADAMW = dict(kind="adamw", rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8, decay=1e-2)
SGD = dict(kind="sgd", rate=0.05, momentum=0.9, nesterov=False, decay=5e-4)


def rounded(t):
    return [float(f"{v:.7g}") for v in t.detach().double().reshape(-1).tolist()]


def layer_cases():
    out = []
    for name, image, batch, layers in LAYER_CASES:
        labels = 2
        model = Net(layers, image, labels)
        x, y, k = images(batch, image, 0), targets(batch, labels, 0), known(batch, labels, 0)
        loss = loss_of(dict(kind="bce"), model(x), y, k)
        loss.backward()
        gradients = {n: rounded(p.grad) for n, p in model.named_parameters()}
        norm = math.sqrt(sum(float((p.grad.double() ** 2).sum()) for p in model.parameters()))
        statistics = {n: rounded(b) for n, b in model.named_buffers() if "running" in n}
        model.eval()
        with torch.no_grad():
            logits = rounded(model(x))
        out.append(dict(name=name, image=image, batch=batch, labels=labels, layers=layers,
                        loss=loss.item(), norm=norm, gradients=gradients, statistics=statistics,
                        logits=logits))
    return out


def run_case(name, layers, image, batch, labels, optimizer, steps, batches=2, clip=None,
             averaging=None, loss=None, weights=False):
    """Trains on `batches` batches by turns; the last batch of the run is one image smaller."""
    loss = loss or dict(kind="bce")
    model = Net(layers, image, labels)
    opt = make_optimizer(optimizer, model.parameters())
    averaged = None
    if averaging is not None:
        averaged = torch.optim.swa_utils.AveragedModel(
            model, avg_fn=lambda a, m, n: a + (1 - min(averaging, (1 + n) / (10 + n))) * (m - a))
    losses, norms = [], []
    for step in range(steps):
        x, y = images(batch, image, step % batches), targets(batch, labels, step % batches)
        if step == steps - 1:
            x, y = x[:-1], y[:-1]
        opt.zero_grad()
        value = loss_of(loss, model(x), y, torch.ones_like(y))
        value.backward()
        norm = torch.nn.utils.clip_grad_norm_(
            model.parameters(), float("inf") if clip is None else clip)
        opt.step()
        if averaged is not None:
            averaged.update_parameters(model)
        losses.append(value.item())
        norms.append(float(norm))
    out = dict(name=name, layers=layers, image=image, batch=batch, batches=batches, labels=labels,
               optimizer=optimizer, clip=clip, averaging=averaging, loss=loss, losses=losses,
               norms=norms)
    model.eval()
    with torch.no_grad():
        out["logits"] = rounded(model(images(batch, image, 9)))
        if weights:
            out["weights"] = {n: rounded(p) for n, p in model.named_parameters()}
        if averaged is not None:
            # Running statistics are those of the trained model: only parameters are averaged.
            for p, q in zip(model.parameters(), averaged.module.parameters()):
                p.copy_(q)
            out["averaged_logits"] = rounded(model(images(batch, image, 9)))
    print(f"{name}: losses {['%.6f' % v for v in losses]}")
    return out


def runs():
    tiny = [["conv", 3, 3, 1, None, False], ["bn"], ["relu"], ["maxpool", 2, 2], ["flatten"]]
    logistic = [["flatten"]]
    optimizers = [
        ("plain SGD", dict(SGD, momentum=0.0, decay=0.0)),
        ("SGD with momentum and decay", dict(SGD, decay=0.1)),
        ("SGD with Nesterov momentum", dict(SGD, nesterov=True, decay=0.01)),
        ("AdamW", dict(ADAMW, rate=1e-2)),
        ("AdamW with other constants",
         dict(ADAMW, rate=1e-2, beta1=0.8, beta2=0.95, epsilon=1e-4, decay=0.3)),
    ]
    out = [run_case(f"{name}, clipped" if clip else name, layers, (4, 4, 2), 5, 2, spec, 6, clip=clip,
                    weights=True)
           for name, spec in optimizers
           for layers, clip in ((logistic, None), (tiny, 0.05))]
    out.append(run_case("averaged weights", tiny, (4, 4, 2), 5, 2, ADAMW, 12, averaging=0.6,
                        weights=True))
    out.append(run_case("small by AdamW", SMALL, (16, 16, 3), 8, 10, ADAMW, 10))
    out.append(run_case("small by SGD", SMALL, (16, 16, 3), 8, 10, SGD, 10))
    out.append(run_case("small at 32x32 by AdamW", SMALL, (32, 32, 3), 4, 10, ADAMW, 10))
    out.append(run_case("small by softmax", SMALL, (16, 16, 3), 8, 10, ADAMW, 4,
                        loss=dict(kind="softmax")))
    # Small moves and well-filled batches: normalising what a ReLU has all but silenced divides by
    # nearly nothing, and rounding then decides the next loss, in PyTorch as well.
    out.append(run_case("vgg-small without dropout", VGG_SMALL, (24, 24, 3), 16, 6,
                        dict(SGD, rate=1e-4), 4))
    out.append(run_case("residual network, narrow", RESNET_TINY, (12, 12, 3), 6, 2,
                        dict(SGD, rate=0.02), 10, clip=1.0))
    out.append(run_case("resnet-18", RESNET_18, (16, 16, 3), 4, 2, dict(SGD, rate=0.02), 3,
                        clip=0.2))
    return out


def schedules():
    def rates(make, total, per_epoch=1):
        p = nn.Parameter(torch.zeros(1))
        opt = torch.optim.SGD([p], lr=0.3)
        schedule = make(opt)
        out = []
        for _ in range(total):
            out.append(opt.param_groups[0]["lr"])
            opt.step()
            schedule.step()
        return out

    s = torch.optim.lr_scheduler

    def warm(opt, w, main):
        return s.SequentialLR(
            opt, [s.LinearLR(opt, 1 / (w + 1), 1.0, total_iters=w), main(opt)], milestones=[w])

    def one_cycle(total, warmup, start=25.0, final=1e4):
        # One step past the end is asked for by `rates`; PyTorch counts it as an error.
        return lambda o: s.OneCycleLR(o, 0.3, total_steps=total, pct_start=warmup,
                                      cycle_momentum=False, div_factor=start,
                                      final_div_factor=final)

    def one_cycle_rates(total, warmup, **kw):
        p = nn.Parameter(torch.zeros(1))
        opt = torch.optim.SGD([p], lr=0.3)
        schedule = one_cycle(total, warmup, **kw)(opt)
        out = []
        for i in range(total):
            out.append(opt.param_groups[0]["lr"])
            opt.step()
            if i + 1 < total:
                schedule.step()
        return out

    return [
        dict(name="constant", warmup=0.0, total=6, per_epoch=2,
             rates=rates(lambda o: s.ConstantLR(o, 1.0), 6)),
        dict(name="constant", warmup=0.25, total=16, per_epoch=4,
             rates=rates(lambda o: warm(o, 4, lambda o: s.ConstantLR(o, 1.0)), 16)),
        dict(name="step", every=2, factor=0.3, warmup=0.0, total=20, per_epoch=3,
             rates=rates(lambda o: s.StepLR(o, 6, 0.3), 20)),
        dict(name="cosine", final=0.0, warmup=0.0, total=15, per_epoch=5,
             rates=rates(lambda o: s.CosineAnnealingLR(o, 15), 15)),
        dict(name="cosine", final=0.1, warmup=0.2, total=20, per_epoch=5,
             rates=rates(lambda o: warm(o, 4, lambda o: s.CosineAnnealingLR(o, 16, 0.03)), 20)),
        dict(name="one-cycle", start=25.0, final=1e4, warmup=0.3, total=20, per_epoch=5,
             rates=one_cycle_rates(20, 0.3)),
        dict(name="one-cycle", start=10.0, final=100.0, warmup=0.25, total=17, per_epoch=5,
             rates=one_cycle_rates(17, 0.25, start=10.0, final=100.0)),
        dict(name="one-cycle", start=25.0, final=1e4, warmup=0.0, total=9, per_epoch=5,
             rates=one_cycle_rates(9, 0.0)),
        dict(name="one-cycle", start=25.0, final=1e4, warmup=1.0, total=9, per_epoch=5,
             rates=one_cycle_rates(9, 1.0)),
    ]


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "reference.json")
    with open(path, "w") as f:
        json.dump(dict(torch=torch.__version__, layers=layer_cases(), losses=loss_cases(), runs=runs(),
                       schedules=schedules()), f, separators=(",", ":"))
        f.write("\n")
    print(f"{path}: {os.path.getsize(path)} bytes")
