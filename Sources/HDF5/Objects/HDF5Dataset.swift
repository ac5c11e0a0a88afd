internal import CHDF5

/// A data set of an open file.
public struct HDF5Dataset: ~Copyable, HDF5Object, Sendable {
    package let location: HDF5Location
    /// Its shape, type and storage.
    package let description: HDF5DatasetDescription
    private let identifier: Identifier

    init(_ identifier: consuming Identifier, _ location: HDF5Location) throws(HDF5Error) {
        self.description = try HDF5DatasetDescription(identifier.number, location)
        self.identifier = identifier
        self.location = location
    }

    package var handle: HDF5Handle { HDF5Handle(number: identifier.number) }

    /// The library's type of a stored element.
    func fileType() throws(HDF5Error) -> Identifier {
        let number = identifier.number
        return try Library.open("read the type of", at: location) { H5Dget_type(number) }
    }
}

extension HDF5DatasetDescription {
    /// Reads the description of an open data set.
    init(_ dataset: hid_t, _ location: HDF5Location) throws(HDF5Error) {
        let space = try Library.open("read the shape of", at: location) { H5Dget_space(dataset) }
        let dataspace = try Dataspace(space.number, at: location)
        let type = try Library.open("read the type of", at: location) { H5Dget_type(dataset) }
        let creation = try Library.open("read the storage of", at: location) { H5Dget_create_plist(dataset) }
        let list = creation.number
        let storage: Storage
        switch Library.locked({ H5Pget_layout(list) }) {
        case H5D_COMPACT: storage = .compact
        case H5D_CONTIGUOUS: storage = .contiguous
        case H5D_CHUNKED: storage = .chunked
        case H5D_VIRTUAL: storage = .virtual
        default: storage = .unknown
        }
        self.shape = dataspace.shape
        self.maximumShape = dataspace.maximumShape
        self.elementType = HDF5ElementType(type.number)
        self.storage = storage
        self.chunkShape = storage == .chunked ? HDF5DatasetDescription.chunkShape(list) : nil
        self.filters = try HDF5DatasetDescription.filters(list, location)
        let number = type.number
        self.elementBytes = Library.locked { Int(clamping: H5Tget_size(number)) }
        // The storage of a virtual data set is asked of its parts, which may be other files.
        self.storedBytes = storage == .virtual ? 0 : Library.locked { Int(clamping: H5Dget_storage_size(dataset)) }
        self.isExternal = Library.locked { H5Pget_external_count(list) > 0 }
        self.fillValue = elementType.isNumeric ? HDF5DatasetDescription.chosenFillValue(list) : nil
    }

    /// The fill value of a list of properties, where a program has chosen one.
    private static func chosenFillValue(_ list: hid_t) -> Double? {
        Library.locked {
            var status = H5D_FILL_VALUE_UNDEFINED
            var value = 0.0
            guard unsafe H5Pfill_value_defined(list, &status) >= 0, status == H5D_FILL_VALUE_USER_DEFINED,
                unsafe H5Pget_fill_value(list, HDF5NativeElement.double.type, &value) >= 0
            else { return nil }
            return value.isFinite && value != 0 ? value : nil
        }
    }

    private static func chunkShape(_ list: hid_t) -> [Int]? {
        Library.locked {
            var lengths = [hsize_t](repeating: 0, count: Int(H5S_MAX_RANK))
            let rank = unsafe H5Pget_chunk(list, Int32(lengths.count), &lengths)
            return rank < 0 ? nil : lengths.prefix(Int(rank)).map { Int(clamping: $0) }
        }
    }

    private static func filters(_ list: hid_t, _ location: HDF5Location) throws(HDF5Error) -> [HDF5Filter] {
        try Library.locked { () throws(HDF5Error) in
            let count = H5Pget_nfilters(list)
            guard count >= 0 else { throw Library.failure("read the filters of", at: location) }
            var filters: [HDF5Filter] = []
            for position in 0..<UInt32(count) {
                var flags: UInt32 = 0
                var valueCount = 0
                var name = [CChar](repeating: 0, count: 128)
                var configuration: UInt32 = 0
                let number = unsafe H5Pget_filter2(
                    list, position, &flags, &valueCount, nil, name.count - 1, &name, &configuration)
                guard number >= 0 else { throw Library.failure("read the filters of", at: location) }
                let ownName = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
                filters.append(
                    HDF5Filter(
                        number: Int(number),
                        name: HDF5Filter.name(of: Int(number))
                            ?? (ownName.isEmpty ? "filter \(number)" : "\(ownName) (filter \(number))"),
                        isAvailable: H5Zfilter_avail(number) > 0))
            }
            return filters
        }
    }
}
