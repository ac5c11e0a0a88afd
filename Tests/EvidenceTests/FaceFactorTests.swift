import Comparison
import Core
import EmbeddingQuality
import Foundation
import Methods
import Rows
import Testing

@testable import Evidence

/// The six factors of drawn faces, which stand beside the label in the file's table of factors.
@Suite struct FaceFactorTests {
    private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "datasets/faces.h5").path

    /// A VAE with six latent dimensions finds them better than by chance after a few epochs, and is compared with PCA.
    @Test func aVAEFindsFactorsOfFaces() throws {
        var settings = ComparisonSettings(file: Self.path)
        settings.methods = [.pca, .vae]
        settings.latentSize = 6
        settings.repeats = 1
        settings.training = TrainingChoices(epochs: 10, hidden: [128], architecture: .dense)
        let data = try DataPreparation(settings).run()
        let fitted = try MethodFitting(data, settings: settings, triesSizes: false).run { _ in }
        let study = try Assessment(
            rows: data.rows,
            data: StudyData(
                split: data.split, truth: data.rows.rows(at: data.split.test), labels: data.dataset.labels,
                furtherLabels: data.dataset.furtherLabels, featureNames: data.featureNames,
                imageShape: data.dataset.imageShape),
            settings: StudySettings(settings)
        ).study(of: fitted)
        let finding = try #require(try Factors.find(in: study)?.finding)
        // No label is named.
        #expect(finding.factors == ["smile", "skin_tone", "beard", "glasses", "hair_colour", "head_width"])
        #expect(finding.judged == "vae")
        let (vae, pca) = (try #require(finding.methods["vae"]), try #require(finding.methods["pca"]))
        #expect(vae.isAboveChance, "\(vae.mig), \(vae.migByChance)")
        #expect(vae.migLessBaseline != nil && pca.mig.value > 0)
        #expect(vae.dimensions.contains { $0.factor != nil })
        // Factors that nobody has named have no figures of their own.
        #expect(try #require(try LabelPrediction.find(in: study)).illustration.further.isEmpty)
    }
}
