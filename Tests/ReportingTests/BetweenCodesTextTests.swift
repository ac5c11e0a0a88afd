import EmbeddingQuality
import Methods
import Testing

@testable import Evidence
@testable import Reporting

/// Numbers in, sentences out.
@Suite struct BetweenCodesTextTests {
    private static func estimate(_ value: Double, _ half: Double) -> Estimate {
        Estimate(value: value, lower: value - half, upper: value + half)
    }

    private static func way(
        _ method: Method, _ route: Interpolation.Route = .line, distance: Double, gain: Estimate?
    ) -> Interpolation.Way {
        Interpolation.Way(
            method: method.rawValue, route: route, nearestDistance: estimate(distance, 0.1), farthestStep: distance,
            distanceByStep: [], nearerThanBlend: gain)
    }

    private static func finding(
        _ ways: [Interpolation.Way] = [], heldOut: Interpolation.HeldOut? = nil
    ) -> Interpolation.Finding {
        Interpolation.Finding(
            choice: "test rows drawn at random", pairs: 20, steps: 9,
            realness: heldOut == nil ? .init(comparedRows: 100, usualDistance: 1, ways: ways) : nil, heldOut: heldOut,
            example: nil, margin: 0.05, outcome: nil)
    }

    @Test(arguments: [
        (0.12, "12 % (95 % CI 8–16 %) closer to real ones than a blend of the two decoded ends."),
        (-0.12, "12 % (95 % CI 8–16 %) farther from real ones than a blend of the two decoded ends."),
        (
            0.02,
            "as close to real ones as a blend of the two decoded ends: the difference is 2 %, and its 95 % CI (−2 to "
                + "6 %) "
                + "includes zero."
        ),
        // A difference that is one and does not matter.
        (
            0.044,
            "as close to real ones as a blend of the two decoded ends: the difference of 4 % (95 % CI 0–8 %) is "
                + "within the "
                + "margin of 5 %."
        ),
    ])
    func distancesInEachDirection(gain: Double, end: String) throws {
        let found = Self.finding([
            Self.way(.pca, distance: 1.5, gain: nil), Self.way(.ae, distance: 1.25, gain: Self.estimate(0.5, 0.1)),
            Self.way(.vae, distance: 1.125, gain: Self.estimate(gain, 0.04)),
            Self.way(.vae, .greatCircle, distance: 1.2, gain: Self.estimate(gain, 0.04)),
        ])
        let text = try #require(BetweenCodesText(found, methods: [.pca, .ae, .vae], rows: "images"))
        #expect(text.headline == "Between two of its codes, the VAE decodes images that are \(end)")
        #expect(
            text.comparison == """
                On a straight line, the mean distance to the nearest test row is 1.50 (PCA), 1.25 (AE) and 1.12 (VAE) times that \
                between neighbouring test rows; on the great circle it is 1.20 (VAE).
                """)
        #expect(text.evidence?.hasPrefix("steps ") == true)
    }

    @Test func withoutANetworkTheBlendIsAllThereIs() throws {
        let text = try #require(
            BetweenCodesText(
                Self.finding([Self.way(.pca, distance: 1.5, gain: nil)]), methods: [.pca], rows: "rows"))
        #expect(
            text.headline == """
                Between two codes, PCA decodes a blend of the two ends, 1.50 times as far from real rows as real rows are \
                from one another.
                """)
        #expect(text.evidence == nil)
        #expect(BetweenCodesText(Self.finding(), methods: [.pca], rows: "rows") == nil)
    }

    @Test(arguments: [
        (0.18, "with an error 18 % (95 % CI 10–26 %) lower than that of a blend of the two ends."),
        (-0.18, "with an error 18 % (95 % CI 10–26 %) higher than that of a blend of the two ends."),
        (
            -0.01,
            "as well as a blend of the two ends: the difference is 1 %, and its 95 % CI (−7 to 9 %) includes zero."
        ),
    ])
    func heldOutRowsInEachDirection(gain: Double, end: String) throws {
        func way(_ method: String, _ mse: Double, _ gain: Double?) -> Interpolation.HeldOutWay {
            Interpolation.HeldOutWay(
                method: method, route: .line, mse: Self.estimate(mse, 0.001), ssim: nil, mseByStep: [],
                mseBelowBlend: gain.map { Self.estimate($0, 0.08) })
        }
        let held = Interpolation.HeldOut(
            label: "phase", unit: "degree", from: 100.126, to: 139.99, lowEnd: 60, highEnd: 178, rows: 474,
            tolerance: 2, labels: [],
            ways: [
                way("pca", 0.0258, 0.3), way("ae", 0.0491, -0.3), way("vae", 0.0306, gain),
                way("blend", 0.0376, nil),
            ])
        let text = try #require(
            BetweenCodesText(Self.finding(heldOut: held), methods: [.pca, .ae, .vae], rows: "images"))
        #expect(
            text.headline
                == "For phase 100–140 degree, a range without training rows, the VAE decodes the missing images \(end)"
        )
        #expect(
            text.comparison == """
                In order of increasing error, the MSE is 0.026 (PCA), 0.031 (VAE), 0.038 (blend) and 0.049 (AE).
                """)
        #expect(text.evidence?.hasPrefix("error ") == true)
    }
}
