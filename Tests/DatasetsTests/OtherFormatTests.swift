import Datasets
import Foundation
import Rows
import TestSupport
import Testing

/// Files that are no HDF5: what they are, and what to do with them.
struct OtherFormatTests {
    private static let cases: [(start: [UInt8], part: String)] = [
        ([], "It is empty"),
        (Array("MATLAB 5.0 MAT-file, Platform: GLNXA64".utf8), "-v7.3"),
        (Array("CDF\u{1}".utf8), "nccopy -k nc4"),
        ([0x0E, 0x03, 0x13, 0x01, 0], "h4toh5"),
        ([0x1F, 0x8B, 8], "gunzip"),
        ([0x93] + Array("NUMPY".utf8), "numpy.load"),
        (Array("PK\u{3}\u{4}".utf8), "zip archive"),
        (Array("PAR1".utf8), "pandas.read_parquet"),
        ([0x80, 0x04, 0x95], "pickle"),
        (Array("SIMPLE  =                    T".utf8), "astropy"),
        (Array("II*\0".utf8), "tifffile"),
        ([0x89] + Array("PNG\r\n".utf8), "one image"),
        (Array("version https://git-lfs.github.com/spec/v1\noid sha256:1\n".utf8), "git lfs pull"),
        (Array("<!DOCTYPE html>\n<html>".utf8), "web page"),
        (Array("a,b\n1,2\n".utf8), "pandas.read_csv"),
        (Array("some words".utf8), "Other formats must be converted first"),
    ]

    @Test(arguments: cases.indices) func theWayOutFitsTheFile(index: Int) throws {
        let (start, part) = Self.cases[index]
        let folder = try TemporaryFolder()
        let path = folder.path("data.h5")
        try Data(start + (start.isEmpty || start.last == 10 ? [] : [UInt8](repeating: 0, count: 600)))
            .write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: DatasetError.self) { try Dataset.read(path) }
        #expect(error?.kind == .unusableData)
        #expect(error?.message.contains("it is not an HDF5 file") == true, "\(String(describing: error))")
        #expect(error?.message.contains(part) == true, "\(part) in \(String(describing: error))")
    }
}
