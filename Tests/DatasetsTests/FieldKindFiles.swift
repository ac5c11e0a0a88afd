import Datasets
import HDF5
import Rows
import TestSupport

/// Files of further fields, as their specifications lay them out: radars, satellites, simulations, frames of pandas.
struct FieldKindFiles {
    private let files: SpreadFiles

    init(_ folder: TemporaryFolder) {
        files = SpreadFiles(folder)
    }

    func write(_ name: String, _ add: (borrowing HDF5Group) throws -> Void) throws -> String {
        try files.write(name, add)
    }

    /// Options that name the data and say what is done about missing values.
    func options(data: String? = nil, _ missing: MissingValues = .error) -> ReadingOptions {
        var options = ReadingOptions(dataPath: data)
        options.missing = missing
        return options
    }

    /// ODIM: two sweeps of a weather radar, 12 rays × 64 bins of bytes; 255 is where nothing was measured, 0 where nothing was there.
    func radar(object: String = "PVOL") throws -> String {
        try write("radar_\(object)") { root in
            try root.setAttribute("Conventions", .string("ODIM_H5/V2_2"))
            try root.createGroup("what").setAttribute("object", .string(object))
            for sweep in 1...(object == "PVOL" ? 2 : 1) {
                let quantity = try root.createGroup("dataset\(sweep)").createGroup("data1")
                let what = try quantity.createGroup("what")
                try what.setAttribute("quantity", .string("DBZH"))
                try what.setAttribute("gain", .number(0.5))
                try what.setAttribute("offset", .number(-32))
                try what.setAttribute("nodata", .number(255))
                try what.setAttribute("undetect", .number(0))
                var values = (0..<12 * 64).map { UInt8(40 + ($0 * 7 + sweep) % 90) }
                (values[3], values[5]) = (255, 0)
                try quantity.createDataset("data", shape: [12, 64], values: values)
            }
        }
    }

    /// ATL08: segments along each of three beams, of which there are not as many, and what is known of the canopy in each.
    func beams() throws -> String {
        try write("beams") { root in
            for (beam, count) in [("gt1l", 20), ("gt2l", 15), ("gt3l", 30)] {
                let canopy = try root.createGroup(beam).createGroup("land_segments").createGroup("canopy")
                for (column, name) in ["h_canopy", "h_mean", "openness"].enumerated() {
                    var values = SpreadFiles.numbers(count, 40 * column)
                    if column == 0 { values[2] = -7 }
                    let array = try canopy.createDataset(name, shape: [count], values: values)
                    try array.setAttribute("_FillValue", .number(-7))
                }
                if beam == "gt1l" {
                    try canopy.createDataset("own", shape: [count], values: SpreadFiles.numbers(count))
                }
            }
        }
    }

    /// openPMD: components of fields, and particles with components of their positions and momenta.
    func plasma() throws -> String {
        try write("plasma") { root in
            let step = try root.createGroup("data").createGroup("100")
            let fields = try step.createGroup("fields")
            for field in ["E", "B"] {
                let group = try fields.createGroup(field)
                for component in ["x", "y", "z"] {
                    try group.createDataset(component, shape: [6, 8], values: SpreadFiles.numbers(48))
                }
            }
            let electrons = try step.createGroup("particles").createGroup("electrons")
            for (record, start) in [("position", 0), ("momentum", 500)] {
                let group = try electrons.createGroup(record)
                for (number, component) in ["x", "y", "z"].enumerated() {
                    try group.createDataset(
                        component, shape: [40], values: SpreadFiles.numbers(40, start + 50 * number))
                }
            }
            try electrons.createDataset("weighting", shape: [40], values: SpreadFiles.numbers(40, 900))
        }
    }

    /// Two matrices of one shape in a group, 40 × 20, with a map of latitudes beside them if `hasPlaces`.
    func swath(hasPlaces: Bool) throws -> String {
        try write(hasPlaces ? "swath" : "blocks") { root in
            let fields = try root.createGroup("fields")
            for (number, name) in ["ozone", "fraction"].enumerated() {
                try fields.createDataset(name, shape: [40, 20], values: SpreadFiles.numbers(800, number))
            }
            if hasPlaces {
                try root.createGroup("places").createDataset(
                    "latitude", shape: [40, 20], values: SpreadFiles.numbers(800, 7))
            }
        }
    }

    /// STEAD's own names: station, network, time and kind of event differ in more than a number.
    func traces(_ count: Int) throws -> String {
        try write("traces_\(count)") { root in
            let data = try root.createGroup("data")
            for trace in 0..<count {
                let station = "\(["ABC", "FGH", "KLM"][trace % 3])\(trace % 7).TA"
                let array = try data.createDataset(
                    "\(station)_2012\(1_000 + trace)_\(["EV", "NO"][trace % 2])", shape: [30, 3],
                    values: SpreadFiles.numbers(90, 90 * trace))
                try array.setAttribute("trace_category", .string(["earthquake_local", "noise"][trace % 2]))
            }
        }
    }

    /// NWB 1: what two cells' fluorescence was at each time, cells × times, and the stimuli that were shown.
    func fluorescence() throws -> String {
        try write("fluorescence") { root in
            try root.createDataset("nwb_version", shape: [], strings: ["NWB-1.0.5"])
            let processing = try root.createGroup("processing")
            for (number, name) in ["DfOverF", "Fluorescence"].enumerated() {
                let plane = try processing.createGroup(name).createGroup("plane")
                try plane.createDataset("data", shape: [6, 90], values: SpreadFiles.numbers(540, number))
                try plane.createDataset("timestamps", shape: [90], values: (0..<90).map { Double($0) / 30 })
            }
            let gratings = try root.createGroup("stimulus").createGroup("gratings")
            try gratings.createDataset("data", shape: [50, 3], values: SpreadFiles.numbers(150))
            try gratings.createDataset("timestamps", shape: [50], values: (0..<50).map { Double($0) })
        }
    }

    /// Frames of pandas in its fixed format, with the columns of each, and series.
    func frames(_ frames: [(name: String, columns: [String])], series: [String] = [], rows: Int = 30) throws -> String {
        try write("frames_\((frames.map(\.name) + series).joined(separator: "_"))") { root in
            for (name, columns) in frames {
                let group = try root.createGroup(name)
                try group.setAttribute("pandas_type", .string("frame"))
                try group.setAttribute("nblocks", .integer(1))
                try group.createDataset("axis0", strings: columns)
                try group.createDataset("axis1", shape: [rows], values: Array(0..<rows))
                try group.createDataset("block0_items", strings: columns)
                try group.createDataset(
                    "block0_values", shape: [rows, columns.count],
                    values: columns.count == 1
                        ? (0..<rows).map { Double($0 % 3) } : SpreadFiles.numbers(rows * columns.count))
            }
            for name in series {
                let group = try root.createGroup(name)
                try group.setAttribute("pandas_type", .string("series"))
                try group.createDataset("index", shape: [rows], values: Array(0..<rows))
                try group.createDataset("values", shape: [rows], values: (0..<rows).map { $0 % 3 })
            }
        }
    }
}
