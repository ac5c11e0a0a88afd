import Core
import Plotting
import Testing

@Suite struct DataLimitsTests {
    @Test func percentilesAgreeWithNumPy() throws {
        let reference = try ReferenceData.load()
        let sorted = reference.values.sorted()
        for one in reference.percentiles {
            #expect(abs(Percentile.of(sorted: sorted, one.fraction) - one.value) < 1e-12)
        }
    }

    @Test func aFarPointDoesNotStretchTheRange() throws {
        let values = (0..<10_000).map { Double($0) / 10_000 }
        let plain = try #require(DataLimits.range(of: values))
        #expect(plain == 0...0.9999)
        let stretched = try #require(DataLimits.range(of: values + [1000, .nan, .infinity]))
        #expect(stretched.upperBound < 1.01)
        #expect(stretched.lowerBound >= 0)
        // Not so far that the rest would lose a third of the axis.
        let near = try #require(DataLimits.range(of: values + [1.4]))
        #expect(near.upperBound == 1.4)
    }

    @Test func bothAxesShareOneUnitAndFourPercentPadding() {
        let limits = DataLimits.square(x: [0, 10], y: [-1, 1])
        #expect(abs(limits.x.lowerBound + 0.4) < 1e-12 && abs(limits.x.upperBound - 10.4) < 1e-12)
        let xLength = limits.x.upperBound - limits.x.lowerBound
        let yLength = limits.y.upperBound - limits.y.lowerBound
        #expect(abs(xLength - yLength) < 1e-12)
        #expect(abs(limits.y.lowerBound + limits.y.upperBound) < 1e-12, "the shorter axis is centred")
    }

    @Test(arguments: [[Double](), [3], [5, 5, 5], [.nan], [1e30, 1e30], [-0.0]])
    func degenerateValuesStillGiveAnAxis(values: [Double]) {
        let limits = DataLimits.square(x: values, y: values)
        #expect(limits.x.upperBound > limits.x.lowerBound)
        #expect(limits.x.lowerBound.isFinite && limits.x.upperBound.isFinite)
    }

    @Test func priorCirclesAreInside() {
        let limits = DataLimits.square(x: [0.1, 0.2], y: [0, 0.1], including: -2...2)
        #expect(limits.contains(x: -2, y: 2))
    }

    @Test func scalesOfOneValueHaveALength() {
        for kind in [AxisScale.Kind.linear, .log2, .log10] {
            let scale = AxisScale(kind, from: 4, to: 4)
            #expect(scale.low < 4 && scale.high > 4)
            #expect(abs(scale.fraction(of: 4) - 0.5) < 1e-12)
        }
        let zero = AxisScale(.linear, from: 0, to: 0)
        #expect(zero.high > zero.low)
    }

    @Test func logarithmicScalesDivideEvenly() {
        let scale = AxisScale(.log2, from: 1, to: 16)
        #expect(abs(scale.fraction(of: 4) - 0.5) < 1e-12)
        let padded = scale.padded(by: 0.25)
        #expect(abs(padded.low - 0.5) < 1e-12 && abs(padded.high - 32) < 1e-9)
    }
}
