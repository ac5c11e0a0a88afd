import Foundation
import Testing

@testable import Core

@Suite struct AvailableProcessorsTests {
    @Test func thereIsOneAndNoMoreThanTheMachineHas() {
        #expect((1...ProcessInfo.processInfo.processorCount).contains(AvailableProcessors.count))
    }

    @Test func aQuotaLeavesFewer() {
        #expect(AvailableProcessors.count(of: 8, quota: nil) == 8)
        #expect(AvailableProcessors.count(of: 8, quota: 2) == 2)
        #expect(AvailableProcessors.count(of: 8, quota: 1.5) == 2)
        #expect(AvailableProcessors.count(of: 8, quota: 0.01) == 1)
        #expect(AvailableProcessors.count(of: 8, quota: .infinity) == 8)
    }
}
