// Points of a panel: by WebGL2, or where there is none or a slow one, pixel by pixel.

const vertexShader = `#version 300 es
in vec2 point;in vec4 color;uniform vec2 scale,offset;uniform float size,opacity;out vec4 shade;
void main(){
gl_Position=color.a==0.?vec4(2,2,2,1):vec4(point*scale+offset,0,1);
gl_PointSize=size;
shade=vec4(color.rgb,1)*color.a*opacity;
}`;
const fragmentShader = `#version 300 es
precision highp float;in vec4 shade;uniform float size;out vec4 result;
void main(){
result=shade*(size<2.5?1.:clamp(size*(.5-length(gl_PointCoord-.5))+.5,0.,1.));
}`;

/** Draws points with the graphics processor, or what stands in for it. */
class PointPainter {
    constructor(canvas) {
        const gl = canvas.getContext("webgl2", { "antialias": false });
        if (!gl) throw new Error("no WebGL2");
        // Where a processor stands in for a graphics card, pictures are faster. Some browsers name it by an extension alone, which others warn of.
        let name = gl.getParameter(gl.RENDERER);
        if (/^WebKit/.test(name) && gl.getExtension("WEBGL_debug_renderer_info")) name = gl.getParameter(0x9246);
        if (rowCount > 2e4 && /swiftshader|llvmpipe|software|basic render/i.test(name)) throw new Error("slow WebGL2");
        this.gl = gl;
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
        this.indices = [gl.createBuffer(), gl.createBuffer()];
        this.fillIndices(0, shuffled);
        gl.enable(gl.BLEND);
        gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    }

    fillIndices(place, rows) {
        const { gl, indices } = this;
        gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices[place]);
        gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, rows, gl.STATIC_DRAW);
    }

    fill(place, values) {
        const { gl, buffers } = this;
        gl.bindBuffer(gl.ARRAY_BUFFER, buffers[place]);
        gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
    }

    setPoints(spots) { this.fill(0, spots); }

    setColors() {
        this.fill(1, rowColors);
        if (front) this.fillIndices(1, front);
    }

    paint(sight, size, opacity) {
        const { gl, uniforms, indices } = this, { drawingBufferWidth, drawingBufferHeight } = gl;
        gl.viewport(0, 0, drawingBufferWidth, drawingBufferHeight);
        gl.clear(gl.COLOR_BUFFER_BIT);
        const scale = [2 * sight.sx / sight.width, 2 * sight.sy / sight.height];
        gl.uniform2f(uniforms.scale, ...scale);
        gl.uniform2f(uniforms.offset, -sight.x * scale[0], -sight.y * scale[1]);
        [shuffled, front].forEach((rows, i) => {
            if (!rows) return;
            gl.uniform1f(uniforms.size, size * density() * (i ? 1.4 : 1));
            gl.uniform1f(uniforms.opacity, i ? 1 : opacity);
            gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, indices[i]);
            gl.drawElements(gl.POINTS, rows.length, gl.UNSIGNED_INT, 0);
        });
    }
}

/** Draws points as discs into a picture: as many as there is time for, which are some of all since they are shuffled, and all when
 * nothing has moved for a while. */
class PointPicture {
    constructor(canvas) {
        this.pen = canvas.getContext("2d", { "willReadFrequently": true });
        this.pointsInTime = Infinity;
    }

    /** What is to be drawn, in the order of drawing, so that memory is read in order. */
    setPoints(spots) {
        this.spots = new Float32Array(spots.length);
        shuffled.forEach((row, i) => this.spots.set([spots[2 * row], spots[2 * row + 1]], 2 * i));
    }

    setColors() { this.colors = rowColors.map((_, i) => rowColors[shuffled[i]]); }

    paint(sight, size, opacity, isWhole) {
        const { pen, spots, colors } = this, { width, height } = pen.canvas, began = performance.now();
        const picture = pen.createImageData(width, height), pixels = new Uint32Array(picture.data.buffer);
        const [sx, sy] = [sight.sx * density(), sight.sy * density()];
        const count = isWhole ? rowCount : Math.min(rowCount, this.pointsInTime);
        pixels.fill(packedColor(colorParts(theme.paper)));
        for (const isFront of front ? [false, true] : [false]) {
            const side = Math.max(1, Math.round(size * density() * (isFront ? 1.4 : 1)));
            // What a line of a disc leaves free at both ends; small ones are squares.
            const free = Array.from({ length: side }, (_, i) =>
                (side < 4 ? 0 : Math.round(side / 2 - Math.sqrt((i + 0.5) * (side - i - 0.5)))));
            const x = (width - side + 1) / 2 - sight.x * sx, y = (height - side + 1) / 2 + sight.y * sy;
            for (let k = 0; k < count; k++) {
                const color = colors[k], left = spots[2 * k] * sx + x | 0, top = y - spots[2 * k + 1] * sy | 0;
                let part = color >>> 24;
                if (!part || isFront && part < 255 || left < 0 || top < 0 || left + side > width || top + side > height) continue;
                if (!isFront) part = part * opacity | 0;
                const first = color & 0xff00ff, second = color >>> 8 & 0xff, whole = 255 - part;
                for (let line = 0; line < side; line++) {
                    const start = (top + line) * width + left, end = start + side - free[line];
                    for (let i = start + free[line]; i < end; i++) {
                        // Red and blue at once, then green.
                        const under = pixels[i];
                        pixels[i] = (first * part + (under & 0xff00ff) * whole >>> 8) & 0xff00ff
                            | (second * part + (under >>> 8 & 0xff) * whole) & 0xff00 | 0xff000000;
                    }
                }
            }
        }
        pen.putImageData(picture, 0, 0);
        clearTimeout(this.later);
        this.pointsInTime = 40 * count / (performance.now() - began + 0.1);
        if (count < rowCount) this.later = setTimeout(() => this.paint(sight, size, opacity, true), 200);
    }
}
