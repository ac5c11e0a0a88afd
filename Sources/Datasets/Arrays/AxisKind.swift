/// The kind of thing that lies along an axis of a data set, as its name says.
enum AxisKind: Sendable, Equatable {
    /// Samples, trials, images: each a row.
    case samples
    /// Places in a plane or in space, or of a scan over one.
    case places
    /// Wavelengths, energies, bands.
    case spectrum
    /// Places on a detector, or their reciprocals.
    case pattern
    /// Channels of a recording or of a microscope.
    case channels
    case time

    /// True if what lies along it belongs to one row.
    var isOfFeatures: Bool { self == .spectrum || self == .pattern || self == .channels }

    /// The kind that a name stands for; nil where it says none.
    init?(name: String) {
        var words = ArrayRole.words(of: name)
        if words.contains("theta"), words.contains("two") || words.contains("2") { words.append("twotheta") }
        // What follows says what the axis is of: "scan x", "energy loss", "number of lines".
        guard let kind = Self.ranked.first(where: { _, known in words.contains(where: known.contains) })?.kind else {
            return nil
        }
        self = kind
    }

    private static let ranked: [(kind: AxisKind, words: Set<String>)] = [
        (
            .pattern,
            ["qx", "qy", "qz", "kx", "ky", "kz", "detector", "diffraction", "reciprocal"]
        ),
        (
            .spectrum,
            [
                "wavelength", "wavelengths", "wavenumber", "wavenumbers", "energy", "energies", "eloss", "loss", "band",
                "bands", "spectral", "raman", "shift", "mz", "ppm", "lambda", "wl", "wvl", "tth", "twotheta", "2theta",
                "ev",
                "kev",
                "frequency", "frequencies", "freq", "freqs", "q",
            ]
        ),
        (
            .channels,
            [
                "channel", "channels", "c", "ch", "electrode", "electrodes", "sensor", "sensors", "lead", "leads",
                "locus", "loci",
            ]
        ),
        (
            .places,
            [
                "x", "y", "z", "line", "lines", "row", "rows", "col", "cols", "column", "columns", "lat", "latitude",
                "lon",
                "long", "longitude", "rx", "ry", "sx", "sy", "easting", "northing", "downtrack", "crosstrack", "height",
                "width", "scan", "scans", "pixel", "pixels", "position", "positions",
            ]
        ),
        (.time, ["time", "times", "t", "frame", "frames", "timestamp", "timestamps"]),
        (
            .samples,
            [
                "sample", "samples", "trial", "trials", "epoch", "epochs", "obs", "observation", "observations",
                "batch",
                "image", "images", "subject", "subjects", "spectra", "window", "windows", "event", "events", "cell",
                "cells",
                "n", "walker", "walkers", "draw", "draws", "chain", "chains",
            ]
        ),
    ]

    /// The kinds that the names of all axes stand for.
    ///
    /// Along a line of a scanner, its samples are places.
    static func kinds(_ names: [String?]) -> [AxisKind?] {
        let kinds = names.map { $0.flatMap(AxisKind.init(name:)) }
        let words = names.map { $0.map(ArrayRole.words(of:)) ?? [] }
        guard words.contains(where: { !lines.isDisjoint(with: $0) }) else { return kinds }
        return kinds.enumerated().map { index, kind in
            kind == .samples && !scanned.isDisjoint(with: words[index]) ? .places : kind
        }
    }

    private static let lines: Set = ["line", "lines"]
    private static let scanned: Set = ["sample", "samples"]
}
