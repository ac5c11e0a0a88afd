import Foundation
import Testing

@testable import Core

@Suite struct AvailableProcessorsTests {
    @Test func thereIsOneAndNoMoreThanTheMachineHas() {
        #expect((1...ProcessInfo.processInfo.processorCount).contains(AvailableProcessors.count))
    }
}
