internal import Core

extension Scaling {
    /// Refuses features that are no counts: whole numbers from 0 up.
    static func requireCounts(_ dataset: Dataset, rule: ScalingRule) throws(DatasetError) {
        let place = "\(dataset.dataPath.escaped) in \(dataset.path.escaped)"
        guard dataset.imageShape == nil else {
            throw .unusable(
                "\(place) is read as images, and a negative binomial likelihood is for tables of counts. Leave out "
                    + "--likelihood, or read the data with --layout table.")
        }
        guard rule == .auto || rule == .log1p else {
            throw .unusable(
                "A negative binomial likelihood is about counts and sees their logarithms, which --scaling \(rule.rawValue) would "
                    + "not give it. Leave out --scaling, or --likelihood.")
        }
        let features = dataset.features
        guard
            let (row, column, value) = try features.firstKept(
                rows: 0..<features.rowCount, where: { $0 < 0 || $0 != $0.rounded() })
        else { return }
        let name = dataset.featureNames.map { " (\($0[column].escaped))" } ?? ""
        throw .unusable(
            "\(place) has the value \(value) in row \(row), column \(column)\(name), both counted from 0, and a negative "
                + "binomial likelihood is for counts: whole numbers from 0 up. Choose the matrix of counts with --data, or "
                + "another --likelihood.")
    }
}
