internal import Core

/// A kind of file that people take for HDF5, by its first bytes, and what to do with it.
struct OtherFormat {
    /// The kind, as the rest of a sentence, and a way out.
    let sentence: String

    private static let byteCount = 512

    /// Looks at a file; nil where it can't be read, or is of no kind that is known.
    init?(of file: String) {
        guard let bytes = FileBeginning.bytes(of: file, most: Self.byteCount) else { return nil }
        guard !bytes.isEmpty else {
            sentence = "It is empty: whatever should have written it did not. Make or download it again."
            return
        }
        if let found = Self.signatures.first(where: { bytes.starts(with: $0.bytes) }) {
            sentence = found.sentence
            return
        }
        guard bytes.contains(where: { $0 > 32 }), let text = String(validating: bytes, as: UTF8.self) else {
            return nil
        }
        let lowered = text.lowercased()
        if ["<!doctype html", "<html"].contains(where: lowered.hasPrefix) {
            sentence = "It is a web page: the address was that of a page about the file. Download the file itself."
        } else if text.hasPrefix("version https://git-lfs") {
            sentence = "It is a pointer of Git LFS in place of the file. Fetch the file: git lfs pull."
        } else if let line = text.split(whereSeparator: \.isNewline).first,
            [",", "\t", ";"].contains(where: { line.contains($0) })
        {
            sentence =
                "It looks like a table of text. Convert it with pandas in Python: "
                + "pandas.read_csv(FILE).to_hdf('table.h5', key='table')."
        } else {
            return nil
        }
    }

    private static let images =
        "It is one image. Write many of them as one array, N×H×W×C, with Pillow or tifffile and h5py in Python."

    private static let signatures: [(bytes: [UInt8], sentence: String)] = [
        (
            Array("MATLAB 5.0 MAT-file".utf8),
            "It is a MATLAB file of an older version. In MATLAB: save('file.mat', '-v7.3')."
        ),
        (
            Array("CDF\u{1}".utf8),
            "It is a netCDF file of the classic format. Convert it: nccopy -k nc4 old.nc new.nc."
        ),
        (
            Array("CDF\u{2}".utf8),
            "It is a netCDF file of the classic format. Convert it: nccopy -k nc4 old.nc new.nc."
        ),
        ([0x0E, 0x03, 0x13, 0x01], "It is an HDF4 file. Convert it: h4toh5 old.hdf new.h5."),
        ([0x1F, 0x8B], "It is packed with gzip. Unpack it first: gunzip FILE."),
        ([0x28, 0xB5, 0x2F, 0xFD], "It is packed with zstd. Unpack it first: unzstd FILE."),
        (Array("BZh".utf8), "It is packed with bzip2. Unpack it first: bunzip2 FILE."),
        (
            [0x93] + Array("NUMPY".utf8),
            "It is an array of NumPy. Convert it in Python: h5py.File('X.h5', 'w')['X'] = numpy.load(FILE)."
        ),
        (
            Array("PK".utf8),
            "It is a zip archive, as .npz files of NumPy and spreadsheets are. Unpack it, or write the arrays of an .npz file with "
                + "numpy.load and h5py in Python."
        ),
        (
            Array("PAR1".utf8),
            "It is a Parquet file. Convert it in Python: pandas.read_parquet(FILE).to_hdf('table.h5', key='table')."
        ),
        ([0x80, 0x04], "It is a pickle of Python. Load it there, and write its arrays with h5py."),
        ([0x80, 0x05], "It is a pickle of Python. Load it there, and write its arrays with h5py."),
        (Array("SIMPLE  =".utf8), "It is a FITS file. Write its data with astropy.io.fits and h5py in Python."),
        (Array("II*\0".utf8), images),
        (Array("MM\0*".utf8), images),
        ([0x89] + Array("PNG".utf8), images),
        ([0xFF, 0xD8, 0xFF], images),
    ]
}
