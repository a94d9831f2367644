"""Makes fixtures.json: small JPEG and PNG files of every kind, with the pixels they must decode to.

The pictures are gradients made here. PNG pixels follow from the picture and are checked against
Pillow wherever Pillow reads the kind rightly; JPEG pixels are Pillow's. Also frozen: what Pillow's
antialiased bilinear resize makes of a pattern that the test can compute.

Usage: python3 make_fixtures.py  (Pillow 13.0.0, numpy)
"""

import base64
import io
import json
import struct
import zlib

import numpy as np
from PIL import Image, ImageOps

W, H = 13, 9


def b64(data):
    return base64.b64encode(bytes(data)).decode()


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def pack_rows(samples, depth):
    """Rows of filter type 0 or 1 (Sub, for whole bytes) from samples [height, width, channels]."""
    rows = b""
    for y in range(samples.shape[0]):
        flat = samples[y].reshape(-1)
        if depth == 16:
            row = flat.astype(">u2").tobytes()
        elif depth == 8:
            row = flat.astype(np.uint8).tobytes()
        else:
            bits = "".join(format(int(v), "0%db" % depth) for v in flat)
            bits += "0" * (-len(bits) % 8)
            row = bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))
        bpp = max(1, samples.shape[2] * depth // 8)
        if y % 2 == 1:
            row = bytes([1]) + bytes(
                (row[i] - (row[i - bpp] if i >= bpp else 0)) & 255 for i in range(len(row))
            )
        else:
            row = b"\0" + row
        rows += row
    return rows


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(samples, colour, depth, interlaced=False, palette=None, trns=None, extra=b""):
    height, width = samples.shape[:2]
    if interlaced:
        data = b""
        for x0, y0, dx, dy in ADAM7:
            part = samples[y0::dy, x0::dx]
            if part.size:
                data += pack_rows(part, depth)
    else:
        data = pack_rows(samples, depth)
    out = b"\x89PNG\r\n\x1a\n"
    out += chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced)))
    out += extra
    if palette is not None:
        out += chunk(b"PLTE", palette.astype(np.uint8).tobytes())
    if trns is not None:
        out += chunk(b"tRNS", trns)
    return out + chunk(b"IDAT", zlib.compress(data, 9)) + chunk(b"IEND", b"")


def on_white(rgb, alpha):
    rgb, alpha = rgb.astype(int), alpha.astype(int)[..., None]
    return (rgb * alpha + 255 * (255 - alpha) + 127) // 255


def pngs():
    y, x = np.mgrid[0:H, 0:W]
    ramp = (x * 11 + y * 13) % 256  # 0...236
    colour = np.stack([x * 19, y * 28, 255 - x * 9 - y * 7], -1)
    alpha = (x * 17 + y * 5) % 256
    fixtures = {}

    def add(name, data, expected, tolerance=0, pillow=True):
        expected = np.asarray(expected).astype(np.uint8)
        if expected.ndim == 2:
            expected = np.repeat(expected[..., None], 3, -1)
        image = Image.open(io.BytesIO(data))
        # Pillow clips 16-bit grey instead of scaling it.
        if pillow and image.mode != "I;16":
            theirs = Image.alpha_composite(
                Image.new("RGBA", image.size, "white"), image.convert("RGBA")
            ).convert("RGB")
            difference = np.abs(np.asarray(theirs).astype(int) - expected).max()
            assert difference <= 1, (name, difference)
        fixtures[name] = {
            "file": b64(data), "height": H, "width": W, "tolerance": tolerance,
            "pixels": b64(expected.tobytes()),
        }

    for interlaced in (False, True):
        end = "-interlaced" if interlaced else ""
        for depth in (1, 2, 4, 8):
            top = (1 << depth) - 1
            grey = ramp * (top + 1) // 256
            add(f"png-grey-{depth}{end}", png(grey[..., None], 0, depth, interlaced), grey * 255 // top)
            index = (x + 2 * y) % (top + 1)
            count = top + 1
            palette = np.stack(
                [np.arange(count) * 255 // top, 255 - np.arange(count) * 200 // top,
                 np.arange(count) * 77 % 256], -1)
            add(f"png-palette-{depth}{end}",
                png(index[..., None], 3, depth, interlaced, palette), palette[index])
            clear = bytes((40 * i) % 256 for i in range(min(count, 6)))
            alphas = np.array(list(clear) + [255] * (count - len(clear)))
            add(f"png-palette-{depth}-transparent{end}",
                png(index[..., None], 3, depth, interlaced, palette, clear),
                on_white(palette[index], alphas[index]))
            if depth < 8:
                # Pillow compares the key with samples stretched to 8 bits.
                key = int(grey[4, 6])
                add(f"png-grey-{depth}-key{end}",
                    png(grey[..., None], 0, depth, interlaced, trns=struct.pack(">H", key)),
                    np.where(grey == key, 255, grey * 255 // top), pillow=False)
        wide = ramp * 257 + 40
        key = int(wide[4, 4])
        add(f"png-grey-16-key{end}",
            png(wide[..., None], 0, 16, interlaced, trns=struct.pack(">H", key)),
            np.where(wide == key, 255, wide >> 8), pillow=False)
        add(f"png-grey-16{end}", png(wide[..., None], 0, 16, interlaced), wide >> 8)
        add(f"png-rgb-8{end}", png(colour, 2, 8, interlaced), colour)
        add(f"png-rgb-16{end}", png(colour * 256 + 99, 2, 16, interlaced), colour)
        add(f"png-grey-alpha-8{end}", png(np.stack([ramp, alpha], -1), 4, 8, interlaced),
            on_white(np.repeat(ramp[..., None], 3, -1), alpha))
        add(f"png-grey-alpha-16{end}", png(np.stack([ramp * 256, alpha * 256], -1), 4, 16, interlaced),
            on_white(np.repeat(ramp[..., None], 3, -1), alpha))
        rgba = np.concatenate([colour, alpha[..., None]], -1)
        add(f"png-rgba-8{end}", png(rgba, 6, 8, interlaced), on_white(colour, alpha))
        add(f"png-rgba-16{end}", png(rgba * 256, 6, 16, interlaced), on_white(colour, alpha))
        key = int(ramp[4, 4])
        add(f"png-grey-8-key{end}", png(ramp[..., None], 0, 8, interlaced, trns=struct.pack(">H", key)),
            np.where(ramp == key, 255, ramp))
        key = colour[3, 5]
        hit = (colour == key).all(-1)[..., None]
        add(f"png-rgb-8-key{end}",
            png(colour, 2, 8, interlaced, trns=struct.pack(">HHH", *map(int, key))),
            np.where(hit, 255, colour))
    exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x03\0\0\0\0\0\0\0"
    turned = png(colour[::-1, ::-1], 2, 8, extra=chunk(b"eXIf", exif))
    add_turned = ImageOps.exif_transpose(Image.open(io.BytesIO(turned)))
    assert (np.asarray(add_turned) == colour).all()
    fixtures["png-exif-3"] = {
        "file": b64(turned), "height": H, "width": W, "tolerance": 0,
        "pixels": b64(colour.astype(np.uint8).tobytes())}
    return fixtures


def jpegs():
    width, height = 20, 18
    y, x = np.mgrid[0:height, 0:width]
    colour = np.stack([x * 12, y * 14, 255 - x * 6 - y * 6], -1).astype(np.uint8)
    upright = Image.fromarray(colour)
    fixtures = {}

    def add(name, data, tolerance=2):
        image = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
        image = image.convert("RGB")
        fixtures[name] = {
            "file": b64(data), "height": image.height, "width": image.width,
            "tolerance": tolerance, "pixels": b64(image.tobytes())}

    def save(image, **options):
        out = io.BytesIO()
        image.save(out, "JPEG", **{"quality": 90, **options})
        return out.getvalue()

    baseline = save(upright, subsampling=0)
    add("jpeg-baseline-444", baseline)
    add("jpeg-baseline-420", save(upright, subsampling=2))
    add("jpeg-baseline-422", save(upright, subsampling=1))
    add("jpeg-progressive", save(upright, progressive=True))
    add("jpeg-grey", save(upright.convert("L")))
    add("jpeg-grey-progressive", save(upright.convert("L"), progressive=True))
    add("jpeg-cmyk", save(upright.convert("CMYK")))
    add("jpeg-restart", save(upright, restart_marker_blocks=1))
    add("jpeg-rgb", save(upright, keep_rgb=True))
    assert baseline[6:11] == b"JFIF\0"
    add("jpeg-jfif-revision-0", baseline[:11] + b"\0" + baseline[12:])
    add("jpeg-jfif-revision-2", baseline[:11] + b"\2" + baseline[12:])
    add("jpeg-junk-in-header", baseline[:20] + b"\1\2\xff\0\3" + baseline[20:])
    add("jpeg-padded-end", baseline[:-2] + bytes(20) + baseline[-2:])
    progressive = save(upright, progressive=True)
    add("jpeg-progressive-padded-end", progressive[:-2] + bytes(20) + progressive[-2:])
    add("jpeg-garbage-after-end", baseline + b"garbage" * 9)
    undo = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270}
    for orientation, operation in undo.items():
        stored = upright.transpose(operation) if operation is not None else upright
        exif = Image.Exif()
        exif[0x0112] = orientation
        data = save(stored, subsampling=0, quality=95, exif=exif)
        add(f"jpeg-orientation-{orientation}", data)
        shown = ImageOps.exif_transpose(Image.open(io.BytesIO(data)))
        assert np.abs(np.asarray(shown).astype(int) - colour).max() < 9
    return fixtures


def resizes():
    width, height = 37, 23
    index = np.arange(width * height * 3)
    pattern = ((index * index * 31 + index * 7) % 251).astype(np.uint8).reshape(height, width, 3)
    cases = []
    for h, w in [(8, 8), (64, 48), (1, 1), (23, 10), (5, 37), (22, 36), (1, 200), (46, 74)]:
        resized = Image.fromarray(pattern).resize((w, h), Image.Resampling.BILINEAR)
        data = resized.tobytes()
        cases.append({"height": h, "width": w, "pixels": b64(data[:3000])})
    return cases


def bombs():
    ihdr = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    huge = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", ihdr)
    huge += chunk(b"IDAT", zlib.compress(bytes(4096), 9)) + chunk(b"IEND", b"")
    largest = huge.replace(
        chunk(b"IHDR", ihdr),
        chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 16, 6, 0, 0, 0)))
    # A comment that inflates to 20 MiB, in front of a good image.
    picture = np.zeros((4, 4, 3), int)
    comment = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(20 << 20), 9))
    text = png(picture, 2, 8, extra=comment)
    out = io.BytesIO()
    Image.new("RGB", (16, 16)).save(out, "JPEG")
    jpeg = bytearray(out.getvalue())
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = struct.pack(">HH", 65500, 65500)
    return {
        "png-60000": b64(huge), "png-largest": b64(largest), "png-comment": b64(text),
        "jpeg-65500": b64(bytes(jpeg))}


with open("fixtures.json", "w") as out:
    json.dump({"images": {**pngs(), **jpegs()}, "resizes": resizes(), "bombs": bombs()}, out,
              indent=0, sort_keys=True)
    out.write("\n")
