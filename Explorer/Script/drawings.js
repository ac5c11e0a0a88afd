// Rows as they are looked at: images, curves, profiles.

const differenceStops = ["#2166ac", "#92c5de", "#f7f7f7", "#f4a582", "#b2182b"];

/** Pixels of an image between the values that are drawn black and white; missing ones are left out. */
function imagePixels(values, data, pixels, left, stride) {
    const { height, width, channels } = data, range = data.high - data.low || 1;
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            const source = (y * width + x) * channels, target = 4 * (y * stride + left + x);
            for (let c = 0; c < 3; c++) {
                const value = values[source + (channels === 3 ? c : 0)];
                pixels[target + c] = 255 * (value - data.low) / range;
            }
            pixels[target + 3] = Number.isNaN(values[source]) ? 0 : 255;
        }
    }
}

/** Images side by side, a pixel apart, which the style enlarges. */
function drawImages(canvas, images, data) {
    const step = data.width + 1, total = step * images.length - 1;
    canvas.width = total;
    canvas.height = data.height;
    canvas.style.aspectRatio = `${total} / ${data.height}`;
    const context = canvas.getContext("2d"), picture = context.createImageData(total, data.height);
    images.forEach((values, i) => { if (values) imagePixels(values, data, picture.data, i * step, total); });
    context.putImageData(picture, 0, 0);
}

/** A difference of images: blue where it is below 0, red above. */
function drawDifference(canvas, values, data) {
    const stops = differenceStops.map(colorParts), { height, width, channels } = data;
    const most = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    const context = Object.assign(canvas, { width, height }).getContext("2d");
    const picture = context.createImageData(width, height);
    for (let i = 0; i < width * height; i++) {
        let sum = 0;
        for (let c = 0; c < channels; c++) sum += values[i * channels + c] / channels;
        picture.data.set([...colorAlong(stops, 0.5 + sum / most / 2), 255], 4 * i);
    }
    context.putImageData(picture, 0, 0);
    canvas.style.aspectRatio = `${width} / ${height}`;
}

/** Curves over the axis of the features. Series are {values, color, width, dashed}. */
function drawCurves(canvas, series, data, colors, [width, height]) {
    const context = prepared(canvas, width, height);
    const count = series[0]?.values.length ?? 0;
    const xs = data.axis?.values ?? Array.from({ length: count }, (_, i) => i + 1);
    let low = data.low ?? Infinity, high = data.high ?? -Infinity;
    if (data.low === undefined || data.low === null) for (const { values } of series) {
        for (const value of values) {
            if (value < low) low = value;
            if (value > high) high = value;
        }
    }
    if (!(high > low)) [low, high] = [(low || 0) - 1, (low || 0) + 1];
    const [left, right, top, bottom] = [44, width - 6, 6, height - 28];
    const [first, last] = [xs[0], xs[count - 1]];
    const x = value => left + (value - first) / (last - first || 1) * (right - left);
    const y = value => bottom - (value - low) / (high - low) * (bottom - top);
    context.strokeStyle = colors.grid;
    context.fillStyle = colors.muted;
    for (const tick of ticks(low, high, 3)) {
        context.beginPath();
        context.moveTo(left, y(tick));
        context.lineTo(right, y(tick));
        context.stroke();
        context.textAlign = "right";
        context.fillText(numberText(tick), left - 5, y(tick) + 4);
    }
    context.textAlign = "center";
    for (const tick of ticks(Math.min(first, last), Math.max(first, last), 4)) {
        context.fillText(numberText(tick), Math.min(right - 12, Math.max(left + 8, x(tick))), bottom + 13);
    }
    const unit = data.axis?.unit ? ` (${data.axis.unit})` : "";
    context.fillText((data.axis?.title ?? "feature") + unit, (left + right) / 2, height - 3);
    context.lineJoin = "round";
    for (const { values, color, width: lineWidth, dashed } of series) {
        context.strokeStyle = color;
        context.lineWidth = lineWidth ?? 1.25;
        context.setLineDash(dashed ? [4, 3] : []);
        context.beginPath();
        let isOn = false;
        for (let i = 0; i < count; i++) {
            if (Number.isNaN(values[i])) isOn = false;
            else if (isOn) context.lineTo(x(xs[i]), y(values[i]));
            else isOn = !context.moveTo(x(xs[i]), y(values[i]));
        }
        context.stroke();
    }
}

/** Profiles of a table's rows: a line for each feature, on which every series has a dot, from its least to its largest value. */
function drawProfiles(canvas, series, features, colors, width) {
    const line = 15, context = prepared(canvas, width, features.length * line + 4);
    const left = Math.min(130, width * 0.4), right = width - 8;
    features.forEach(({ index, name, low, high }, i) => {
        const y = i * line + line / 2 + 2;
        context.strokeStyle = colors.grid;
        context.lineWidth = 1;
        context.beginPath();
        context.moveTo(left, y);
        context.lineTo(right, y);
        context.stroke();
        context.fillStyle = colors.ink;
        context.textAlign = "right";
        context.fillText(shortened(context, name, left - 10), left - 6, y + 4);
        for (const { values, color, width: size } of series) {
            const part = (values[index] - low) / (high - low || 1);
            if (Number.isNaN(part)) continue;
            context.fillStyle = color;
            context.beginPath();
            context.arc(left + Math.min(1, Math.max(0, part)) * (right - left), y, size > 1.25 ? 4 : 3, 0, 7);
            context.fill();
        }
    });
}

/** A text cut so that it fits. */
function shortened(context, text, width) {
    if (context.measureText(text).width <= width) return text;
    let end = Math.min(text.length, 40);
    while (end > 1 && context.measureText(text.slice(0, end) + "\u2026").width > width) end--;
    return text.slice(0, end) + "\u2026";
}
