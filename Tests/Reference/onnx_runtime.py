"""Runs the ONNX files of a folder with onnxruntime, for ONNXTests to compare with.

    python3 onnx_runtime.py FOLDER

Beside each NAME.onnx lies NAME.input, little-endian float32, row after row. What the model gives for it goes to
NAME.OUTPUT in the same form. Versions are printed. Ends with status 3 where onnxruntime is not installed.
"""

import pathlib
import sys

try:
    import numpy
    import onnxruntime
except ImportError as error:
    print(error)
    sys.exit(3)

try:
    import onnx
except ImportError:
    onnx = None

print("numpy", numpy.__version__, "onnxruntime", onnxruntime.__version__, "onnx", onnx and onnx.__version__)
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.onnx")):
    if onnx:
        onnx.checker.check_model(onnx.load(path), full_check=True)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    (source,) = session.get_inputs()
    rows = numpy.fromfile(path.with_suffix(".input"), "<f4").reshape(-1, source.shape[1])
    # Batches of any size: the same rows at once, and the first alone.
    names = [output.name for output in session.get_outputs()]
    for name, values in zip(names, session.run(names, {source.name: rows})):
        values.astype("<f4").tofile(path.with_suffix("." + name))
    for whole, one in zip(session.run(names, {source.name: rows}), session.run(names, {source.name: rows[:1]})):
        assert numpy.allclose(whole[:1], one, rtol=1e-4, atol=1e-4), path.name
    assert session.get_modelmeta().custom_metadata_map["gibbous_method"], path.name
