import Foundation
import HDF5
import TestSupport

/// Files whose rows are spread over many data sets, after the specifications of the formats that keep them so.
struct SpreadFiles {
    private let folder: TemporaryFolder

    init(_ folder: TemporaryFolder) {
        self.folder = folder
    }

    /// Numbers that no two rows share.
    static func numbers(_ count: Int, _ start: Int = 0) -> [Double] {
        (start..<start + count).map { sin(Double($0) * 1.7) + Double($0 % 5) }
    }

    func write(_ name: String, _ add: (borrowing HDF5Group) throws -> Void) throws -> String {
        let path = folder.path("\(name).h5")
        let file = try HDF5File(creating: path)
        try add(file.root)
        try file.close()
        return path
    }

    /// UniProt's embeddings of proteins: a vector for each accession.
    func embeddings(_ names: [String] = (0..<40).map { "P\(10_000 + $0 * 37)" }) throws -> String {
        try write("embeddings") { root in
            for (row, name) in names.enumerated() {
                let vector = try root.createDataset(name, shape: [16], values: Self.numbers(16, 16 * row))
                try vector.setAttribute("original_id", .string("sp|\(name)|HUMAN"))
            }
        }
    }

    /// robomimic's demonstrations: a group for each, with what was seen and done in each step.
    func demonstrations() throws -> String {
        try write("demonstrations") { root in
            let data = try root.createGroup("data")
            for (demo, steps) in [5, 7, 6, 9].enumerated() {
                let group = try data.createGroup("demo_\(demo)")
                try group.setAttribute("num_samples", .integer(steps))
                try group.createDataset("actions", shape: [steps, 3], values: Self.numbers(3 * steps, 100 * demo))
                try group.createDataset("rewards", shape: [steps], values: Self.numbers(steps, demo))
                try group.createDataset("success", shape: [], values: [demo % 2])
            }
        }
    }

    /// STEAD's seismograms: a trace of three components each, what is known of it in attributes.
    func traces() throws -> String {
        try write("traces") { root in
            let data = try root.createGroup("data")
            for trace in 0..<24 {
                let array = try data.createDataset(
                    "B08\(trace % 4).TA_2012\(1_000 + trace)_EV", shape: [60, 3],
                    values: Self.numbers(180, 180 * trace))
                try array.setAttribute("trace_category", .string(["earthquake_local", "noise"][trace % 2]))
                try array.setAttribute("source_magnitude", .number(Double(trace) / 7))
                try array.setAttribute("trace_name", .string("trace \(trace)"))
            }
        }
    }

    /// GEDI's footprints: a group for each beam.
    func beams() throws -> String {
        try write("beams") { root in
            for (number, name) in ["BEAM0000", "BEAM0001", "BEAM0101"].enumerated() {
                let count = 20 + number
                let beam = try root.createGroup(name)
                try beam.createDataset("rh", shape: [count, 11], values: Self.numbers(11 * count, 300 * number))
                try beam.createDataset("quality_flag", shape: [count], values: (0..<count).map { UInt8($0 % 2) })
                try beam.createDataset("lat_lowestmode", shape: [count], values: Self.numbers(count, number))
            }
            _ = try root.createGroup("METADATA")
        }
    }

    /// CellProfiler's measurements: a group for each, its values in `data`.
    func measurements() throws -> String {
        try write("measurements") { root in
            let run = try root.createGroup("Measurements").createGroup("2024-01-01-00-00-00")
            for (object, count) in [("Nuclei", 50), ("Image", 5)] {
                let group = try run.createGroup(object)
                let names = [
                    "AreaShape_Area", "AreaShape_Eccentricity", "Intensity_MeanIntensity_DNA", "Texture_Contrast",
                ]
                for (column, name) in names.enumerated() {
                    let feature = try group.createGroup(name)
                    try feature.createDataset("data", shape: [count], values: Self.numbers(count, 70 * column))
                    try feature.createDataset("index", shape: [5, 3], values: [Int](repeating: 0, count: 15))
                }
            }
        }
    }

    /// A snapshot of IllustrisTNG: particles of one kind, a data set for each quantity.
    func particles() throws -> String {
        try write("particles") { root in
            try root.createGroup("Header").setAttribute("NumPart_ThisFile", .integers([60, 0, 0, 0, 0, 0]))
            let gas = try root.createGroup("PartType0")
            try gas.createDataset("Coordinates", shape: [60, 3], values: Self.numbers(180))
            for (column, name) in ["Density", "InternalEnergy", "Masses", "StarFormationRate"].enumerated() {
                try gas.createDataset(name, shape: [60], values: Self.numbers(60, 200 + 70 * column))
            }
            try gas.createDataset(
                "ParticleIDs", shape: [60], values: (0..<60).map { UInt64(1) << 63 + UInt64($0 * 7 % 60) })
        }
    }

    /// ANI-1's conformations: molecules of different numbers of atoms.
    func conformations() throws -> String {
        try write("conformations") { root in
            let set = try root.createGroup("gdb11_s01")
            for (molecule, atoms) in [5, 8, 5].enumerated() {
                let group = try set.createGroup("gdb11_s01-\(molecule)")
                try group.createDataset(
                    "coordinates", shape: [30, atoms, 3], values: Self.numbers(90 * atoms, 1_000 * molecule))
                try group.createDataset("energies", shape: [30], values: Self.numbers(30, molecule))
                try group.createDataset("species", strings: [String](repeating: "C", count: atoms))
            }
        }
    }

    /// A catalogue of stars: a data set for each column, one of names among them.
    func catalogue() throws -> String {
        try write("catalogue") { root in
            let table = try root.createGroup("gaia")
            for (column, name) in ["ra", "dec", "mag_g", "mag_r", "parallax"].enumerated() {
                try table.createDataset(name, shape: [50], values: Self.numbers(50, 60 * column))
            }
            try table.createDataset("source_id", shape: [50], values: (0..<50).map { 1 << 55 + $0 * 17 % 50 })
            try table.createDataset("spectral_type", strings: (0..<50).map { ["G", "K", "M"][$0 % 3] })
        }
    }
}
