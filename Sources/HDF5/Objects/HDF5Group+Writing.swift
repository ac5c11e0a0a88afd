internal import CHDF5

/// The storage of a new data set's elements.
package enum HDF5Storage: Sendable, Equatable {
    /// One after the other.
    case contiguous
    /// In chunks of a shape, as they are.
    case chunked([Int])
    /// In chunks of a shape, their bytes shuffled and compressed by gzip at a level from 0 to 9.
    case compressed(chunk: [Int], level: Int)
}

extension HDF5Group {
    /// Writes numbers into a new data set of the group, in their own type.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - shape: The length of each axis; empty for a scalar.
    ///   - values: The elements, row-major; as many as the shape has.
    ///   - storage: How they are kept.
    /// - Returns: The data set, to be given attributes.
    /// - Throws: `HDF5Error` where the name is taken or the file can't be written.
    @discardableResult
    package func createDataset<Element: HDF5Element>(
        _ name: String, shape: [Int], values: [Element], storage: HDF5Storage = .contiguous
    ) throws(HDF5Error) -> HDF5Dataset {
        try create(name, type: Element.nativeElement.type, shape: shape, values: values, storage: storage)
    }

    /// Writes text into a new data set of the group, as UTF-8 of variable length.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - shape: The length of each axis; one axis by default, empty for a scalar.
    ///   - strings: The elements, row-major; as many as the shape has.
    /// - Returns: The data set, to be given attributes.
    /// - Throws: `HDF5Error` where the name is taken or the file can't be written.
    @discardableResult
    package func createDataset(
        _ name: String, shape: [Int]? = nil, strings: [String]
    ) throws(HDF5Error) -> HDF5Dataset {
        let type = try MemoryType.variableString(at: location.member(name))
        let number = type.number
        return try create(
            name, type: number, shape: shape ?? [strings.count], count: strings.count, storage: .contiguous
        ) { dataset in
            unsafe MemoryType.withPointers(to: strings) {
                unsafe H5Dwrite(dataset, number, CHDF5_H5S_ALL(), CHDF5_H5S_ALL(), CHDF5_H5P_DEFAULT(), $0)
            }
        }
    }

    /// Writes booleans into a new data set of the group, as h5py does.
    @discardableResult
    package func createDataset(
        _ name: String, shape: [Int]? = nil, booleans: [Bool]
    ) throws(HDF5Error) -> HDF5Dataset {
        let type = try MemoryType.boolean(at: location.member(name))
        return try create(
            name, type: type.number, shape: shape ?? [booleans.count], values: booleans.map { Int8($0 ? 1 : 0) },
            storage: .contiguous)
    }

    /// Creates a data set of elements that are in memory as its type says.
    private func create<Element: BitwiseCopyable>(
        _ name: String, type: hid_t, shape: [Int], values: [Element], storage: HDF5Storage
    ) throws(HDF5Error) -> HDF5Dataset {
        try create(name, type: type, shape: shape, count: values.count, storage: storage) { dataset in
            unsafe values.withUnsafeBytes {
                unsafe H5Dwrite(
                    dataset, type, CHDF5_H5S_ALL(), CHDF5_H5S_ALL(), CHDF5_H5P_DEFAULT(), $0.baseAddress)
            }
        }
    }

    private func create(
        _ name: String, type: hid_t, shape: [Int], count: Int, storage: HDF5Storage,
        _ write: (_ dataset: hid_t) -> herr_t
    ) throws(HDF5Error) -> HDF5Dataset {
        precondition(Dataspace.count(of: shape) == count, "\(count) elements for the shape \(shape)")
        let place = location.member(name)
        let operation = "write the data set"
        let parent = handle.number
        let space = try Dataspace.create(shape, at: place)
        let creation = try HDF5Group.creationList(storage, rank: shape.count, place)
        let dataset = try Library.open(operation, at: place) {
            unsafe H5Dcreate2(
                parent, name, type, space.number, CHDF5_H5P_DEFAULT(), creation.number, CHDF5_H5P_DEFAULT())
        }
        if count > 0 {
            let number = dataset.number
            try Library.check(operation, at: place) { write(number) }
        }
        return try HDF5Dataset(dataset, place)
    }

    private static func creationList(
        _ storage: HDF5Storage, rank: Int, _ place: HDF5Location
    ) throws(HDF5Error) -> Identifier {
        let operation = "describe the storage of"
        let creation = try Library.open(operation, at: place) { H5Pcreate(CHDF5_H5P_DATASET_CREATE()) }
        let list = creation.number
        // The same values make the same file, whenever they are written.
        try Library.check(operation, at: place) { H5Pset_obj_track_times(list, false) }
        let chunk: [Int]
        switch storage {
        case .contiguous: return creation
        case .chunked(let shape), .compressed(let shape, _): chunk = shape
        }
        precondition(chunk.count == rank && chunk.allSatisfy { $0 > 0 }, "chunks of \(chunk) for \(rank) axes")
        try Library.check(operation, at: place) {
            unsafe H5Pset_chunk(list, Int32(rank), chunk.map { hsize_t($0) })
        }
        if case .compressed(_, let level) = storage {
            precondition((0...9).contains(level), "gzip has no level \(level)")
            try Library.check(operation, at: place) {
                H5Pset_shuffle(list) < 0 ? -1 : H5Pset_deflate(list, UInt32(level))
            }
        }
        return creation
    }
}
