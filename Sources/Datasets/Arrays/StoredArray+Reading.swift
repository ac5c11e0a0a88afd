internal import Core
internal import HDF5

extension StoredArray {
    /// Reads all elements as numbers, as they are stored.
    ///
    /// - Returns: `[rowCount × rowLength]`, row-major.
    /// - Throws: `HDF5Error` where they are no numbers or can't be read.
    func read<Element: HDF5Element>(_ type: Element.Type = Element.self) throws(HDF5Error) -> [Element] {
        switch storage {
        case .dataset(let description, let axes):
            let elements = try source.file.dataset(at: objectPath).read(Element.self)
            guard let axes else { return elements }
            return AxisOrder.permuted(elements, shape: description.shape, axes: axes)
        case .field(let name): return try source.file.dataset(at: objectPath).read(fields: [name])
        case .columns(let columns): return try StoredArray.sideBySide(columns, rowCount: rowCount)
        case .column(let column, let array):
            let elements: [Element] = try array.read()
            return stride(from: column, to: elements.count, by: max(array.rowLength, 1)).map { elements[$0] }
        case .omitting(let columns, let array):
            let elements: [Element] = try array.read()
            let width = max(array.rowLength, 1)
            let kept = (0..<width).filter { !columns.contains($0) }
            return stride(from: 0, to: elements.count, by: width).flatMap { start in
                kept.map { elements[start + $0] }
            }
        case .windows(let windows, let series):
            let elements: [Element] = try series.read()
            let windowElements = elements.prefix(windows.times(of: 0..<windows.count).count * series.rowLength)
            return windows.gathered(0..<windows.count, from: Array(windowElements), width: series.rowLength)
        case .middles(let windows, let column): return windows.middles(of: try column.read())
        case .masked(let values, _): return try values.read()
        case .categorical(let codes, _): return try codes.read()
        case .stacked(let parts):
            return try StoredArray.oneAfterTheOther(parts) { (part) throws(HDF5Error) in try part.read() }
        case .repeated(let values): return try values.integers()
        case .cellArrays: return try readCellArrays()
        // What is left has another way of its own; the library says of these that they are no numbers.
        case .sparse, .characters, .cells, .texts: return try source.file.dataset(at: objectPath).read()
        }
    }

    /// The elements of arrays of as many rows, a row of one after the row of the other.
    private static func sideBySide<Element: HDF5Element>(
        _ columns: [StoredArray], rowCount: Int
    ) throws(HDF5Error) -> [Element] {
        // Fields of one table are read in one go: each reading unpacks all of its rows.
        if let first = columns.first, let fields = fields(columns) {
            return try first.source.file.dataset(at: first.objectPath).read(fields: fields)
        }
        // All are read before there is room for them together: what a file says of its shapes is worth no memory.
        var parts: [(elements: [Element], length: Int)] = []
        for column in columns {
            var part: [Element] = try column.read()
            column.unpackOwn(&part)
            guard rowCount > 0, part.count % rowCount == 0, part.count / rowCount == column.rowLength else {
                throw HDF5Error(
                    .wrongKind, operation: "read the data set",
                    at: HDF5Location(file: column.source.path, path: column.objectPath),
                    reason: "it has \(column.rowCount) rows, and another column of the same table \(rowCount)")
            }
            parts.append((part, column.rowLength))
        }
        var elements: [Element] = []
        elements.reserveCapacity(parts.reduce(0) { $0 + $1.elements.count })
        for row in 0..<rowCount {
            for (part, length) in parts { elements.append(contentsOf: part[row * length..<(row + 1) * length]) }
        }
        return elements
    }

    /// Makes of a column's stored numbers those that are meant, where they are read as floating point.
    private func unpackOwn<Element>(_ elements: inout [Element]) {
        guard let unpacking else { return }
        if var numbers = elements as? [Double] {
            unpacking.unpack(&numbers)
            elements = numbers as? [Element] ?? elements
        } else if var numbers = elements as? [Float] {
            unpacking.unpack(&numbers)
            elements = numbers as? [Element] ?? elements
        }
    }

    /// The names of the fields that arrays are, where all are of one table and can be read together.
    private static func fields(_ columns: [StoredArray]) -> [String]? {
        let names = columns.compactMap { column -> String? in
            guard case .field(let name) = column.storage, column.type != .bitfield(bytes: 1) else { return nil }
            return name
        }
        return names.count == columns.count ? names : nil
    }

    /// Reads all elements as codes of categories; missing ones are −1.
    func readCodes() throws(HDF5Error) -> [Int] {
        guard unpacking != nil else { return try read() }
        return try readNumbers().map { Int(exactly: $0) ?? -1 }
    }

    /// Reads all elements as the numbers that are meant; missing ones are NaN.
    func readNumbers() throws(HDF5Error) -> [Double] {
        switch storage {
        case .stacked(let parts):
            return try StoredArray.oneAfterTheOther(parts) { (part) throws(HDF5Error) in try part.readNumbers() }
        case .repeated(let values): return try values.numbers()
        case .middles(let windows, let column): return windows.middles(of: try column.readNumbers())
        default: break
        }
        var numbers: [Double] = try read()
        unpacking?.unpack(&numbers)
        if case .masked(_, let mask) = storage {
            for (index, isMissing) in try mask.read(UInt8.self).enumerated()
            where isMissing != 0 && numbers.indices.contains(index) {
                numbers[index] = .nan
            }
        }
        return numbers
    }

    /// Reads all elements as text; missing ones are empty.
    func readStrings() throws(HDF5Error) -> [String] {
        switch storage {
        case .field(let name): return try source.file.dataset(at: objectPath).readStrings(field: name)
        case .characters(let description, let axes): return try readCharacters(description, axes)
        case .cells: return try readCells()
        case .texts(let arrays):
            var texts: [String] = []
            var byteCount = 0
            for array in arrays {
                texts.append(try array.readStrings().first ?? "")
                try add(texts[texts.count - 1], to: &byteCount)
            }
            return texts
        case .stacked(let parts):
            return try StoredArray.oneAfterTheOther(parts) { (part) throws(HDF5Error) in try part.readStrings() }
        case .repeated(let values): return try values.texts()
        case .masked(let values, let mask):
            let isMissing = try mask.read(UInt8.self)
            return try values.readStrings().enumerated().map { index, text in
                isMissing.indices.contains(index) && isMissing[index] != 0 ? "" : text
            }
        case .column(let column, let array):
            let texts = try array.readStrings()
            return stride(from: column, to: texts.count, by: max(array.rowLength, 1)).map { texts[$0] }
        case .middles(let windows, let column): return windows.middles(of: try column.readStrings())
        case .dataset, .columns, .omitting, .sparse, .categorical, .cellArrays, .windows:
            return try source.file.dataset(at: objectPath).readStrings()
        }
    }

    /// Text whose characters are elements, spaces and zeros at the end of each row left out.
    private func readCharacters(_ description: HDF5DatasetDescription, _ axes: [Int]?) throws(HDF5Error) -> [String] {
        let dataset = try source.file.dataset(at: objectPath)
        let length = description.count / max(rowCount, 1)
        guard length > 0 else { return [String](repeating: "", count: rowCount) }
        if description.elementType.isString {
            let letters = try dataset.readStrings()
            return (0..<rowCount).map { row in
                StoredArray.trimmed(letters[row * length..<(row + 1) * length].joined())
            }
        }
        if case .integer(1, true, _) = description.elementType {
            // Bytes of UTF-8, which some keep as signed numbers.
            let bytes = AxisOrder.permuted(
                try dataset.read(Int8.self), shape: description.shape, axes: axes ?? Array(description.shape.indices))
            return (0..<rowCount).map { row in
                let text = bytes[row * length..<(row + 1) * length].map { UInt8(bitPattern: $0) }
                return StoredArray.trimmed(String(decoding: text, as: UTF8.self))
            }
        }
        let units = AxisOrder.permuted(
            try dataset.read(UInt16.self), shape: description.shape, axes: axes ?? Array(description.shape.indices))
        return (0..<rowCount).map { row in
            StoredArray.trimmed(String(decoding: units[row * length..<(row + 1) * length], as: UTF16.self))
        }
    }

    /// The most characters of a text that a reference leads to.
    private static let longestText = 65_536

    /// The texts that references lead to.
    private func readCells() throws(HDF5Error) -> [String] {
        let dataset = try source.file.dataset(at: objectPath)
        var texts: [String] = []
        var byteCount = 0
        for reference in try dataset.readReferences() {
            let cell = try dataset.dataset(at: reference)
            guard cell.description.count <= StoredArray.longestText else {
                throw HDF5Error(
                    .tooLarge, operation: "read the data set", at: dataset.location,
                    reason: "a text in it has \(cell.description.count) characters")
            }
            guard try cell.attribute("MATLAB_class")?.string == "char" else {
                throw HDF5Error(
                    .wrongKind, operation: "read the data set", at: dataset.location,
                    reason: "cell \(texts.count), counted from 0, is not text")
            }
            // MATLAB keeps the shape of what is empty in place of its elements.
            let isEmpty = try cell.attribute("MATLAB_empty")?.integers?.first ?? 0 != 0
            texts.append(isEmpty ? "" : String(decoding: try cell.read(UInt16.self), as: UTF16.self))
            try add(texts[texts.count - 1], to: &byteCount)
        }
        return texts
    }

    /// Counts a text, and makes sure that all of them are no more than may be read: many places can lead to the same text.
    private func add(_ text: String, to byteCount: inout Int) throws(HDF5Error) {
        byteCount += 32 + text.utf8.count
        let most = source.file.maximumTextBytes
        guard byteCount > most else { return }
        throw HDF5Error(
            .tooLarge, operation: "read the data set", at: HDF5Location(file: source.path, path: objectPath),
            reason: "its text takes more than \(ByteCount.text(most))")
    }

    private static func trimmed(_ text: String) -> String {
        var scalars = Substring(text).unicodeScalars
        while let last = scalars.last, last == " " || last == "\0" { scalars.removeLast() }
        return String(scalars)
    }
}
