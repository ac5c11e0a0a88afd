import Comparison
import Core
import EmbeddingQuality
import Methods
import Rows
import TestSupport
import Testing

@testable import Evidence

/// Questions on which rows, classes and features are reconstructed, and which are not.
@Suite struct ReconstructionQuestionTests {
    /// A study of methods whose errors of the test rows, which are all rows, are given.
    private func study(
        _ errors: [(Method, [Double])], codes: [Int]? = nil, truth: Matrix? = nil, shape: ImageShape? = nil,
        reconstructions: [Method: Matrix] = [:], perFeatureR2: [Method: [Double]] = [:], channels: [Int]? = nil,
        axis: [Double]? = nil, groups: [Int]? = nil
    ) -> Study {
        let count = errors[0].1.count
        let rows = truth ?? Matrix(rows: count, columns: 3)
        // The training rows are the same numbers.
        let twice = Matrix(rows: 2 * count, columns: rows.columns, values: rows.values + rows.values)
        let split = Split(training: Array(count..<2 * count), validation: [], test: Array(0..<count))
        let results = errors.map { method, errors in
            MethodResult(
                method: method, latentSize: 2, codes: Matrix(rows: 2 * count, columns: 2), rowErrors: errors + errors,
                reconstruction: reconstructions[method], perFeatureR2: perFeatureR2[method],
                measures: [
                    .mse: MeasuredValue(RowMean(perRow: errors), Bootstrap(seed: 0))
                ], seconds: 0)
        }
        let labels = codes.map { codes in
            Labels.categorical(
                CategoricalLabels(
                    name: "class", categories: (0...max(0, codes.max() ?? 0)).map { "class \($0)" },
                    codes: codes + codes))
        }
        return Study(
            data: StudyData(
                split: split, truth: rows, labels: labels, featureNames: (0..<rows.columns).map { "f\($0)" },
                imageShape: shape, channels: channels, axisPlaces: axis, axisTitle: axis.map { _ in "energy (eV)" },
                groups: groups.map { $0 + $0 }),
            rows: twice, settings: StudySettings(), methods: results)
    }

    @Test func everyMethodHasRowsOfItsOwn() throws {
        let finding = try #require(
            Examples.find(in: study([(.pca, [5, 1, 3, 2, 4]), (.ae, [1, 9, 2, 3, .nan])]))
        ).finding
        let pca = try #require(finding.byMethod["pca"])
        #expect(pca.all.map(\.testRow) == [1, 2, 0])
        #expect(pca.best.mse == ["pca": 1, "ae": 9])
        // What is no number is no best row.
        #expect(finding.byMethod["ae"]?.all.map(\.testRow) == [0, 3, 4])
        #expect(Examples.find(in: study([(.pca, [1, 2])]))?.finding.byMethod.isEmpty == true)
    }

    @Test func distributionsOfErrors() throws {
        let errors = (0..<101).map { Double(($0 * 37) % 101) }
        let answer = try #require(RowErrors.find(in: study([(.pca, errors), (.ae, errors.map { 100 - $0 })])))
        let pca = try #require(answer.finding.distributions["pca"])
        for (own, expected) in zip(pca.quantiles, [5, 25, 50, 75, 95.0]) { #expect(abs(own - expected) < 1e-9) }
        // The ten largest of 0 to 100, by all.
        #expect(abs(pca.worstTenthShare - (91...100).reduce(0.0) { $0 + Double($1) } / 5_050) < 1e-12)
        #expect(abs(try #require(pca.tailRatio) - 1.9) < 1e-12)
        #expect(abs(try #require(answer.finding.rankCorrelation["ae"]) + 1) < 1e-12)
        let curve = try #require(answer.illustration.curves["pca"])
        #expect(curve.first == 0 && curve.last == 100 && curve[100] == 50 && curve == curve.sorted())
        let none = try #require(RowErrors.find(in: study([(.pca, [0, 0, 0]), (.ae, [1, .nan, 2])]))).finding
        #expect(none.distributions["pca"]?.tailRatio == nil && none.distributions["pca"]?.worstTenthShare == 0)
        #expect(none.distributions["ae"] == nil && none.rankCorrelation.isEmpty)
    }

    /// Three classes of known error, one with too few rows.
    @Test func errorsByClass() throws {
        let codes = (0..<23).map { $0 < 10 ? 0 : $0 < 20 ? 1 : 2 }
        let pca = codes.enumerated().map { Double($0.element) + 0.01 * Double($0.offset % 3) }
        let ae = [Double](repeating: 0.5, count: 23)
        let finding = try #require(ClassErrors.find(in: study([(.pca, pca), (.ae, ae)], codes: codes))).finding
        #expect(finding.classes.map(\.name) == ["class 1", "class 0"] && finding.smallClasses == 1)
        #expect(finding.classes.map(\.testRows) == [10, 10])
        let one = try #require(finding.classes[0].mse["pca"])
        let mean = (10..<20).reduce(0.0) { $0 + pca[$1] } / 10
        #expect(abs(one.value - mean) < 1e-12 && one.lower <= one.value && one.value <= one.upper)
        // Nearly all of the variance of PCA's errors is between the classes; the other's do not vary.
        #expect(try #require(finding.shareBetweenClasses["pca"]) > 0.99 && finding.shareBetweenClasses["ae"] == nil)
        // Ten rows of two patients are two.
        let groups = (0..<23).map { $0 / 5 }
        #expect(ClassErrors.find(in: study([(.pca, pca)], codes: codes, groups: groups)) == nil)
        #expect(ClassErrors.find(in: study([(.pca, pca)])) == nil)
        #expect(ClassErrors.find(in: study([(.pca, pca)], codes: [Int](repeating: 0, count: 23))) == nil)
        #expect(ClassErrors.find(in: study([(.pca, pca)], codes: [Int](repeating: -1, count: 23))) == nil)
    }

    /// As of an analysis of variance: 8 of 10.5 lies between the groups.
    @Test func varianceBetweenClasses() throws {
        let share = try #require(ClassErrors.shareBetween([[1, 2], [3, 4, 4], []]))
        let mean = 2.8
        let between = 2 * (1.5 - mean) * (1.5 - mean) + 3 * (11 / 3.0 - mean) * (11 / 3.0 - mean)
        let whole = [1, 2, 3, 4, 4.0].reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
        #expect(abs(share - between / whole) < 1e-12)
        #expect(ClassErrors.shareBetween([[2, 2], [2]]) == nil && ClassErrors.shareBetween([]) == nil)
    }

    /// A perfect reconstruction has a similarity of 1, and one that blurs everything is below.
    @Test func similarityOfImages() throws {
        let shape = ImageShape(height: 8, width: 8)
        let truth = Matrix(rows: 6, columns: 64, values: (0..<384).map { Float($0 * 37 % 64) / 63 })
        let grey = Matrix(rows: 6, columns: 64, values: [Float](repeating: 0.5, count: 384))
        let errors = ReconstructionError(truth: truth, reconstruction: grey).perRow
        let study = study(
            [(.pca, errors), (.ae, [Double](repeating: 0, count: 6))], truth: truth, shape: shape,
            reconstructions: [.pca: grey, .ae: truth])
        let finding = try #require(try Similarity.find(in: study)).finding
        #expect(finding.images == 6 && finding.window == 7)
        let (pca, ae) = (try #require(finding.ssim["pca"]), try #require(finding.ssim["ae"]))
        #expect(abs(ae.value - 1) < 1e-12 && pca.value < 0.5)
        #expect(abs(try #require(finding.ssimLessPca["ae"]).value - (1 - pca.value)) < 1e-12)
        #expect(finding.ssimLessPca["pca"] == nil && finding.meanImageSsim != nil)
        // No error has no decibels.
        #expect(finding.psnr.keys.sorted() == ["pca"])
        let small = self.study(
            [(.pca, errors)], truth: truth, shape: ImageShape(height: 2, width: 32), reconstructions: [.pca: grey])
        let line = try #require(try Similarity.find(in: small)).finding
        #expect(line.window == nil && line.ssim.isEmpty && line.psnr["pca"] != nil)
        #expect(try Similarity.find(in: self.study([(.pca, [1, 2])])) == nil)
    }

    @Test func featuresThatANetworkGains() throws {
        let study = study(
            [(.pca, [2, 2, 2]), (.ae, [1, 1, 1])],
            perFeatureR2: [.pca: [0.5, 0.2, .nan], .ae: [0.4, 0.9, 0.3]])
        let finding = try #require(Features.find(in: study)).finding
        let gain = try #require(finding.gains["ae"])
        #expect(gain.better == 1 && gain.largest?.name == "f1" && gain.least?.name == "f0")
        #expect(gain.largest?.r2 == 0.9 && gain.largest?.pcaR2 == 0.2)
        #expect(finding.gains["pca"] == nil && finding.order == nil)
    }

    /// Smooth rows are curves, the same features in another order are not, and series are by what the file says.
    @Test func rowsThatAreCurves() throws {
        var generator = SeededGenerator(seed: 3, stream: "curves")
        let (count, features) = (40, 24)
        var smooth = Matrix(rows: count, columns: features)
        for row in 0..<count {
            var value = generator.normal()
            for feature in 0..<features {
                value += 0.4 * generator.normal()
                smooth[row, feature] = Float(value)
            }
        }
        func order(_ truth: Matrix, channels: [Int]? = nil) throws -> (Features.Order?, [Int]) {
            let errors = [Double](repeating: 1, count: truth.rows)
            let answer = try #require(
                Features.find(
                    in: study([(.pca, errors)], truth: truth, perFeatureR2: [:], channels: channels)))
            return (answer.finding.order, answer.illustration.curve)
        }
        // Each row's steps are independent, so that only features that are near are alike.
        let centred = Matrix(
            rows: count, columns: features,
            values: (0..<count).flatMap { row in
                let mean = smooth[row: row].reduce(0, +) / Float(features)
                return smooth[row: row].map { $0 - mean }
            })
        let (curve, line) = try order(centred)
        #expect(curve?.isCurve == true && line == Array(0..<features) && curve?.channel == nil)
        #expect(try #require(curve).neighborCorrelation > 0.7)
        let shuffled = (0..<features).map { $0 * 7 % features }
        var mixed = centred
        for row in 0..<count { for (to, from) in shuffled.enumerated() { mixed[row, to] = centred[row, from] } }
        let (none, nothing) = try order(mixed)
        #expect(none?.isCurve == false && nothing.isEmpty)
        // Two channels in turn, of which the second is ten times as large.
        var series = mixed
        for row in 0..<count { for feature in stride(from: 1, to: features, by: 2) { series[row, feature] *= 10 } }
        let (channel, times) = try order(series, channels: (0..<features).map { $0 % 2 })
        #expect(channel?.isCurve == true && channel?.channel == 1)
        #expect(times == Array(stride(from: 1, to: features, by: 2)))
        // Constant features, and too few of anything, say nothing.
        #expect(try order(Matrix(rows: 40, columns: 24)).0 == nil)
        #expect(try order(Matrix(rows: 40, columns: 8)).0 == nil && order(Matrix(rows: 5, columns: 24)).0 == nil)
    }

    /// Rows along an axis that the file states are curves, whatever they look like, and others profiles.
    @Test func axesMakeCurves() throws {
        let noise = Matrix(rows: 12, columns: 6, values: (0..<72).map { Float($0 * 37 % 101) })
        let errors = [Double](repeating: 1, count: 12)
        let axis = [900.0, 700, 650, 500, 400, 100]
        let known = try #require(Features.find(in: study([(.pca, errors)], truth: noise, axis: axis)))
        #expect(known.finding.order?.isCurve == true && known.illustration.curve == Array(0..<6))
        #expect(known.illustration.places == axis && known.illustration.axisTitle == "energy (eV)")
        #expect(known.illustration.profile.isEmpty)
        let plain = try #require(Features.find(in: study([(.pca, errors)], truth: noise)))
        #expect(plain.illustration.curve.isEmpty && plain.illustration.places == nil)
        #expect(plain.illustration.profile == Array(0..<6))
        // Of many features, those that vary most are shown in their order.
        var wide = Matrix(rows: 12, columns: 40)
        for row in 0..<12 { for feature in 0..<40 { wide[row, feature] = Float(row % 2 * ((feature * 7) % 40)) } }
        let many = try #require(Features.find(in: study([(.pca, errors)], truth: wide)))
        #expect(many.illustration.profile == (0..<40).filter { $0 * 7 % 40 >= 16 })
        let shape = ImageShape(height: 2, width: 3)
        #expect(Features.find(in: study([(.pca, errors)], truth: noise, shape: shape))?.illustration.profile == [])
    }

    @Test func correlationsAreThoseOfThePlane() throws {
        #expect(abs(try #require(FeatureOrder.correlation([1, 2, 3, 4], [2, 4, 6, 8])) - 1) < 1e-12)
        #expect(abs(try #require(FeatureOrder.correlation([1, 2, 3], [1, -2, 1]))) < 1e-12)
        #expect(FeatureOrder.correlation([1, 1, 1], [1, 2, 3]) == nil)
        #expect(FeatureOrder.correlation([1, .nan, 1], [1, 2, 3]) == nil)
    }
}
