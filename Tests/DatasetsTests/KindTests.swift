import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Kinds of data sets that say something of particles, places or parts rather than of rows.
struct KindTests {
    private let folder: TemporaryFolder
    private let files: KindFiles

    init() throws {
        folder = try TemporaryFolder()
        files = KindFiles(folder)
    }

    @Test(arguments: [(false, false), (true, false), (false, true), (true, true)])
    func framesAreRowsWhateverIsKnownOfParticles(isSquare: Bool, speciesOfFrames: Bool) throws {
        let path = try files.molecules(isSquare: isSquare, speciesOfFrames: speciesOfFrames)
        let frames = isSquare ? 12 : 30
        let dataset = try Dataset.read(path)
        #expect(dataset.dataPath == "/particles/all/position/value" && dataset.format == "H5MD")
        #expect(dataset.features.rowCount == frames && dataset.features.featureCount == 36, "\(dataset.reason)")
        #expect(try dataset.features.elements == SpreadFiles.numbers(frames * 36))
        #expect(dataset.labelPath == "/observables/potential_energy/value", "\(dataset.reason)")
        guard case .continuous(let energies)? = dataset.labels else {
            Issue.record("no numbers: \(dataset.reason)")
            return
        }
        #expect(energies.name == "potential_energy" && energies.values == SpreadFiles.numbers(frames, 9))
        let options = ReadingOptions(dataPath: "particles/all/velocity/value")
        let velocity = try Dataset.read(path, options: options)
        #expect(velocity.features.rowCount == frames && velocity.labelPath == dataset.labelPath, "\(velocity.reason)")
    }

    @Test func conformationsAreRowsBesideTheSpeciesOfAtoms() throws {
        let path = try SpreadFiles(folder).conformations()
        let molecule = "/gdb11_s01/gdb11_s01-0"
        let dataset = try Dataset.read(path, options: ReadingOptions(dataPath: molecule + "/coordinates"))
        #expect(dataset.features.rowCount == 30 && dataset.features.featureCount == 15, "\(dataset.reason)")
        #expect(dataset.labelPath == molecule + "/energies", "\(dataset.reason)")
        // Flowers have species of their own.
        let flowers = try files.write("flowers") { root in
            try root.createDataset("X", shape: [30, 4], values: SpreadFiles.numbers(120))
            try root.createDataset("species", shape: [30], values: (0..<30).map { $0 % 3 })
        }
        #expect(try Dataset.read(flowers).labelPath == "/species")
    }

    @Test func timesInOrderAreNoLabel() throws {
        func file(_ times: [Double]) throws -> String {
            try files.write("times") { root in
                try root.createDataset("coordinates", shape: [30, 8], values: SpreadFiles.numbers(240))
                try root.createDataset("time", shape: [30], values: times)
            }
        }
        let dataset = try Dataset.read(try file((0..<30).map { Double($0) / 4 }))
        #expect(dataset.labels == nil && dataset.features.rowCount == 30, "\(dataset.reason)")
        let named = try Dataset.read(folder.path("times.h5"), options: ReadingOptions(labelsPath: "time"))
        #expect(named.labelPath == "/time")
        // Those until something happened are.
        #expect(try Dataset.read(try file(SpreadFiles.numbers(30))).labelPath == "/time")
    }

    @Test func pointsOfAMeshAreRows() throws {
        let dataset = try Dataset.read(try files.mesh())
        #expect(dataset.format == "VTKHDF" && dataset.dataPath == "/VTKHDF/PointData", "\(dataset.reason)")
        #expect(dataset.features.rowCount == 40 && dataset.features.featureCount == 4)
        #expect(dataset.description.featureNames == ["Pressure", "Velocity[0]", "Velocity[1]", "Velocity[2]"])
        let (pressure, velocity) = (SpreadFiles.numbers(40, 200), SpreadFiles.numbers(120, 300))
        #expect(
            try dataset.features.elements.prefix(8) == [pressure[0]] + velocity[..<3] + [pressure[1]] + velocity[3..<6])
        let path = try files.mesh(hasCells: true)
        let text = try message(path)
        #expect(text.contains("--data /VTKHDF/PointData (40×4") && text.contains("--data /VTKHDF/CellData (100×7"))
        let cells = try Dataset.read(path, options: ReadingOptions(dataPath: "/VTKHDF/CellData"))
        #expect(cells.features.rowCount == 100)
    }

    @Test func theEdgesOfAGraphAreNotTheData() throws {
        let dataset = try Dataset.read(try files.graph())
        #expect(dataset.dataPath == "/node_feat" && dataset.labelPath == "/node_label", "\(dataset.reason)")
    }

    @Test func oneComponentOfAFieldIsNotTheData() throws {
        let text = try message(try files.fields())
        for name in ["E/x", "E/y", "E/z", "rho"] {
            #expect(text.contains("--data '/data/*/fields/\(name)'"), "\(text)")
        }
    }

    @Test func whatIsKnownOfPlacesIsNotTheData() throws {
        let dataset = try Dataset.read(try files.scene())
        #expect(dataset.dataPath == "/geophysical_data/reflectance", "\(dataset.reason)")
        #expect(dataset.features.rowCount == 48 && dataset.features.featureCount == 9, "\(dataset.reason)")
    }

    @Test func mapsOfTheSamePlacesAreColumns() throws {
        let path = try files.maps()
        #expect(try message(path).contains("their 60 places, with a column for each of them: --data /cells."))
        let dataset = try Dataset.read(path, options: ReadingOptions(dataPath: "/cells"))
        // A place without a value is left out.
        #expect(dataset.features.rowCount == 59 && dataset.features.featureCount == 6, "\(dataset.reason)")
        #expect(dataset.rowGrid?.axes.map(\.length) == [6, 10])
        let names = try #require(dataset.description.featureNames)
        let (moisture, angles) = (
            try #require(names.firstIndex(of: "moisture")), try #require(names.firstIndex(of: "angles[2]"))
        )
        #expect(try dataset.features.element(row: 7, column: moisture) == SpreadFiles.numbers(60)[8])
        #expect(try dataset.features.element(row: 7, column: angles) == SpreadFiles.numbers(180, 900)[26])
    }

    @Test func eachColumnOfATableSaysWhatIsMissing() throws {
        let path = try files.segments()
        let text = try message(path)
        #expect(text.contains("2 values that are infinite or not a number, in 2 of 40 rows"), "\(text)")
        #expect(text.contains("-7 is taken") && text.contains("-8 is taken"), "\(text)")
        var options = ReadingOptions()
        options.missing = .asNumbers
        let numbers = try Dataset.read(path, options: options)
        #expect(try numbers.features.element(row: 3, column: 0) == -7)
        options.missing = .dropRows
        let dataset = try Dataset.read(path, options: options)
        #expect(dataset.features.rowCount == 38)
        // Numbers are as they are meant, and not as they are stored.
        let column = try #require(dataset.description.featureNames?.firstIndex(of: "snr"))
        #expect(try dataset.features.element(row: 0, column: column) == SpreadFiles.numbers(1, 150)[0] / 2)
    }

    @Test func coordinatesAndVelocitiesAreColumnsOfParticles() throws {
        let dataset = try Dataset.read(try files.particles())
        #expect(dataset.dataPath == "/PartType1" && dataset.features.rowCount == 60, "\(dataset.reason)")
        #expect(dataset.features.featureCount == 7)
    }

    @Test func whatNamesRowsOrGroupsIsNoLabel() throws {
        let dataset = try Dataset.read(try files.library())
        #expect(dataset.labelPath == "/mineral" && dataset.labels?.classCount == 2, "\(dataset.reason)")
        let patients = try files.write("patients_alone") { root in
            try root.createDataset("signals", shape: [40, 12], values: SpreadFiles.numbers(480))
            try root.createDataset("patient_id", shape: [40], values: (0..<40).map { $0 / 2 })
        }
        let alone = try Dataset.read(patients)
        #expect(alone.labels == nil && alone.groupColumns.map(\.path) == ["patient_id"], "\(alone.reason)")
    }

    @Test func whatIsOftenPredictedIsOffered() throws {
        let path = try files.write("photometry") { root in
            let table = try root.createGroup("photometry")
            for (column, name) in ["mag_g", "mag_r", "mag_i", "redshift"].enumerated() {
                try table.createDataset(name, shape: [40], values: SpreadFiles.numbers(40, 50 * column))
            }
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.features.featureCount == 4 && dataset.labels == nil)
        #expect(dataset.notes.contains { $0.contains("--labels /photometry/redshift") }, "\(dataset.notes)")
        let target = try Dataset.read(path, options: ReadingOptions(labelsPath: "photometry/redshift"))
        #expect(target.features.featureCount == 3 && !target.notes.contains { $0.contains("redshift is named") })
    }

    @Test func oneTimeBeforeOtherAxesIsNoRow() throws {
        func file(_ shape: [Int]) throws -> String {
            try files.write("one_time") { root in
                try root.createDataset("field", shape: shape, values: SpreadFiles.numbers(shape.reduce(1, *)))
            }
        }
        #expect(try message(try file([1, 7, 11])).contains("--rows 1 (7 rows) or --rows 2 (11 rows)"))
        let path = try file([1, 1, 9, 7, 5])
        #expect(try message(path).contains("--rows 2 (9 rows) or --rows 2,3 (63 rows)"))
        var options = ReadingOptions()
        options.rowAxes = "2,3"
        #expect(try Dataset.read(path, options: options).features.rowCount == 63)
        let named = try files.write("named_time") { root in
            let field = try root.createDataset("field", shape: [1, 7, 11], values: SpreadFiles.numbers(77))
            try field.setAttribute("DIMENSION_LABELS", .strings(["time", "scanline", "ground_pixel"]))
        }
        #expect(try message(named).contains("--rows 1 (7 rows)"))
    }

    @Test(arguments: [("I_axes", ["Qx", "Qy"]), ("axes", ["excitation_wavelength", "emission_wavelength"])])
    func onePatternIsOneRow(attribute: String, axes: [String]) throws {
        let path = try files.write("pattern") { root in
            let data = try root.createGroup("sasentry01").createGroup("sasdata01")
            try data.setAttribute("NX_class", .string("NXdata"))
            try data.setAttribute("signal", .string("I"))
            try data.setAttribute(attribute, .strings(axes))
            try data.createDataset("I", shape: [20, 30], values: SpreadFiles.numbers(600))
        }
        #expect(try message(path).contains("is one signal"))
        var options = ReadingOptions()
        options.rowAxes = "0"
        #expect(try Dataset.read(path, options: options).features.rowCount == 20)
    }

    @Test func partsOfTheSameRowsAreSaidToBe() throws {
        let buckets = try files.buckets()
        #expect(
            try message(buckets).contains(
                "All 3 of them, the rows of one after those of the other: --data '/data/bucket*'."))
        let all = try Dataset.read(buckets, options: ReadingOptions(dataPath: "/data/bucket*"))
        #expect(all.features.rowCount == 45)
        let stations = try files.stations()
        let text = try message(stations)
        let pattern = try #require(text.firstMatch(of: /is a row: --data '([^']+)'/)).output.1
        #expect(text.contains("each of the 16 of 50 numbers"))
        #expect(!(try message(try files.maps())).contains("the rows of one after"))
        let traces = try Dataset.read(stations, options: ReadingOptions(dataPath: String(pattern)))
        #expect(traces.features.rowCount == 16 && traces.features.featureCount == 50)
    }

    @Test func linesOfASparseMatrixMayBeginAtFloatingPoint() throws {
        let dataset = try Dataset.read(try files.sparse())
        #expect(dataset.features.isSparse && dataset.features.rowCount == 30, "\(dataset.reason)")
        #expect(try dataset.features.element(row: 4, column: 1) == SpreadFiles.numbers(60)[8])
        let parts = try files.write("matrix") { root in
            let counts = try root.createGroup("counts")
            for name in ["i", "x"] { try counts.createDataset(name, shape: [60], values: SpreadFiles.numbers(60)) }
            try counts.createDataset("p", shape: [6], values: [0, 12, 24, 36, 48, 60])
            try counts.createDataset("Dim", shape: [2], values: [30, 5])
        }
        #expect(try message(parts).contains("/counts in"))
        #expect(try message(parts).contains("scipy.sparse.csc_matrix((x, i, p), Dim)"))
        let text = try message(try files.sparse(isShapeless: true))
        #expect(text.contains("/assay001/shape") && text.contains("30 rows or columns"), "\(text)")
    }

    @Test func rowsOfDifferentLengthsAreNamed() throws {
        let path = try files.write("ragged") { root in
            let units = try root.createGroup("units")
            try units.createDataset("spike_times", shape: [90], values: SpreadFiles.numbers(90))
            try units.createDataset("spike_times_index", shape: [4], values: [20, 45, 60, 90])
        }
        let text = try message(path)
        #expect(text.contains("/units/spike_times ") && text.contains("/units/spike_times_index"), "\(text)")
        #expect(text.contains("different lengths"))
        let spectra = try files.write("spectra") { root in
            try root.createDataset("SpectrumIndex", shape: [3], values: [20, 45, 90])
            try root.createDataset("SpectrumMZ", shape: [90], values: SpreadFiles.numbers(90))
            try root.createDataset("SpectrumIntensity", shape: [90], values: SpreadFiles.numbers(90))
            try root.createDataset("peaks", shape: [40, 2], values: SpreadFiles.numbers(80))
        }
        #expect(try message(spectra).contains("mz5 file of mass spectra"))
    }

    @Test(arguments: [["row", "col", "data"], ["soma_dim_0", "soma_dim_1", "soma_data"]])
    func coordinatesOfWhateverNameAreNoTable(names: [String]) throws {
        let path = try files.write("coordinates") { root in
            let group = try root.createGroup("X")
            for name in names { try group.createDataset(name, shape: [40], values: (0..<40).map { $0 * 7 % 20 }) }
        }
        #expect(try message(path).contains("by coordinates (COO)"))
    }

    @Test func imagesAndTimesInOneTableAreAQuestion() throws {
        let path = Fixtures.path("fields/telescope.h5")
        let text = try message(path)
        #expect(
            text.contains("--data /images/tel_001:image (30×20") && text.contains("--data /images/tel_001 ("), "\(text)"
        )
        let dataset = try Dataset.read(path, options: ReadingOptions(dataPath: "/images/tel_001:image"))
        #expect(dataset.features.rowCount == 30 && dataset.features.featureCount == 20, "\(dataset.reason)")
        #expect(try dataset.features.elements == SpreadFiles.numbers(600))
        let table = try Dataset.read(path, options: ReadingOptions(dataPath: "/images/tel_001"))
        #expect(table.features.featureCount == 41)
    }

    @Test func numberedClustersAreTheLabelOfCells() throws {
        let path = try files.write("cells") { root in
            try root.createDataset("matrix", shape: [8, 30], values: SpreadFiles.numbers(240))
            let cells = try root.createGroup("col_attrs")
            try cells.createDataset("CellID", strings: (0..<30).map { "cell \($0)" })
            try cells.createDataset("Clusters", shape: [30], values: (0..<30).map { $0 % 3 })
            try root.createGroup("row_attrs").createDataset("Gene", strings: (0..<8).map { "G\($0)" })
            try root.createGroup("attrs").createDataset("LOOM_SPEC_VERSION", shape: [], strings: ["3.0.0"])
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.format == "Loom" && dataset.labelPath == "/col_attrs/Clusters", "\(dataset.reason)")
    }
}
