// Rows as they are looked at: images, curves, profiles.

const differenceStops = ["#2166ac", "#92c5de", "#f7f7f7", "#f4a582", "#b2182b"];

/** Fills a canvas with pixels side by side: `color(x, y)` gives red, green, blue and opacity. */
function drawPixels(canvas, width, height, color) {
    Object.assign(canvas, { width, height });
    canvas.style.aspectRatio = width / height;
    const pen = canvas.getContext("2d"), picture = pen.createImageData(width, height);
    for (let i = 0; i < width * height; i++) picture.data.set(color(i % width, Math.floor(i / width)), 4 * i);
    pen.putImageData(picture, 0, 0);
}

/** Images side by side, a pixel apart, which the style enlarges. What is missing is left out. */
function drawImages(canvas, images) {
    const { width, height, channels, low, high } = data, step = width + 1;
    drawPixels(canvas, step * images.length - 1, height, (x, y) => {
        const values = images[Math.floor(x / step)], start = (y * width + x % step) * channels;
        if (!values || x % step === width || Number.isNaN(values[start])) return [0, 0, 0, 0];
        const part = c => 255 * (values[start + (channels === 3 ? c : 0)] - low) / (high - low || 1);
        return [part(0), part(1), part(2), 255];
    });
}

/** A difference of images: blue where it is below 0, red above. */
function drawDifference(canvas, values) {
    const { width, height, channels } = data, stops = differenceStops.map(colorParts);
    const most = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    drawPixels(canvas, width, height, (x, y) => {
        const start = (y * width + x) * channels, mean = values.slice(start, start + channels)
            .reduce((sum, value) => sum + value / channels, 0);
        return [...colorAlong(stops, 0.5 + mean / most / 2), 255];
    });
}

/** Curves or profiles over each other. Series are {values, color, thick}. */
function drawValues(canvas, series) {
    const width = canvas.clientWidth || 300;
    if (data.kind === "profile") drawProfiles(canvas, series, width);
    else drawCurves(canvas, series, width, 150);
}

/** Curves over the axis of the features. */
function drawCurves(canvas, series, width, height) {
    const drawing = new Drawing(canvas, width, height), { axis } = data, [{ values: { length } }] = series;
    const xs = axis?.values ?? Array.from({ length }, (_, i) => i + 1);
    const numbers = series.flatMap(({ values }) => [...values]).filter(value => !Number.isNaN(value));
    const [low, high] = [Math.min, Math.max].map(most => numbers.reduce((a, b) => most(a, b), numbers[0]));
    const [left, right, top, bottom] = [44, width - 6, 6, height - 28], [first, last] = [xs[0], xs[length - 1]];
    const x = value => left + (value - first) / (last - first || 1) * (right - left);
    const y = value => bottom - (value - low) / (high - low || 1) * (bottom - top);
    for (const tick of ticks(low, high, 3)) {
        drawing.polyline([[left, y(tick)], [right, y(tick)]], theme.grid);
        drawing.words(numberText(tick), left - 5, y(tick) + 4, theme.muted, "right");
    }
    for (const tick of ticks(Math.min(first, last), Math.max(first, last), 4)) {
        drawing.words(numberText(tick), Math.min(right - 12, x(tick)), bottom + 13, theme.muted);
    }
    drawing.words(axis?.title ?? "feature", (left + right) / 2, height - 3, theme.muted);
    for (const { values, color, thick } of series) {
        drawing.polyline(Array.from(values, (value, i) => [x(xs[i]), y(value)]), color, thick ? 2 : 1.25);
    }
}

/** Profiles: a line for each feature, on which every series has a dot between its least and its largest value. */
function drawProfiles(canvas, series, width) {
    const height = profileFeatures.length * 15 + 4, drawing = new Drawing(canvas, width, height);
    const left = Math.min(130, width * 0.4), right = width - 8;
    canvas.style.height = `${height}px`;
    profileFeatures.forEach(({ index, name, low, high }, i) => {
        const y = i * 15 + 9;
        drawing.polyline([[left, y], [right, y]], theme.grid);
        drawing.words(name, left - 8, y + 4, theme.ink, "right", left - 10);
        for (const { values, color, thick } of series) {
            const part = Math.min(1, Math.max(0, (values[index] - low) / (high - low || 1)));
            if (!Number.isNaN(part)) drawing.circle([left + part * (right - left), y], thick ? 4 : 3, color);
        }
    });
}
