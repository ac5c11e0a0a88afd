package import Drawing

/// The losses of one method over its epochs.
package struct TrainingSeries: Sendable {
    package var method: MethodStyle
    /// Loss on training rows, one an epoch; empty where it isn't known.
    package var training: [Double]
    /// Loss on validation rows, one an epoch; empty where it isn't known.
    package var validation: [Double]
    /// The epochs that the losses belong to, ascending.
    package var epochs: [Double]
    /// The epoch whose weights were kept, a position in `epochs`.
    package var keptEpoch: Int

    package init(method: MethodStyle, training: [Double], validation: [Double], epochs: [Double], keptEpoch: Int) {
        precondition(training.isEmpty || training.count == epochs.count, "a training loss for every epoch")
        precondition(validation.isEmpty || validation.count == epochs.count, "a validation loss for every epoch")
        self.method = method
        self.training = training
        self.validation = validation
        self.epochs = epochs
        self.keptEpoch = keptEpoch
    }

    /// A series whose epochs count from 1.
    package init(method: MethodStyle, training: [Double], validation: [Double], keptEpoch: Int) {
        self.init(
            method: method, training: training, validation: validation,
            epochs: (0..<max(training.count, validation.count)).map { Double($0 + 1) }, keptEpoch: keptEpoch)
    }
}

/// A level that isn't trained for, such as the error of PCA.
package struct ReferenceLevel: Sendable {
    package var method: MethodStyle
    package var value: Double

    package init(method: MethodStyle, value: Double) {
        self.method = method
        self.value = value
    }
}

/// Loss by epoch: training thin, validation thick, a ring at the epoch that was kept.
package struct TrainingCurves: AlignedPanel {
    private let series: [TrainingSeries]
    private let references: [ReferenceLevel]
    private let axes: CurveAxes

    /// From which ratio of the largest to the smallest loss on the axis is logarithmic.
    private static let wideRatio = 10.0

    /// Curves of one or more methods.
    ///
    /// - Parameters:
    ///   - series: One for each method that was trained.
    ///   - yTitle: What the loss is, with its unit.
    ///   - references: Levels drawn across, such as the error of PCA.
    package init(series: [TrainingSeries], yTitle: String, references: [ReferenceLevel] = []) {
        self.series = series
        self.references = references
        let epochs = series.flatMap(\.epochs).filter(\.isFinite)
        let values = (series.flatMap { $0.training + $0.validation } + references.map(\.value)).filter(\.isFinite)
        let x = AxisScale(.linear, from: min(0, epochs.min() ?? 0), to: max(1, epochs.max() ?? 1)).ofCounts
        let low = values.min() ?? 0
        let high = values.max() ?? 1
        // An axis that is to be logarithmic needs every loss positive; an ELBO may be negative.
        let isWide = low > 0 && high / low >= Self.wideRatio
        let y = AxisScale(isWide ? .log10 : .linear, from: low, to: high).padded(by: DataLimits.padding)
        axes = CurveAxes(
            scales: (x, y), titles: ("epoch", yTitle),
            endNames: series.map(\.method.name) + references.map(\.method.name), hasKey: true)
    }

    package func margins(forWidth width: Double) -> Margins { axes.margins(forWidth: width) }

    package func height(forWidth width: Double, margins: Margins) -> Double {
        axes.height(forWidth: width, margins: margins)
    }

    package func draw(on canvas: Canvas, in frame: Rectangle, margins: Margins) {
        let axes = axes.draw(on: canvas, in: frame, margins: margins)
        drawKey(on: canvas, frame: frame, area: axes.area)
        var labels: [LineEndLabels.Label] = []
        for reference in references where reference.value.isFinite {
            axes.drawLevel(reference.value, on: canvas, with: reference.method.curve)
            labels.append(
                reference.method.label(at: Point(x: axes.area.maxX, y: axes.vertical(reference.value))))
        }
        for one in series {
            let thin = Stroke(width: FigureStyle.thinDataWidth, color: one.method.color)
            let thick = Stroke(width: FigureStyle.dataWidth, color: one.method.color)
            drawLine(one.epochs, one.training, on: canvas, axes: axes, stroke: thin)
            drawLine(one.epochs, one.validation, on: canvas, axes: axes, stroke: thick)
            let values = one.validation.isEmpty ? one.training : one.validation
            if let last = values.indices.last(where: { values[$0].isFinite }) {
                labels.append(one.method.label(at: axes.point(x: one.epochs[last], y: values[last])))
            }
        }
        for one in series {
            let values = one.validation.isEmpty ? one.training : one.validation
            guard values.indices.contains(one.keptEpoch), values[one.keptEpoch].isFinite else { continue }
            KeptMark.draw(
                on: canvas, at: axes.point(x: one.epochs[one.keptEpoch], y: values[one.keptEpoch]),
                color: one.method.color)
        }
        drawLabels(labels, on: canvas, area: axes.area)
    }

    private func drawKey(on canvas: Canvas, frame: Rectangle, area: Rectangle) {
        var entries: [LineKey.Entry] = []
        if series.contains(where: { !$0.training.isEmpty }) {
            entries.append(
                LineKey.Entry(
                    sample: .line(Stroke(width: FigureStyle.thinDataWidth, color: .muted)), text: "training"))
        }
        if series.contains(where: { !$0.validation.isEmpty }) {
            entries.append(
                LineKey.Entry(
                    sample: .line(Stroke(width: FigureStyle.dataWidth, color: .muted)), text: "validation"))
        }
        if !series.isEmpty { entries.append(LineKey.Entry(sample: .ring, text: "kept")) }
        LineKey(entries).draw(on: canvas, above: area, in: frame)
    }

    /// Names right of the area; a line from where a curve ends early to its name.
    private func drawLabels(_ labels: [LineEndLabels.Label], on canvas: Canvas, area: Rectangle) {
        for label in labels where area.maxX - label.end.x > 8 {
            canvas.line(
                from: Point(x: label.end.x + 2, y: label.end.y), to: Point(x: area.maxX, y: label.end.y),
                with: Stroke(width: 0.4, color: label.color.opacity(0.5), dash: [1, 2]))
        }
        LineEndLabels.draw(labels, on: canvas, area: area)
    }

    /// A line through the finite values; those between break it.
    private func drawLine(_ x: [Double], _ y: [Double], on canvas: Canvas, axes: Axes, stroke: Stroke) {
        canvas.stroke(Path(throughKnown: axes.points(x: x, y: y)), with: stroke)
    }
}
