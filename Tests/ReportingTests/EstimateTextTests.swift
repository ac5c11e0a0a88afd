import EmbeddingQuality
import Testing

@testable import Reporting

@Suite struct EstimateTextTests {
    /// Two significant digits of half the interval, as far as six decimals.
    @Test(arguments: [
        (0.000_000_5, 6), (0.000_55, 5), (0.0055, 4), (0.055, 3), (0.55, 2), (5.5, 1), (55.0, 0), (5_500.0, 0),
    ])
    func decimalsFollowTheInterval(half: Double, decimals: Int) {
        #expect(Estimate(value: 3, lower: 3 - half, upper: 3 + half).decimals == decimals)
    }

    @Test func anIntervalWithoutWidthHasThreeDecimals() {
        #expect(Estimate(value: 1, lower: 1, upper: 1).decimals == 3)
        #expect(Estimate(value: .nan, lower: .nan, upper: .nan).decimals == 3)
    }

    @Test func textHasValueAndInterval() {
        #expect(Estimate(value: 0.9136, lower: 0.8702, upper: 0.9571).text == "0.914 [0.870, 0.957]")
        #expect(Estimate(value: -24.33, lower: -25.61, upper: -23.04).text == "−24.3 [−25.6, −23.0]")
        #expect(Estimate(value: 151.2, lower: 139.6, upper: 163.9).text == "151 [140, 164]")
    }

    @Test func aColumnHasTheDecimalsOfItsLeastCertain() {
        let sure = Estimate(value: 0.5, lower: 0.499, upper: 0.501)
        let unsure = Estimate(value: 0.5, lower: 0.4, upper: 0.6)
        #expect([sure, unsure].commonDecimals == unsure.decimals)
        #expect(sure.decimals > unsure.decimals)
    }

    @Test func scalingByANegativeFactorKeepsTheIntervalsOrder() {
        let scaled = Estimate(value: 2, lower: 1, upper: 4).scaled(by: -10)
        #expect(scaled == Estimate(value: -20, lower: -40, upper: -10))
    }
}
