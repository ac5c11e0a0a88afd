// A panel's part of the page: title, axes to choose, sliders, and what pointer and keys do.

const keyHelp = "Arrow keys move a cursor, with Shift the view; + and \u2212 zoom, 0 shows everything; Enter holds the row at "
    + "the cursor, Space starts and ends a box, W a path between two rows; Escape lets go.";

Object.assign(Panel.prototype, {
    build() {
        this.canvas = element("canvas.gx-points", null);
        this.overlay = element("canvas", {
            className: "gx-overlay", tabIndex: 0, role: "application",
            "aria-label": `${this.name}: points of all rows. ${keyHelp}`,
        });
        const icon = (text, name, action) => button(text, action, { className: "gx-icon", title: name, "aria-label": name });
        const choosers = this.codes.length < 3 ? [] : this.axesShown.map((place, i) =>
            labelled(i ? "y" : "x", menu(this.axes, place, chosen => {
                this.axesShown[i] = chosen;
                this.place();
            })));
        const title = element("h3", null, this.name);
        title.style.borderColor = this.color;
        this.node = element("div.gx-panel", null,
            element("div.gx-head", null, title, ...choosers,
                icon("+", `${this.name}: zoom in`, () => this.zoom(1.5)),
                icon("\u2212", `${this.name}: zoom out`, () => this.zoom(1 / 1.5)),
                icon("\u21ba", `${this.name}: show everything`, () => this.fit())),
            element("div.gx-plot", null, this.canvas, this.overlay));
        this.listen();
    },

    /** Sliders along all dimensions of a code, where a plane can't show them all. */
    addSliders() {
        if (this.latent < 3) return;
        const { explorer } = this;
        this.sliders = this.dims.map((dim, place) => {
            const { low, high } = this.codes[place];
            return element("input", {
                type: "range", min: low, max: high, step: (high - low) / 500 || 1, value: this.base[dim],
                "aria-label": `${this.name}, ${this.axes[place]}`,
                oninput: event => {
                    this.base[dim] = Number(event.target.value);
                    explorer.showDecoded(this, this.base);
                },
            });
        });
        this.node.append(element("details.gx-sliders", null,
            element("summary", null, "Move along each dimension"),
            ...this.sliders.map((slider, place) => labelled(this.axes[place], slider))));
    },

    /** Puts the sliders where a code is. */
    moveSliders(code) {
        if (!this.sliders || !code) return;
        this.base = code.slice();
        this.sliders.forEach((slider, place) => { slider.value = code[this.dims[place]]; });
    },

    place2D(event) {
        const bounds = this.canvas.getBoundingClientRect();
        return [event.clientX - bounds.left, event.clientY - bounds.top];
    },

    listen() {
        const { overlay, explorer } = this;
        const pointed = onceAFrame((px, py) => this.lookAt(px, py));
        let tool = null, start = null, last = null;
        overlay.addEventListener("pointermove", event => {
            const [px, py] = this.place2D(event);
            if (!start) return pointed(px, py);
            if (tool === "move") this.pan(px - last[0], py - last[1]);
            else this.drag(tool, start, [px, py]);
            last = [px, py];
        });
        overlay.addEventListener("pointerdown", event => {
            if (event.button !== 0 || !this.points) return;
            overlay.setPointerCapture(event.pointerId);
            start = last = this.place2D(event);
            tool = event.shiftKey ? "lasso" : explorer.tool;
            this.path = tool === "lasso" ? [...start] : null;
        });
        const end = event => {
            if (!start) return;
            const from = start, to = this.place2D(event);
            start = null;
            if (event.type === "pointercancel") this.path = null;
            else if (Math.hypot(to[0] - from[0], to[1] - from[1]) < 4) {
                this.path = null;
                explorer.pin(this.nearest(...to));
            } else this.dropped(tool, event.ctrlKey || event.metaKey);
            this.drawOver();
        };
        overlay.addEventListener("pointerup", end);
        overlay.addEventListener("pointercancel", end);
        overlay.addEventListener("pointerleave", () => { if (!start) explorer.hover(-1); });
        overlay.addEventListener("dblclick", () => this.fit());
        overlay.addEventListener("wheel", event => {
            // A page that is scrolled past stays as it is.
            if (!event.ctrlKey && !event.metaKey && document.activeElement !== overlay) return;
            event.preventDefault();
            this.zoom(1.0015 ** -event.deltaY, ...this.place2D(event));
        }, { passive: false });
        overlay.addEventListener("keydown", event => this.key(event));
        for (const name of ["focus", "blur"]) overlay.addEventListener(name, () => this.drawOver());
        new ResizeObserver(() => { if (this.painter) this.resize(); }).observe(this.canvas);
    },

    /** Shows what lies at a place: the nearest row, and what is decoded there. */
    lookAt(px, py) {
        this.explorer.hover(this.nearest(px, py), this);
        if (this.run) this.explorer.showDecoded(this, this.codeAt(...this.point(px, py)), true);
    },

    drag(tool, from, to) {
        const { explorer } = this;
        if (tool === "lasso") this.path = thinned([...this.path, ...to], 2);
        if (tool === "box") this.path = [from[0], from[1], to[0], from[1], to[0], to[1], from[0], to[1]];
        if (tool === "way") explorer.showWay(this.nearestAnywhere(...from), this.nearestAnywhere(...to));
        this.drawOver();
    },

    /** Ends a drag. */
    dropped(tool, adds) {
        if (this.path && tool !== "move") this.explorer.select(this.rowsWithin(this.path), adds);
        this.path = null;
    },

    key(event) {
        const { view, explorer } = this;
        const arrow = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
        this.cursor ??= [view.width / 2, view.height / 2];
        if (arrow && event.shiftKey) this.pan(-20 * arrow[0], -20 * arrow[1]);
        else if (arrow) {
            this.cursor = this.cursor.map((value, i) => Math.min([view.width, view.height][i], Math.max(0, value + 8 * arrow[i])));
            if (this.boxFrom) this.drag("box", this.boxFrom, this.cursor);
            if (this.wayFrom) this.drag("way", this.wayFrom, this.cursor);
            this.lookAt(...this.cursor);
        } else if (event.key === "+" || event.key === "=") this.zoom(1.5, ...this.cursor);
        else if (event.key === "-") this.zoom(1 / 1.5, ...this.cursor);
        else if (event.key === "0") this.fit();
        else if (event.key === "Enter") explorer.pin(this.nearest(...this.cursor));
        else if (event.key === " ") {
            if (this.boxFrom) this.dropped("box", false);
            this.boxFrom = this.boxFrom ? null : this.cursor;
        } else if (event.key.toLowerCase() === "w" && !event.ctrlKey && !event.metaKey) {
            this.wayFrom = this.wayFrom ? null : this.cursor;
        } else if (event.key === "Escape") {
            this.path = this.boxFrom = this.wayFrom = null;
            explorer.letGo();
        } else return;
        event.preventDefault();
        this.drawOver();
    },
});
