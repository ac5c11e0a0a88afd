// How fast data sets are read, beside the HDF5 library alone on the same file.
//
// Writes a file of four matrices of a gigabyte each, as they are in memory, and reads each in slabs of whole chunks: by a C
// program with the HDF5 library, and by ours on one and on two threads.
//
//     script/benchmark reading
//
// With a path as its argument it only writes the file there.

import Foundation

let kept = CommandLine.arguments.dropFirst().first
let file = try SampleFile(kept: kept)
if kept != nil { exit(0) }
let packed = try FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int ?? 0
print("four matrices of 1.07 GB each in a file of \(String(format: "%.2f", Double(packed) / 1e9)) GB")
print("MB/s in memory, the best of 5 for each sixteenth, and how often that of HDF5\n")
print("                               HDF5   1 thread  2 threads   1 thread  2 threads")
for matrix in file.matrices { try ReadingTable(file: file, matrix: matrix).print() }
