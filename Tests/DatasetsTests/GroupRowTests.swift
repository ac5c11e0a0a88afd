import Core
import Datasets
import HDF5
import Rows
import TestSupport
import Testing

/// Groups that are a row each, such as molecules: what all of them have is a column, what differs in size is told.
struct GroupRowTests {
    private let folder: TemporaryFolder
    private let files: SpreadFiles

    init() throws {
        folder = try TemporaryFolder()
        files = SpreadFiles(folder)
    }

    /// Molecules as QM9 is often kept: a group for each, with numbers, a short vector, and what differs in length by the atoms.
    private func molecules(count: Int = 12, atoms: ((Int) -> Int)? = { 3 + $0 % 4 }) throws -> String {
        try files.write("molecules") { root in
            try root.createGroup("metadata").setAttribute("version", .integer(2))
            for molecule in 0..<count {
                let group = try root.createGroup("dsgdb9nsd_\(molecule + 1)")
                for (place, name) in ["U0", "gap", "homo"].enumerated() {
                    try group.createDataset(name, shape: [], values: SpreadFiles.numbers(1, 10 * molecule + place))
                }
                try group.createDataset("rotation", shape: [3], values: SpreadFiles.numbers(3, 10 * molecule + 3))
                try group.createDataset("smiles", shape: [], strings: [["C", "N"][molecule % 2]])
                guard let atoms = atoms?(molecule) else { continue }
                try group.createDataset(
                    "R", shape: [atoms, 3], values: SpreadFiles.numbers(3 * atoms, 1_000 + 30 * molecule))
                try group.createDataset("Z", shape: [atoms], values: (0..<atoms).map { UInt8($0) })
            }
        }
    }

    @Test func moleculesOrAtomsIsAQuestion() throws {
        let text = try message(try molecules())
        #expect(text.contains("--data '/dsgdb9nsd_*' (12×6 float64)"), "\(text)")
        #expect(text.contains("--data '/dsgdb9nsd_*/R'"), "\(text)")
    }

    @Test(arguments: ["/dsgdb9nsd_*", "dsgdb9*", "/*"])
    func aGroupIsARow(pattern: String) throws {
        let dataset = try Dataset.read(
            try molecules(), options: ReadingOptions(dataPath: pattern, keepsConstantFeatures: true))
        #expect(dataset.features.rowCount == 12 && dataset.features.featureCount == 6, "\(dataset.reason)")
        #expect(dataset.featureNames == ["U0", "gap", "homo", "rotation[0]", "rotation[1]", "rotation[2]"])
        let expected = (0..<12).flatMap { SpreadFiles.numbers(6, 10 * $0) }
        #expect(try dataset.features.elements == expected)
        #expect(dataset.notes.contains { $0.contains("Not used") && $0.contains("R, Z") }, "\(dataset.notes)")
        #expect(dataset.rowNames?.prefix(2) == ["dsgdb9nsd_1", "dsgdb9nsd_2"])
        let isTold = dataset.notes.contains { $0.contains("/metadata has nothing") }
        #expect(isTold == (pattern == "/*"), "\(dataset.notes)")
        guard case .categorical(let labels)? = dataset.labels else {
            Issue.record("no classes: \(dataset.reason)")
            return
        }
        #expect(labels.categories == ["C", "N"])
    }

    @Test func aLabelOfGroupsLeavesTheFeatures() throws {
        let options = ReadingOptions(dataPath: "/dsgdb9nsd_*", labelsPath: "/dsgdb9nsd_*/gap")
        let dataset = try Dataset.read(try molecules(), options: options)
        #expect(dataset.features.featureCount == 5 && dataset.featureNames?.contains("gap") == false)
        guard case .continuous(let labels)? = dataset.labels else {
            Issue.record("no numbers: \(dataset.reason)")
            return
        }
        #expect(labels.values == (0..<12).map { SpreadFiles.numbers(1, 10 * $0 + 1)[0] })
    }

    @Test func groupsOfNumbersAloneAreRows() throws {
        let dataset = try Dataset.read(try molecules(atoms: nil))
        #expect(dataset.format == "groups as rows" && dataset.features.rowCount == 12, "\(dataset.reason)")
        #expect(dataset.features.featureCount == 6)
    }

    @Test func numbersBesideSpectraAreLabels() throws {
        let path = try files.write("spectra") { root in
            for star in 0..<14 {
                let group = try root.createGroup("star_\(star)")
                try group.createDataset("flux", shape: [40], values: SpreadFiles.numbers(40, 40 * star))
                for (place, name) in ["teff", "logg", "feh"].enumerated() {
                    try group.createDataset(name, shape: [], values: SpreadFiles.numbers(1, 9 * star + place))
                }
            }
        }
        let dataset = try Dataset.read(path)
        #expect(dataset.dataPath == "/star_*/flux" && dataset.features.rowCount == 14, "\(dataset.reason)")
        #expect(dataset.notes.contains { $0.contains("--labels '/star_*/teff'") }, "\(dataset.notes)")
    }

    /// QM7-X: groups of geometries in a group of their molecule, each with a name of its own.
    @Test func groupsOfGroupsAreRows() throws {
        let path = try files.write("geometries") { root in
            for molecule in 1...5 {
                let outer = try root.createGroup("\(molecule)")
                for (place, kind) in ["d1", "d2", "opt"].enumerated() {
                    let group = try outer.createGroup("Geom-m\(molecule)-i1-c1-\(kind)")
                    let start = 100 * molecule + 10 * place
                    for (column, name) in ["HLgap", "eAT", "mPOL"].enumerated() {
                        try group.createDataset(name, shape: [1], values: SpreadFiles.numbers(1, start + column))
                    }
                    try group.createDataset(
                        "atXYZ", shape: [4 + molecule, 3], values: SpreadFiles.numbers(12 + 3 * molecule, start))
                    try group.createDataset(
                        "hCHG", shape: [4 + molecule], values: SpreadFiles.numbers(4 + molecule, start))
                }
            }
        }
        let text = try message(path)
        #expect(text.contains("--data '/*/Geom-m*' (15×3 float64)"), "\(text)")
        #expect(text.contains("--data '/*/Geom-m*/atXYZ'"), "\(text)")
        let dataset = try Dataset.read(path, options: ReadingOptions(dataPath: "/*/Geom-*"))
        #expect(dataset.features.rowCount == 15 && dataset.featureNames == ["HLgap", "eAT", "mPOL"])
        #expect(try dataset.features.elements.prefix(3) == SpreadFiles.numbers(3, 100)[...])
    }

    @Test func groupsWithoutNumbersInCommonAreToldSo() throws {
        let path = try files.write("ragged") { root in
            for molecule in 0..<4 {
                try root.createGroup("m\(molecule)").createDataset(
                    "R", shape: [2 + molecule, 3], values: SpreadFiles.numbers(6 + 3 * molecule))
            }
        }
        let error = #expect(throws: DatasetError.self) {
            try Dataset.read(path, options: ReadingOptions(dataPath: "/m*"))
        }
        #expect(error?.message.contains("fewer than two numbers in common") == true, "\(String(describing: error))")
        #expect(error?.message.contains("--data '/m*/NAME'") == true)
    }
}
