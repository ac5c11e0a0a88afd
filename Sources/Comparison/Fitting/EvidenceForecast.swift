/// The processor time that a report takes besides training, as was measured of the digits and of 5,000 images of MNIST.
///
/// It grows with the numbers of the data set; of large ones samples are looked at, and it grows no further.
struct EvidenceForecast: Sendable, Equatable {
    /// The seconds of measuring and answering questions.
    let measuring: Double
    /// The seconds of drawing and writing.
    let drawing: Double

    /// The seconds that all reports take.
    private static let least = (measuring: 2.0, drawing: 3.3)
    /// For each number of the data.
    private static let perNumber = (measuring: 1.8e-6, drawing: 1.9e-6)
    /// More numbers than these are sampled.
    private static let mostNumbers = 2e7
    /// The share of measuring that comes with each further training.
    private static let repeatShare = 0.25
    /// The share of the threads that is made use of.
    private static let threadShare = 0.8

    /// The time for data of a size.
    ///
    /// - Parameters:
    ///   - rows: The number of rows.
    ///   - features: The number of features.
    ///   - repeats: The number of trainings of each network.
    ///   - threads: The number of threads.
    init(rows: Int, features: Int, repeats: Int, threads: Int) {
        let numbers = min(Double(rows) * Double(features), Self.mostNumbers)
        let speed = max(1, Self.threadShare * Double(threads))
        let repetition = 1 + Self.repeatShare * Double(max(0, repeats - 1))
        measuring = (Self.least.measuring + numbers * Self.perNumber.measuring) * repetition / speed
        drawing = (Self.least.drawing + numbers * Self.perNumber.drawing) / speed
    }
}
