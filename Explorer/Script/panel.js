// A panel: one method's codes as points, seen along two axes of their space.

const reach = 12;

class Panel {
    constructor(description) {
        Object.assign(this, description);
        const { components, dims, latent } = this;
        // An axis is a direction in the latent space: a dimension, or after those a component of the codes.
        this.directions = [...dims.map(dim => new Array(latent).fill(0).with(dim, 1)), ...components ?? []];
        this.wholeCodes = [];
        this.axesShown = this.shown.slice();
        this.sight = { x: 0, y: 0, sx: 1, sy: 1, width: 1, height: 1 };
        this.build();
        this.repaint = onceAFrame(() => this.paintNow());
        this.drawOver = onceAFrame(() => this.drawOverlay());
    }

    get isPlane() { return this.axesShown.length === 2; }

    // Codes and points.

    /** Codes along an axis, by its place. */
    async codesAlong(place) {
        const { codes, dims, directions, wholeCodes } = this, stored = codes[place];
        if (stored) return wholeCodes[place] ??= codeValues(stored, await unpackWhole(stored.values, 16));
        // A component of dimensions that are all there.
        const sums = new Float32Array(rowCount);
        for (const [i, dim] of dims.entries()) {
            const along = await this.codesAlong(i), weight = directions[place][dim];
            for (let row = 0; row < rowCount; row++) sums[row] += weight * along[row];
        }
        return sums;
    }

    /** Loads all codes and the decoder. */
    async load() {
        const { dims, latent, decoder } = this;
        for (const place of dims.keys()) await this.codesAlong(place);
        this.base = Float32Array.from({ length: latent }, (_, dim) => {
            const along = this.along(dim);
            return along ? along.reduce((sum, code) => sum + code / rowCount, 0) : 0;
        });
        if (!decoder) return;
        this.run = makeDecoder(decoder, latent, numbersOfHalves(await unpackWhole(decoder.half, 16)),
            await unpackWords(decoder.single, Float32Array));
        this.addSliders();
    }

    along(dim) { return this.wholeCodes[this.dims.indexOf(dim)]; }

    /** A row's code; null where the page does not have all of it. */
    codeOf(row) {
        return this.base && this.dims.length === this.latent ? this.base.map((_, dim) => this.along(dim)[row]) : null;
    }

    /** The row that a code stands for; null without a decoder. */
    decode(code) { return this.run && code ? this.run(code).slice() : null; }

    /** The code at a place of the plane: across it, where the sliders are. */
    codeAt(...place) { return codeInPlane(this.base, this.axesShown.map(axis => this.directions[axis]), place); }

    /** Puts the points where their codes are along the axes that are shown. */
    async arrange() {
        const { axesShown: [a, b] } = this, spots = new Float32Array(2 * rowCount);
        const xs = await this.codesAlong(a), ys = this.isPlane ? await this.codesAlong(b) : null;
        for (let row = 0; row < rowCount; row++) {
            // One dimension: rows are strewn across it, so that they don't hide each other.
            spots[2 * row] = xs[row];
            spots[2 * row + 1] = ys ? ys[row] : row * 0.6180339887 % 1;
        }
        this.spots = spots;
        this.finder = null;
        this.extent = [axisLimits(spots, 0), axisLimits(spots, 1)];
        this.painter?.setPoints(spots);
        this.fit();
    }

    // Looking.

    fit() {
        const { sight, extent } = this;
        if (!extent) return;
        const [[left, right], [bottom, top]] = extent;
        sight.x = (left + right) / 2;
        sight.y = (bottom + top) / 2;
        sight.sx = 0.92 * sight.width / (right - left);
        sight.sy = 0.92 * sight.height / (top - bottom);
        if (this.isPlane) sight.sx = sight.sy = Math.min(sight.sx, sight.sy);
        this.home = sight.sx;
        this.repaint();
    }

    pixel(x, y) {
        const { sight } = this;
        return [sight.width / 2 + (x - sight.x) * sight.sx, sight.height / 2 - (y - sight.y) * sight.sy];
    }

    pixelOf(row) { return this.pixel(this.spots[2 * row], this.spots[2 * row + 1]); }

    /** The point of the plane at a pixel. */
    pointAt(px, py) {
        const { sight } = this;
        return [sight.x + (px - sight.width / 2) / sight.sx, sight.y - (py - sight.height / 2) / sight.sy];
    }

    pan(dx, dy) {
        const { sight } = this;
        sight.x -= dx / sight.sx;
        sight.y += dy / sight.sy;
        this.repaint();
    }

    zoom(factor, px = this.sight.width / 2, py = this.sight.height / 2) {
        const { sight, home } = this, before = this.pointAt(px, py);
        factor = Math.min(1e4, Math.max(0.2, sight.sx * factor / home)) * home / sight.sx;
        sight.sx *= factor;
        sight.sy *= factor;
        const after = this.pointAt(px, py);
        sight.x += before[0] - after[0];
        sight.y += before[1] - after[1];
        this.repaint();
    }

    /** The row nearest to a pixel that is not hidden; -1 if none is within reach. */
    nearest(px, py, distance = reach) {
        const { spots, extent, sight } = this;
        if (!spots) return -1;
        this.finder ??= new PointGrid(spots, extent);
        return this.finder.nearest(this.pointAt(px, py), [sight.sx, sight.sy], distance, row => !isHidden(row));
    }

    nearestAnywhere(px, py) {
        return [reach, 5 * reach, 1e9].reduce((row, distance) => (row < 0 ? this.nearest(px, py, distance) : row), -1);
    }

    /** The rows inside a path of pixels, [[x, y], ...], that are not hidden. */
    rowsWithin(path) {
        return rowsInside(this.spots, path.map(place => this.pointAt(...place))).filter(row => !isHidden(row));
    }

    // Drawing.

    /** Chooses how points are drawn: by WebGL2, else into a picture. */
    makePainter() {
        const plain = () => {
            const surface = element("canvas.gx-points");
            this.surface.replaceWith(surface);
            this.surface = surface;
            this.painter = new PointPicture(surface);
        };
        try {
            this.painter = new PointPainter(this.surface);
            this.surface.addEventListener("webglcontextlost", () => {
                plain();
                this.fillPainter();
            });
        } catch { plain(); }
        this.fillPainter();
        this.fit();
    }

    fillPainter() {
        this.painter.setPoints(this.spots);
        this.recolor();
        this.resize();
    }

    recolor() {
        this.painter?.setColors();
        this.repaint();
    }

    resize() {
        const { sight, surface } = this, { clientWidth: width, clientHeight: height } = surface;
        if (!width || !this.painter) return;
        const factor = width / sight.width;
        for (const name of ["sx", "sy"]) sight[name] *= factor;
        this.home *= factor;
        Object.assign(sight, { width, height });
        surface.width = width * density();
        surface.height = height * density();
        this.repaint();
    }

    paintNow() {
        const { painter, sight, home } = this;
        if (!painter) return;
        const area = sight.width * sight.height, closer = Math.min(2.5, Math.max(0.8, (sight.sx / home) ** 0.35));
        const size = closer * Math.min(5, Math.max(1.3, 0.56 * Math.sqrt(area / rowCount)));
        const opacity = Math.min(0.9, Math.max(0.15, 0.64 * area * closer ** 2 / (rowCount * size ** 2)));
        painter.paint(sight, size, opacity);
        this.drawOverlay();
    }

    drawOverlay() {
        const { sight, overlay, surface, spots } = this, { ink, muted, grid, paper } = theme;
        if (!spots) return;
        const { offsetLeft: left, offsetTop: top } = surface, { width, height } = sight;
        const drawing = new Drawing(overlay, overlay.clientWidth, overlay.clientHeight), { pen } = drawing;
        pen.strokeStyle = grid;
        pen.strokeRect(left - 0.5, top - 0.5, width + 1, height + 1);
        this.drawAxes(drawing, left, top + height);
        pen.translate(left, top);
        pen.beginPath();
        pen.rect(0, 0, width, height);
        pen.clip();
        if (this.prior && this.isPlane) for (const deviations of [1, 2]) {
            pen.setLineDash([2, 3]);
            drawing.circle(this.pixel(0, 0), deviations * sight.sx, muted, 1);
        }
        // Lines and rings have an edge of paper, so that they show on any colour.
        for (const [color, edge] of [[paper, 3], [ink, 0]]) {
            if (way) {
                const ends = way.map(row => this.pixelOf(row));
                drawing.polyline(ends, color, 1.5 + edge);
                drawing.circle(ends[1], 4 + edge / 2, color);
            }
            for (const row of [held, hovered]) {
                if (row >= 0) drawing.circle(this.pixelOf(row), row === hovered ? 7 : 5, color, 2 + edge);
            }
        }
        if (this.path) drawing.polyline([...this.path, this.path[0]], ink, 1.5, [4, 3]);
        if (this.crosshair && overlay.matches(":focus")) {
            const [x, y] = this.crosshair;
            drawing.polyline([[x - 9, y], [x + 9, y]], ink, 1.5);
            drawing.polyline([[x, y - 9], [x, y + 9]], ink, 1.5);
        }
    }

    drawAxes(drawing, left, bottom) {
        const { sight, axes, axesShown: [a, b] } = this, { pen } = drawing, { muted } = theme;
        const { width, height } = sight, low = this.pointAt(0, height), high = this.pointAt(width, 0);
        for (const tick of ticks(low[0], high[0], 4)) {
            const x = left + this.pixel(tick, 0)[0];
            drawing.polyline([[x, bottom], [x, bottom + 4]], muted);
            drawing.words(numberText(tick), x, bottom + 14, muted);
        }
        drawing.words(axes[a] ?? "", left + width / 2, bottom + 27, muted, "center", width);
        if (!this.isPlane) return;
        for (const tick of ticks(low[1], high[1], 4)) {
            const y = bottom - height + this.pixel(0, tick)[1];
            drawing.polyline([[left - 4, y], [left, y]], muted);
            drawing.words(numberText(tick), left - 6, y + 4, muted, "right");
        }
        pen.save();
        pen.translate(10, bottom - height / 2);
        pen.rotate(-Math.PI / 2);
        drawing.words(axes[b] ?? "", 0, 0, muted, "center", height);
        pen.restore();
    }
}
