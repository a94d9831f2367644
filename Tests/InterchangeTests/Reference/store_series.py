"""Reads a store of runs without thresh, for the checks beside it."""
import pathlib
import sqlite3
import struct


def connect(store):
    return sqlite3.connect(f"file:{pathlib.Path(store) / 'thresh.sqlite'}?mode=ro", uri=True)


def series(database, run, name):
    """Points of a series by step, decoded from the store's chunks."""
    found = database.execute("SELECT id FROM series WHERE run = ? AND name = ?", (run, name)).fetchone()
    points = {}
    if not found:
        return points
    for (blob,) in database.execute(
        "SELECT points FROM series_points WHERE id >> 24 = ? ORDER BY id", found
    ):
        kind, count, first = struct.unpack_from("<BHq", blob)
        coding, start = kind & 0x0F, 11
        if coding == 0:
            (stride,) = struct.unpack_from("<I", blob, start)
            steps, start = [first + i * stride for i in range(count)], start + 4
        else:
            letter, size = ("I", 4) if coding == 1 else ("q", 8)
            steps = struct.unpack_from(f"<{count}{letter}", blob, start)
            steps = [first + s for s in steps] if coding == 1 else list(steps)
            start += size * count
        points.update(zip(steps, struct.unpack_from(f"<{count}{'d' if kind & 0x10 else 'f'}", blob, start)))
    return points
