import ArgumentParser
import Comparison
import Core
import Datasets
import Foundation
import Reporting
import Rows

/// `gibbous view`: embeddings that were made elsewhere, to explore.
struct ViewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "view", abstract: "Explore embeddings that were made elsewhere.",
        discussion: """
            The embeddings of an AnnData file, or those named with --embedding, become a web page: side by side, coloured by the \
            labels of rows, with rows as they are. Nothing is trained.

            EXAMPLES:
              gibbous view cells.h5ad
              gibbous view cells.h5ad --embedding UMAP=obsm/X_umap -o cells.html
            """)

    @Argument(help: "The HDF5 file.", completion: .file())
    var file: String

    @OptionGroup(title: "Input")
    var input: DeclaredOptions<CommandSettings.Input>

    @OptionGroup
    var reading: ReadingProcess

    @Option(name: [.customShort("o"), .long], help: "The file to write. (default: NAME.html)", completion: .file())
    var output: String?

    func run() throws {
        var settings = try CommandSettings(file: file, command: input.arguments).report.comparison
        settings.reading.readsAllLabels = settings.reading.labelsPath == nil
        let stem = URL(filePath: file).deletingPathExtension().lastPathComponent
        let target = try OutputFile(output ?? "\(stem).html", readingFrom: file)
        let dataset = try reading.reader.dataset(
            file, options: settings.reading, memory: MachineMemory.rowBytes(of: settings.memory))
        let view = try EmbeddingView(of: dataset, settings: settings)
        var warning: String?
        try target.write { warning = try view.write(to: target) }
        if let warning { StandardStreams.tell(sentences: "gibbous: \(warning)") }
        try StandardStreams.print(
            "\(target.destination.escaped): \(view.names.listed("and")) of \(view.rowCount) rows\n")
    }
}
