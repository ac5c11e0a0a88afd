// A panel: one method's codes as points, seen along two of their dimensions.

const reach = 12;

class Panel {
    constructor(explorer, description) {
        Object.assign(this, description, { explorer });
        this.loadedCodes = [];
        this.dims ??= Array.from({ length: this.latent }, (_, i) => i);
        this.axesShown = [...(this.shown ?? [0, 1])].slice(0, Math.min(2, this.codes.length));
        this.view = { x: 0, y: 0, sx: 1, sy: 1, width: 1, height: 1, density: 1 };
        this.build();
        this.draw = onceAFrame(() => this.drawPoints());
        this.drawOver = onceAFrame(() => this.drawOverlay());
    }

    get isPlane() { return this.axesShown.length === 2; }

    // Codes and places.

    /** Codes along a dimension, by its place. */
    async code(place) {
        return this.loadedCodes[place] ??= codeValues(this.codes[place],
            await unpackWhole(this.codes[place].values, 16));
    }

    /** All codes and the decoder. */
    async loadAll() {
        for (let place = 0; place < this.codes.length; place++) await this.code(place);
        this.base = Float32Array.from({ length: this.latent }, (_, i) => {
            const codes = this.loadedCodes[this.dims.indexOf(i)];
            return this.mean?.[i] ?? (codes ? codes.reduce((sum, value) => sum + value, 0) / codes.length : 0);
        });
        if (!this.decoder) return;
        const halves = numbersOfHalves(await unpackWhole(this.decoder.half, 16));
        const singles = await unpackWords(this.decoder.single, Float32Array);
        this.run = makeDecoder(this.decoder, this.latent, halves, singles);
        this.decoder = null;
        this.addSliders();
    }

    /** A row's code; null where the page does not have all of it. */
    codeOf(row) {
        if (this.dims.length < this.latent || !this.base) return null;
        return this.base.map((_, i) => this.loadedCodes[this.dims.indexOf(i)][row]);
    }

    /** The row that a code stands for; null without a decoder. */
    decode(code) { return this.run && code ? this.run(code).slice() : null; }

    /** The code at a point of the plane: along other dimensions, where the sliders are. */
    codeAt(x, y) {
        const code = this.base.slice(), [a, b] = this.axesShown.map(place => this.dims[place]);
        if (this.turn) [x, y] = [0, 1].map(i => x * this.turn[i][0] + y * this.turn[i][1]);
        code[a] = x;
        if (this.isPlane) code[b] = y;
        return code;
    }

    /** Places the points along the dimensions that are shown. */
    async place() {
        const [a, b] = this.axesShown, count = this.explorer.count;
        const xs = await this.code(a), ys = this.isPlane ? await this.code(b) : null;
        const points = new Float32Array(2 * count);
        for (let row = 0; row < count; row++) {
            points[2 * row] = xs[row];
            // One dimension: rows are strewn across it, so that they don't hide each other.
            points[2 * row + 1] = ys ? ys[row] : row * 0.6180339887 % 1;
            if (!this.turn) continue;
            points[2 * row] = xs[row] * this.turn[0][0] + ys[row] * this.turn[1][0];
            points[2 * row + 1] = xs[row] * this.turn[0][1] + ys[row] * this.turn[1][1];
        }
        this.points = points;
        this.grid = null;
        this.limits = [axisLimits(points, 0), axisLimits(points, 1)];
        this.painter?.setPoints(points);
        this.fit();
    }

    // Looking.

    fit() {
        if (!this.limits) return;
        const [[left, right], [bottom, top]] = this.limits, { view } = this;
        view.x = (left + right) / 2;
        view.y = (bottom + top) / 2;
        view.sx = 0.92 * view.width / (right - left);
        view.sy = 0.92 * view.height / (top - bottom);
        if (this.isPlane) view.sx = view.sy = Math.min(view.sx, view.sy);
        this.home = view.sx;
        this.draw();
    }

    pixel(x, y) {
        const { view } = this;
        return [view.width / 2 + (x - view.x) * view.sx, view.height / 2 - (y - view.y) * view.sy];
    }

    point(px, py) {
        const { view } = this;
        return [view.x + (px - view.width / 2) / view.sx, view.y - (py - view.height / 2) / view.sy];
    }

    pan(dx, dy) {
        this.view.x -= dx / this.view.sx;
        this.view.y += dy / this.view.sy;
        this.draw();
    }

    zoom(factor, px = this.view.width / 2, py = this.view.height / 2) {
        const { view } = this, before = this.point(px, py);
        const held = Math.min(1e4, Math.max(0.2, view.sx * factor / this.home)) * this.home / view.sx;
        view.sx *= held;
        view.sy *= held;
        const after = this.point(px, py);
        view.x += before[0] - after[0];
        view.y += before[1] - after[1];
        this.draw();
    }

    /** The row nearest to a place in pixels; -1 if none is within reach. */
    nearest(px, py, distance = reach) {
        if (!this.points) return -1;
        this.grid ??= new PointGrid(this.points, this.limits);
        const { sx, sy } = this.view, [x, y] = this.point(px, py), { colors } = this.explorer;
        const allows = row => colors[row] >>> 24 > 0;
        // The two axes of a single dimension differ in scale.
        return this.isPlane ? this.grid.nearest(x, y, distance / sx, allows)
            : this.grid.nearest(x, y, distance / Math.min(sx, sy), allows);
    }

    nearestAnywhere(px, py) {
        for (const distance of [reach, 5 * reach, 1e9]) {
            const row = this.nearest(px, py, distance);
            if (row >= 0) return row;
        }
        return -1;
    }

    /** The rows inside a polygon in pixels that are not hidden. */
    rowsWithin(path) {
        const polygon = [];
        for (let i = 0; i < path.length; i += 2) polygon.push(...this.point(path[i], path[i + 1]));
        return rowsInside(this.points, polygon).filter(row => this.explorer.colors[row] >>> 24 > 0);
    }

    // Drawing.

    /** The way to draw points: by WebGL2 in its own canvas, else into a picture. */
    makePainter() {
        const { order } = this.explorer;
        const fresh = () => {
            const canvas = element("canvas.gx-points", null);
            this.canvas?.replaceWith(canvas);
            return this.canvas = canvas;
        };
        try {
            this.painter = new PointPainter(this.canvas, order);
            this.canvas.addEventListener("webglcontextlost", () => {
                this.painter = new PointPicture(fresh(), order);
                this.fillPainter();
            });
        } catch {
            this.painter = new PointPicture(fresh(), order);
        }
        this.fillPainter();
    }

    fillPainter() {
        if (this.points) this.painter.setPoints(this.points);
        this.painter.setColors(this.explorer.colors, this.explorer.front);
        this.resize();
    }

    resize() {
        const { view, canvas } = this, density = Math.min(2, devicePixelRatio || 1);
        const [width, height] = [canvas.clientWidth || 1, canvas.clientHeight || 1];
        const factor = width / view.width;
        Object.assign(view, { width, height, density });
        canvas.width = Math.round(width * density);
        canvas.height = Math.round(height * density);
        if (this.home && factor > 0) for (const name of ["sx", "sy"]) view[name] *= factor;
        this.home *= factor;
        this.draw();
    }

    drawPoints() {
        if (!this.painter || !this.points) return;
        const { view, explorer } = this, area = view.width * view.height;
        const closer = Math.min(2.5, Math.max(0.8, (view.sx / this.home) ** 0.35));
        const size = closer * Math.min(5, Math.max(1.3, 0.56 * Math.sqrt(area / explorer.count)));
        const opacity = Math.min(0.9, Math.max(0.15, 0.5 * area * closer ** 2 / (explorer.count * size * size * 0.785)));
        this.painter.draw(view, size, opacity);
        this.drawOverlay();
    }

    drawOverlay() {
        if (!this.points) return;
        const { view, explorer, overlay } = this, { ink, muted, grid, paper } = explorer.theme;
        const [left, top] = [this.canvas.offsetLeft, this.canvas.offsetTop];
        const context = prepared(overlay, overlay.clientWidth, overlay.clientHeight);
        context.strokeStyle = grid;
        context.strokeRect(left - 0.5, top - 0.5, view.width + 1, view.height + 1);
        this.drawAxes(context, left, top, muted);
        context.save();
        context.translate(left, top);
        context.beginPath();
        context.rect(0, 0, view.width, view.height);
        context.clip();
        if (this.prior && this.isPlane) for (const deviations of [1, 2]) {
            context.strokeStyle = muted;
            context.setLineDash([2, 3]);
            context.beginPath();
            context.arc(...this.pixel(0, 0), deviations * view.sx, 0, 7);
            context.stroke();
            context.setLineDash([]);
        }
        this.drawWay(context);
        for (const [row, color] of [[explorer.pinned, ink], [explorer.hovered, ink]]) {
            if (row < 0) continue;
            const [x, y] = this.pixel(this.points[2 * row], this.points[2 * row + 1]);
            for (const [style, width] of [[paper, 5], [color, 2]]) {
                context.strokeStyle = style;
                context.lineWidth = width;
                context.beginPath();
                context.arc(x, y, row === explorer.hovered ? 7 : 5, 0, 7);
                context.stroke();
            }
        }
        context.lineWidth = 1.5;
        context.strokeStyle = ink;
        if (this.path) {
            context.beginPath();
            for (let i = 0; i < this.path.length; i += 2) context.lineTo(this.path[i], this.path[i + 1]);
            context.closePath();
            context.setLineDash([4, 3]);
            context.stroke();
            context.setLineDash([]);
        }
        if (this.cursor && this.overlay.matches(":focus")) {
            const [x, y] = this.cursor;
            for (const [dx, dy] of [[9, 0], [0, 9]]) {
                context.beginPath();
                context.moveTo(x - dx, y - dy);
                context.lineTo(x + dx, y + dy);
                context.stroke();
            }
        }
        context.restore();
    }

    drawAxes(context, left, top, color) {
        const { view } = this, low = this.point(0, view.height), high = this.point(view.width, 0);
        context.fillStyle = context.strokeStyle = color;
        context.textAlign = "center";
        const bottom = top + view.height;
        for (const tick of ticks(low[0], high[0], 4)) {
            const x = left + this.pixel(tick, 0)[0];
            context.fillRect(x, bottom, 1, 3);
            context.fillText(numberText(tick), x, bottom + 14);
        }
        const name = place => shortened(context, this.axes[place] ?? "", view.width - 10);
        context.fillText(name(this.axesShown[0]), left + view.width / 2, bottom + 27);
        if (!this.isPlane) return;
        for (const tick of ticks(low[1], high[1], 4)) {
            const y = top + this.pixel(0, tick)[1];
            context.fillRect(left - 3, y, 3, 1);
            context.textAlign = "right";
            context.fillText(numberText(tick), left - 5, y + 4);
        }
        context.translate(10, top + view.height / 2);
        context.rotate(-Math.PI / 2);
        context.textAlign = "center";
        context.fillText(name(this.axesShown[1]), 0, 0);
        context.rotate(Math.PI / 2);
        context.translate(-10, -top - view.height / 2);
    }

    drawWay(context) {
        const { way, theme } = this.explorer;
        if (!way) return;
        const ends = way.map(row => this.pixel(this.points[2 * row], this.points[2 * row + 1]));
        for (const [style, width] of [[theme.paper, 4], [theme.ink, 1.5]]) {
            context.strokeStyle = context.fillStyle = style;
            context.lineWidth = width;
            context.beginPath();
            for (const end of ends) context.lineTo(...end);
            context.stroke();
            context.beginPath();
            context.arc(...ends[1], width + 2, 0, 7);
            context.fill();
        }
    }
}
