import Core
import Drawing
import Foundation
import Plotting
import Testing

/// Every figure, drawn at every column width.
@Suite struct FigureTests {
    /// The figure as SVG text, in which what was drawn can be looked for.
    private func drawn(_ figure: any Figure, millimetres: Double = 85) -> String {
        SVGFile.document(
            figure, width: millimetres * pointsPerMillimetre, identifier: "figure", title: "Figure", description: ""
        ).text
    }

    private func expectDrawable(_ figure: any Figure, _ comment: Comment? = nil) {
        for millimetres in [38.5, 54, 85, 178] {
            let height = figure.height(forWidth: millimetres * pointsPerMillimetre)
            #expect(height > 0 && height <= 170 * pointsPerMillimetre + 1e-6, comment)
            let text = drawn(figure, millimetres: millimetres)
            #expect(text.hasSuffix("</svg>\n"), comment)
            #expect(!text.contains("nan") && !text.contains("1e-"), comment)
        }
    }

    /// A colour on a light page as SVG has it.
    private func hexadecimal(_ color: Color) -> String {
        "#" + color.on(.light).bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    static func cloud(_ count: Int, classes: Int = 3, seed: UInt64 = 1) -> (Matrix, [Int], [Bool]) {
        var generator = SeededGenerator(seed: seed, stream: "cloud")
        var values: [Float] = []
        var codes: [Int] = []
        var isTest: [Bool] = []
        for row in 0..<count {
            let code = row % max(1, classes)
            values.append(Float(Double(code % 7) * 4 + generator.normal()))
            values.append(Float(Double(code / 7) * 4 + generator.normal()))
            codes.append(code)
            isTest.append(generator.uniform() < 0.3)
        }
        return (Matrix(rows: count, columns: 2, values: values), codes, isTest)
    }

    private func scatter(
        _ positions: Matrix, _ codes: [Int], _ isTest: [Bool], classes: Int, showsPrior: Bool = false
    ) -> LatentScatter {
        let names = (0..<classes).map { "class \($0)" }
        let colors = ClassColors(categories: names, codes: codes, positions: positions)
        return LatentScatter(
            title: "AE", positions: positions, isTest: isTest,
            coloring: .categorical(codes: codes, categories: names, colors: colors), axisTitles: ("z₁", "z₂"),
            showsPrior: showsPrior, panelLetter: "a")
    }

    @Test(arguments: [1, 3, 8, 20, 30, 60, 70, 200])
    func scattersOfAnyNumberOfClasses(classes: Int) {
        let (positions, codes, isTest) = Self.cloud(1200, classes: classes)
        expectDrawable(scatter(positions, codes, isTest, classes: classes))
    }

    @Test func scattersOfManyPointsAreOneImage() {
        for count in [6000, 200_001] {
            let (positions, codes, isTest) = Self.cloud(count)
            let figure = scatter(positions, codes, isTest, classes: 3)
            #expect(figure.isDensity == (count > 200_000))
            let text = drawn(figure, millimetres: 54)
            #expect(text.components(of: "<image") == 1)
        }
        let (positions, codes, isTest) = Self.cloud(5000)
        #expect(drawn(scatter(positions, codes, isTest, classes: 3)).components(of: "<image") == 0)
    }

    /// A dot for each row with a place, and a line from it to each of its other places.
    @Test func movementsAreLinesFromDots() {
        let (cloud, codes, _) = Self.cloud(40)
        var positions = cloud
        let moved = Matrix(rows: 40, columns: 2, values: positions.values.map { $0 + 1 })
        let names = (0..<3).map { "class \($0)" }
        let coloring = PointColoring.categorical(
            codes: codes, categories: names, colors: ClassColors(categories: names, codes: codes, positions: positions))
        func figure(_ coloring: PointColoring) -> MovementScatter {
            MovementScatter(
                title: "AE", fits: [positions, moved, moved], coloring: coloring, axisTitles: ("z₁", "z₂"),
                panelLetter: "a")
        }
        expectDrawable(figure(coloring))
        expectDrawable(figure(.continuous(values: (0..<40).map(Double.init), name: "age")))
        expectDrawable(figure(.none))
        let one = drawn(figure(.none)).components(of: "<path")
        let fewer = MovementScatter(
            title: "AE", fits: [positions, moved], coloring: .none, axisTitles: ("z₁", "z₂"), panelLetter: "a")
        #expect(one - drawn(fewer).components(of: "<path") == 40)
        // A row without a place in one fit is in no other.
        positions[3, 1] = .nan
        #expect(figure(.none).rowCount == 39)
        expectDrawable(figure(coloring))
        expectDrawable(
            MovementScatter(fits: [Matrix(rows: 0, columns: 2)], coloring: .none, axisTitles: ("a", "b")), "no rows")
        let single = Matrix(rows: 1, columns: 2, values: [3, 4])
        expectDrawable(MovementScatter(fits: [single, single], coloring: .none, axisTitles: ("a", "b")), "one place")
    }

    @Test func degenerateScattersAreDrawn() {
        let one = Matrix(rows: 1, columns: 2, values: [3, 4])
        expectDrawable(scatter(one, [0], [true], classes: 1), "one point")
        expectDrawable(scatter(one, [-1], [true], classes: 1), "one point without a class")
        let same = Matrix(rows: 50, columns: 2, values: [Float](repeating: 7.25, count: 100))
        expectDrawable(
            scatter(same, [Int](repeating: 0, count: 50), [Bool](repeating: true, count: 50), classes: 1), "equal")
        let line = Matrix(rows: 50, columns: 2, values: (0..<50).flatMap { [Float($0), 2] })
        expectDrawable(
            scatter(line, (0..<50).map { $0 % 2 }, [Bool](repeating: false, count: 50), classes: 2, showsPrior: true),
            "a constant axis and no test rows")
        let none = Matrix(rows: 0, columns: 2)
        expectDrawable(scatter(none, [], [], classes: 2), "no rows")
        let lost = Matrix(rows: 2, columns: 2, values: [.nan, 1, .infinity, 2])
        let figure = scatter(lost, [0, 0], [true, true], classes: 1)
        expectDrawable(figure, "no row with a place")
        #expect(figure.nonFiniteCount == 2 && figure.pointCount == 0)
        let huge = Matrix(rows: 3, columns: 2, values: [3e38, -3e38, 0, 1, -3e38, 3e38])
        expectDrawable(scatter(huge, [0, 0, 0], [true, true, true], classes: 1), "the ends of what a number can be")
    }

    @Test func pointsOutsideAreCountedAndMarked() {
        let (cloud, codes, isTest) = Self.cloud(1000)
        var values = cloud.values
        values[0] = 5000
        values[101 * 2 + 1] = -4000
        values[202 * 2] = .nan
        let far = Matrix(rows: 1000, columns: 2, values: values)
        let figure = scatter(far, codes, isTest, classes: 3)
        #expect(figure.outsideCount == 2)
        #expect(figure.nonFiniteCount == 1)
        #expect(figure.pointCount == 999)
        #expect(scatter(cloud, codes, isTest, classes: 3).outsideCount == 0)
    }

    @Test func missingLabelsAreGreyAndDoNotBecomeAClass() {
        let (positions, codes, isTest) = Self.cloud(300)
        let some = codes.enumerated().map { $0.offset % 2 == 0 ? -1 : $0.element }
        expectDrawable(scatter(positions, some, isTest, classes: 3))
        let values = codes.enumerated().map { $0.offset % 2 == 0 ? Double.nan : Double($0.offset) }
        let figure = LatentScatter(
            positions: positions, isTest: isTest, coloring: .continuous(values: values, name: "phase"),
            axisTitles: ("z₁", "z₂"))
        expectDrawable(figure)
        #expect(drawn(figure).contains("phase"))
        expectDrawable(
            LatentScatter(
                positions: positions, isTest: isTest,
                coloring: .continuous(values: [Double](repeating: .nan, count: 300), name: "phase"),
                axisTitles: ("z₁", "z₂")))
    }

    /// Test rows have the colour of their class, training rows a tint of it, and grey is for rows without one.
    @Test func trainingRowsAreTintedAndGreyIsForMissingLabels() {
        func fill(_ color: Color) -> String { "<circle fill=" + hexadecimal(color) }
        /// The circles' colours alone.
        func circles(_ figure: any Figure) -> String {
            drawn(figure).split(separator: "\n").filter { $0.hasPrefix("<circle") }.map { line in
                "<circle fill=" + (line.split(separator: "fill=\"").last.map { String($0.prefix(7)) } ?? "")
            }.joined(separator: "\n")
        }
        let (positions, codes, isTest) = Self.cloud(300)
        let text = circles(scatter(positions, codes, isTest, classes: 3))
        for color in CategoricalPalette.eight.prefix(3) {
            #expect(text.contains(fill(color)) && text.contains(fill(color.tint)))
        }
        #expect(!text.contains(fill(.missing)) && text.contains(fill(.background)), "rims, and no grey")
        let some = codes.enumerated().map { $0.offset % 2 == 0 ? -1 : $0.element }
        #expect(circles(scatter(positions, some, isTest, classes: 3)).contains(fill(.missing)))
        // Without test rows there is nothing to set training rows back from.
        let alone = circles(scatter(positions, codes, isTest.map { _ in false }, classes: 3))
        #expect(alone.contains(fill(CategoricalPalette.eight[0])) && !alone.contains(fill(.background)))
        #expect(!alone.contains(fill(CategoricalPalette.eight[0].tint)))
    }

    @Test func classesAreNamedOnTheirClusters() {
        let (positions, codes, isTest) = Self.cloud(600)
        let text = drawn(scatter(positions, codes, isTest, classes: 3))
        for name in ["class 0", "class 1", "class 2"] { #expect(text.contains(name)) }
        #expect(scatter(positions, codes, isTest, classes: 3).unlabelledClasses(forWidth: 240) == nil)
        // Each name stands on its cluster and in the key.
        #expect(text.components(of: ">class 1<") == 2)
        let (many, manyCodes, manyTest) = Self.cloud(900, classes: 21)
        let unnamed = scatter(many, manyCodes, manyTest, classes: 21).unlabelledClasses(forWidth: 240)?.classes
        #expect((unnamed?.count ?? 21) < 21)
    }

    /// A name stands only on a class whose rows are said to lie together; the key has them all.
    @Test func namesStandWhereTheyAreTrue() {
        let (positions, codes, isTest) = Self.cloud(600)
        let names = ["one", "two", "three"]
        let colors = ClassColors(categories: names, codes: codes, positions: positions)
        let text = drawn(
            LatentScatter(
                positions: positions, isTest: isTest,
                coloring: .categorical(codes: codes, categories: names, colors: colors), axisTitles: ("z₁", "z₂"),
                namedClasses: [1]))
        #expect(text.components(of: ">one<") == 1)
        #expect(text.components(of: ">two<") == 2)
    }

    /// Each row is one dot in the colour of its class, its tint or grey.
    @Test func trainingRowsAreTinted() {
        let (positions, codes, isTest) = Self.cloud(300)
        let some = codes.enumerated().map { $0.offset % 10 == 0 ? -1 : $0.element }
        let names = ["one", "two", "three"]
        let colors = ClassColors(categories: names, codes: some, positions: positions)
        let text = drawn(
            LatentScatter(
                positions: positions, isTest: isTest,
                coloring: .categorical(codes: some, categories: names, colors: colors), axisTitles: ("z₁", "z₂"),
                labelsClusters: false))
        func dots(_ color: Color) -> Int {
            let hex = hexadecimal(color)
            return text.split(separator: "\n").count { $0.contains("<circle") && $0.lowercased().contains(hex) }
        }
        for code in 0..<3 {
            let rows = some.indices.filter { some[$0] == code }
            #expect(dots(colors.colors[code]) == rows.count { isTest[$0] }, "\(names[code])")
            #expect(dots(colors.colors[code].tint) == rows.count { !isTest[$0] }, "\(names[code])")
        }
        #expect(dots(.missing) == some.count { $0 < 0 })
    }

    /// Panels that are compared have one scale of colours, whatever their own values.
    @Test func panelsShareTheScaleOfTheirColours() {
        let (positions, _, isTest) = Self.cloud(300)
        func dots(_ factor: Double) -> Set<Substring> {
            let figure = LatentScatter(
                positions: positions, isTest: isTest.map { _ in true },
                coloring: .continuous(values: (0..<300).map { factor * Double($0) }, name: "error"),
                axisTitles: ("z₁", "z₂"), colorLimits: ColorLimits(low: 0, high: 3000))
            return Set(
                drawn(figure).split(separator: "\n").filter { $0.contains("<circle") }.compactMap {
                    line -> Substring? in
                    line.firstRange(of: "#").map { line[$0.lowerBound...].prefix(7) }
                })
        }
        #expect(dots(1).count < dots(10).count / 2, "small values have a part of the colours")
    }

    /// Plots below each other, and panels whose areas are their own.
    @Test func stacksAndFreePanels() {
        let plot = DotPlot(rows: [DotPlotRow(name: "a name", value: 1)], xTitle: "share")
        let stack = FigureStack([plot, plot], gap: 10)
        expectDrawable(stack)
        #expect(stack.height(forWidth: 200) == 2 * plot.height(forWidth: 200) + 10)
        expectDrawable(PanelRow(panels: [plot, FreePanel(plot)]))
        let swatches = GroupedDotPlot(
            names: ["all", "a"], groups: [], xTitle: "accuracy", swatches: [nil, .ink], reference: 0.5,
            panelLetter: "d")
        expectDrawable(swatches)
        #expect(drawn(swatches).contains(">d<"))
    }

    /// Names of rows stand apart however low their images are.
    @Test func namesOfWideImagesStandApart() {
        let shape = ImageShape(height: 2, width: 60, channels: 1)
        let tile = ImageTile(pixels: [Float](repeating: 0.5, count: shape.featureCount))
        let grid = ImageGrid(rows: (0..<5).map { ImageGridRow(name: "row \($0)", tiles: [tile]) }, shape: shape)
        let heights = drawn(grid).split(separator: "\n").filter { $0.contains(">row ") }.compactMap { line in
            line.firstMatch(of: /y="([0-9.]+)"/).flatMap { Double($0.1) }
        }
        #expect(heights.count == 5)
        #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 8 }, "\(heights)")
    }

    @Test func crossingsAreNumbered() {
        let series = DimensionSeries(
            method: MethodStyle(name: "PCA", place: 0),
            measurements: (0..<5).map { .init(latentSize: 1 << $0, value: 1 / Double($0 + 1)) })
        func text(_ crossings: [ErrorByDimension.Crossing]) -> String {
            drawn(ErrorByDimension(series: [series], yTitle: "test MSE", crossings: crossings))
        }
        let style = MethodStyle(name: "AE", place: 1)
        let crossing = ErrorByDimension.Crossing(latentSize: 5, reached: (2, 0.4), method: style)
        #expect(text([crossing]).contains(">5<") && !text([]).contains(">5<"))
        // Beyond the axis there is nothing to mark, and two at one number have one.
        #expect(text([.init(latentSize: 500, reached: (2, 0.4), method: style)]) == text([]))
        #expect(text([crossing, crossing]).components(of: ">5<") == 1)
        // Numbers that would lie on each other stand one above the other.
        let many = text([11, 12, 14, 4].map { .init(latentSize: $0, reached: (2, 0.4), method: style) })
        let heights = [11, 12, 14].map { number in
            many.split(separator: "\n").first { $0.contains(">\(number)<") }?.firstMatch(of: /y="([0-9.]+)"/)
                .flatMap { Double($0.1) } ?? 0
        }
        #expect(heights[0] > 0 && Set(heights).count > 1 && heights[1] <= heights[0] - 6, "\(heights)")
    }

    @Test func keysOfFewClasses() {
        let names = (0..<12).map { "a class whose name is long, number \($0)" }
        let key = ClassKey(
            colors: ClassColors(
                categories: names, codes: (0..<24).map { $0 % 11 }, positions: Matrix(rows: 24, columns: 2)))
        let text = drawn(key, millimetres: 178)
        #expect(text.components(of: "<text") == 11, "one without rows has no entry")
        #expect(key.height(forWidth: 60) > key.height(forWidth: 500))
    }

    @Test func drawingTwiceGivesTheSame() {
        let (positions, codes, isTest) = Self.cloud(6000, classes: 30)
        let first = drawn(scatter(positions, codes, isTest, classes: 30))
        #expect(first == drawn(scatter(positions, codes, isTest, classes: 30)))
        let names = (0..<3).map { "class \($0)" }
        let (few, fewCodes, fewTest) = Self.cloud(400)
        let colors = ClassColors(categories: names, codes: fewCodes, positions: few)
        let seeded = [UInt64(1), 1, 2].map { seed in
            drawn(
                LatentScatter(
                    positions: few, isTest: fewTest,
                    coloring: .categorical(codes: fewCodes, categories: names, colors: colors),
                    axisTitles: ("z₁", "z₂"), seed: seed))
        }
        #expect(seeded[0] == seeded[1] && seeded[0] != seeded[2])
    }

    @Test func panelsOfARowLineUpAndShareOneKey() {
        let (positions, codes, isTest) = Self.cloud(300)
        let values = codes.map(Double.init)
        let large = Matrix(rows: 300, columns: 2, values: positions.values.map { $0 * 1234 })
        let panels = [positions, large, positions].map {
            LatentScatter(
                positions: $0, isTest: isTest, coloring: .continuous(values: values, name: "phase"),
                axisTitles: ("z₁", "z₂"))
        }
        let row = PanelRow(panels: panels)
        expectDrawable(row)
        let text = drawn(row, millimetres: 178)
        #expect(text.components(of: ">phase<") == 1, "one colour bar for all")
        let width = 54 * pointsPerMillimetre
        let margins = panels.map { $0.margins(forWidth: width) }
        let union = margins[0].union(margins[1])
        #expect(union.left == max(margins[0].left, margins[1].left) && margins[0].left < margins[1].left)
        #expect(
            panels[0].height(forWidth: width, margins: union) == panels[1].height(forWidth: width, margins: union))
    }

    @Test func indexOfManyClasses() {
        let (positions, codes, _) = Self.cloud(2000, classes: 200)
        let names = (0..<200).map { "class \($0)" }
        let index = ClassIndex(colors: ClassColors(categories: names, codes: codes, positions: positions))
        expectDrawable(
            PanelRow(panels: [
                ClassIndex(colors: ClassColors(categories: [], codes: [], positions: Matrix(rows: 0, columns: 2))),
                DotPlot(rows: [], xTitle: ""),
            ]))
        #expect(index.height(forWidth: 178 * pointsPerMillimetre) == 400, "four columns of fifty")
        #expect(drawn(index, millimetres: 178).contains("class 199"))
        let (more, moreCodes, _) = Self.cloud(2000, classes: 1000)
        let manyNames = (0..<1000).map { "class \($0)" }
        let many = ClassIndex(colors: ClassColors(categories: manyNames, codes: moreCodes, positions: more))
        expectDrawable(many)
        #expect(drawn(many, millimetres: 178).contains("and 761 more"))
    }

    @Test func oneLatentDimension() {
        let (positions, codes, isTest) = Self.cloud(500)
        let line = Matrix(rows: 500, columns: 1, values: positions.column(0))
        let names = ["a", "b", "c"]
        let colors = ClassColors(categories: names, codes: codes, positions: positions)
        let manyNames = (0..<40).map { "class \($0)" }
        let many = ClassColors(categories: manyNames, codes: codes, positions: positions)
        for coloring in [
            PointColoring.categorical(codes: codes, categories: names, colors: colors),
            .categorical(codes: codes, categories: manyNames, colors: many),
            .continuous(values: codes.map(Double.init), name: "phase"),
            .continuous(values: codes.map { _ in .nan }, name: "phase"), .none,
        ] {
            expectDrawable(
                LatentHistogram(title: "AE", positions: line, isTest: isTest, coloring: coloring, axisTitle: "z₁"))
            let same = Matrix(rows: 500, columns: 1, values: [Float](repeating: 2, count: 500))
            expectDrawable(LatentHistogram(positions: same, isTest: isTest, coloring: coloring, axisTitle: "z₁"))
        }
        expectDrawable(
            LatentHistogram(positions: Matrix(rows: 0, columns: 1), isTest: [], coloring: .none, axisTitle: "z₁"))
    }

    @Test func trainingCurves() {
        let falling = (0..<40).map { 1 / (1 + Double($0)) }
        let series = TrainingSeries(
            method: .autoencoder, training: falling, validation: falling.map { $0 * 1.1 }, keptEpoch: 30)
        let figure = TrainingCurves(
            series: [series], yTitle: "loss", references: [ReferenceLevel(method: .pca, value: 0.2)])
        expectDrawable(figure)
        for name in ["AE", "PCA", "epoch", "validation"] { #expect(drawn(figure).contains(name)) }
        expectDrawable(TrainingCurves(series: [], yTitle: "loss"))
        let broken = TrainingSeries(
            method: .variationalAutoencoder, training: [.nan, .infinity, 3], validation: [], keptEpoch: 9)
        expectDrawable(TrainingCurves(series: [broken], yTitle: "loss"))
        let negative = TrainingSeries(
            method: .autoencoder, training: [5, -1, -200], validation: [6, 0, -190], keptEpoch: 2)
        expectDrawable(TrainingCurves(series: [negative], yTitle: "−ELBO (nats)"))
        let constant = TrainingSeries(method: .autoencoder, training: [2], validation: [2], keptEpoch: 0)
        expectDrawable(TrainingCurves(series: [constant], yTitle: "loss"))
    }

    @Test func errorByDimension() {
        let sizes: [Int] = [1, 2, 4, 8, 16]
        let measurements: [DimensionSeries.Measurement] = sizes.flatMap { size in
            (0..<3).map { (seed: Int) -> DimensionSeries.Measurement in
                .init(latentSize: size, value: 1 / Double(size) + 0.01 * Double(seed))
            }
        }
        let figure = ErrorByDimension(
            series: [.init(method: .pca, measurements: measurements)], yTitle: "mean squared error")
        expectDrawable(figure)
        #expect(drawn(figure).contains("PCA"))
        expectDrawable(ErrorByDimension(series: [], yTitle: "mean squared error"))
        expectDrawable(
            ErrorByDimension(
                series: [.init(method: .pca, measurements: [.init(latentSize: 2, value: .nan)])], yTitle: "error"))
    }

    /// As many components as features leave what rounding does, which is no value to draw an axis down to.
    @Test func errorsOfNothingAreLeftOut() {
        func figure(_ last: Double?) -> String {
            let values = [0.5, 0.2, 0.05] + (last.map { [$0] } ?? [])
            return drawn(
                ErrorByDimension(
                    series: [
                        .init(
                            method: .pca,
                            measurements: values.enumerated().map {
                                .init(latentSize: 1 << $0.offset, value: $0.element)
                            })
                    ], yTitle: "test MSE"))
        }
        #expect(figure(1e-9) == figure(nil) && figure(0.01) != figure(nil))
    }

    @Test(arguments: [ErrorByDimension.Quantity.error, .share, .number])
    func whiskersAndNamesByDimension(quantity: ErrorByDimension.Quantity) {
        func figure(_ interval: ClosedRange<Double>?, value: Double = 0.5) -> ErrorByDimension {
            ErrorByDimension(
                series: [
                    .init(
                        method: .pca, name: "together",
                        measurements: [
                            .init(latentSize: 1, value: 0.01), .init(latentSize: 2, value: value, interval: interval),
                        ])
                ], yTitle: "share", quantity: quantity)
        }
        let plain = drawn(figure(nil))
        #expect(plain.contains("together") && !plain.contains("PCA"))
        #expect(drawn(figure(0.4...0.6)).components(of: "<path") > plain.components(of: "<path"))
        expectDrawable(figure(-0.1...0.6))
        expectDrawable(figure(-2 ... -1, value: -1.5))
        expectDrawable(figure(0...Double.infinity))
    }

    @Test func groupedDotPlots() {
        let styles: [MethodStyle] = [.pca, .autoencoder]
        let groups: [GroupedDots] = styles.map { method in
            let first = GroupedDots.Dot(value: 0.3, interval: 0.2...0.5)
            let unbounded = GroupedDots.Dot(value: 0.1, interval: -Double.infinity...1)
            let dots: [GroupedDots.Dot?] = [first, nil, GroupedDots.Dot(value: .nan), unbounded]
            return GroupedDots(method: method, dots: dots)
        }
        let figure = GroupedDotPlot(names: ["one", "two", "three", "four"], groups: groups, xTitle: "test MSE")
        expectDrawable(figure)
        for text in ["one", "four", "PCA", "AE", "test MSE"] { #expect(drawn(figure).contains(text)) }
        expectDrawable(GroupedDotPlot(names: [], groups: [], xTitle: "test MSE"))
        let long = String(repeating: "a name that is far too long ", count: 6)
        expectDrawable(
            GroupedDotPlot(
                names: [long], groups: [GroupedDots(method: .pca, dots: [.init(value: 2)])], xTitle: "test MSE"))
    }

    @Test func distributionCurves() {
        func figure(_ quantiles: [Double]) -> DistributionCurves {
            DistributionCurves(series: [DistributionSeries(method: .pca, quantiles: quantiles)], xTitle: "MSE of a row")
        }
        let cases: [[Double]] = [[0.001, 0.01, 0.5], [0, 0.1, 0.2], [1, 1, 1], [], [3], [0, .nan], [1, .infinity]]
        for quantiles in cases { expectDrawable(figure(quantiles)) }
        let text = drawn(figure([0.001, 0.01, 0.5]))
        for word in ["PCA", "MSE of a row", "share of rows"] { #expect(text.contains(word)) }
        #expect(text.components(of: "<path") > drawn(figure([])).components(of: "<path"))
    }

    @Test func imageGrids() {
        func tile(_ channels: Int) -> [Float] { (0..<64 * channels).map { Float($0 % 8) / 7 } }
        for channels in [1, 3, 4] {
            let rows = ["Input", "PCA"].map { name in
                ImageGridRow(
                    name: name, tiles: (0..<9).map { _ in ImageTile(pixels: tile(channels), caption: "0.018") })
            }
            let figure = ImageGrid(
                rows: rows, shape: ImageShape(height: 8, width: 8, channels: channels),
                groups: ["best", "median", "worst"].map { ImageGridGroup(heading: $0, columns: 3) },
                rangeNote: "grey 0–1")
            expectDrawable(figure)
            let text = drawn(figure, millimetres: 178)
            #expect(text.components(of: "<image") == 1, "one picture for all tiles")
            #expect(text.components(of: "0.018") == 18)
            #expect(!drawn(figure, millimetres: 38.5).contains("…"), "numbers are never cut")
        }
        expectDrawable(ImageGrid(rows: [], shape: ImageShape(height: 8, width: 8, channels: 1)))
        let tall = ImageGrid(
            rows: (0..<60).map { ImageGridRow(name: "\($0)", tiles: [ImageTile(pixels: tile(1), caption: "0.018")]) },
            shape: ImageShape(height: 8, width: 8, channels: 1), rangeNote: "grey 0–1")
        expectDrawable(tall)
        let large = ImageGrid(
            rows: [ImageGridRow(name: "", tiles: [ImageTile(pixels: [Float](repeating: 0.5, count: 90_000))])],
            shape: ImageShape(height: 300, width: 300, channels: 1))
        expectDrawable(large)
    }

    @Test func latentPlanes() {
        let tile = (0..<64).map { Float($0) / 63 }
        let coordinates = (0..<20).map { -1.9 + 0.2 * Double($0) }
        let plane = LatentPlane(
            title: "VAE", tiles: (0..<20).map { _ in (0..<20).map { _ in tile } },
            shape: ImageShape(height: 8, width: 8, channels: 1), coordinates: coordinates)
        expectDrawable(plane)
        let text = drawn(plane)
        #expect(text.components(of: "<image") == 1)
        #expect(text.contains("−1") && text.contains("z₂"))
        expectDrawable(
            LatentPlane(tiles: [[tile]], shape: ImageShape(height: 8, width: 8, channels: 1), coordinates: [0]))
    }

    @Test func reconstructionDensities() {
        var generator = SeededGenerator(seed: 4, stream: "values")
        let truth = (0..<120_000).map { _ in Float(generator.normal()) }
        let made = truth.map { $0 * 0.9 + Float(generator.normal()) * 0.1 }
        let figure = ReconstructionDensity(
            truth: truth,
            reconstructions: [
                ReconstructedValues(method: .pca, values: made),
                ReconstructedValues(method: .autoencoder, values: made),
            ])
        #expect(figure.pairCount == 100_000)
        expectDrawable(figure)
        expectDrawable(ReconstructionDensity(truth: [], reconstructions: []))
        expectDrawable(
            ReconstructionDensity(
                truth: [1, 1, .nan], reconstructions: [ReconstructedValues(method: .pca, values: [1, 1, 1])]))
    }

    @Test func featureErrors() {
        let names = (0..<100).map { "gene \($0)" }
        let figure = FeatureErrorChart(
            featureNames: names,
            series: [FeatureErrorSeries(method: .pca, rSquared: (0..<100).map { $0 == 3 ? -50 : Double($0) / 100 })])
        expectDrawable(figure)
        let text = drawn(figure)
        #expect(text.contains("gene 99") && text.contains(">gene 3<") && !text.contains("gene 50"))
        #expect(text.contains("76 more"))
        expectDrawable(FeatureErrorChart(featureNames: [], series: []))
        expectDrawable(
            FeatureErrorChart(
                featureNames: ["a"], series: [FeatureErrorSeries(method: .pca, rSquared: [.nan])]))
    }

    @Test func dotPlots() {
        let figure = DotPlot(
            rows: [
                DotPlotRow(name: "PCA", value: 0.8, interval: 0.7...0.9), DotPlotRow(name: "AE", value: 0.9),
                DotPlotRow(name: "VAE", value: .nan),
            ], xTitle: "trustworthiness")
        expectDrawable(figure)
        let text = drawn(figure)
        let places = ["AE", "PCA", "VAE"].compactMap { text.range(of: ">\($0)<")?.lowerBound }
        #expect(places.count == 3 && places == places.sorted(), "the largest first, what has no value last")
    }

    @Test func rowsAsCurvesAndProfiles() {
        let input = (0..<300).map { Float($0 % 30) }
        let places = RowPlaces((0..<300).map { 4000 - 10 * Double($0) }, title: "wavenumber (cm⁻¹)")
        let tile = CurveTile(input, reference: input.reversed(), color: MethodStyle.pca.color, caption: "0.1")
        let rows = [CurveGridRow(name: "best", tiles: [tile, nil]), CurveGridRow(name: "worst", tiles: [tile, tile])]
        let groups = [ImageGridGroup(heading: "PCA", columns: 1), ImageGridGroup(heading: "AE", columns: 1)]
        let grid = CurveGrid(rows: rows, groups: groups, places: places)
        expectDrawable(grid)
        let svg = drawn(grid)
        for text in [">PCA<", ">best<", ">0.1<", "wavenumber (cm⁻¹)"] { #expect(svg.contains(text), "\(text)") }
        let broken = CurveGridRow(name: "one", tiles: [CurveTile([.nan, 1], reference: [0, .infinity])])
        expectDrawable(CurveGrid(rows: [broken], places: RowPlaces([1, 2], title: "feature", isProfile: true)))
        expectDrawable(CurveGrid(rows: [], places: RowPlaces([], title: "feature")))
        let long = (0..<100_000).map { Float($0 % 977) }
        let figure = CurveGrid(
            rows: [CurveGridRow(name: "long", tiles: [CurveTile(long)])],
            places: RowPlaces(long.indices.map(Double.init), title: "sample"))
        #expect(drawn(figure).utf8.count < 200_000, "no more points than print")
    }

    /// Numbers of features are labels of whole features, as many as have room.
    @Test func featuresWithoutNamesAreNumbered() {
        let places = RowPlaces(
            (1...10).map(Double.init), title: "feature", isProfile: true, names: (0..<10).map { "n\($0)" })
        let tile = CurveTile((0..<10).map(Float.init))
        let svg = drawn(CurveGrid(rows: [CurveGridRow(name: "best", tiles: [tile, tile, tile])], places: places))
        #expect(svg.contains(">feature<") && svg.contains(">n0<") && !svg.contains(">2.5<"))
        let labels = (0..<10).filter { svg.contains(">n\($0)<") }
        #expect(labels.count > 2 && labels.count < 10 && labels.allSatisfy { $0 % labels[1] == 0 })
    }

    /// The names of features stand below profiles where there is room for them side by side, in place of their numbers.
    @Test(arguments: [(3, true), (100, false)])
    func featuresAreNamedBelowProfiles(count: Int, areNamed: Bool) {
        let names = (0..<count).map { "column \($0)" }
        let places = RowPlaces((0..<count).map(Double.init), title: "feature", isProfile: true, names: names)
        let tile = CurveTile((0..<count).map(Float.init))
        let grid = CurveGrid(rows: [CurveGridRow(name: "best", tiles: [tile])], places: places)
        expectDrawable(grid)
        let svg = drawn(grid)
        #expect(names.allSatisfy { svg.contains(">\($0)<") == areNamed })
        #expect(svg.contains(">feature<") != areNamed)
    }

    @Test func familiesOfCurves() {
        let curves: [[Float]] = (0..<9).map { step in (0..<20).map { place in Float(step * place) } }
        let places = RowPlaces((0..<20).map(Double.init), title: "time (s)")
        let panel = CurveFamily(
            title: "z₁", panelLetter: "a", curves: curves, values: (0..<9).map { Double($0) - 4 }, places: places,
            keyTitle: "latent coordinate")
        expectDrawable(panel)
        let svg = drawn(PanelGrid(panels: [panel, panel]))
        for text in [">z₁<", ">a<", "time (s)", "latent coordinate"] { #expect(svg.contains(text), "\(text)") }
        // Of a single row, colours have no range of their own.
        expectDrawable(
            CurveFamily(curves: [[1, 1]], values: [2], places: RowPlaces([0, 1], title: "x"), keyTitle: "z"))
    }
}

extension String {
    /// The number of times that a text occurs.
    fileprivate func components(of text: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.range(of: text) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
