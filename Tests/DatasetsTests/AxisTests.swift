import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// The axis along which the numbers of a row lie, as files state it.
@Suite struct AxisTests {
    private let folder: TemporaryFolder
    private static let length = 20
    private static let wavenumbers = (0..<length).map { 400 + 10.5 * Double($0) }

    init() throws { folder = try TemporaryFolder() }

    /// Reads a file with a matrix of 12 rows of 20 numbers in its group `g`, and what else is put there.
    private func read(
        shape: [Int] = [12, length], name: String = "data", options: ReadingOptions = ReadingOptions(),
        with write: (borrowing HDF5Group, borrowing HDF5Dataset) throws -> Void
    ) throws -> Dataset {
        let path = folder.path("axis.h5")
        let file = try HDF5File(creating: path)
        let group = try file.root.createGroup("g")
        let values = (0..<shape.reduce(1, *)).map { Float($0 * 37 % 101) }
        let data = try group.createDataset(name, shape: shape, values: values)
        try write(group, data)
        try file.close()
        return try Dataset.read(path, options: options)
    }

    @Test func aNeighbourNamesItself() throws {
        let dataset = try read { group, _ in
            try group.createDataset("raman_shift", shape: [Self.length], values: Self.wavenumbers)
                .setAttribute("units", .string("cm-1"))
        }
        let axis = try #require(dataset.description.featureAxis)
        #expect(axis.name == "raman shift" && axis.unit == "cm⁻¹" && axis.values == Self.wavenumbers)
        #expect(axis.path == "/g/raman_shift" && axis.title == "raman shift (cm⁻¹)")
        let names = dataset.description.shownFeatureNames
        #expect(names.first == "400.0 cm⁻¹" && names.last == "599.5 cm⁻¹" && Set(names).count == Self.length)
        #expect(dataset.description.axisPlaces == Self.wavenumbers)
        #expect(dataset.reason.contains("along /g/raman_shift (raman shift, 400 to 599.5 cm⁻¹)"), "\(dataset.reason)")
    }

    @Test func theUnitMayEndTheName() throws {
        let dataset = try read { group, _ in
            try group.createDataset("Energy [keV]", shape: [Self.length], values: Self.wavenumbers)
        }
        #expect(dataset.description.featureAxis?.title == "Energy (keV)")
    }

    @Test func anAttributeOfTheDataIsAnAxis() throws {
        let dataset = try read { _, data in try data.setAttribute("wavelengths", .numbers(Self.wavenumbers)) }
        #expect(dataset.description.featureAxis?.values == Self.wavenumbers)
        #expect(dataset.description.featureAxis?.path == "/g/data@wavelengths")
    }

    @Test func nexusNamesAnAxisForEach() throws {
        let dataset = try read { group, _ in
            try group.setAttribute("NX_class", .string("NXdata"))
            try group.setAttribute("signal", .string("data"))
            try group.setAttribute("axes", .strings([".", "mono"]))
            try group.createDataset("mono", shape: [Self.length], values: Self.wavenumbers)
                .setAttribute("units", .string("eV"))
        }
        #expect(dataset.description.featureAxis?.title == "mono (eV)")
    }

    @Test func hyperSpyStatesStartAndStep() throws {
        let dataset = try read { group, _ in
            let axis = try group.createGroup("axis-1")
            try axis.setAttribute("name", .string("Energy loss"))
            try axis.setAttribute("size", .integer(Self.length))
            try axis.setAttribute("scale", .number(0.5))
            try axis.setAttribute("offset", .number(-2))
            try axis.setAttribute("units", .string("eV"))
        }
        let axis = try #require(dataset.description.featureAxis)
        #expect(axis.title == "Energy loss (eV)" && axis.values == (0..<Self.length).map { -2 + 0.5 * Double($0) })
    }

    /// Dimensions are numbered from 0 or from 1, and two values stand for a start and a step.
    @Test(arguments: [0, 1]) func emdNumbersItsDimensions(first: Int) throws {
        let dataset = try read { group, _ in
            try group.createDataset("dim\(first)", shape: [12], values: (0..<12).map(Double.init))
            let axis = try group.createDataset("dim\(first + 1)", shape: [2], values: [5.0, 5.25])
            try axis.setAttribute("name", .string("q"))
            try axis.setAttribute("units", .string("1/nm"))
        }
        let axis = try #require(dataset.description.featureAxis)
        #expect(axis.title == "q (1/nm)" && axis.values.first == 5 && axis.values.last == 5 + 0.25 * 19)
    }

    @Test func dimensionScalesAreAxes() throws {
        let dataset = try read { group, _ in
            let scale = try group.createDataset("band", shape: [Self.length], values: Self.wavenumbers)
            try scale.setAttribute("CLASS", .string("DIMENSION_SCALE"))
            try scale.setAttribute("units", .string("nanometers"))
        }
        #expect(dataset.description.featureAxis?.title == "band (nm)")
    }

    @Test func aSamplingRateMakesTimes() throws {
        let dataset = try read(shape: [6, 3, 40], name: "eeg") { group, _ in
            try group.setAttribute("sampling_rate", .number(250))
        }
        #expect(dataset.seriesShape == SeriesShape(times: 40, channels: 3, isChannelsFirst: true))
        let axis = try #require(dataset.description.featureAxis)
        #expect(axis.title == "time (s)" && axis.values.count == 40 && abs(axis.values[39] - 39.0 / 250) < 1e-12)
        // A feature's place is its time, whatever its channel.
        let places = try #require(dataset.description.axisPlaces)
        #expect(places.count == 120 && places[41] == axis.values[1] && places[119] == axis.values[39])
    }

    @Test func columnsCalledByNumbersLieAlongThem() throws {
        let names = Self.wavenumbers.map { String($0) }
        let dataset = try read { _, data in try data.setAttribute("columns", .strings(names)) }
        #expect(dataset.description.featureAxis?.values == Self.wavenumbers)
        // Numbers that do nothing but count are no axis.
        let counted = try read { _, data in
            try data.setAttribute("columns", .strings((0..<Self.length).map(String.init)))
        }
        #expect(counted.description.featureAxis == nil && counted.description.axisPlaces == nil)
    }

    /// Values out of order, of another name or of another number are not an axis.
    @Test(arguments: [
        ("wavenumbers", [Int](0..<length).map { Double($0 % 7) }), ("wavenumbers", [.nan] + wavenumbers.dropFirst()),
        ("gene_number", wavenumbers), ("weights", wavenumbers), ("wavenumbers", Array(wavenumbers.dropLast())),
    ])
    func othersAreNone(name: String, values: [Double]) throws {
        let dataset = try read(options: ReadingOptions(dataPath: "/g/data", ignoresLabels: true)) { group, _ in
            try group.createDataset(name, shape: [values.count], values: values)
        }
        #expect(dataset.description.featureAxis == nil)
    }

    @Test func asManyAsRowsMayBeOfThese() throws {
        let options = ReadingOptions(ignoresLabels: true)
        let dataset = try read(shape: [Self.length, Self.length], options: options) { group, _ in
            try group.createDataset("time", shape: [Self.length], values: Self.wavenumbers)
        }
        #expect(dataset.description.featureAxis == nil)
    }

    /// Spectra of a square number of bytes are no images.
    @Test func rowsAlongAnAxisAreNoImages() throws {
        let path = folder.path("bytes.h5")
        let file = try HDF5File(creating: path)
        try file.root.createDataset("X", shape: [9, 64], values: (0..<576).map { UInt8($0 * 37 % 101) })
        try file.root.createDataset("wavelength_nm", shape: [64], values: (0..<64).map { 400 + Double($0) })
        try file.close()
        let dataset = try Dataset.read(path)
        #expect(dataset.imageShape == nil && dataset.description.featureAxis?.title == "wavelength (nm)")
    }

    /// Places belong to the columns that are left.
    @Test func constantColumnsTakeTheirPlacesWithThem() throws {
        let path = folder.path("constant.h5")
        let file = try HDF5File(creating: path)
        let values = (0..<180).map { index -> Float in index % 20 == 3 ? 1 : Float(index * 37 % 101) }
        try file.root.createDataset("X", shape: [9, 20], values: values)
        try file.root.createDataset("energy", shape: [20], values: Self.wavenumbers)
        try file.close()
        let dataset = try Dataset.read(path)
        var expected = Self.wavenumbers
        expected.remove(at: 3)
        #expect(dataset.description.axisPlaces == expected)
    }
}
