internal import Core
internal import Foundation
internal import TestSupport

extension KnownKind {
    /// Rows that come several times.
    static let repeated: [KnownKind] = [
        KnownKind("copies", rows: 1000, .linear, isDependent: true) { _ in
            RepeatedRows(prototypes: IndependentRows { $0.normals(20) }, times: 5, jitter: 0)
        },
        KnownKind("near-copies", rows: 1000, .linear, isDependent: true) { _ in
            RepeatedRows(prototypes: IndependentRows { $0.normals(20) }, times: 5, jitter: 0.1)
        },
        KnownKind("copies-of-a-curve", rows: 1000, .curved, isDependent: true) { generator in
            RepeatedRows(prototypes: curve(features: 10, noise: 0.2, using: &generator), times: 5, jitter: 0)
        },
    ]

    /// Rows in the order of time.
    static let inTime: [KnownKind] = [
        KnownKind("random-walk", rows: 2000, .linear, isDependent: true) { _ in
            RowsInTime(
                start: [Double](repeating: 0, count: 20),
                step: { state, generator in state.map { $0 + generator.normal() } }, row: { state, _ in state })
        },
        // Each row has .98 of the one before; the variance of each feature is 1.
        KnownKind("autoregressive", rows: 1000, .linear, isDependent: true) { generator in
            let innovation = (1 - 0.98 * 0.98).squareRoot()
            return RowsInTime(
                start: generator.normals(20),
                step: { state, generator in state.map { 0.98 * $0 + innovation * generator.normal() } },
                row: { state, _ in state })
        },
        // About forty turns on a closed curve.
        KnownKind("orbit", rows: 1000, .curved, isDependent: true) { generator in
            let directions = Directions(6, features: 10, using: &generator)
            return RowsInTime(
                start: [generator.angle()], step: { state, generator in [state[0] + generator.uniform(0.1...0.4)] },
                row: { state, generator in directions(closedCurve(state[0])).map { $0 + 0.2 * generator.normal() } })
        },
    ]

    /// Rows of patients, fifteen visits each.
    static let grouped: [KnownKind] = [
        KnownKind("patients", rows: 600, .linear, isDependent: true) { _ in
            GroupedRows(size: 15, column: "patient", centers: IndependentRows { $0.normals(20) }, deviation: 0.4)
        },
        // The file does not tell whose a row is, but those of a patient follow each other.
        KnownKind("patients-in-order", rows: 600, .linear, isDependent: true) { _ in
            GroupedRows(size: 15, column: nil, centers: IndependentRows { $0.normals(20) }, deviation: 0.4)
        },
        KnownKind("patients-on-a-curve", rows: 1500, .curved, isDependent: true) { generator in
            GroupedRows(
                size: 15, column: "patient", centers: curve(features: 10, noise: 0, using: &generator), deviation: 0.2)
        },
    ]
}
