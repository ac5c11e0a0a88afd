/// A group or a data set: what can have attributes.
package protocol HDF5Object: ~Copyable {
    /// Its place: file and path.
    var location: HDF5Location { get }
    /// The library's identifier of it.
    var handle: HDF5Handle { get }
}

/// A number under which the library knows an object, valid while the object lives.
package struct HDF5Handle: Sendable {
    let number: Int64
}
