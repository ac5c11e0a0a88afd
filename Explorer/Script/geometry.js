// Planes: the codes in them, limits, ticks, what lies in a polygon, what lies near a point.

/** True if a point is inside a polygon, [[x, y], ...] (even-odd rule). */
function isInside(polygon, x, y) {
    let inside = false;
    polygon.forEach(([xi, yi], i) => {
        const [xj, yj] = polygon.at(i - 1);
        if ((yi > y) !== (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi) inside = !inside;
    });
    return inside;
}

/** The rows whose points, [x, y, x, y, ...], are inside a polygon. */
function rowsInside(spots, polygon) {
    const bound = (most, axis) => polygon.reduce((bound, point) => most(bound, point[axis]), polygon[0][axis]);
    const [left, bottom, right, top] = [Math.min, Math.max].flatMap(most => [bound(most, 0), bound(most, 1)]);
    const rows = [];
    for (let row = 0; 2 * row < spots.length; row++) {
        const x = spots[2 * row], y = spots[2 * row + 1];
        if (x >= left && x <= right && y >= bottom && y <= top && isInside(polygon, x, y)) rows.push(row);
    }
    return rows;
}

/** The code nearest to another among those at some places along directions of unit length, each step along one of them
 * (Kaczmarz's method, which needs a single round where they are at right angles). */
function codeInPlane(code, directions, places) {
    code = code.slice();
    for (let round = 0; round < 99; round++) directions.forEach((direction, axis) => {
        const step = direction.reduce((rest, weight, i) => rest - weight * code[i], places[axis]);
        direction.forEach((weight, i) => { code[i] += step * weight; });
    });
    return code;
}

/** The range of an axis: all of its values, or their middle 99.8 % where a few lie far off. */
function axisLimits(spots, axis) {
    const count = spots.length >> 1, step = Math.ceil(count / 2e4) || 1;
    let low = Infinity, high = -Infinity;
    for (let i = axis; i < spots.length; i += 2) {
        const value = spots[i];
        if (value < low) low = value;
        if (value > high) high = value;
    }
    const some = new Float32Array(Math.ceil(count / step)).map((_, i) => spots[2 * i * step + axis]).sort();
    const inner = [0.001, 0.999].map(part => some[Math.round(part * (some.length - 1))]);
    if (high - low > 1.5 * (inner[1] - inner[0]) && inner[1] > inner[0]) [low, high] = inner;
    return high > low ? [low, high] : count ? [low - 1, high + 1] : [-1, 1];
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
    constructor(spots, limits) {
        const count = spots.length >> 1;
        this.spots = spots;
        this.limits = limits;
        this.side = Math.max(1, Math.min(512, Math.ceil(Math.sqrt(count / 2))));
        const cells = new Uint32Array(count);
        this.starts = new Uint32Array(this.side * this.side + 1);
        for (let row = 0; row < count; row++) {
            const cell = this.along(0, spots[2 * row]) + this.side * this.along(1, spots[2 * row + 1]);
            cells[row] = cell;
            this.starts[cell + 1]++;
        }
        for (let i = 1; i < this.starts.length; i++) this.starts[i] += this.starts[i - 1];
        const next = this.starts.slice();
        this.rows = new Uint32Array(count);
        for (let row = 0; row < count; row++) this.rows[next[cells[row]]++] = row;
    }

    /** The place among cells of a number along an axis. */
    along(axis, value) {
        const { side, limits } = this, [low, high] = limits[axis];
        return Math.min(side - 1, Math.max(0, Math.floor((value - low) / (high - low) * side) || 0));
    }

    /** The row nearest to a point within a distance, in pixels, of those that are allowed; -1 if there is none. */
    nearest([x, y], [sx, sy], distance, allows) {
        const { starts, spots, side } = this, dx = distance / sx, dy = distance / sy;
        let best = -1, least = distance ** 2;
        for (let line = this.along(1, y - dy); line <= this.along(1, y + dy); line++) {
            const end = starts[line * side + this.along(0, x + dx) + 1];
            for (let i = starts[line * side + this.along(0, x - dx)]; i < end; i++) {
                const row = this.rows[i], squared = ((spots[2 * row] - x) * sx) ** 2 + ((spots[2 * row + 1] - y) * sy) ** 2;
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
