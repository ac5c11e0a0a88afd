import Core
import Drawing
import Plotting
import Testing

@Suite struct TickTests {
    @Test func findsTheBestOfAllLabellings() throws {
        for one in try ReferenceData.load().ticks {
            let ticks = ExtendedWilkinson(target: one.target).ticks(from: one.low, to: one.high)
            let step = one.ticks[1] - one.ticks[0]
            #expect(ticks.count == one.ticks.count, "\(one.low)…\(one.high): \(ticks) against \(one.ticks)")
            for (tick, expected) in zip(ticks, one.ticks) {
                #expect(abs(tick - expected) < 1e-6 * step, "\(one.low)…\(one.high): \(ticks)")
            }
        }
    }

    /// The example of the authors' own implementation, R's `labeling::extended(8.1, 14.1, 4)`.
    @Test func labelsTheAuthorsExample() {
        #expect(ExtendedWilkinson(target: 4).ticks(from: 8.1, to: 14.1) == [8, 10, 12, 14])
    }

    @Test(arguments: [(-3.37, 5.12), (0.0, 1.0), (1e-7, 9e-7), (99.2, 101.7), (-2.0e6, -1.5e6), (-40.3, 62.8)])
    func staysInsideWithThreeToFiveTicks(low: Double, high: Double) {
        for length in [110.0, 130, 200, 400] {
            let labels = TickLabels.labels(of: AxisScale(.linear, from: low, to: high), length: length)
            // On an axis under 5 cm three ticks 12 mm apart may not exist.
            let isShort = length < 150
            #expect((isShort ? 2...5 : 3...5).contains(labels.ticks.count), "\(labels.ticks.map(\.label))")
            let spacing = 12 * pointsPerMillimetre * (isShort ? 0.7 : 1)
            let places = labels.ticks.map { ($0.value - low) / (high - low) * length }
            #expect(places.allSatisfy { $0 >= -1e-6 && $0 <= length + 1e-6 })
            for (next, place) in zip(places.dropFirst(), places) {
                #expect(next - place >= spacing - 1e-6)
            }
            #expect(Set(labels.ticks.map(\.label)).count == labels.ticks.count, "labels differ")
        }
    }

    /// Epochs and numbers of features have no halves.
    @Test(arguments: [1.0, 3, 7, 8, 10, 12, 25, 31, 100, 2_500])
    func countsHaveWholeTicks(high: Double) {
        for length in [40.0, 90, 150, 300] {
            let labels = TickLabels.labels(of: AxisScale(.linear, from: 0, to: high).ofCounts, length: length)
            #expect(!labels.ticks.isEmpty)
            #expect(labels.ticks.allSatisfy { $0.value == $0.value.rounded() && !$0.label.contains(".") })
        }
        #expect(AxisScale(.linear, from: 0, to: high).ofCounts.padded(by: 0.1).isOfCounts)
    }

    @Test func everyRangeGetsTicks() {
        var generator = SeededGenerator(seed: 3, stream: "tick ranges")
        for _ in 0..<2000 {
            let low = generator.normal() * pow10(generator.uniform() * 12 - 6)
            let range = pow10(generator.uniform() * 8 - 4) * max(1e-3, abs(low))
            let scale = AxisScale(.linear, from: low, to: low + range)
            let labels = TickLabels.labels(of: scale, length: 119)
            #expect(labels.ticks.count >= 2, "\(scale)")
            #expect(labels.ticks.allSatisfy { $0.value >= scale.low - 1e-9 * abs(scale.low) })
        }
    }

    private func pow10(_ exponent: Double) -> Double {
        var result = 1.0
        for _ in 0..<Int(abs(exponent)) { result *= 10 }
        return exponent < 0 ? 1 / result : result
    }

    @Test func nothingToLabelGivesNoTicks() {
        let search = ExtendedWilkinson(target: 4)
        #expect(search.ticks(from: 1, to: 1).isEmpty)
        #expect(search.ticks(from: .nan, to: 1).isEmpty)
        #expect(search.ticks(from: 2, to: 1).isEmpty)
        #expect(search.ticks(from: 0, to: .infinity).isEmpty)
    }

    @Test func latentSizesAreLabelledByPowersOfTwo() {
        let labels = TickLabels.labels(of: AxisScale(.log2, from: 1, to: 64), length: 180)
        #expect(labels.ticks.map(\.label) == ["1", "2", "4", "8", "16", "32", "64"])
        let short = TickLabels.labels(of: AxisScale(.log2, from: 1, to: 64), length: 60)
        #expect(short.ticks.map(\.label) == ["1", "4", "16", "64"])
    }

    @Test func decadesAreLabelledInFullOrAsPowers() {
        let labels = TickLabels.labels(of: AxisScale(.log10, from: 0.009, to: 1.1), length: 60)
        #expect(labels.ticks.map(\.label) == ["0.01", "0.1", "1"])
        let wide = TickLabels.labels(of: AxisScale(.log10, from: 1e-8, to: 1e4), length: 120)
        #expect(wide.ticks.allSatisfy { !$0.label.contains("e") })
        #expect(wide.ticks.first?.label == "10⁻⁸")
    }

    @Test func labelsOfLargeAndSmallValuesLeaveAPowerToTheTitle() {
        let large = TickLabels(values: [-200_000, 0, 200_000])
        #expect(large.ticks.map(\.label) == ["−2", "0", "2"])
        #expect(large.title("PC 1") == "PC 1 (×\u{202F}10⁵)")
        #expect(large.title("PC 1 (32.1 % of variance)") == "PC 1 (×\u{202F}10⁵, 32.1 % of variance)")
        let small = TickLabels(values: [0, 0.00005, 0.0001])
        #expect(small.ticks.map(\.label) == ["0.0", "0.5", "1.0"])
        #expect(small.exponent == -4)
        #expect(TickLabels(values: [0, 0.5, 1]).ticks.map(\.label) == ["0.0", "0.5", "1.0"])
        #expect(TickLabels(values: [0, 0.5, 1]).title("x") == "x")
        #expect(TickLabels(values: [2.5, 5, 7.5]).ticks.map(\.label) == ["2.5", "5.0", "7.5"])
    }

    /// Labels that would reach into each other are left out at even steps; ticks stay.
    @Test func labelsAreLegible() {
        let labels = TickLabels(values: [0, 25, 50, 75, 100])
        func written(_ length: Double) -> [String] {
            labels.legible(at: { $0 / 100 * length }, room: { 4 * Double($0.count) }).map(\.label)
        }
        #expect(written(100) == ["0", "25", "50", "75", "100"])
        #expect(written(30) == ["0", "50", "100"])
        #expect(written(10) == ["0", "75"])
        #expect(written(1) == ["0"])
        #expect(TickLabels(values: []).legible(at: { $0 }, room: { _ in 1 }).isEmpty)
        // Down the page as well.
        #expect(labels.legible(at: { -$0 }, room: { _ in 7 }).count == 5)
    }
}
