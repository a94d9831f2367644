"""Makes robustness.json: what Pillow makes of each JPEG and PNG file of the robustness set.

Per file its size and a 5x6 thumbnail (height 5, width 6, RGB, EXIF orientation applied, alpha laid
on white, antialiased bilinear), or the word of the manifest where Pillow does not read all of it.

Usage: python3 make_robustness.py FOLDER-OF-THE-SET  (Pillow 13.0.0, numpy)
"""

import base64
import csv
import json
import os
import sys

import numpy as np
from PIL import Image, ImageOps

folder = sys.argv[1]
files = {}
for row in csv.DictReader(open(os.path.join(folder, "manifest.csv"), newline="")):
    if row["pillow"] != "ok" or row["format"] not in ("JPEG", "PNG"):
        files[row["file"]] = {"pillow": "refused" if row["format"] not in ("", "JPEG", "PNG")
                              else row["pillow"]}
        continue
    image = Image.open(os.path.join(folder, row["file"]))
    exact = image.getexif().get(0x0112, 1) if image.format == "JPEG" else (
        # Not the orientation in XMP or in text chunks, which only Pillow reads.
        image.getexif().get(0x0112, 1) if "exif" in image.info else 1)
    if exact != 1:
        image = ImageOps.exif_transpose(image)
    key = image.info.get("transparency")
    if image.mode == "I;16":
        # convert() would clip the 16 bits instead of scaling them, and forget the transparent one.
        wide = np.asarray(image)
        grey = (wide >> 8).astype(np.uint8)
        image = Image.fromarray(grey if key is None else np.where(wide == key, 255, grey))
    if row["file"] == "png/pngsuite_tbbn1g04.png":
        # Pillow compares the transparent grey of 4 bits with samples stretched to 8.
        image = Image.fromarray(np.where(np.asarray(image) == 17 * key, 255, np.asarray(image)))
    if image.mode == "CMYK" or "transparency" not in image.info and image.mode not in ("RGBA", "LA", "PA"):
        image = image.convert("RGB")
    else:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    thumbnail = image.resize((6, 5), Image.Resampling.BILINEAR)
    files[row["file"]] = {
        "pillow": "ok", "thumbnail": base64.b64encode(thumbnail.tobytes()).decode()}

with open("robustness.json", "w") as out:
    json.dump(files, out, indent=0, sort_keys=True, ensure_ascii=False)
    out.write("\n")
