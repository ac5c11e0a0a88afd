extension KnownKind {
    /// All kinds, in the order of tables.
    package static let all = noise + linear + repeated + inTime + grouped + curved + clustered + images
}
