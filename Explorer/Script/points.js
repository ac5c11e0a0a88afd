// Points of a panel: by WebGL2, or where there is none, pixel by pixel.

const vertexShader = `#version 300 es
in vec2 point; in vec4 color; uniform vec2 scale, offset; uniform float size, opacity; out vec4 shade;
void main() {
    gl_Position = color.a == 0.0 ? vec4(2, 2, 2, 1) : vec4(point * scale + offset, 0, 1);
    gl_PointSize = size;
    float alpha = color.a * opacity;
    shade = vec4(color.rgb * alpha, alpha);
}`;
const fragmentShader = `#version 300 es
precision highp float; in vec4 shade; uniform float size; out vec4 result;
void main() {
    float edge = size < 2.5 ? 1.0 : clamp(size * (0.5 - length(gl_PointCoord - 0.5)) + 0.5, 0.0, 1.0);
    result = shade * edge;
}`;

/** Draws points with the graphics processor, or what stands in for it. */
class PointPainter {
    constructor(canvas, order) {
        const gl = canvas.getContext("webgl2", { antialias: false });
        if (!gl) throw new Error("no WebGL2");
        this.gl = gl;
        this.canvas = canvas;
        this.order = order;
        const program = gl.createProgram();
        for (const [kind, source] of [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]]) {
            const shader = gl.createShader(kind);
            gl.shaderSource(shader, source);
            gl.compileShader(shader);
            gl.attachShader(program, shader);
        }
        gl.linkProgram(program);
        if (!gl.getProgramParameter(program, gl.LINK_STATUS)) throw new Error("no shaders");
        gl.useProgram(program);
        this.uniforms = {};
        for (const name of ["scale", "offset", "size", "opacity"]) {
            this.uniforms[name] = gl.getUniformLocation(program, name);
        }
        this.buffers = ["point", "color"].map((name, i) => {
            const buffer = gl.createBuffer(), place = gl.getAttribLocation(program, name);
            gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
            gl.enableVertexAttribArray(place);
            if (i) gl.vertexAttribPointer(place, 4, gl.UNSIGNED_BYTE, true, 0, 0);
            else gl.vertexAttribPointer(place, 2, gl.FLOAT, false, 0, 0);
            return buffer;
        });
        this.indices = [order, null].map(rows => this.indexBuffer(rows));
        gl.enable(gl.BLEND);
        gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    }

    indexBuffer(rows, buffer = this.gl.createBuffer()) {
        this.gl.bindBuffer(this.gl.ELEMENT_ARRAY_BUFFER, buffer);
        if (rows) this.gl.bufferData(this.gl.ELEMENT_ARRAY_BUFFER, rows, this.gl.STATIC_DRAW);
        return buffer;
    }

    fill(buffer, values) {
        this.gl.bindBuffer(this.gl.ARRAY_BUFFER, buffer);
        this.gl.bufferData(this.gl.ARRAY_BUFFER, values, this.gl.STATIC_DRAW);
    }

    setPoints(points) { this.fill(this.buffers[0], points); }

    /** Colours of all rows, and the rows that lie in front; null for none. */
    setColors(colors, front) {
        this.fill(this.buffers[1], colors);
        this.front = front;
        if (front) this.indexBuffer(front, this.indices[1]);
    }

    draw(view, size, opacity) {
        const { gl, uniforms, canvas } = this;
        gl.viewport(0, 0, canvas.width, canvas.height);
        gl.clearColor(0, 0, 0, 0);
        gl.clear(gl.COLOR_BUFFER_BIT);
        const factors = [2 * view.sx / view.width, 2 * view.sy / view.height];
        gl.uniform2f(uniforms.scale, ...factors);
        gl.uniform2f(uniforms.offset, -view.x * factors[0], -view.y * factors[1]);
        [this.order, this.front].forEach((rows, i) => {
            if (!rows) return;
            gl.uniform1f(uniforms.size, size * view.density * (i ? 1.4 : 1));
            gl.uniform1f(uniforms.opacity, i ? 1 : opacity);
            gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, this.indices[i]);
            gl.drawElements(gl.POINTS, rows.length, gl.UNSIGNED_INT, 0);
        });
    }
}

/** Draws points as squares into a picture, opaque: the last one wins. */
class PointPicture {
    constructor(canvas, order) {
        this.context = canvas.getContext("2d");
        this.order = order;
    }

    setPoints(points) { this.points = points; }

    setColors(colors, front) {
        this.colors = colors;
        this.front = front;
    }

    draw(view, size) {
        const { width, height } = this.context.canvas;
        const picture = this.context.createImageData(width, height);
        const pixels = new Uint32Array(picture.data.buffer), { points, colors } = this;
        const [sx, sy] = [view.sx * view.density, view.sy * view.density];
        [this.order, this.front].forEach((rows, isFront) => {
            const side = Math.max(1, Math.round(size * view.density * (isFront ? 1.4 : 1)));
            for (const row of rows ?? []) {
                const color = colors[row];
                if (color >>> 24 === 0) continue;
                const left = Math.round((points[2 * row] - view.x) * sx + (width - side) / 2);
                const top = Math.round((view.y - points[2 * row + 1]) * sy + (height - side) / 2);
                if (left < 0 || top < 0 || left + side > width || top + side > height) continue;
                for (let y = top; y < top + side; y++) pixels.fill(color, y * width + left, y * width + left + side);
            }
        });
        this.context.putImageData(picture, 0, 0);
    }
}
