internal import Core

/// A kind of data whose answer is known: whether networks can do better than PCA on new rows.
package struct KnownKind: Sendable {
    /// The answer that a method that learns well comes to on new rows, at two latent dimensions.
    package enum Answer: String, Codable, Sendable {
        /// A linear structure, or none: PCA can't be beaten by much.
        case linear
        /// A curved structure: networks are better.
        case curved
        /// New rows alone tell.
        case open
    }

    /// The name on the command line and in tables, such as "near-copies".
    package let name: String
    package let answer: Answer
    /// The number of rows of its data sets.
    package let rowCount: Int
    /// The form of the rows in the file.
    package let format: RowFormat
    /// True if rows of one data set give each other away, as copies and neighbours in time do.
    package let isDependent: Bool
    private let stream: String
    private let population: @Sendable (inout SeededGenerator) -> any Population

    /// A kind.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - rowCount: The number of rows of its data sets.
    ///   - answer: The answer.
    ///   - format: The form of the rows in the file.
    ///   - isDependent: Whether rows of one data set tell of each other.
    ///   - stream: The name of its random numbers; kinds of the same name have the same.
    ///   - population: Draws what all rows of a population have in common, such as the directions that they lie along.
    init(
        _ name: String, rows rowCount: Int, _ answer: Answer, format: RowFormat = .table, isDependent: Bool = false,
        stream: String? = nil, population: @escaping @Sendable (inout SeededGenerator) -> any Population
    ) {
        self.name = name
        self.rowCount = rowCount
        self.answer = answer
        self.format = format
        self.isDependent = isDependent
        self.stream = stream ?? name
        self.population = population
    }

    /// A data set of a population of its own.
    ///
    /// - Parameters:
    ///   - seed: The seed of the population and of its rows; another gives another population.
    ///   - rowCount: The number of rows; the kind's own if nil.
    /// - Returns: The data set.
    package func data(seed: UInt64, rowCount: Int? = nil) -> KnownData {
        var generator = generator(seed, of: "population")
        return KnownData(
            kind: self, seed: seed, population: population(&generator), rowCount: rowCount ?? self.rowCount)
    }

    /// The random numbers of one purpose.
    func generator(_ seed: UInt64, of purpose: String) -> SeededGenerator {
        SeededGenerator(seed: seed, stream: "\(stream) \(purpose)")
    }
}

/// The form in which rows are kept in a file.
package enum RowFormat: Sendable, Equatable {
    /// Columns of 32-bit floating-point numbers.
    case table
    /// Columns of bytes.
    case bytes
    /// Grey images of 32-bit floating-point numbers.
    case images(height: Int, width: Int)
}
