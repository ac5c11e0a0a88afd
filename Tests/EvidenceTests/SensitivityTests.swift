import Core
import Foundation
import Rows
import Testing

@testable import Evidence
@testable import Methods

/// A decoder of three features: a multiple of each of two dimensions, and the sine of the first.
private struct Bent: DecodingReduction {
    let featureCount = 3
    let latentSize = 2

    func encode(_ rows: Matrix) -> Matrix { Matrix(rows: rows.rows, columns: 2) }

    func decode(_ codes: Matrix) -> Matrix {
        Matrix(
            rows: codes.rows, columns: 3,
            values: (0..<codes.rows).flatMap { row in
                [3 * codes[row, 0], -0.5 * codes[row, 1], Float(sin(Double(codes[row, 0])))]
            })
    }
}

/// A decoder that gives no numbers.
private struct Broken: DecodingReduction {
    let featureCount = 3
    let latentSize = 2

    func encode(_ rows: Matrix) -> Matrix { Matrix(rows: rows.rows, columns: 2) }
    func decode(_ codes: Matrix) -> Matrix {
        Matrix(rows: codes.rows, columns: 3, values: [Float](repeating: .nan, count: 3 * codes.rows))
    }
}

@Suite struct SensitivityTests {
    private static let bent = Method("bent", Bent.self, name: "BENT", longName: "bent decoder") { _ in Bent() }
    private static let broken = Method("broken", Broken.self, name: "BROKEN", longName: "broken decoder") { _ in
        Broken()
    }

    private static let pca = PCA(
        mean: [0, 0, 0], components: Matrix(rows: 2, columns: 3, values: [0.8, 0, 0.6, 0, 1, 0]),
        explainedVariance: [4, 1], totalVariance: 6, trainingRowCount: 10)

    /// 40 codes, the second dimension of another spread than the first.
    private static let codes = Matrix(
        rows: 40, columns: 2,
        values: (0..<40).flatMap { (row: Int) -> [Float] in
            let (first, second) = (Float(row % 8), Float(row % 5))
            return [first / 4 - 0.875, second - 2]
        })

    private func study(
        _ fitted: [FittedMethod], codes: Matrix = SensitivityTests.codes, shape: ImageShape? = nil
    ) -> Study {
        let rows = codes.rows
        return Study(
            data: StudyData(
                split: Split(training: [], validation: [], test: Array(0..<rows)),
                truth: Matrix(rows: rows, columns: 3),
                featureNames: ["a", "b", "c"], imageShape: shape),
            settings: StudySettings(), fitted: fitted,
            methods: fitted.map {
                MethodResult(method: $0.method, latentSize: 2, codes: codes, measures: [:], seconds: 0)
            })
    }

    private var both: [FittedMethod] {
        [FittedMethod(.pca, Self.pca, seconds: 0), FittedMethod(Self.bent, Bent(), seconds: 0)]
    }

    @Test func changesAreDerivatives() throws {
        let answer = try #require(try Sensitivities.find(in: study(both)))
        let matrices = answer.illustration.matrices
        #expect(matrices.map(\.method) == ["pca", "bent"] && matrices.map(\.isLinear) == [true, false])
        #expect(matrices[0].matrix == Matrix(rows: 3, columns: 2, values: [0.8, 0, 0, 1, 0.6, 0]))
        let bent = matrices[1].matrix
        #expect(abs(bent[0, 0] - 3) < 1e-4 && abs(bent[1, 1] + 0.5) < 1e-4 && abs(bent[0, 1]) < 1e-4)
        // The mean slope of the sine is the mean cosine, but for the length of the step.
        let codes = Self.codes.column(0).map(Double.init)
        let cosine = codes.map { cos($0) }.reduce(0, +) / 40
        #expect(abs(Double(bent[2, 0]) - cosine) < 1e-3)
        let finding = answer.finding
        #expect(finding.rows == 40 && finding.features.map(\.name) == ["a", "b", "c"])
        let spread = SampleMoments(codes).standardDeviation
        let change = try #require(finding.features[0].change["bent"])
        #expect(abs(change[0] - 3 * spread) < 1e-3 && abs(change[1]) < 1e-3)
        // The first dimension changes a and c in other proportions than the first component, the second as the second does.
        let own = try #require(finding.methods["bent"])
        let similarity = try #require(own.componentSimilarity)
        let product: Double = 0.8 * 3 + 0.6 * cosine
        let length: Double = (9 + cosine * cosine).squareRoot()
        let expected = product / length
        #expect(abs(similarity[0] - expected) < 1e-3 && abs(similarity[1] - 1) < 1e-6)
        #expect(own.componentDimensions == 2 && finding.methods["pca"]?.componentSimilarity == nil)
    }

    @Test func dimensionsThatDoNotVary() throws {
        let constant = Matrix(rows: 40, columns: 2)
        let finding = try #require(try Sensitivities.find(in: study(both, codes: constant))).finding
        #expect(finding.features.allSatisfy { $0.change.values.allSatisfy { $0 == [0, 0] } })
        let one = Matrix(rows: 1, columns: 2, values: [0.5, 1])
        #expect(try Sensitivities.find(in: study(both, codes: one)) != nil)
    }

    @Test func decodersOfNoNumbersAndImagesAreLeftOut() throws {
        let broken = FittedMethod(Self.broken, Broken(), seconds: 0)
        #expect(try Sensitivities.find(in: study([broken])) == nil)
        let finding = try #require(try Sensitivities.find(in: study(both + [broken]))).finding
        #expect(finding.methods.keys.sorted() == ["bent", "pca"])
        #expect(try Sensitivities.find(in: study(both, shape: ImageShape(height: 1, width: 3))) == nil)
        #expect(try Sensitivities.find(in: study([])) == nil)
    }
}
