/// The data sets that there are.
package enum SampleDatasets {
    package static let all: [any SampleDataset] = [MoonsDataset(), MoonsGapDataset(), FacesDataset()]

    /// The data set of a name.
    package static func named(_ name: String) -> (any SampleDataset)? { all.first { $0.name == name } }
}
