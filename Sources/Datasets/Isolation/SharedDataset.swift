internal import Core
internal import Isolation

/// A data set on its way to another process.
struct SharedDataset: Sendable, Codable {
    private let name: String
    private let path: String
    private let features: SharedFeatures
    private let featureNames: [String]?
    private let imageShape: ImageShape?
    private let labels: SharedLabels?
    private let furtherLabels: [Further]
    private let predefinedTestRows: Range<Int>?
    private let dataPath: String
    private let labelPath: String?
    private let elementType: String
    private let elementRange: ClosedRange<Double>?
    private let reason: String
    private let validRange: ClosedRange<Double>?
    private let notes: [String]
    private let format: String
    private let preparation: Dataset.Preparation

    private struct Further: Sendable, Codable {
        let path: String
        let role: FurtherLabel.Role
        let labels: SharedLabels
    }

    /// Puts what is large in shared memory.
    init(_ dataset: Dataset, in memory: SharedMemory) throws(IsolationError) {
        name = dataset.name
        path = dataset.path
        features = try SharedFeatures(dataset.features, in: memory)
        featureNames = dataset.featureNames
        imageShape = dataset.imageShape
        var labels: SharedLabels?
        if let all = dataset.labels { labels = try SharedLabels(all, in: memory) }
        self.labels = labels
        var furtherLabels: [Further] = []
        for label in dataset.furtherLabels {
            furtherLabels.append(
                Further(path: label.path, role: label.role, labels: try SharedLabels(label.labels, in: memory)))
        }
        self.furtherLabels = furtherLabels
        predefinedTestRows = dataset.predefinedTestRows
        dataPath = dataset.dataPath
        labelPath = dataset.labelPath
        elementType = dataset.elementType
        elementRange = dataset.elementRange
        reason = dataset.reason
        validRange = dataset.validRange
        notes = dataset.notes
        format = dataset.format
        preparation = dataset.preparation
    }

    /// The data set that another process has put there.
    ///
    /// - Throws: ``IsolationError`` where it makes no sense.
    func dataset(in memory: SharedMemory, source: any BlockSource) throws(IsolationError) -> Dataset {
        let features = try features.features(in: memory, source: source)
        var labels: Labels?
        if let shared = self.labels { labels = try shared.labels(in: memory) }
        var furtherLabels: [FurtherLabel] = []
        for label in self.furtherLabels {
            furtherLabels.append(FurtherLabel(try label.labels.labels(in: memory), path: label.path, role: label.role))
        }
        guard labels.map({ $0.count == features.rowCount }) ?? true,
            furtherLabels.allSatisfy({ $0.labels.count == features.rowCount }),
            featureNames.map({ $0.count == features.featureCount }) ?? true,
            imageShape.map({ $0.featureCount == features.featureCount }) ?? true,
            predefinedTestRows.map({ $0.upperBound == features.rowCount }) ?? true
        else { throw .unintelligible }
        return Dataset(
            name: name, path: path, features: features, featureNames: featureNames, imageShape: imageShape,
            labels: labels, furtherLabels: furtherLabels, predefinedTestRows: predefinedTestRows, dataPath: dataPath,
            labelPath: labelPath,
            elementType: elementType, elementRange: elementRange, reason: reason, validRange: validRange, notes: notes,
            format: format, preparation: preparation)
    }
}
