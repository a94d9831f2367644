"""Writes weights as torchvision's ResNets have them, and what they make of two images.

    python3 make_resnet.py    # writes weights/resnet.safetensors, resnet.json (torchvision 0.29)

The network is torchvision's own class, with its blocks and its way forward, but narrow: the file is
to be small. The images are a formula, so that they are not kept.
"""
import json
import os

import torch
from safetensors.torch import save_file
from torch import nn
from torchvision.models.resnet import BasicBlock, ResNet


class Narrow(ResNet):
    def __init__(self, widths, labels):
        super().__init__(BasicBlock, [1, 1, 1, 1], num_classes=labels)
        self.inplanes = widths[0]
        self.conv1 = nn.Conv2d(3, widths[0], 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(widths[0])
        for stage, width in enumerate(widths):
            layer = self._make_layer(BasicBlock, width, 2, stride=1 if stage == 0 else 2)
            setattr(self, f"layer{stage + 1}", layer)
        self.fc = nn.Linear(widths[-1], labels)


def images(count, side):
    values = torch.sin(torch.arange(count * side * side * 3, dtype=torch.float64) * 0.7)
    # [image, row, column, channel], as the tests have them.
    return values.reshape(count, side, side, 3).permute(0, 3, 1, 2).float().contiguous()


if __name__ == "__main__":
    torch.manual_seed(8)
    folder = os.path.dirname(os.path.abspath(__file__))
    model = Narrow([4, 4, 6, 8], labels=5)
    with torch.no_grad():
        for name, tensor in model.state_dict().items():
            if name.endswith("running_mean"):
                tensor.normal_(0, 0.3)
            elif name.endswith("running_var"):
                tensor.uniform_(0.5, 2)
            elif tensor.is_floating_point() and ("bn" in name or "downsample.1" in name):
                tensor.uniform_(0.5, 1.5)
    save_file(model.state_dict(), os.path.join(folder, "weights", "resnet.safetensors"))
    model.eval()
    with torch.no_grad():
        logits = model(images(2, 40))
    with open(os.path.join(folder, "resnet.json"), "w") as file:
        json.dump([float(f"{v:.7g}") for v in logits.double().reshape(-1).tolist()], file)
        file.write("\n")
