import HDF5
import TestSupport

/// Files after the specifications of further formats, as small as can be.
struct FormatFiles {
    private let files: SpreadFiles

    init(_ folder: TemporaryFolder) {
        files = SpreadFiles(folder)
    }

    private func write(_ name: String, _ add: (borrowing HDF5Group) throws -> Void) throws -> String {
        try files.write(name, add)
    }

    /// SNIRF: times × channels, with a list of channels and stimuli.
    func nearInfrared() throws -> String {
        try write("snirf") { root in
            try root.createDataset("formatVersion", shape: [], strings: ["1.1"])
            let nirs = try root.createGroup("nirs")
            let data = try nirs.createGroup("data1")
            try data.createDataset("dataTimeSeries", shape: [50, 4], values: SpreadFiles.numbers(200))
            try data.createDataset("time", shape: [50], values: (0..<50).map { Double($0) / 10 })
            for channel in 1...4 {
                let list = try data.createGroup("measurementList\(channel)")
                for name in ["sourceIndex", "detectorIndex", "wavelengthIndex", "dataType"] {
                    try list.createDataset(name, shape: [], values: [channel])
                }
            }
            try nirs.createGroup("stim1").createDataset("data", shape: [3, 3], values: SpreadFiles.numbers(9))
            try nirs.createGroup("probe").createDataset("sourcePos3D", shape: [5, 3], values: SpreadFiles.numbers(15))
        }
    }

    /// H5MD: positions of particles and the edges of their box, in many frames.
    func trajectory() throws -> String {
        try write("trajectory") { root in
            try root.createGroup("h5md").setAttribute("version", .integers([1, 1]))
            let all = try root.createGroup("particles").createGroup("all")
            let position = try all.createGroup("position")
            try position.createDataset("value", shape: [40, 6, 3], values: SpreadFiles.numbers(720))
            try position.createDataset("step", shape: [40], values: (0..<40).map { $0 * 10 })
            let edges = try all.createGroup("box").createGroup("edges")
            try edges.createDataset("value", shape: [40, 3, 3], values: SpreadFiles.numbers(360))
        }
    }

    /// emcee: steps × walkers × parameters.
    func samples() throws -> String {
        try write("chain") { root in
            let mcmc = try root.createGroup("mcmc")
            try mcmc.setAttribute("nwalkers", .integer(8))
            try mcmc.setAttribute("ndim", .integer(5))
            try mcmc.createDataset("chain", shape: [12, 8, 5], values: SpreadFiles.numbers(480))
            try mcmc.createDataset("log_prob", shape: [12, 8], values: SpreadFiles.numbers(96))
        }
    }

    /// A state dictionary of PyTorch, a data set for each parameter.
    func weights() throws -> String {
        try write("weights") { root in
            for (name, shape) in [
                ("conv1.weight", [4, 3, 3, 3]), ("conv1.bias", [4]), ("bn1.running_mean", [4]),
                ("fc1.weight", [16, 32]), ("fc1.bias", [16]), ("fc2.weight", [4, 16]), ("fc2.bias", [4]),
            ] {
                try root.createDataset(name, shape: shape, values: SpreadFiles.numbers(shape.reduce(1, *)))
            }
        }
    }

    /// NXcanSAS: one curve of scattered intensity.
    func curve() throws -> String {
        try write("curve") { root in
            let data = try root.createGroup("sasentry01").createGroup("sasdata01")
            try data.setAttribute("NX_class", .string("NXdata"))
            try data.setAttribute("signal", .string("I"))
            for (column, name) in ["Q", "I", "Idev", "Qdev"].enumerated() {
                try data.createDataset(name, shape: [60], values: SpreadFiles.numbers(60, 70 * column))
            }
        }
    }

    /// Velox: height × width × frames, and what is known of each frame as text in bytes.
    func frames() throws -> String {
        try write("frames") { root in
            let image = try root.createGroup("Data").createGroup("Image").createGroup("8f3b0e3b8c5d4c7a")
            try image.createDataset("Data", shape: [6, 8, 20], values: SpreadFiles.numbers(960))
            try image.createDataset("Metadata", shape: [100, 20], values: [UInt8](repeating: 32, count: 2_000))
        }
    }

    /// A table with a vector for each column, in groups as Vaex keeps them, or as they are.
    func columns(_ names: [String], inGroups: Bool = false) throws -> String {
        try write("columns") { root in
            let table = try root.createGroup("table")
            for (column, name) in names.enumerated() {
                let values = SpreadFiles.numbers(50, 60 * column)
                if inGroups {
                    try table.createGroup(name).createDataset("data", shape: [50], values: values)
                } else {
                    try table.createDataset(name, shape: [50], values: values)
                }
            }
        }
    }

    /// Counts of energies × y × x, with the places of the scan and the energies beside them (MAPS).
    func fluorescence() throws -> String {
        try write("fluorescence") { root in
            let maps = try root.createGroup("MAPS")
            try maps.createDataset("mca_arr", shape: [30, 5, 6], values: SpreadFiles.numbers(900))
            try maps.createDataset("Energy", shape: [30], values: (0..<30).map { Double($0) / 3 })
            try maps.createDataset("x_axis", shape: [6], values: (0..<6).map(Double.init))
            try maps.createDataset("y_axis", shape: [5], values: (0..<5).map(Double.init))
        }
    }

    /// Projections with the dark and the white images that they are corrected by (Data Exchange).
    func tomography() throws -> String {
        try write("tomography") { root in
            let exchange = try root.createGroup("exchange")
            try exchange.createDataset("data", shape: [24, 6, 7], values: SpreadFiles.numbers(1_008))
            try exchange.createDataset("data_white", shape: [3, 6, 7], values: SpreadFiles.numbers(126))
            try exchange.createDataset("data_dark", shape: [3, 6, 7], values: SpreadFiles.numbers(126))
            try exchange.createDataset("theta", shape: [24], values: (0..<24).map { Double($0) * 7.5 })
        }
    }

    /// Light curves with the times of each, in matrices of one shape.
    func curves() throws -> String {
        try write("curves") { root in
            try root.createDataset("flux", shape: [30, 20], values: SpreadFiles.numbers(600))
            try root.createDataset("time", shape: [30, 20], values: SpreadFiles.numbers(600, 700))
        }
    }

    /// Images with numbers of all kinds beside them, of which one is a byte.
    func galaxies() throws -> String {
        try write("galaxies") { root in
            try root.createDataset(
                "images", shape: [40, 6, 6, 3], values: (0..<4_320).map { UInt8(($0 * 37) % 251) })
            try root.createDataset("ans", shape: [40], values: (0..<40).map { UInt8($0 % 4) })
            for (column, name) in ["ra", "dec", "redshift"].enumerated() {
                try root.createDataset(name, shape: [40], values: SpreadFiles.numbers(40, 50 * column))
            }
        }
    }

    /// Targets without names of their columns beside the data: one-hot, and of many values.
    func targets() throws -> String {
        try write("targets") { root in
            try root.createDataset("spectra", shape: [30, 12], values: SpreadFiles.numbers(360))
            let charges = (0..<30).flatMap { row in (0..<6).map { UInt8($0 == row % 6 ? 1 : 0) } }
            try root.createDataset("charge_onehot", shape: [30, 6], values: charges)
            try root.createDataset("sequence", shape: [30, 10], values: (0..<300).map { UInt8($0 * 7 % 20) })
            try root.createDataset("energy", shape: [30], values: SpreadFiles.numbers(30))
            try root.createDataset("scan", shape: [30], values: (0..<30).map { Double($0) })
        }
    }

    /// Radiances with a number for missing ones that two attributes state.
    func missing() throws -> String {
        try write("missing") { root in
            var values = SpreadFiles.numbers(200).map { Float($0) }
            values[7] = -999.99
            let data = try root.createDataset("radiance", shape: [20, 10], values: values)
            try data.setAttribute("MissingValue", .number(Double(Float(-999.99))))
            try data.setAttribute("_FillValue", .number(Double(Float(-999.99))))
        }
    }

    /// A variable of MATLAB with three axes: height × width × 9 as MATLAB has it.
    func cube(_ shape: [Int]) throws -> String {
        try write("cube") { root in
            let count = shape.reduce(1, *)
            let data = try root.createDataset("scan", shape: shape.reversed(), values: SpreadFiles.numbers(count))
            try data.setAttribute("MATLAB_class", .string("double"))
        }
    }

    /// A table of MATLAB, which keeps it in a form of its own.
    func object() throws -> String {
        try write("object") { root in
            let table = try root.createDataset("T", shape: [1, 6], values: [0xDD00_0000, 2, 1, 1, 1, 1] as [UInt32])
            try table.setAttribute("MATLAB_class", .string("table"))
            try table.setAttribute("MATLAB_object_decode", .integer(3))
        }
    }

    /// A continuous recording of EEGLAB: channels × times in MATLAB.
    func recording() throws -> String {
        try write("recording") { root in
            let eeg = try root.createGroup("EEG")
            for (name, shape) in [("data", [80, 4]), ("srate", [1, 1]), ("nbchan", [1, 1]), ("pnts", [1, 1])] {
                let values = SpreadFiles.numbers(shape.reduce(1, *))
                try eeg.createDataset(name, shape: shape, values: values)
                    .setAttribute("MATLAB_class", .string("double"))
            }
        }
    }

    /// A sparse matrix by coordinates: the row and the column of each value.
    func coordinates() throws -> String {
        try write("coordinates") { root in
            try root.createDataset("data", shape: [90], values: SpreadFiles.numbers(90))
            try root.createDataset("row", shape: [90], values: (0..<90).map { $0 / 3 })
            try root.createDataset("col", shape: [90], values: (0..<90).map { $0 * 7 % 11 })
            try root.createDataset("shape", shape: [2], values: [30, 11])
        }
    }

    /// Events of a camera: where, when, and whether it grew brighter.
    func events() throws -> String {
        try write("events") { root in
            let events = try root.createGroup("events")
            for (column, name) in ["p", "t", "x", "y"].enumerated() {
                try events.createDataset(name, shape: [400], values: SpreadFiles.numbers(400, 500 * column))
            }
        }
    }

    /// Volumes of three axes of one length, of three numbers at each place where asked for.
    func volume(_ name: String, hasVectors: Bool) throws -> String {
        try write("volume_\(name)") { root in
            let shape = hasVectors ? [8, 8, 8, 3] : [8, 8, 8]
            try root.createDataset(name, shape: shape, values: SpreadFiles.numbers(shape.reduce(1, *)))
        }
    }

    /// Features of images by file name, as hloc keeps them: of each image one vector, and points of which it has a number of its own.
    func localFeatures() throws -> String {
        try write("features") { root in
            let images = try root.createGroup("db")
            for image in 0..<20 {
                let group = try images.createGroup("\(image).jpg")
                try group.createDataset("global_descriptor", shape: [16], values: SpreadFiles.numbers(16, 16 * image))
                try group.createDataset("image_size", shape: [2], values: [640, 480])
                try group.createDataset("scores", shape: [10 + image], values: SpreadFiles.numbers(10 + image, image))
            }
        }
    }

    /// A table with a text that is another in each row, and one that has classes.
    func patients() throws -> String {
        try write("patients") { root in
            let table = try root.createGroup("clinical")
            for (column, name) in ["age", "weight", "marker"].enumerated() {
                try table.createDataset(name, shape: [40], values: SpreadFiles.numbers(40, 50 * column))
            }
            try table.createDataset("patient_id", strings: (0..<40).map { "P\($0)" })
            try table.createDataset("subtype", strings: (0..<40).map { ["LumA", "Basal"][$0 % 2] })
        }
    }
}
