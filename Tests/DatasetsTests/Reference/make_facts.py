"""Writes facts.json: files saved by Pillow 13.0.0, and what is known of them.

    python3 make_facts.py > facts.json

`look` is the perceptual hash of the picture as Pillow and scipy 1.17.1 work it out: 16x16 grey
pixels, of their DCT-II the signs of the 8x8 lowest frequencies without the first.
"""
import base64
import io
import json

import numpy as np
import PIL
from PIL import Image
from scipy.fft import dctn

assert PIL.__version__ == "13.0.0", PIL.__version__


def picture(height, width, seed):
    rng = np.random.default_rng(seed)
    small = rng.integers(0, 256, (10, 10, 3), dtype=np.uint8)
    return Image.fromarray(small).resize((width, height), Image.BICUBIC)


def look(image):
    grey = image.convert("L").resize((16, 16), Image.BILINEAR)
    low = dctn(np.asarray(grey, dtype=float))[:8, :8].ravel()[1:]
    return "%016x" % int("".join("1" if value > 0 else "0" for value in low), 2)


def file(image, format, quality=None, **options):
    buffer = io.BytesIO()
    if quality:
        options["quality"] = quality
    image.save(buffer, format, **options)
    return buffer.getvalue()


def case(name, data, image, format, quality=None, turned=False):
    width, height = image.size
    return {
        "name": name,
        "file": base64.b64encode(data).decode(),
        "format": format,
        "height": width if turned else height,
        "width": height if turned else width,
        "quality": quality,
        "look": look(image.transpose(Image.ROTATE_270) if turned else image),
    }


image = picture(16, 24, 1)
exif = Image.Exif()
exif[0x0112] = 6
cases = [
    case(f"quality {q}", file(image, "JPEG", q), image, "JPEG", q) for q in (1, 30, 50, 75, 95, 100)
]
cases.append(case("grey", file(image.convert("L"), "JPEG", 80), image.convert("L"), "JPEG", 80))
cases.append(case("turned", file(image, "JPEG", 90, exif=exif), image, "JPEG", 90, turned=True))
cases.append(case("png", file(image, "PNG"), image, "PNG"))
print(json.dumps(cases, indent=1))
