#!/usr/bin/env python3
"""Writes the small HDF5 files that the tests of reading chunks use, into fixtures/chunks.

Each data set NAME/chunked has been through filters; NAME/plain holds the same numbers, contiguous and in the byte order of
most machines. The numbers are drawn from a seed. damaged.h5 has what no writer writes.
"""

import struct
import zlib
from pathlib import Path

import h5py
import numpy as np

FIXTURES = Path(__file__).parent / "fixtures" / "chunks"
TYPES = ["u1", "i1", "u2", "i2", "i4", "u4", "i8", "u8", "f4", "f8"]
FILTERS = [
    {"compression": "gzip"},
    {"compression": "gzip", "shuffle": True},
    {"compression": "gzip", "shuffle": True, "fletcher32": True},
    {"fletcher32": True},
    {"shuffle": True},
    {},
]


def numbers(generator, dtype, shape):
    """Numbers of a type: small ones mostly, so that there is something to pack, and the extreme ones among them."""
    kind = np.dtype(dtype)
    if kind.kind == "f":
        values = generator.normal(size=shape).round(1).astype(kind)
        extremes = [np.nan, np.inf, -np.inf, np.finfo(kind).max, np.finfo(kind).tiny, -0.0]
        if kind.itemsize == 8:
            # Beyond the largest 32-bit number, by less than half of its last digit and by more.
            extremes += [3.4028235e38, 3.40282350e38 + 1e30, 3.5e38, -3.5e38]
    else:
        limits = np.iinfo(kind)
        values = generator.integers(max(limits.min, -5), 20, shape).astype(kind)
        extremes = [limits.min, limits.max, limits.max // 2 + 1]
    flat = values.reshape(-1)
    for value in extremes:
        flat[generator.integers(flat.size)] = value
    return values


def pipeline(shape, order):
    """Properties with filters in an order of one's own."""
    properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    properties.set_chunk(shape)
    for name in order:
        {"gzip": lambda: properties.set_deflate(4), "shuffle": properties.set_shuffle,
         "fletcher32": properties.set_fletcher32}[name]()
    return properties


def random_arrays(name, release, growing, seed, count=24):
    """Arrays of random shapes and chunks; some chunks are never written, some skip filters."""
    generator = np.random.default_rng(seed)
    with h5py.File(FIXTURES / name, "w", libver=release) as file:
        for index in range(count):
            rank = 1 + index % 4
            shape = tuple(int(side) for side in generator.integers(1, [40, 12, 7, 5][rank - 1] + 1, rank))
            dtype = np.dtype(TYPES[index % len(TYPES)]).newbyteorder("<>"[index // 3 % 2])
            chunk = tuple(int(generator.integers(1, side + 3)) if growing else int(generator.integers(1, side + 1))
                          for side in shape)
            group = file.create_group(f"{index:02}")
            values = numbers(generator, dtype.newbyteorder("<"), shape)
            fill = 7 if index % 2 else None
            stored = group.create_dataset(
                "chunked", shape=shape, dtype=dtype, chunks=chunk, fillvalue=fill,
                # An index of another kind serves each number of axes without limit: none, one, several.
                maxshape=tuple(None if axis < index % 3 or chunk[axis] > shape[axis] else side
                               for axis, side in enumerate(shape)) if growing else None,
                **FILTERS[index % len(FILTERS)])
            starts = list(np.ndindex(*[-(-side // length) for side, length in zip(shape, chunk)]))
            for place in starts:
                region = tuple(slice(start * length, min((start + 1) * length, side))
                               for start, length, side in zip(place, chunk, shape))
                if len(starts) > 1 and generator.random() < 0.2:
                    values[region] = 0 if fill is None else fill
                    continue
                stored[region] = values[region]
            group["plain"] = values


def skipped_filters():
    """Chunks that went through some of the filters alone, as their masks say, and filters in unusual orders."""
    generator = np.random.default_rng(5)
    with h5py.File(FIXTURES / "skipped.h5", "w", libver="earliest") as file:
        values = numbers(generator, "i4", (8, 6))
        group = file.create_group("masks")
        stored = group.create_dataset("chunked", shape=(8, 6), dtype="<i4", chunks=(2, 6), shuffle=True, compression="gzip")
        for mask in range(4):
            rows = values[2 * mask:2 * mask + 2]
            data = rows.astype("<i4").tobytes()
            if not mask & 1:
                data = np.frombuffer(data, "u1").reshape(-1, 4).T.tobytes()
            if not mask & 2:
                data = zlib.compress(data)
            stored.id.write_direct_chunk((2 * mask, 0), data, filter_mask=mask)
        group["plain"] = values
        space = h5py.h5s.create_simple((5, 7))
        for order in [("fletcher32", "shuffle", "gzip"), ("gzip", "shuffle", "fletcher32"), ("fletcher32", "gzip"),
                      ("shuffle", "fletcher32", "gzip", "fletcher32"), ("gzip", "fletcher32", "shuffle"),
                      ("shuffle", "shuffle"), ("gzip", "gzip")]:
            group = file.create_group("-".join(order))
            values = numbers(generator, "i2", (5, 7))
            stored = h5py.h5d.create(group.id, b"chunked", h5py.h5t.STD_I16LE, space, pipeline((3, 3), order))
            stored.write(h5py.h5s.ALL, h5py.h5s.ALL, values)
            group["plain"] = values


def damaged():
    """Chunks that are not what they should be, one in each data set; the first two rows are whole."""
    values = np.arange(24, dtype="<i4").reshape(6, 4)
    path = FIXTURES / "damaged.h5"
    packed = zlib.compress(values[2:4].tobytes())
    cases = {
        "garbage": b"\x78\x9c" + bytes(range(30)),
        "empty_stream": zlib.compress(b""),
        "short": zlib.compress(values[2:4].tobytes()[:-1]),
        "long": zlib.compress(values[2:4].tobytes() + b"\0"),
        "cut": packed[:-7],
        "sum": packed[:-1] + bytes([packed[-1] ^ 1]),
        "expanding": packed,
        "size": packed,
        "place": packed,
    }
    with h5py.File(path, "w", libver="earliest") as file:
        for name, data in cases.items():
            chunk = (2, 4) if name != "expanding" else (2_000_000, 4)
            stored = file.create_dataset(
                name, shape=(6, 4), dtype="<i4", chunks=chunk, compression="gzip", maxshape=(None, 4))
            if name != "expanding":
                stored[:2], stored[4:] = values[:2], values[4:]
            stored.id.write_direct_chunk((2 if name != "expanding" else 0, 0), data)
        stored = file.create_dataset("checksum", data=values, chunks=(2, 4), fletcher32=True)
        stored.id.write_direct_chunk((2, 0), values[2:4].tobytes() + b"\1\2\3\4")
        stored = file.create_dataset("too_few", data=values, chunks=(2, 4), shuffle=True)
        stored.id.write_direct_chunk((2, 0), values[2:4].tobytes()[:-4])
    # What the index of chunks says: the bytes of one, its filters, where it begins, and the byte within an element.
    whole = bytearray(path.read_bytes())
    keys = [at for at in range(len(whole)) if whole[at:at + 32] == struct.pack("<IIQQQ", len(packed), 0, 2, 0, 0)]
    with h5py.File(path) as file:
        places = {name: file[name].id.get_chunk_info_by_coord((2, 0)).byte_offset for name in ["size", "place"]}
    for name, change in [("size", struct.pack("<I", 0xFFFFFFF0)), ("place", struct.pack("<IIQ", len(packed), 0, 40))]:
        [key] = [at for at in keys if struct.unpack_from("<Q", whole, at + 32)[0] == places[name]]
        whole[key:key + len(change)] = change
    path.write_bytes(whole)


FIXTURES.mkdir(parents=True, exist_ok=True)
random_arrays("earliest.h5", ("earliest", "v108"), False, 1, 12)
random_arrays("growing.h5", ("earliest", "v108"), True, 2, 12)
random_arrays("version_1_14.h5", ("v114", "v114"), False, 3)
random_arrays("version_1_14_growing.h5", ("v114", "v114"), True, 4)
with h5py.File(FIXTURES / "version_2.h5", "w", libver=("latest", "latest")) as newest:
    newest.create_dataset("X", data=np.arange(24).reshape(6, 4), chunks=(2, 4), compression="gzip")
skipped_filters()
damaged()
