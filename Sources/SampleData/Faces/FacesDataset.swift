internal import Core
internal import HDF5

/// Faces of six independent factors, with the factors' values.
struct FacesDataset: SampleDataset {
    static let name = "faces"
    static let summary = "2200 cartoon faces, 32×32 in colour, drawn from six independent factors stored with them"

    private static let count = 2_200

    func write(to path: String, seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed, stream: "faces")
        let count = FacesDataset.count
        var images: [UInt8] = []
        var factors: [Double] = []
        for _ in 0..<count {
            let face = FaceFactors(using: &generator)
            images += try FacePicture(face).pixels()
            factors += face.values
        }
        try SampleFile.write(to: path, title: "Cartoon faces of six independent factors", seed: seed) { root in
            let rowShape = [FacePicture.side, FacePicture.side, 3]
            try root.createDataset(
                "images", shape: [count] + rowShape, values: images,
                storage: SampleFile.compression(rows: count, rowShape: rowShape))
            let dataset = try root.createDataset(
                "factors", shape: [count, FaceFactors.names.count], values: factors)
            try dataset.setAttribute("names", .strings(FaceFactors.names))
        }
    }
}
