#!/usr/bin/env python3
"""Writes small files whose rows are not a first axis, by the format's own writer where there is one, and what a reader finds.

The files go to fixtures/axes/, the rows as they should be read and the versions of the writers to axis_fixtures.json. Written
by h5py as their documentation says: NEON's surface reflectance (an ENVI-like cube), ilastik's export, dimension scales as netCDF-4
attaches them, Berkeley's EMD, ARCHS4.

    python3 -m pip install emdfile h5py nexusformat pynwb rosettasciio
    python3 Tests/Reference/axis_fixtures.py
"""

import json
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path

import emdfile
import h5py
import numpy as np
import pynwb
import rsciio.hspy
from nexusformat import nexus

HERE = Path(__file__).parent
FOLDER = HERE / "fixtures" / "axes"
generator = np.random.default_rng(11)
expected = {}
HEIGHT, WIDTH, BANDS = 5, 6, 7
cube = generator.normal(size=(HEIGHT, WIDTH, BANDS)).round(3)
pixels = cube.reshape(-1, BANDS)
truth = np.zeros((HEIGHT, WIDTH), "u1")
truth[1:3, 1:4], truth[3:, 2:] = 1, 2


def create(name):
    return h5py.File(FOLDER / name, "w", libver="earliest", track_order=False)


def keep(name, values):
    """Records rows as a reader should find them."""
    expected[name] = np.asarray(values, dtype=float).ravel().tolist()


def hyperspy_file():
    def axis(name, size, navigate, scale=0.5, offset=2.0, units="nm"):
        return {"_type": "UniformDataAxis", "name": name, "size": size, "navigate": navigate, "scale": scale,
                "offset": offset, "units": units, "is_binned": False}
    axes = [axis("y", HEIGHT, True), axis("x", WIDTH, True), axis("Energy loss", BANDS, False, 0.1, 280.0, "eV")]
    still = [axis("y", HEIGHT, False), axis("x", WIDTH, False)]
    signal = {"data": cube, "axes": axes, "metadata": {"General": {"title": "edge"}, "Signal": {"signal_type": "EELS"},
              "_HyperSpy": {"Folding": {}}}, "original_metadata": {}, "package": "hyperspy",
              "package_version": "2.0", "package_info": {"package": "hyperspy", "package_version": "2.0"}, "tmp_parameters": {}, "attributes": {"_lazy": False}, "learning_results": {}, "models": {}}
    rsciio.hspy.file_writer(str(FOLDER / "edge.hspy"), signal)
    rsciio.hspy.file_writer(str(FOLDER / "image.hspy"), signal | {"data": cube[:, :, 0], "axes": still})


def nexus_file():
    signal = nexus.NXfield(cube.transpose(2, 0, 1), name="counts")
    axes = [nexus.NXfield(np.linspace(7.0, 7.6, BANDS), name="energy", units="keV"),
            nexus.NXfield(np.arange(HEIGHT) * 2.0, name="y", units="um"),
            nexus.NXfield(np.arange(WIDTH) * 3.0, name="x", units="um")]
    data = nexus.NXdata(signal, axes)
    root = nexus.NXroot(nexus.NXentry(data, name="entry"))
    data.set_default()
    written = FOLDER / "written.nxs"
    root.save(str(written), "w")
    # The writer puts down where the file was.
    with h5py.File(written) as file, h5py.File(FOLDER / "map.nxs", "w") as copy:
        for name, value in file.attrs.items():
            copy.attrs[name] = "map.nxs" if name == "file_name" else value
        for name in file:
            file.copy(name, copy)
    written.unlink()


def emd_files():
    scan = generator.poisson(5, size=(3, 4, 5, 6)).astype("f4")
    array = emdfile.Array(scan, name="datacube", dims=[2.0, 2.0, 0.1, 0.1], dim_names=["Rx", "Ry", "Qx", "Qy"],
                          dim_units=["nm", "nm", "A^-1", "A^-1"])
    emdfile.save(str(FOLDER / "scan.emd"), array, mode="o")
    keep("scan", scan.reshape(12, 30))
    with create("berkeley.emd") as file:
        file.attrs["version_major"], file.attrs["version_minor"] = 0, 2
        group = file.create_group("data/eels")
        group.attrs["emd_group_type"] = 1
        group["data"] = cube
        for number, (name, length, units) in enumerate([("y", HEIGHT, "[n_m]"), ("x", WIDTH, "[n_m]"),
                                                        ("energy", BANDS, "[e_V]")], 1):
            dim = group.create_dataset(f"dim{number}", data=np.arange(length) * 0.5)
            dim.attrs["name"], dim.attrs["units"] = name, units


def nwb_file():
    file = pynwb.NWBFile("a recording", "one", datetime(2024, 1, 1, tzinfo=timezone.utc))
    device = file.create_device("probe")
    group = file.create_electrode_group("shank", "a shank", "CA1", device)
    for number in range(4):
        file.add_electrode(x=0.0, y=20.0 * number, z=0.0, imp=1.0, location="CA1", filtering="none", group=group)
    region = file.create_electrode_table_region([0, 1, 2, 3], "all")
    samples = generator.integers(-200, 200, (40, 4)).astype("i2")
    file.add_acquisition(pynwb.ecephys.ElectricalSeries("lfp", samples, region, starting_time=0.0, rate=1000.0))
    with pynwb.NWBHDF5IO(str(FOLDER / "recording.nwb"), "w") as writer:
        writer.write(file, cache_spec=False)
    keep("recording", samples)
    keep("windows", np.stack([samples[start:start + 10] for start in range(0, 40 - 10 + 1, 6)]))


def cubes():
    with create("reflectance.h5") as file:
        folder = file.create_group("SITE/Reflectance")
        stored = (cube * 1000).astype("i2")
        data = folder.create_dataset("Reflectance_Data", data=stored)
        data.attrs["Dimension_Labels"] = "Line, Sample, Wavelength"
        data.attrs["Scale_Factor"] = 10000.0
        folder["Metadata/Spectral_Data/Wavelength"] = np.linspace(400, 1000, BANDS)
        keep("reflectance", stored.reshape(-1, BANDS))
    with create("scales.h5") as file:
        # Bands first, as some instruments write them.
        data = file.create_dataset("radiance", data=cube.transpose(2, 0, 1))
        for axis, (name, length) in enumerate([("bands", BANDS), ("downtrack", HEIGHT), ("crosstrack", WIDTH)]):
            scale = file.create_dataset(name, data=np.arange(length, dtype="f4"))
            scale.make_scale(name)
            data.dims[axis].attach_scale(scale)
    with create("probabilities.h5") as file:
        data = file.create_dataset("exported_data", data=cube.reshape(1, HEIGHT, WIDTH, BANDS).astype("f4"))
        data.attrs["axistags"] = json.dumps({"axes": [{"key": key, "typeFlags": 2, "resolution": 0, "description": ""}
                                                      for key in "zyxc"]})
    keep("probabilities", pixels.astype("f4"))
    with create("truth.h5") as file:
        file["cube"], file["gt"] = cube, truth
    missing = cube.copy()
    missing[0, :2] = np.nan
    with create("land.h5") as file:
        file["cube"], file["gt"], file["depth"] = missing, truth, generator.normal(size=(HEIGHT, WIDTH))
    keep("land", missing.reshape(-1, BANDS)[2:])
    keep("truth", truth)
    keep("pixels", pixels)


def turned():
    spectra = generator.normal(size=(12, 9)).round(3)
    with create("columns.h5") as file:
        file["spectra"], file["wavenumbers"] = spectra, np.linspace(400, 4000, 12)
    keep("columns", spectra.T)
    recording = generator.normal(size=(4, 30)).round(3)
    with create("eeg.h5") as file:
        file["eeg"], file["ch_names"] = recording, np.array(["Fz", "Cz", "Pz", "Oz"], "S")
    keep("eeg", recording.T)
    counts = generator.poisson(9, (10, 8)).astype("u4")
    with create("archs4.h5") as file:
        file["data/expression"] = counts
        file["meta/samples/geo_accession"] = np.array([f"GSM{sample}" for sample in range(8)], "S")
        file["meta/samples/tissue"] = np.array(["liver", "brain"] * 4, "S")
        file["meta/genes/symbol"] = np.array([f"G{gene}" for gene in range(10)], "S")
        file["meta/genes/biotype"] = np.array(["coding", "lincRNA"] * 5, "S")
    keep("archs4", counts.T)
    with create("two_sides.h5") as file:
        file["matrix"] = counts
        for side, length in [("a", 10), ("b", 8)]:
            file[f"{side}/one"] = np.array([f"{side}{row}" for row in range(length)], "S")
            file[f"{side}/two"] = np.array(["p", "q"] * (length // 2), "S")
    with create("one_image.h5") as file:
        file["image"], file["mask"] = generator.normal(size=(16, 12, 4)), np.ones((16, 12, 3), "u1")
    with create("strain.h5") as file:
        strain = generator.normal(size=100).round(3)
        file["strain/Strain"] = strain
        file["strain/state"] = np.repeat([0, 1], 50)
    keep("strain", strain.reshape(10, 10))


def scans():
    patterns = generator.poisson(4, size=(3, 4, 5, 5)).astype("u2")
    with create("patterns.nxs") as file:
        entry = file.create_group("entry")
        entry.attrs["NX_class"] = "NXentry"
        data = entry.create_group("data")
        data.attrs["NX_class"], data.attrs["signal"] = "NXdata", "data"
        data.attrs["axes"] = ["y", "x", ".", "."]
        data["data"], data["y"], data["x"] = patterns, np.arange(3.0), np.arange(4.0)
    keep("patterns", patterns)
    with create("attribute.h5") as file:
        scene = file.create_group("scene")
        scene["data"] = cube
        scene.attrs["wavelengths"] = np.linspace(400, 900, BANDS)


FOLDER.mkdir(parents=True, exist_ok=True)
for file in FOLDER.iterdir():
    file.unlink()
hyperspy_file()
nexus_file()
emd_files()
nwb_file()
cubes()
turned()
scans()
expected["versions"] = {name: version(name) for name in
                        ["emdfile", "h5py", "nexusformat", "numpy", "pynwb", "rosettasciio"]}
(HERE / "axis_fixtures.json").write_text(json.dumps(expected, sort_keys=True, separators=(",", ":")) + "\n")
