import HDF5
import TestSupport

/// Files whose data sets say something of particles, of places, or of where others begin, as formats of many fields keep them.
struct KindFiles {
    private let files: SpreadFiles

    init(_ folder: TemporaryFolder) {
        files = SpreadFiles(folder)
    }

    func write(_ name: String, _ add: (borrowing HDF5Group) throws -> Void) throws -> String {
        try files.write(name, add)
    }

    /// H5MD: positions and velocities of particles of several species; as many frames as particles if `isSquare`.
    func molecules(isSquare: Bool = false, speciesOfFrames: Bool = false) throws -> String {
        try write("molecules") { root in
            let (frames, atoms) = (isSquare ? 12 : 30, 12)
            try root.createGroup("h5md").setAttribute("version", .integers([1, 1]))
            let all = try root.createGroup("particles").createGroup("all")
            for (number, name) in ["position", "velocity"].enumerated() {
                let element = try all.createGroup(name)
                try element.createDataset(
                    "value", shape: [frames, atoms, 3], values: SpreadFiles.numbers(frames * atoms * 3, number))
                try element.createDataset("step", shape: [frames], values: (0..<frames).map { $0 * 10 })
            }
            let kinds = (0..<atoms).map { $0 % 3 }
            if speciesOfFrames {
                try all.createGroup("species").createDataset(
                    "value", shape: [frames, atoms], values: (0..<frames).flatMap { _ in kinds })
            } else {
                try all.createDataset("species", shape: [atoms], values: kinds)
            }
            try all.createDataset("mass", shape: [atoms], values: SpreadFiles.numbers(atoms))
            let energy = try root.createGroup("observables").createGroup("potential_energy")
            try energy.createDataset("value", shape: [frames], values: SpreadFiles.numbers(frames, 9))
        }
    }

    /// VTKHDF: quantities at the points of a mesh; with two for each cell if `hasCells`.
    func mesh(hasCells: Bool = false) throws -> String {
        try write("mesh") { root in
            let mesh = try root.createGroup("VTKHDF")
            try mesh.setAttribute("Type", .string("UnstructuredGrid"))
            try mesh.createDataset("Points", shape: [40, 3], values: SpreadFiles.numbers(120))
            try mesh.createDataset("Connectivity", shape: [400], values: (0..<400).map { $0 * 7 % 40 })
            try mesh.createDataset("Offsets", shape: [101], values: (0...100).map { $0 * 4 })
            try mesh.createDataset("Types", shape: [100], values: [UInt8](repeating: 10, count: 100))
            let points = try mesh.createGroup("PointData")
            try points.createDataset("Pressure", shape: [40], values: SpreadFiles.numbers(40, 200))
            try points.createDataset("Velocity", shape: [40, 3], values: SpreadFiles.numbers(120, 300))
            let cells = try mesh.createGroup("CellData")
            try cells.createDataset("Material", shape: [100], values: (0..<100).map { $0 % 3 })
            if hasCells { try cells.createDataset("Stress", shape: [100, 6], values: SpreadFiles.numbers(600)) }
        }
    }

    /// A graph: features of nodes, the nodes at both ends of edges, and classes of nodes.
    func graph() throws -> String {
        try write("graph") { root in
            try root.createDataset("node_feat", shape: [30, 8], values: SpreadFiles.numbers(240))
            try root.createDataset("edge_index", shape: [2, 90], values: (0..<180).map { $0 * 7 % 30 })
            try root.createDataset("node_label", shape: [30, 1], values: (0..<30).map { $0 % 4 })
        }
    }

    /// openPMD: the three components of fields, in several iterations.
    func fields() throws -> String {
        try write("fields") { root in
            let data = try root.createGroup("data")
            for iteration in [0, 100, 200] {
                let fields = try data.createGroup("\(iteration)").createGroup("fields")
                let electric = try fields.createGroup("E")
                for (number, name) in ["x", "y", "z"].enumerated() {
                    try electric.createDataset(
                        name, shape: [12, 6], values: SpreadFiles.numbers(72, iteration + number))
                }
                try fields.createDataset("rho", shape: [12, 6], values: SpreadFiles.numbers(72, iteration + 7))
            }
        }
    }

    /// A scene as EMIT keeps it: reflectance of places, coordinates of another grid that are called `glt_x`, and flags.
    func scene() throws -> String {
        try write("scene") { root in
            let wavelengths = (0..<9).map { 400 + 10 * Double($0) }
            let data = try root.createGroup("geophysical_data")
            try data.createDataset("reflectance", shape: [6, 8, 9], values: SpreadFiles.numbers(432))
            try data.createDataset("l2_flags", shape: [6, 8], values: (0..<48).map { $0 % 5 })
            let bands = try root.createGroup("sensor_band_parameters")
            try bands.createDataset("wavelengths", shape: [9], values: wavelengths)
            // As many as places along a line.
            try bands.createDataset("wavelength_of_gains", shape: [8], values: Array(wavelengths.prefix(8)))
            let location = try root.createGroup("location")
            try location.createDataset("latitude", shape: [6, 8], values: SpreadFiles.numbers(48))
            try location.createDataset("glt_x", shape: [7, 11], values: (0..<77).map { $0 % 8 })
        }
    }

    /// Maps of the same places, a group of them, with a value that stands for none; coordinates of each place with three numbers.
    func maps() throws -> String {
        try write("maps") { root in
            let maps = try root.createGroup("cells")
            for (number, name) in ["moisture", "opacity", "temperature"].enumerated() {
                var values = SpreadFiles.numbers(60, 100 * number)
                if number == 0 { values[7] = -77 }
                let map = try maps.createDataset(name, shape: [6, 10, 1], values: values)
                try map.setAttribute("_FillValue", .number(-77))
            }
            try maps.createDataset("angles", shape: [6, 10, 3], values: SpreadFiles.numbers(180, 900))
        }
    }

    /// A table of vectors, each with a number of its own that stands for a missing value; one is scaled.
    func segments() throws -> String {
        try write("segments") { root in
            let table = try root.createGroup("land_segments")
            for (number, name) in ["h_canopy", "h_mean", "slope", "snr"].enumerated() {
                var values = SpreadFiles.numbers(40, 50 * number)
                if number < 2 { values[3 + number] = -7 - Double(number) }
                let column = try table.createDataset(name, shape: [40], values: values)
                if number < 2 { try column.setAttribute("_FillValue", .number(-7 - Double(number))) }
                if number == 3 { try column.setAttribute("scale_factor", .number(0.5)) }
            }
        }
    }

    /// Particles of one kind: coordinates, velocities, and one number of each.
    func particles() throws -> String {
        try write("particles") { root in
            let matter = try root.createGroup("PartType1")
            try matter.createDataset("Coordinates", shape: [60, 3], values: SpreadFiles.numbers(180))
            try matter.createDataset("Velocities", shape: [60, 3], values: SpreadFiles.numbers(180, 400))
            try matter.createDataset("Potential", shape: [60], values: SpreadFiles.numbers(60, 800))
        }
    }

    /// A library of spectra: what each is of, and an accession for each.
    func library() throws -> String {
        try write("library") { root in
            try root.createDataset("spectra", shape: [40, 12], values: SpreadFiles.numbers(480))
            try root.createDataset("mineral", strings: (0..<40).map { ["quartz", "calcite"][$0 % 2] })
            try root.createDataset("accession", strings: (0..<40).map { "R\(50_000 + $0 * 17)" })
            try root.createDataset("batch", shape: [40], values: (0..<40).map { $0 / 8 })
        }
    }

    /// Buckets of traces, all of one shape.
    func buckets() throws -> String {
        try write("buckets") { root in
            let data = try root.createGroup("data")
            for bucket in 0..<3 {
                try data.createDataset(
                    "bucket\(bucket)", shape: [15, 24], values: SpreadFiles.numbers(360, 400 * bucket))
            }
        }
    }

    /// Traces of stations, two in the group of each.
    func stations() throws -> String {
        try write("stations") { root in
            let waveforms = try root.createGroup("Waveforms")
            for station in 0..<8 {
                let group = try waveforms.createGroup("XX.S\(station)")
                for channel in ["BHN", "BHZ"] {
                    try group.createDataset(
                        "XX.S\(station).\(channel)__raw", shape: [50], values: SpreadFiles.numbers(50, 60 * station))
                }
            }
        }
    }

    /// A sparse matrix whose lines begin at numbers of floating point, as R keeps them; without its shape if `isShapeless`.
    func sparse(isShapeless: Bool = false) throws -> String {
        try write("sparse") { root in
            let group = try root.createGroup("assay001")
            // Two elements in each of 30 rows of 5 columns.
            try group.createDataset("data", shape: [60], values: SpreadFiles.numbers(60))
            try group.createDataset(
                "indices", shape: [60], values: (0..<60).map { Int32($0 % 2 == 0 ? $0 / 2 % 3 : 3) })
            try group.createDataset("indptr", shape: [31], values: (0...30).map { Double(2 * $0) })
            if !isShapeless { try group.createDataset("shape", shape: [2], values: [30, 5]) }
        }
    }
}
