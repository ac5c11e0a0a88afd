import ArgumentParser
import Comparison
import Core
import Datasets
import Drawing
import Foundation
import HDF5
import Methods
import NeuralNetworks
import ONNX
import Reporting
import SampleData

/// How the program ends when it can't do what it was asked: a status of sysexits.h and a paragraph.
struct Failure {
    let status: Int32
    let message: String

    /// The failure of an error; nil for what the argument parser itself reports.
    init?(_ error: any Error) {
        switch error {
        case let error as DatasetError:
            status = error.kind == .noSuchInput ? 66 : 65
            message = error.message
        case let error as RowReadError:
            status = 65
            message = error.message
        case let error as ReportError:
            status = error.kind == .unusableData ? 65 : 73
            message = error.description
        case let error as ComparisonError:
            status = error.kind == .unusableData ? 65 : 73
            message = error.description
        case let error as DivergedTrainingError:
            status = 65
            message = "The training failed: \(error)."
        case let error as EndlessWarmupError:
            status = 64
            message = error.description
        case let error as DrawingError:
            status = 73
            message = error.description
        case let error as HDF5Error:
            status = 73
            message = "\(error.description.prefix(1).uppercased())\(error.description.dropFirst())."
        case let error as ONNXError:
            switch error.kind {
            case .noSuchModel: status = 66
            case .unusable: status = 65
            case .notStorable, .cannotWrite: status = 73
            }
            message = error.file.isEmpty ? error.reason : "\(error.file.escaped): \(error.reason)"
        case let error as SampleDataError:
            status = 73
            message = error.description
        case let error as UsageError:
            status = 64
            message = error.message
        case let error as StandardStreams.WriteError:
            status = 73
            message = error.message
        default:
            guard Gibbous.exitCode(for: error) == .failure else { return nil }
            status = 70
            message = "This is a defect of Gibbous: \(error)"
        }
    }
}

/// Options that make no sense together or in themselves.
struct UsageError: Error {
    let message: String
}
