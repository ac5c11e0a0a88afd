internal import Core
internal import HDF5
internal import Rows

/// The choice of the axes of data that hold the rows: by what the user says, what the file says, or what lies beside the data.
struct RowAxisChoice {
    let contents: FileContents
    let options: ReadingOptions

    init(_ contents: FileContents, _ options: ReadingOptions) {
        self.contents = contents
        self.options = options
    }

    /// The axes of rows; nil where neither the user nor the file says anything, so that a label or a convention decides.
    ///
    /// - Throws: `DatasetError` where what the user says can't be, or it would be a guess.
    func choose(_ data: StoredArray) throws(DatasetError) -> RowAxes? {
        let described = DescribedAxes(of: data, in: contents)
        var rows = try wanted(data, described)
        if rows == nil, options.layout != .images { rows = try found(data, described) }
        guard let size = options.windows else { return rows }
        let turned = rows?.arranged(data) ?? data
        guard case nil = turned.arrangement else {
            throw .unusable(
                "\(place(data)) has the rows along several axes, and --windows is for a series along one. Leave it out, or name the "
                    + "axis of time with --rows.")
        }
        guard turned.windowed(size) != nil else {
            throw .unusable(
                "\(place(data)) has \(turned.rowCount) times along its axis of rows, too few for windows of \(size.length), or is "
                    + "no plain data set. Choose shorter ones with --windows, or another axis with --rows.")
        }
        let why = "in windows of \(size.length) times, \(size.step) apart (--windows)"
        guard var rows else { return RowAxes(axes: [0], windows: size, why: why) }
        rows.windows = size
        rows.why += ", " + why
        return rows
    }

    func place(_ data: StoredArray) -> String { contents.place(of: data) }

    /// The axes that the user asks for.
    private func wanted(_ data: StoredArray, _ described: DescribedAxes) throws(DatasetError) -> RowAxes? {
        if let text = options.rowAxes {
            let axes = try numbers(text, data, described)
            return try checked(
                RowAxes(axes: axes, why: "with the rows along \(described.text(axes)) (--rows)"), data)
        }
        if options.layout == .pixels {
            let map = try mapped(data)
            let axes = described.places ?? map?.axes ?? besideSpectrum(data)?.axes ?? PixelAxes.usual(data)
            guard let axes else {
                throw .unusable(
                    "\(place(data)) has too few axes for --layout pixels: two or more of places and one of what was measured there. "
                        + "Choose other data with --data.")
            }
            return try checked(
                RowAxes(axes: axes, why: "a row for each place along \(described.text(axes)) (--layout)"), data)
        }
        return nil
    }

    /// The numbers of axes that a text names.
    private func numbers(
        _ text: String, _ data: StoredArray, _ described: DescribedAxes
    ) throws(DatasetError) -> [Int] {
        var axes: [Int] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let name = part.trimmed()
            guard let axis = described.axis(named: name) ?? Int(name), data.shape.indices.contains(axis),
                !axes.contains(axis)
            else {
                let known = data.shape.indices.map { index in
                    "\(index)\(described.names[index].map { " (\($0.escaped))" } ?? "")"
                }
                throw .unusable(
                    "\(place(data)) has no axis \(name.escaped) for --rows, or it is named twice. Its axes: "
                        + known.joined(separator: ", ") + ".")
            }
            axes.append(axis)
        }
        return axes
    }

    private func checked(_ rows: RowAxes, _ data: StoredArray) throws(DatasetError) -> RowAxes {
        guard let arranged = rows.arranged(data), options.windows != nil || arranged.isMatrix else {
            throw .unusable(
                "\(place(data)) can't be read with its rows along \(rows.axes.map(String.init).joined(separator: ", ")): it is a table, "
                    + "or nothing is left for the features of a row. Choose others with --rows.")
        }
        return rows
    }

    /// The axes that the file tells of.
    private func found(_ data: StoredArray, _ described: DescribedAxes) throws(DatasetError) -> RowAxes? {
        guard !data.isTable, !data.isSparse, data.shape.count > 1 else { return nil }
        // The rows of several data sets are what was put together.
        switch data.storage {
        case .stacked, .cellArrays: return nil
        default: break
        }
        if let map = namedMap(data) { return map }
        if let rows = described.rows {
            let each = rows.count > 1 ? "each place along" : "each place of its axis"
            let why = "a row for \(each) \(described.text(rows)), as the file describes its axes"
            let axes = RowAxes(axes: rows, why: why)
            if let arranged = axes.arranged(data), arranged.isMatrix { return axes }
        }
        // A label of the first axis, or of another that is as long, tells more than what lies beside.
        guard options.labelsPath == nil, !hasLabel(data) else { return nil }
        if options.layout == nil {
            try UnclearAxes(contents, data).refuseOneSignal(described)
            try UnclearAxes(contents, data).refuseOneMap(described)
        }
        // A model may be given a single row.
        if options.layout == nil, options.imageShape == nil, options.expectedFeatureCount == nil {
            try UnclearAxes(contents, data).askAboutOnePlace()
        }
        guard described.kinds[0] == nil || described.rows != nil else { return nil }
        if let map = try mapped(data) { return map }
        if let rows = besideSpectrum(data) ?? besideLatitudes(data) ?? besideChannels(data) { return rows }
        if let rows = try TwoSides(contents, data).rows { return rows }
        if options.imageShape == nil, options.layout == nil {
            try OneImage(contents, data).refuse()
            try UnclearAxes(contents, data).ask()
        }
        return nil
    }

    /// True if an array that is called as labels are has an element for each place of an axis.
    private func hasLabel(_ data: StoredArray) -> Bool {
        contents.arrays.contains { array in
            let column = array.asColumn
            return array.role.kind == .label && column.isColumn && data.shape.contains(column.rowCount)
                && !array.path.hasSameBytes(as: data.path)
        }
    }
}
