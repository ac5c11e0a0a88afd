package import Core
internal import Datasets
internal import Rows

extension ComparisonOptions {
    /// Options that say what in a file is read as what.
    package static let input: [OptionDeclaration<ComparisonSettings>] =
        reading.map { $0.lifted(to: \.reading) } + [
            OptionDeclaration(
                "scaling", \.scaling, .word,
                help: """
                    Scaling of the values, based on the training rows: range (to 0–1), standard (each column by its mean and \
                    standard deviation), center (each column by its mean, all by one number), log1p (the same of log(1 + x)), \
                    none, or auto: images to 0–1, logarithms of counts as center, other tables as standard.
                    """),
            .flag(
                "no-clip", \.keepsOutliers,
                help: """
                    Do not clip outlying values of a table; by default, values far beyond the others of their feature are clipped, \
                    so that a few of them do not dominate the result.
                    """),
            OptionDeclaration(
                "probe", \.probe, OptionFormat.text("the path of an HDF5 file").optional,
                help: """
                    HDF5 file of other rows with the same features in the same unit, or FILE:PATH for those at a path: the report \
                    shows how well the methods distinguish them from the data.
                    """,
                valueName: "file", path: .file),
            OptionDeclaration(
                "memory", \.memory, OptionFormat.byteCount.optional,
                help: """
                    Memory limit, e.g. 800M, 4G or 4GiB; rows that do not fit stay in the file and are read during training.
                    """,
                default: "half of the free memory", valueName: "size", affectsResults: false),
        ]

    private static let reading: [OptionDeclaration<ReadingOptions>] = [
        .list(
            "data", \.dataPaths,
            help: """
                Path of the data in the file. If given more than once or with stars ('runs/*/spectra'), the rows are joined; \
                'vectors/*' reads each vector as a row, and the path of a group each of its vectors as a column.
                """, excludes: ["layer"]),
        .list(
            "labels", \.labelsPaths,
            help: """
                Path of the labels, with ":COLUMN" for one of several columns, and "FILE:" before it in another file. If given \
                more than once, the rows are coloured by each; the first label is also used for stratification and evaluation.
                """),
        .list(
            "features", \.features,
            help: """
                Features of a table to use: a type ("Gene Expression"), the path of a column that marks them \
                (var/highly_variable), names separated by commas or one per line in a text file (@genes.txt), a pattern \
                ('MT-*'), or numbers (0-99) if they have no names. May be given more than once; "!" before a choice excludes it.
                """),
        .list(
            "where", \.conditions,
            help: """
                Condition for the rows to read, such as obs/batch=1; also !=, <, <=, > and >=. If given more than once, all \
                conditions must hold.
                """),
        OptionDeclaration(
            "sample", \.sampleSize, OptionFormat.integer(in: 2...Int(Int32.max)).optional,
            help: "Number of rows to read, drawn at random with the same fraction of each class.",
            default: "all", valueName: "n"),
        OptionDeclaration(
            "groups", \.groupsPath, OptionFormat.text("the path of a label").optional,
            help: """
                Path of a column that identifies related rows, such as patients, batches or videos: whole groups are held out.
                """),
        .flag(
            "no-labels", \.ignoresLabels, help: "Use no labels.", excludes: ["labels", "test-labels"]),
        .list(
            "embedding", \.embeddings,
            help: """
                NAME=PATH of an embedding of the rows computed elsewhere, such as a UMAP, with "FILE:" before the path in another \
                file: it is evaluated beside the methods under that name. May be given more than once.
                """),
        .flag(
            "no-embeddings", \.ignoresEmbeddings,
            help: """
                Ignore embeddings that were not named; by default, those in an AnnData file's obsm with common names, such as \
                X_umap, X_tsne and X_pca, are evaluated.
                """),
        OptionDeclaration(
            "test-data", \.testDataPath, OptionFormat.text("the path of an array").optional,
            help: "Path of rows used for testing only, of their row numbers, or of a mask.",
            default: "a group or array whose name suggests it"),
        OptionDeclaration(
            "test-labels", \.testLabelsPath, OptionFormat.text("the path of an array").optional,
            help: "Path of the test rows' labels."),
        OptionDeclaration(
            "layout", \.layout, OptionFormat.word.orAuto,
            help: """
                Kind of rows: auto, images, table, or pixels (each pixel of a cube is a row with its spectrum or pattern).
                """,
            default: "auto"),
        OptionDeclaration(
            "rows", \.rowAxes, OptionFormat.text("the number or name of an axis").optional,
            help: """
                Axis of the data along which the rows lie: its number, counted from 0, or the name of its dimension. Several \
                axes separated by commas, such as 0,1 or y,x, make each pair of positions a row.
                """,
            default: "as the file states, otherwise the first", valueName: "axis"),
        OptionDeclaration(
            "windows", \.windows, OptionFormat<WindowSize>.described("a length such as 250, or 250:125").optional,
            help: """
                Length of the windows into which a long series is divided, each of which is a row, and after a colon the step \
                between windows, both in samples; by default, windows do not overlap.
                """,
            valueName: "length[:step]"),
        OptionDeclaration(
            "image-shape", \.imageShape, .imageShape, help: "Shape of the images, if the file does not say it.",
            valueName: "HxW[xC]"),
        OptionDeclaration(
            "layer", \.layer, OptionFormat.text("the name of a layer").optional,
            help: "Layer to read, if an AnnData or Loom file has several.", valueName: "name"),
        OptionDeclaration(
            "missing", \.missing, .word,
            help: """
                How to handle missing values (infinite, NaN, stated by the file, or placeholders such as -9999): error, \
                drop-rows, drop-columns, impute-mean (by the column's mean over the training rows), or as-numbers (placeholders \
                are numbers; NaN is refused).
                """),
        .toggle(
            "counts", \.areCounts,
            help: "Treat the data as counts, which are scaled to 10,000 per row and log1p-transformed, or not.",
            default: "only sparse whole numbers"),
        .flag(
            "allow-external", \.allowsExternal,
            help: "Read data that the file refers to in other files: external links and external storage."),
    ]
}

extension OptionFormat<ImageShape?> {
    /// The shape of an image: "28x28", "32x32x3".
    fileprivate static var imageShape: OptionFormat {
        OptionFormat<ImageShape>(
            "a shape such as 28x28 or 32x32x3", parse: { ImageShape($0) },
            record: { shape in
                let lengths = [shape.height, shape.width] + (shape.channels > 1 ? [shape.channels] : [])
                return .text(lengths.map(String.init).joined(separator: "x"))
            }
        ).optional
    }
}

extension ReadingOptions {
    /// The paths of all data, whose rows follow each other.
    fileprivate var dataPaths: [String] {
        get { [dataPath].compactMap(\.self) + furtherDataPaths }
        set {
            dataPath = newValue.first
            furtherDataPaths = Array(newValue.dropFirst())
        }
    }

    /// The paths of all labels, the first one that of the label that tests are about.
    fileprivate var labelsPaths: [String] {
        get { [labelsPath].compactMap(\.self) + furtherLabelsPaths }
        set {
            labelsPath = newValue.first
            furtherLabelsPaths = Array(newValue.dropFirst())
        }
    }
}
