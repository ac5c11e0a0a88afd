package import Core
internal import EmbeddingQuality
package import Methods
internal import Rows

/// Fitted methods with everything that has been measured of them: what questions are asked of.
///
/// What several questions need is in it once: codes, reconstructions, errors and measures of each method.
package struct Study: Sendable {
    package let data: StudyData
    /// All rows, scaled; nil of a study that is made of numbers alone.
    package let rows: (any RowSource)?
    package let settings: StudySettings
    /// The fitted methods, in the order of ``methods``; empty of a study that is made of numbers alone.
    package let fitted: [FittedMethod]
    /// The results of each method, in the order asked for.
    package let methods: [MethodResult]
    /// The corrupted test rows; nil where no method learned to restore any.
    package let corrupted: CorruptedRows?
    /// The test error of the linear method with 1, 2, … components; empty without one.
    package let componentErrors: [Double]
    /// The test error of each row with 1, 2, … components, `[test rows, components]`; nil without a linear method.
    package let componentRowErrors: Matrix?
    /// The networks with other numbers of latent dimensions, as they do on the test rows; empty where there are none.
    package let otherSizes: [SizedResult]
    /// The results of methods on a split of single rows at random; empty if the report's split is one, or nothing is
    /// repeated.
    package let onRandomSplit: [Method: RepeatedTraining]
    /// The rows, among all rows, whose codes are kept of each repeat; empty where nothing is repeated.
    package let comparedRows: [Int]
    /// The ranks of neighbours in each latent space; nil of too few test rows, or of a study that is made of numbers alone.
    package let neighborhoods: StudyNeighborhoods?
    /// The qualities of the label's prediction by neighbours in each space, of the rows whose neighbourhoods are looked at.
    let labelQualities = ComputedOnce<VotingSpace, LabelMeasurement.Quality?>()

    package init(
        data: StudyData, rows: (any RowSource)? = nil, settings: StudySettings, fitted: [FittedMethod] = [],
        methods: [MethodResult],
        corrupted: CorruptedRows? = nil, componentErrors: [Double]? = nil,
        componentRowErrors: Matrix? = nil,
        onRandomSplit: [Method: RepeatedTraining] = [:], comparedRows: [Int] = [], otherSizes: [SizedResult] = [],
        neighborhoods: StudyNeighborhoods? = nil
    ) {
        self.data = data
        self.rows = rows
        self.settings = settings
        self.fitted = fitted
        self.methods = methods
        self.corrupted = corrupted
        self.onRandomSplit = onRandomSplit
        self.comparedRows = comparedRows
        let linear = fitted.lazy.compactMap(\.linear).first
        self.componentErrors = componentErrors ?? linear?.errorsByComponents(on: data.truth) ?? []
        self.componentRowErrors = componentRowErrors ?? linear?.rowErrorsByComponents(on: data.truth)
        self.otherSizes = otherSizes
        self.neighborhoods = neighborhoods
    }

    /// The linear method that others are compared with; nil without one.
    var baseline: MethodResult? { methods.first { $0.method.isLinear } }

    /// The results of the methods that decode and are not linear, in their order.
    var networks: [MethodResult] { methods.filter { !$0.method.isLinear && $0.method.decodes } }

    /// The results of the methods that decode, in their order.
    var decoding: [MethodResult] { methods.filter(\.method.decodes) }

    /// A method's squared errors of the test rows, `[test rows]`; nil without a decoder.
    func testErrors(of result: MethodResult) -> [Double]? {
        result.rowErrors.map { errors in data.split.test.map { errors[$0] } }
    }
}
