// A panel's part of the page: title, axes to choose, sliders, and what pointer and keys do.

const keyHelp = "Arrows move a cursor, with Shift the view; + and \u2212 zoom, 0 shows everything; Enter holds a row; Space begins "
    + "and ends a box, W a path; Escape lets go.";

Object.assign(Panel.prototype, {
    build() {
        const { name, color, axes, axesShown } = this;
        this.surface = element("canvas.gx-points");
        this.overlay = element("canvas.gx-overlay", {
            tabIndex: 0, role: "application", ariaLabel: `${name}: points of all rows. ${keyHelp}`,
        });
        const icon = (text, title, action) => {
            title = `${name}: ${title}`;
            return button(text, action, { className: "gx-icon", title, ariaLabel: title });
        };
        const choosers = axes.length < 3 ? [] : axesShown.map((place, i) =>
            labelled("xy"[i], menu(axes.map(axis => axis.split(" (")[0]), place, chosen => {
                axesShown[i] = chosen;
                this.arrange();
            })));
        const heading = element("h3", name);
        heading.style.borderColor = color;
        this.holder = element("div.gx-panel",
            element("div.gx-head", heading, ...choosers,
                icon("+", "zoom in", () => this.zoom(1.5)),
                icon("\u2212", "zoom out", () => this.zoom(1 / 1.5)),
                icon("\u21ba", "show everything", () => this.fit())),
            element("div.gx-plot", this.surface, this.overlay));
        this.listen();
    },

    /** Adds sliders along all dimensions of a code, where a plane can't show them all. */
    addSliders() {
        const { latent, dims, codes, base, axes } = this;
        if (latent < 3) return;
        this.sliders = dims.map((dim, place) => {
            const { low, high } = codes[place];
            return element("input", {
                type: "range", min: low, max: high, step: (high - low) / 500 || 1, value: base[dim],
                oninput: event => {
                    this.base[dim] = Number(event.target.value);
                    showDecoded(this, this.base);
                },
            });
        });
        this.holder.append(element("details.gx-sliders", element("summary", "Move along each dimension"),
            ...this.sliders.map((slider, place) => labelled(axes[place], slider))));
    },

    /** Puts the sliders where a row's code is. */
    moveSliders(row) {
        const code = this.codeOf(row), { sliders, dims } = this;
        if (!sliders || !code) return;
        this.base = code;
        sliders.forEach((slider, place) => { slider.value = code[dims[place]]; });
    },

    listen() {
        const { overlay } = this;
        const placeOfEvent = ({ clientX, clientY }) => {
            const bounds = this.surface.getBoundingClientRect();
            return [clientX - bounds.left, clientY - bounds.top];
        };
        const look = onceAFrame((px, py) => this.lookAt(px, py));
        // Where each finger is, or the mouse while it is pressed; where what is being drawn began.
        const fingers = new Map(), distance = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]);
        let used = null, from = null, isClick = false;
        const end = event => {
            const isWanted = event.type === "pointerup", start = from;
            fingers.delete(event.pointerId);
            if (!start) return;
            from = null;
            if (isClick && isWanted) hold(this.nearest(...start));
            this.drop(!isClick && isWanted, event.ctrlKey || event.metaKey);
        };
        const listeners = {
            "pointermove": event => {
                const to = placeOfEvent(event), { pointerId } = event, last = fingers.get(pointerId);
                if (!last) return look(...to);
                fingers.set(pointerId, to);
                const step = to.map((value, i) => value - last[i]), other = [...fingers.values()].find(place => place !== to);
                if (other) {
                    // Two fingers move the view with their middle, and enlarge it as they part.
                    this.pan(step[0] / 2, step[1] / 2);
                    this.zoom(distance(to, other) / distance(last, other) || 1, ...to.map((value, i) => (value + other[i]) / 2));
                } else if (from) {
                    isClick &&= distance(to, from) < 4;
                    if (used === "Move") this.pan(...step);
                    else this.drag(used, from, to);
                }
            },
            "pointerdown": event => {
                if (event.button || !this.spots) return;
                const place = placeOfEvent(event);
                overlay.setPointerCapture(event.pointerId);
                fingers.set(event.pointerId, place);
                this.drop();
                from = fingers.size > 1 ? null : place;
                isClick = true;
                used = event.shiftKey ? "Lasso" : tool;
                look(...place);
            },
            // A page is scrolled by one finger alone.
            "touchmove": event => { if (fingers.size > 1) event.preventDefault(); },
            "pointerup": end,
            "pointercancel": end,
            "pointerleave": () => { if (!from) hover(-1); },
            "dblclick": () => this.fit(),
            "wheel": event => {
                // A page that is scrolled past stays as it is.
                if (!event.ctrlKey && !event.metaKey && document.activeElement !== overlay) return;
                event.preventDefault();
                this.zoom(1.0015 ** -event.deltaY, ...placeOfEvent(event));
            },
            "keydown": event => this.press(event),
            "focus": () => this.drawOver(),
            "blur": () => this.drawOver(),
        };
        for (const [name, listener] of Object.entries(listeners)) overlay.addEventListener(name, listener, { "passive": false });
        new ResizeObserver(() => this.resize()).observe(this.holder);
    },

    /** Shows what lies at a pixel: the nearest row, and what is decoded there. */
    lookAt(px, py) {
        hover(this.nearest(px, py));
        if (this.run) showDecoded(this, this.codeAt(...this.pointAt(px, py)));
    },

    /** Goes on with what is being drawn, by one of the tools. */
    drag(used, from, to) {
        if (used === "Lasso") this.path = [...this.path ?? [from], to];
        if (used === "Box") this.path = [from, [to[0], from[1]], to, [from[0], to[1]]];
        if (used === "Path") showWay(this.nearestAnywhere(...from), this.nearestAnywhere(...to));
        this.drawOver();
    },

    /** Ends what is being drawn. */
    drop(isWanted, adds) {
        if (isWanted && this.path) select(this.rowsWithin(this.path), adds);
        this.path = this.boxFrom = this.wayFrom = null;
        this.drawOver();
    },

    press(event) {
        const { key, shiftKey, ctrlKey, metaKey } = event, { width, height } = this.sight;
        const arrow = { "ArrowLeft": [-1, 0], "ArrowRight": [1, 0], "ArrowUp": [0, -1], "ArrowDown": [0, 1] }[key];
        const at = this.crosshair ??= [width / 2, height / 2], zooms = { "+": 1.5, "=": 1.5, "-": 1 / 1.5 };
        if (ctrlKey || metaKey) return;
        if (arrow && shiftKey) this.pan(-20 * arrow[0], -20 * arrow[1]);
        else if (arrow) {
            const to = this.crosshair = at.map((value, i) => Math.min([width, height][i], Math.max(0, value + 8 * arrow[i])));
            if (this.boxFrom) this.drag("Box", this.boxFrom, to);
            if (this.wayFrom) this.drag("Path", this.wayFrom, to);
            this.lookAt(...to);
        } else if (zooms[key]) this.zoom(zooms[key], ...at);
        else if (key === "0") this.fit();
        else if (key === "Enter") hold(this.nearest(...at));
        else if (key === " ") {
            if (this.boxFrom) this.drop(true);
            else this.boxFrom = at;
        } else if (key === "w") this.wayFrom = this.wayFrom ? null : at;
        else if (key === "Escape") {
            this.drop();
            letGo();
        } else return;
        event.preventDefault();
        this.drawOver();
    },
});
