import Core
import Datasets

/// Files that Octave and R have written, with the script of each.
enum OtherWriters {
    private static let kinds = ["größe", "setosa", "virginica"]
    private static let image = ImageShape(height: 5, width: 4)

    static let cases = octave + r

    private static let octave = [
        LayoutTests.Case(
            file: "octave.h5", format: "Octave", data: "/X", label: "/y", classes: ["0", "1", "2"], numbers: "matrix",
            script: "octave_fixtures"),
        // Without a label, the format alone says where the rows are.
        LayoutTests.Case(
            file: "octave.h5", options: ReadingOptions(ignoresLabels: true), format: "Octave", data: "/X",
            numbers: "matrix", script: "octave_fixtures"),
        LayoutTests.Case(
            file: "octave_images.h5", format: "Octave", data: "/images", label: "/y", numbers: "images", shape: image,
            script: "octave_fixtures"),
        LayoutTests.Case(
            file: "octave_sparse.h5", format: "Octave", data: "/S", label: "/name", classes: kinds, numbers: "positive",
            script: "octave_fixtures"),
        LayoutTests.Case(
            file: "octave_struct.h5", format: "Octave", data: "/measured/value/X", label: "/measured/value/ok",
            classes: ["0", "1"], numbers: "matrix", script: "octave_fixtures"),
        LayoutTests.Case(
            file: "octave_cells.h5", format: "Octave", data: "/X", label: "/species", classes: kinds,
            numbers: "six_rows", script: "octave_fixtures"),
    ]

    private static let r = [
        LayoutTests.Case(
            file: "r_rhdf5.h5", format: "plain", data: "/X", numbers: "matrix", script: "r_fixtures"),
        LayoutTests.Case(
            file: "r_images.h5", format: "plain", data: "/images", label: "/species", classes: kinds, numbers: "images",
            shape: image, script: "r_fixtures"),
        LayoutTests.Case(
            file: "r_frame.h5", format: "table", data: "/frame", label: "/frame:kind", classes: kinds, numbers: "frame",
            script: "r_fixtures"),
        LayoutTests.Case(
            file: "r_hdf5r.h5", format: "plain", data: "/X", label: "/y", classes: kinds, numbers: "matrix",
            script: "r_fixtures"),
        // A factor is a label sooner than logical values are.
        LayoutTests.Case(
            file: "r_factor.h5", format: "table", data: "/table", label: "/table:kind", classes: kinds,
            numbers: "frame",
            script: "r_fixtures"),
    ]
}
