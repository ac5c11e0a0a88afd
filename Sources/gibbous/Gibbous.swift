import ArgumentParser

@main
struct Gibbous: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Autoencoders against PCA, on your data, as a report.")
}
