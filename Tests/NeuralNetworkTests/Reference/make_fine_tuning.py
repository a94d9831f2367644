"""Freezes the values that starting from weights and fine-tuning are held against.

    python3 make_fine_tuning.py      # writes fine_tuning.json (torch 2.15, torchvision 0.29, CPU)

torchvision's own ResNet-18 scores two images with the hash's weights and with running statistics far
from where training starts. A tiny network is trained with layers that are frozen at first, and with
rates of their own: PyTorch's way is `requires_grad_(False)` and `eval()` for a frozen layer, and an
optimiser that holds all parameters and skips those without a gradient.
"""
import json
import os

import numpy as np
import torch
import torchvision

from make_reference import (ADAMW, SGD, Net, images, loss_of, make_optimizer, rounded, targets,
                            unit)

torch.set_num_threads(1)


def hashed(name, shape, salt):
    """As `FineTuningReference.tensor` in the tests."""
    values = unit(int(np.prod(shape)), salt)
    if len(shape) > 1:
        values = values * np.sqrt(np.float32(6) / np.float32(np.prod(shape[1:])), dtype=np.float32)
    elif name.endswith(("running_var", "weight")):
        values = np.float32(1) + np.float32(0.5) * values
    else:
        values = np.float32(0.25) * values
    return torch.from_numpy(values.astype(np.float32)).reshape(shape)


def resnet():
    model = torchvision.models.resnet18(num_classes=3).eval()
    state = {n: t for n, t in model.state_dict().items() if not n.endswith("num_batches_tracked")}
    names = [[n, list(t.shape)] for n, t in state.items()]
    model.load_state_dict({n: hashed(n, s, i) for i, (n, s) in enumerate(names)}, strict=False)
    image = (64, 64, 3)
    with torch.no_grad():
        logits = model(images(2, image, 0))
    return dict(names=names, image=image, count=2, labels=3, logits=rounded(logits))


LAYERS = [["conv", 3, 3, 1, None, False], ["bn"], ["relu"],
          ["conv", 3, 3, 1, None, False], ["bn"], ["relu"], ["gap"]]
IMAGE, BATCH, LABELS, STEPS = (5, 4, 2), 6, 2, 2


def groups_of(model, groups):
    """(parameters, modules, freeze, rate) of each group, then of what no group names."""
    rest = set(range(len(LAYERS)))
    out = []
    for g in groups:
        inside = range(g["layers"][0], g["layers"][1] + 1)
        rest -= set(inside)
        modules = [model.layers[i] for i in inside]
        out.append(([p for m in modules for p in m.parameters()], modules, g["freeze"], g["rate"]))
    modules = [model.layers[i] for i in sorted(rest)] + [model.head]
    out.append(([p for m in modules for p in m.parameters()], modules, 0, 1.0))
    return out


def run(name, groups, optimizer, epochs, clip=None, averaging=None):
    model = Net(LAYERS, IMAGE, LABELS)
    parts = groups_of(model, groups)
    opt = make_optimizer(optimizer, [dict(params=p, lr=optimizer["rate"] * rate)
                                     for p, _, _, rate in parts if p])
    averaged = None
    if averaging is not None:
        averaged = torch.optim.swa_utils.AveragedModel(
            model, avg_fn=lambda a, m, n: a + (1 - min(averaging, (1 + n) / (10 + n))) * (m - a))
    losses, norms, weights = [], [], []
    for step in range(epochs * STEPS):
        for parameters, modules, freeze, _ in parts:
            frozen = freeze is True or step // STEPS < int(freeze)
            for p in parameters:
                p.requires_grad_(not frozen)
            for m in modules:
                m.train(not frozen)
        x, y = images(BATCH, IMAGE, step), targets(BATCH, LABELS, step)
        opt.zero_grad(set_to_none=True)
        loss = loss_of(dict(kind="bce"), model(x), y, torch.ones_like(y))
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(
            [p for p in model.parameters() if p.grad is not None],
            float("inf") if clip is None else clip)
        opt.step()
        if averaged is not None:
            averaged.update_parameters(model)
        losses.append(loss.item())
        norms.append(float(norm))
        weights.append({n: rounded(t) for n, t in model.state_dict().items()
                        if not n.endswith("num_batches_tracked")})
    out = dict(name=name, layers=LAYERS, image=IMAGE, batch=BATCH, labels=LABELS,
               steps_per_epoch=STEPS, groups=groups, optimizer=optimizer, clip=clip,
               averaging=averaging, losses=losses, norms=norms, weights=weights)
    if averaged is not None:
        out["averaged"] = {n: rounded(p) for n, p in averaged.module.named_parameters()}
    print(f"{name}: losses {['%.6f' % v for v in losses]}")
    return out


def group(first, last, freeze, rate=1.0):
    return dict(layers=[first, last], freeze=freeze, rate=rate)


def runs():
    stages = [group(0, 2, 2, 0.1), group(3, 4, 1, 0.5)]
    rates = [group(0, 1, False, 0.25)]
    adamw = dict(ADAMW, rate=1e-2, decay=0.1)
    return [
        run("AdamW, layers trained one after the other", stages, adamw, 3),
        run("SGD with momentum and decay, layers trained one after the other", stages,
            dict(SGD, decay=0.1), 3),
        run("AdamW, clipped and averaged, the first layers never trained",
            [group(0, 2, True), group(3, 6, 1, 0.2)], adamw, 2, clip=0.05, averaging=0.6),
        run("SGD with Nesterov momentum at two rates", rates, dict(SGD, nesterov=True, decay=0.01), 2),
        run("AdamW, all frozen but the head", [group(0, 6, True)], adamw, 1),
    ]


if __name__ == "__main__":
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fine_tuning.json")
    with open(path, "w") as f:
        json.dump(dict(torch=torch.__version__, torchvision=torchvision.__version__, resnet=resnet(),
                       runs=runs()), f, separators=(",", ":"))
        f.write("\n")
    print(f"{path}: {os.path.getsize(path)} bytes")
