// Networks that decode: the layers of Gibbous' own networks, for one row at a time.

/** y = x W + b, W by rows. Inputs of 0, which rectifiers give, cost nothing. */
function multiply(x, weights, bias, y) {
    const width = y.length;
    if (bias) y.set(bias);
    else y.fill(0);
    for (let i = 0, start = 0; i < x.length; i++, start += width) {
        const factor = x[i];
        if (factor === 0) continue;
        for (let j = 0; j < width; j++) y[j] += factor * weights[start + j];
    }
    return y;
}

/** Where pixels of a large image lie in a small one, for a convolution from the one to the other. */
function convolutionSizes(height, width, kernel, stride) {
    const along = length => {
        const small = Math.ceil(length / stride);
        return [small, Math.max(0, (small - 1) * stride + kernel - length) >> 1];
    };
    const [rows, top] = along(height), [columns, left] = along(width);
    return { rows, columns, top, left };
}

/** Calls for each pixel of the small image and each pixel of the large one that its kernel reaches. */
function forEachReach(height, width, kernel, stride, call) {
    const { rows, columns, top, left } = convolutionSizes(height, width, kernel, stride);
    for (let row = 0; row < rows; row++) {
        for (let ky = 0; ky < kernel; ky++) {
            const y = row * stride + ky - top;
            if (y < 0 || y >= height) continue;
            for (let column = 0; column < columns; column++) {
                for (let kx = 0; kx < kernel; kx++) {
                    const x = column * stride + kx - left;
                    if (x >= 0 && x < width) call(row * columns + column, y * width + x, ky * kernel + kx);
                }
            }
        }
    }
}

/** A layer that replaces each number by a function of it. */
function elementwise(apply) {
    return (layer, take, count) => {
        const y = new Float32Array(count);
        return x => {
            for (let i = 0; i < count; i++) y[i] = apply(x[i]);
            return y;
        };
    };
}

const logistic = x => 1 / (1 + Math.exp(-x));

/** The layers by their kind: each takes its numbers and returns a function from its input to its output. */
const layerKinds = {
    dense(layer, take) {
        const weights = take.weights(layer, layer.in * layer.out), bias = take.vector(layer.out);
        const y = new Float32Array(layer.out);
        return x => {
            multiply(x, weights, bias, y);
            if (layer.relu) for (let j = 0; j < y.length; j++) if (y[j] < 0) y[j] = 0;
            return y;
        };
    },
    norm(layer, take) {
        const gain = take.vector(layer.n), bias = take.vector(layer.n), y = new Float32Array(layer.n);
        return x => {
            let mean = 0, variance = 0;
            for (const value of x) mean += value / layer.n;
            for (const value of x) variance += (value - mean) ** 2 / layer.n;
            const factor = 1 / Math.sqrt(variance + layer.eps);
            for (let i = 0; i < layer.n; i++) y[i] = Math.max(0, (x[i] - mean) * factor * gain[i] + bias[i]);
            return y;
        };
    },
    fourier(layer, take) {
        const weights = take.weights(layer, layer.in * layer.sines), phases = take.vector(layer.sines);
        const sines = new Float32Array(layer.sines), y = new Float32Array(layer.in + layer.sines);
        return x => {
            y.set(x);
            y.set(multiply(x, weights, phases, sines).map(Math.sin), layer.in);
            return y;
        };
    },
    conv(layer, take) {
        const [height, width, channels] = layer.input, { kernel, stride, channels: outputs } = layer;
        const weights = take.weights(layer, kernel * kernel * channels * outputs), bias = take.vector(outputs);
        const { rows, columns } = convolutionSizes(height, width, kernel, stride);
        const y = new Float32Array(rows * columns * outputs);
        return x => {
            for (let i = 0; i < y.length; i += outputs) y.set(bias, i);
            forEachReach(height, width, kernel, stride, (small, large, tap) => {
                const target = small * outputs;
                for (let c = 0; c < channels; c++) {
                    const factor = x[large * channels + c], start = (tap * channels + c) * outputs;
                    if (factor !== 0) for (let o = 0; o < outputs; o++) y[target + o] += factor * weights[start + o];
                }
            });
            return y;
        };
    },
    deconv(layer, take) {
        const [height, width, outputs] = layer.output, { kernel, stride, channels } = layer;
        const weights = take.weights(layer, kernel * kernel * outputs * channels);
        const y = new Float32Array(height * width * outputs);
        return x => {
            y.fill(0);
            forEachReach(height, width, kernel, stride, (small, large, tap) => {
                const source = small * channels;
                for (let o = 0; o < outputs; o++) {
                    const start = (tap * outputs + o) * channels;
                    let sum = 0;
                    for (let c = 0; c < channels; c++) sum += x[source + c] * weights[start + c];
                    y[large * outputs + o] += sum;
                }
            });
            return y;
        };
    },
    residual(layer, take) {
        const weights = take.weights(layer, layer.in * layer.out), bias = take.vector(layer.out);
        const run = network(layer.layers, take, layer.in), y = new Float32Array(layer.out);
        return x => {
            multiply(x, weights, bias, y);
            const beside = run(x);
            for (let i = 0; i < y.length; i++) y[i] += beside[i];
            return y;
        };
    },
    offset(layer, take) {
        const offset = take.vector(layer.n);
        return x => offset.map((value, i) => x[i] + value);
    },
    scaling(layer, take) {
        const [centre, factor, offset] = [0, 1, 2].map(() => take.vector(layer.n));
        return x => offset.map((value, i) => (x[i] - centre[i]) * factor[i] + value);
    },
    clamp(layer, take) {
        const lower = take.vector(layer.n), upper = take.vector(layer.n);
        return x => lower.map((value, i) => Math.min(Math.max(x[i], value), upper[i]));
    },
    gelu: elementwise(x => x * logistic(2 * 0.79788456 * (x + 0.044715 * x * x * x))),
    logistic: elementwise(logistic),
    softplus: elementwise(x => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),
    expm1: elementwise(Math.expm1),
    log1p: elementwise(Math.log1p),
    bernoulli: elementwise(x => 0.5 + (Math.abs(x) < 0.3
        ? x * (1 / 12 - x * x / 720) : 0.5 / Math.tanh(x / 2) - 1 / x)),
};

/** The numbers of inputs and outputs of a layer that follows so many outputs. */
function layerSizes(layer, before) {
    const image = layer.input ?? layer.output;
    if (!image) {
        const inputs = layer.in ?? layer.n ?? before;
        return [inputs, layer.t === "fourier" ? inputs + layer.sines : layer.out ?? inputs];
    }
    const { rows, columns } = convolutionSizes(image[0], image[1], layer.kernel, layer.stride);
    const sizes = [image[0] * image[1] * image[2], rows * columns * layer.channels];
    return layer.input ? sizes : sizes.reverse();
}

/** Layers one after the other, as one function. */
function network(layers, take, inputs) {
    const steps = [];
    for (const layer of layers) {
        if (!Object.hasOwn(layerKinds, layer.t)) throw new Error(`unknown layer ${layer.t}`);
        const [expected, outputs] = layerSizes(layer, inputs);
        if (expected !== inputs) throw new Error(`${inputs} inputs for ${expected} of layer ${layer.t}`);
        steps.push(layerKinds[layer.t](layer, take, inputs));
        inputs = outputs;
    }
    return x => steps.reduce((values, step) => step(values), x);
}

/** A decoder from its description and numbers: a function from a code to a row, whose array it uses again. */
function makeDecoder(description, latent, halves, singles) {
    let half = 0, single = 0;
    const next = (numbers, start, count) => {
        if (start + count > numbers.length) throw new Error("too few weights");
        return numbers.subarray(start, start + count);
    };
    const take = {
        vector: count => next(singles, (single += count) - count, count),
        weights: (layer, count) => (layer.w32 ? take.vector(count) : next(halves, (half += count) - count, count)),
    };
    const run = network(description.layers, take, latent);
    if (half !== halves.length || single !== singles.length) throw new Error("too many weights");
    return run;
}
