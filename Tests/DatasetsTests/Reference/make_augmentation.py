"""Writes augmentation.json: what torchvision makes of one small image.

    pip install torch torchvision    # 2.15, 0.29
    python3 make_augmentation.py

Values are 0...255, images [height, width, 3]. Functions that torchvision defines for floats are given
floats, so that they are not rounded. Geometry and blur see the image with its border repeated far
beyond, as torchvision itself has no such border.
"""

import json

import torch
import torchvision
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode, RandAugment

HEIGHT, WIDTH, MARGIN = 5, 7, 20

generator = torch.Generator().manual_seed(5)
# 20...219, so that there is contrast to stretch; a grey pixel, a white one and a black one.
image = torch.randint(20, 220, (3, HEIGHT, WIDTH), generator=generator, dtype=torch.uint8)
image[:, 1, 2], image[:, 3, 3], image[:, 2, 5] = 90, 219, 20
real = image.double() / 255
wide = torch.nn.functional.pad(real[None], [MARGIN] * 4, mode="replicate")[0]


def inner(x):
    return x[:, MARGIN:-MARGIN, MARGIN:-MARGIN]


def moved(angle=0.0, translate=(0, 0), scale=1.0, shear=(0.0, 0.0)):
    return inner(
        F.affine(wide, angle, list(translate), scale, list(shear), InterpolationMode.BILINEAR)
    )


def numbers(x):
    x = x if x.dtype == torch.uint8 else x * 255
    return [round(v, 3) for v in x.permute(1, 2, 0).flatten().tolist()]


results = {
    "autocontrast": F.autocontrast(real),
    "solarize 128": F.solarize(image, 128),
    "posterize 3": F.posterize(image, 3),
    "sharpness 1.9": F.adjust_sharpness(image, 1.9),
    "sharpness 0.4": F.adjust_sharpness(image, 0.4),
    "brightness 1.4": F.adjust_brightness(real, 1.4),
    "contrast 1.7": F.adjust_contrast(real, 1.7),
    "saturation 0.3": F.adjust_saturation(real, 0.3),
    "hue 0.2": F.adjust_hue(real, 0.2),
    "hue -0.45": F.adjust_hue(real, -0.45),
    "blur 0.8": inner(F.gaussian_blur(wide, [7, 7], [0.8, 0.8])),
    "blur 1.5": inner(F.gaussian_blur(wide, [11, 11], [1.5, 1.5])),
    "rotation 23": inner(F.rotate(wide, 23.0, InterpolationMode.BILINEAR)),
    "shearX 15": moved(shear=(15.0, 0.0)),
    "shearY 15": moved(shear=(0.0, 15.0)),
    "scale 1.3": moved(scale=1.3),
    "shift 2 -1": moved(translate=(2, -1)),
}

# Needs more pixels than 255 to do anything: 32 x 32 values by a formula that the test repeats. What
# becomes of each value, channel by channel.
index = torch.arange(32 * 32)
many = torch.stack([(index * index + 3 * index * c) % (61 + c) + 60 * c for c in range(3)])
many = many.reshape(3, 32, 32).to(torch.uint8)
equalized = F.equalize(many)
tables = [
    sorted(set(zip(many[c].flatten().tolist(), equalized[c].flatten().tolist()))) for c in range(3)
]

space = RandAugment()._augmentation_space(31, (HEIGHT, WIDTH))
magnitudes = {
    name: [round(float(values[m]), 6) for m in (0, 9, 14, 30)] if values.ndim else None
    for name, (values, signed) in space.items()
}

with open("augmentation.json", "w") as file:
    json.dump(
        {
            "torchvision": torchvision.__version__.split("+")[0],
            "height": HEIGHT,
            "width": WIDTH,
            "image": numbers(image),
            "results": {name: numbers(x) for name, x in results.items()},
            "equalized": tables,
            "magnitudes": magnitudes,
        },
        file,
    )
    file.write("\n")
