"""Compares what the page of a report decodes with what onnxruntime makes of the report's own models, on the codes of its rows.

    python3 Explorer/Tests/agreement.py REPORT_FOLDER        needs onnxruntime, NumPy and node

Fails where a value differs by more than 1/255 of the range of a method's output. A report's models end in the file's unit, its page
in the unit that images are drawn in, so both are brought to the page's.
"""

import json
import pathlib
import subprocess
import sys

import numpy as np
import onnxruntime


def main():
    folder = pathlib.Path(sys.argv[1])
    decode = pathlib.Path(__file__).parent / "decode.js"
    answer = subprocess.run(["node", decode, folder / "report.html", "300"], capture_output=True, text=True, check=True)
    isAgreed = True
    for method, (codes, rows) in json.loads(answer.stdout).items():
        session = onnxruntime.InferenceSession(str(folder / "models" / f"{method}-decoder.onnx"))
        theirs = session.run(None, {session.get_inputs()[0].name: np.array(codes, np.float32)})[0].astype(float)
        ours = np.array(rows, float)
        # The unit of images differs by a factor and an offset, the same for all pixels.
        factor, offset = np.polyfit(theirs.ravel(), ours.ravel(), 1)
        theirs = theirs * factor + offset
        difference = np.abs(ours - theirs).max() / (theirs.max() - theirs.min())
        isAgreed &= difference <= 1 / 255
        print(f"{method}: {len(codes)} rows differ by at most {difference * 255:.3f}/255 of the range")
    return 0 if isAgreed else 1


if __name__ == "__main__":
    sys.exit(main())
