// How fast a scatter plot of 70,000 rows is drawn: as an image of dots under vector axes and labels, in a PDF file.
//
//     scatter FOLDER
//
// Writes positions, as 32-bit numbers, and the class and the use of each row, as bytes, to the folder, for matplotlib to draw the same,
// unless they are there. Prints a line: what, seconds, bytes of the file.

import Core
import Foundation
import Plotting

let (rowCount, classCount) = (70_000, 10)
guard let folder = CommandLine.arguments.dropFirst().first.map({ URL(filePath: $0) }) else {
    print("usage: scatter FOLDER")
    exit(64)
}

var generator = SeededGenerator(seed: 0, stream: "scatter")
let centres = generator.normals(rows: classCount, columns: 2)
var positions = generator.normals(rows: rowCount, columns: 2)
let classes = (0..<rowCount).map { $0 % classCount }
// A fifth are test rows.
let isTest = (0..<rowCount).map { $0 / classCount % 5 == 0 }
for row in 0..<rowCount {
    for column in 0..<2 { positions[row, column] = 0.5 * positions[row, column] + 3 * centres[classes[row], column] }
}
let files: [(name: String, data: Data)] = [
    ("positions.f32", positions.values.withUnsafeBytes { Data($0) }), ("classes.u8", Data(classes.map { UInt8($0) })),
    ("test.u8", Data(isTest.map { $0 ? 1 : 0 })),
]
for (name, data) in files where !FileManager.default.fileExists(atPath: folder.appending(path: name).path) {
    try data.write(to: folder.appending(path: name))
}
let path = folder.appending(path: "gibbous.pdf").path
let seconds =
    try ContinuousClock().measure {
        try ScatterBenchmark.draw(positions, classes: classes, isTest: isTest, to: path)
    } / .seconds(1)
let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
print(String(format: "gibbous %.3f %d", seconds, size))
