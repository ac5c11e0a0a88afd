internal import Core
internal import HDF5
internal import Rows

/// Data whose axes nothing tells apart, so that it would be a guess which of them hold the rows.
struct UnclearAxes {
    private let contents: FileContents
    private let data: StoredArray

    init(_ contents: FileContents, _ data: StoredArray) {
        self.contents = contents
        self.data = data
    }

    /// Words for recordings of several channels.
    private static let recordings: Set = [
        "eeg", "meg", "ecog", "ieeg", "seeg", "lfp", "emg", "ecg", "ekg", "channel", "channels",
    ]
    /// Names of arrays that hold a sample at each place of the first axis.
    private static let samples: Set = [
        "x", "images", "imgs", "features", "inputs", "samples", "observations", "volumes", "patches", "sequences",
        "trials",
        "windows", "epochs", "train", "test",
    ]

    /// Asks where a first axis of rows would be a guess.
    ///
    /// - Throws: `DatasetError` that says what to type.
    func ask() throws(DatasetError) {
        try askAboutVolume()
        switch data.shape.count {
        case 2: try askAboutRecording()
        case 3: try askAboutCube()
        default: try askAboutManyAxes()
        }
    }

    /// Refuses a single map, both of whose axes are places.
    func refuseOneMap(_ described: DescribedAxes) throws(DatasetError) {
        guard described.areOfOneMap else { return }
        throw .unusable(
            "\(place) is one map, as the file describes its axes, and so one row, of which nothing can be learned. Give a file of many "
                + "times; of several maps of the same places, each place is a row with --data GROUP; if its lines are the rows: --rows 0."
        )
    }

    /// Refuses a single signal, of which the file says that nothing was moved along from row to row.
    func refuseOneSignal(_ described: DescribedAxes) throws(DatasetError) {
        if described.areOfOneSignal {
            throw .unusable(
                "\(place) is one signal, as the file describes its axes, and so one row, of which nothing can be learned. Give a "
                    + "file of many; if its first axis does hold the rows: --rows 0.")
        }
    }

    /// A sentence for recordings whose times are the rows.
    static func windowsNote(times: Int) -> String {
        "Each of the \(times) times is a row; windows of them are with --windows, such as --windows 250."
    }

    private var place: String { contents.place(of: data) }

    /// Channels × times, where nothing names the channels.
    private func askAboutRecording() throws(DatasetError) {
        let (channels, times) = (data.shape[0], data.shape[1])
        guard ArrayRole.words(of: data.name).contains(where: Self.recordings.contains), channels <= 1024, times >= 500,
            times / 8 >= channels
        else { return }
        throw .unusable(
            "\(place) is named like a recording, and nothing says which of its axes is that of time. Choose: --rows 1 (a row for each "
                + "of \(times) times), --rows 1 --windows 250 (windows of them), or --rows 0 (\(channels) rows).")
    }

    /// A cube of which nothing says along which axis its spectra lie.
    private func askAboutCube() throws(DatasetError) {
        guard data.shape.allSatisfy({ $0 > 1 }) else { return }
        guard data.isCalledCube else { return try askAboutMATLAB() }
        let choices = [[0, 1], [0, 2], [1, 2]].map { axes in
            let other = [0, 1, 2].first { !axes.contains($0) } ?? 0
            return "--rows \(axes[0]),\(axes[1]) (spectra of \(data.shape[other]) along axis \(other))"
        }
        throw .unusable(
            "\(place) is named like a cube, and nothing says along which axis its spectra lie. Choose: "
                + choices.joined(separator: ", ") + "; or --rows 0, if each place of its first axis is a row.")
    }

    /// Asks about a first axis of one place, such as that of a time or of a channel, before axes of more that are no image.
    ///
    /// - Throws: `DatasetError` that says what to type.
    func askAboutOnePlace() throws(DatasetError) {
        let shape = data.shape
        let longer = shape.indices.filter { shape[$0] > 1 }
        guard shape.count > 2, shape[0] == 1, longer.count > 1, data.role.part == nil,
            ![1, 3, 4].contains(shape[shape.count - 1])
        else { return }
        let choices = (longer.count == 2 ? longer.map { [$0] } : [[longer[0]], Array(longer.dropLast())]).map { axes in
            let count = StoredArray.count(axes.map { shape[$0] }[...]) ?? 0
            return "--rows \(axes.map(String.init).joined(separator: ",")) (\(count) rows)"
        }
        throw .unusable(
            "\(place) has one place along its first axis, which can't hold the rows then. Choose: "
                + "\(choices.joined(separator: " or ")), or other axes by number.")
    }

    /// Three axes as long as each other, as of a volume, whose places may be the rows as well as its slices.
    private func askAboutVolume() throws(DatasetError) {
        let shape = data.shape
        guard shape.count == 3 || shape.count == 4, shape[0] >= 8, data.role.part == nil,
            !ArrayRole.words(of: data.name).contains(where: Self.samples.contains)
        else { return }
        if Set(shape.prefix(3)).count > 1 {
            guard shape.count == 3, let evidence = evidenceOfVolume else { return }
            throw .unusable(
                "\(place) is a volume, \(evidence), and nothing says what is a row. Choose: --rows 0 (\(shape[0]) slices), --rows 0,1 "
                    + "(\(shape[0] * shape[1]) places, each with \(shape[2]) numbers), or other axes by number.")
        }
        let places = shape[0] * shape[1] * (shape.count == 4 ? shape[2] : 1)
        throw .unusable(
            "\(place) has three axes of one length, as a volume has, and nothing says what is a row. Choose: --rows 0 (\(shape[0]) slices), "
                + "or --rows \(shape.count == 4 ? "0,1,2" : "0,1") (\(places) places).")
    }

    /// The attribute or the name that makes a volume of three axes, as a part of a sentence; nil where nothing does.
    private var evidenceOfVolume: String? {
        let words = ArrayRole.words(ofPath: data.objectPath)
        // A group of "volumes" has one in each data set.
        if words.last == "volume" || words.dropLast().contains("volumes") { return "as its path says" }
        let spacing = data.attributes.first { attribute in
            let name = attribute.name.lowercased().filter { $0.isLetter }
            return attribute.value.numbers?.count == 3 && Self.spacings.contains(name)
        }
        return spacing.map { "as its attribute \($0.name.escaped) says of three axes" }
    }

    private static let spacings: Set = [
        "resolution", "spacing", "voxelsize", "voxelspacing", "elementsizeum", "elementsize", "pixelsize",
    ]

    /// Three axes in MATLAB, where images are height × width × number and spectra of places height × width × bands as well.
    private func askAboutMATLAB() throws(DatasetError) {
        let shape = data.shape
        // A number of squares.
        guard case .dataset(_, _?) = data.storage, data.attribute("MATLAB_class") != nil, shape[1] != shape[2] else {
            return
        }
        throw .unusable(
            "\(place) has three axes, and nothing says which of them hold the rows. Choose: --rows 2 (\(shape[2]) rows, such as images), "
                + "--rows 0,1 (\(shape[0] * shape[1]) rows, such as the spectra of places), or --rows 0 (\(shape[0]) rows)."
        )
    }

    /// Four axes and more, which are neither images nor many samples at the first one.
    private func askAboutManyAxes() throws(DatasetError) {
        let shape = data.shape
        let channels: Set = [1, 3, 4]
        guard shape.count(where: { $0 > 1 }) >= 4, shape[0] < shape.max() ?? 0, data.role.part == nil,
            !ArrayRole.words(of: data.name).contains(where: Self.samples.contains),
            !channels.contains(shape[shape.count - 1]), !channels.contains(shape[1]), !channels.contains(shape[2])
        else { return }
        let last = shape.count - 1
        let pixels = PixelAxes.usual(data) ?? [0]
        let places = StoredArray.count(pixels.map { shape[$0] }[...]) ?? 0
        throw .unusable(
            "\(place) has \(shape.count) axes, and nothing says which of them hold the rows. Choose: --rows 0 (\(shape[0]) rows), --rows "
                + "\(pixels.map(String.init).joined(separator: ",")) (\(places) rows, such as the places of a scan), --rows \(last) "
                + "(\(shape[last]) rows), or other axes by number.")
    }
}
