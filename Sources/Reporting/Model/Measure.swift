internal import Core
internal import Plotting

/// A number that methods are compared by, taken over the test rows.
package enum Measure: String, CaseIterable, Sendable {
    case mse
    case r2
    case trustworthiness
    case continuity
    case knnAccuracy = "knn_accuracy"
    case knnR2 = "knn_r2"
    case elbo = "elbo_nats"
    case reconstruction = "reconstruction_nats"
    case divergence = "kl_nats"
    case restored = "restored_mse"
    case undone = "undone_share"
    case activeCodes = "active_code_share"

    /// What it is called in tables.
    package var title: String {
        switch self {
        case .mse: "test MSE"
        case .r2: "R²"
        case .trustworthiness: "trustworthiness"
        case .continuity: "continuity"
        case .knnAccuracy: "kNN accuracy"
        case .knnR2: "kNN R²"
        case .elbo: "ELBO"
        case .reconstruction: "reconstruction"
        case .divergence: "KL divergence"
        case .restored: "restored MSE"
        case .undone: "damage undone"
        case .activeCodes: "active codes"
        }
    }

    /// Which way is better; nil where neither is.
    package var higherIsBetter: Bool? {
        switch self {
        case .mse, .reconstruction, .restored: false
        case .r2, .trustworthiness, .continuity, .knnAccuracy, .knnR2, .elbo, .undone: true
        case .divergence, .activeCodes: nil
        }
    }

    /// What it is counted in; empty for a pure number.
    package var unit: String {
        switch self {
        case .mse, .restored: "squared scaled unit"
        case .elbo, .reconstruction, .divergence: "nats per row"
        default: ""
        }
    }

    /// What it is, in a sentence.
    package var definition: String {
        switch self {
        case .mse: "Mean over test rows and features of the squared error, in the square of the data's scaled unit."
        case .r2:
            "1 − SSE/SST over the test rows about their own mean, each feature weighing as it varies; features that are the "
                + "same in all test rows are left out (scikit-learn's r2_score with multioutput=\"variance_weighted\")."
        case .trustworthiness:
            "How few rows are among the \(Measurement.neighbors) nearest neighbours in the latent space without having been near in the data "
                + "(Venna and Kaski, 2006; scikit-learn's trustworthiness)."
        case .continuity: "Trustworthiness with the two spaces exchanged: how few neighbours in the data were lost."
        case .knnAccuracy:
            "Share of test rows whose label the majority of the \(LabelMeasurement.votingNeighbors) nearest training rows in the "
                + "latent space predicts, of \(NumberFormat.count(LabelMeasurement.votingRows)) drawn at random where there are more."
        case .knnR2:
            "R² of the mean label of the \(LabelMeasurement.votingNeighbors) nearest training rows in the latent space, over "
                + "the test rows; of \(NumberFormat.count(LabelMeasurement.votingRows)) drawn at random where there are more."
        case .elbo:
            "Evidence lower bound: minus reconstruction minus KL divergence; the mean over \(Measurement.evidenceDraws) draws "
                + "from each row's posterior."
        case .reconstruction: "Expected negative log-likelihood of a row under codes drawn from its posterior."
        case .divergence: "KL divergence of a row's posterior from the standard normal prior."
        case .restored:
            "The MSE between the undamaged test rows and what a method reconstructs from the same rows damaged; the damage is "
                + "drawn once, for all methods."
        case .undone:
            "1 − restored MSE / MSE of the damaged rows themselves: below 0 where a method adds to the damage."
        case .activeCodes:
            "Share of a sparse autoencoder's codes of the test rows that are at work: above 0 where codes are rectified, above ½ "
                + "where they lie in 0–1."
        }
    }
}
