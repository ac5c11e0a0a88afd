// Planes: limits, ticks, what lies in a polygon, what lies near a point.

/** True if a point is inside a polygon, given as [x, y, x, y, ...] (even-odd rule). */
function isInside(polygon, x, y) {
    let inside = false;
    for (let i = 0, j = polygon.length - 2; i < polygon.length; j = i, i += 2) {
        const [xi, yi, xj, yj] = [polygon[i], polygon[i + 1], polygon[j], polygon[j + 1]];
        if ((yi > y) !== (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) inside = !inside;
    }
    return inside;
}

/** The rows whose points, [x, y, x, y, ...], are inside a polygon. */
function rowsInside(points, polygon) {
    const bounds = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < polygon.length; i += 2) {
        for (const axis of [0, 1]) {
            bounds[axis] = Math.min(bounds[axis], polygon[i + axis]);
            bounds[axis + 2] = Math.max(bounds[axis + 2], polygon[i + axis]);
        }
    }
    const [left, bottom, right, top] = bounds;
    const rows = [];
    for (let i = 0; i < points.length; i += 2) {
        const x = points[i], y = points[i + 1];
        if (x >= left && x <= right && y >= bottom && y <= top && isInside(polygon, x, y)) rows.push(i >> 1);
    }
    return rows;
}

/** A path without the points that are nearer to the one before than a distance. */
function thinned(path, distance) {
    const result = path.slice(0, 2);
    for (let i = 2; i < path.length; i += 2) {
        const length = result.length;
        if (Math.hypot(path[i] - result[length - 2], path[i + 1] - result[length - 1]) >= distance) {
            result.push(path[i], path[i + 1]);
        }
    }
    return result;
}

/** The range of an axis: all of its values, or their middle 99.8 % where a few lie far off. */
function axisLimits(points, axis) {
    const step = Math.max(1, Math.floor(points.length / 2 / 50000));
    const values = [];
    let low = Infinity, high = -Infinity;
    for (let i = axis; i < points.length; i += 2) {
        const value = points[i];
        if (value < low) low = value;
        if (value > high) high = value;
        if ((i >> 1) % step === 0) values.push(value);
    }
    if (!(low <= high)) return [-1, 1];
    values.sort((a, b) => a - b);
    const inner = [0.001, 0.999].map(part => values[Math.round(part * (values.length - 1))]);
    if (high - low > 1.5 * (inner[1] - inner[0]) && inner[1] > inner[0]) [low, high] = inner;
    return high > low ? [low, high] : [low - 1, high + 1];
}

/** Round numbers between two limits, about so many. */
function ticks(low, high, count) {
    const rough = (high - low) / count;
    if (!(rough > 0 && Number.isFinite(rough))) return [];
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = power * [1, 2, 5, 10].find(factor => factor * power >= rough * 0.999);
    const result = [];
    for (let i = Math.ceil(low / step); i * step <= high; i++) result.push(Number((i * step).toPrecision(12)));
    return result;
}

/** Points in cells, by which the nearest one is found at once. */
class PointGrid {
    constructor(points, limits) {
        const count = points.length >> 1;
        this.points = points;
        this.side = Math.max(1, Math.min(512, Math.ceil(Math.sqrt(count / 2))));
        [[this.left, this.right], [this.bottom, this.top]] = limits;
        const cells = new Uint32Array(count);
        this.starts = new Uint32Array(this.side * this.side + 1);
        for (let row = 0; row < count; row++) {
            const cell = this.column(points[2 * row]) + this.side * this.line(points[2 * row + 1]);
            cells[row] = cell;
            this.starts[cell + 1]++;
        }
        for (let i = 1; i < this.starts.length; i++) this.starts[i] += this.starts[i - 1];
        const next = this.starts.slice();
        this.rows = new Uint32Array(count);
        for (let row = 0; row < count; row++) this.rows[next[cells[row]]++] = row;
    }

    place(part) { return Math.min(this.side - 1, Math.max(0, Math.floor(part * this.side) || 0)); }
    column(x) { return this.place((x - this.left) / (this.right - this.left)); }
    line(y) { return this.place((y - this.bottom) / (this.top - this.bottom)); }

    /** The row nearest to a point within a distance, of those that are allowed; -1 if there is none. */
    nearest(x, y, distance, allows) {
        let best = -1, least = distance * distance;
        for (let line = this.line(y - distance); line <= this.line(y + distance); line++) {
            const start = this.starts[line * this.side + this.column(x - distance)];
            const end = this.starts[line * this.side + this.column(x + distance) + 1];
            for (let i = start; i < end; i++) {
                const row = this.rows[i];
                const squared = (this.points[2 * row] - x) ** 2 + (this.points[2 * row + 1] - y) ** 2;
                if (squared <= least && allows(row)) [best, least] = [row, squared];
            }
        }
        return best;
    }
}

/** A fixed order of rows as if shuffled: none of a file's order is left, and no class covers all others. */
function shuffledRows(count) {
    const rows = Uint32Array.from({ length: count }, (_, i) => i);
    for (let i = count - 1, state = 1; i > 0; i--) {
        state = Math.imul(state, 1664525) + 1013904223 >>> 0;
        const j = Math.floor(state / 4294967296 * (i + 1));
        [rows[i], rows[j]] = [rows[j], rows[i]];
    }
    return rows;
}
