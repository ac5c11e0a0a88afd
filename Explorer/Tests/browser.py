"""Tests of the explorer in Chromium, and in Firefox where it is installed.

    python3 Explorer/Tests/browser.py                        on pages that fixture.py makes
    python3 Explorer/Tests/browser.py report.html [...]      that reports' pages load, point, select and decode
    python3 Explorer/Tests/browser.py --pictures FOLDER      pictures of what was seen, to be looked at
    python3 Explorer/Tests/browser.py --without-speed        leaves out what a busy machine makes slow
    python3 Explorer/Tests/browser.py --kept                 writes kept.txt, the names that browsers know

Ends with 77 where Chromium, chromedriver or node are missing.
"""

import argparse
import base64
import csv
import math
import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import zlib

import fixture
from webdriver import Browser, Firefox, Screen, firefox

FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="gibbous-explorer-"))
BUILD = pathlib.Path(__file__).resolve().parents[1] / "Build" / "build.js"
ENTER, ESCAPE, RIGHT, DOWN, SPACE = "\ue007", "\ue00c", "\ue014", "\ue015", " "

# All that any object of a page is called or has.
BROWSER_NAMES = """
const names = new Set();
const visit = object => {
    for (; object; object = Object.getPrototypeOf(object)) for (const name of Object.getOwnPropertyNames(object)) names.add(name);
};
for (const name of Object.getOwnPropertyNames(window)) {
    names.add(name);
    try { visit(window[name]); visit(window[name].prototype); } catch {}
}
visit(document.documentElement.style);
visit(document.createElement('canvas').getContext('2d').createImageData(1, 1));
return [...names];
"""


def png_pixels(data):
    """Width, height and pixels of a PNG file of 8 bits, each a tuple of bytes."""
    width, height, _, kind = struct.unpack(">IIBB", data[16:26])
    channels = {2: 3, 6: 4}[kind]
    packed, at = b"", 8
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at:at + 8])
        if name == b"IDAT":
            packed += data[at + 8:at + 8 + size]
        at += size + 12
    raw, stride, rows, before = zlib.decompress(packed), width * channels, [], bytes(width * channels)
    for y in range(height):
        method, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for i in range(stride):
            left, up = line[i - channels] if i >= channels else 0, before[i]
            corner = before[i - channels] if i >= channels else 0
            guess = left + up - corner
            nearest = min((left, up, corner), key=lambda value: abs(guess - value))
            line[i] = line[i] + (0, left, up, (left + up) // 2, nearest)[method] & 255
        rows.append([tuple(line[i:i + 3]) for i in range(0, stride, channels)])
        before = bytes(line)
    return rows


class Page:
    """An explorer in a browser."""

    def __init__(self, browser, path):
        self.browser = browser
        browser.log("browser")
        browser.log("performance")
        browser.open(pathlib.Path(path).resolve().as_uri())
        browser.wait("document.documentElement.dataset.explorer === 'complete' || document.querySelector('[role=alert]')", 60)
        browser.run("document.querySelector('#gibbous-explorer').scrollIntoView()")

    def run(self, script, *arguments):
        return self.browser.run(script, *arguments)

    def settle(self):
        """Waits until what was done is on the screen, however busy the machine is."""
        self.browser.call("POST", self.browser.session + "/execute/async", {"args": [], "script": """
            const done = arguments[0], frame = requestAnimationFrame;
            frame(() => frame(() => frame(() => setTimeout(done, 50))));"""})

    @property
    def panels(self):
        """The places of the panels' points on the page: x, y, width, height."""
        return self.run(
            "return [...document.querySelectorAll('[role=application]')].map(overlay => {"
            "const r = overlay.previousSibling.getBoundingClientRect(); return [r.x, r.y, r.width, r.height]; })")

    def place(self, panel, method, row):
        x, y = self.run("return gibbous.rowPixel(...arguments)", method, row)
        left, top, *_ = self.panels[panel]
        return left + x, top + y

    def point(self, panel, method, row):
        x, y = self.place(panel, method, row)
        self.browser.pointer(("move", x + 3, y), ("move", x, y))
        self.settle()

    def choose(self, name):
        self.run("[...document.querySelectorAll('[role=radiogroup] label')]"
                 ".find(label => label.textContent === arguments[0]).querySelector('input').click()", name)

    def drag(self, *places):
        steps = [("move", *places[0]), ("down",)]
        steps += [("move", *place) for place in places[1:]]
        self.browser.pointer(*steps, ("up",))
        self.settle()

    def lasso(self, panel, method, row, size=40):
        x, y = self.place(panel, method, row)
        self.choose("Lasso")
        self.drag((x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size), (x - size, y))

    def text(self, heading):
        """What stands in the card or part that begins with a heading."""
        return self.run(
            "return [...document.querySelectorAll('#gibbous-explorer h3')].find(h => h.textContent.startsWith(arguments[0]))"
            "?.parentNode.innerText", heading)

    @property
    def cards(self):
        return self.run("return [...document.querySelectorAll('#gibbous-explorer section')].map(card => card.innerText)")

    def press(self, text):
        self.run("[...document.querySelectorAll('#gibbous-explorer button')].find(b => b.textContent === arguments[0]).click()", text)
        self.settle()

    def colors(self, panel):
        """The pixels of a panel as they are seen."""
        x, y, width, height = self.panels[panel]
        offset = self.run("return [scrollX, scrollY]")
        data = self.browser.command("Page.captureScreenshot", clip={
            "x": x + offset[0], "y": y + offset[1], "width": width, "height": height, "scale": 0.5})["data"]
        return [pixel for row in png_pixels(base64.b64decode(data)) for pixel in row]

    def complaints(self):
        return [entry["message"] for entry in self.browser.log("browser") if entry["source"] != "rendering"]

    def requests(self):
        """Addresses that the page has asked for beside its own."""
        import json
        asked = []
        for entry in self.browser.log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
        return [url for url in asked if not url.endswith(".html") and not url.startswith(("blob:", "data:", "about:"))]


def made(name, data):
    path = FOLDER / f"{name}.html"
    if not path.exists():
        path.write_text(fixture.page(data()))
    return path


def images():
    return made("images", lambda: fixture.page_data(600, "image", 2, 8, [16], True))


def near(color, other, most=40):
    return all(abs(a - b) <= most for a, b in zip(color, other))


class ExplorerTests(unittest.TestCase):
    pictures = None
    browser = None

    @classmethod
    def setUpClass(cls):
        cls.browser = Browser()

    @classmethod
    def tearDownClass(cls):
        cls.browser.__exit__()

    def page(self, path=None):
        return Page(self.browser, path or images())

    def keep(self, name):
        if self.pictures:
            self.browser.picture(os.path.join(self.pictures, f"{name}.png"))

    def test_words_that_browsers_know_are_kept(self):
        words = subprocess.run(["node", BUILD, "--words"], capture_output=True, text=True, check=True).stdout.split()
        self.browser.open("about:blank")
        known = set(self.browser.run(BROWSER_NAMES))
        self.assertGreater(len(known), 3000)
        self.assertEqual([word for word in words if word in known], [])

    def test_page_loads_without_complaint_or_request(self):
        page = self.page()
        self.assertEqual(page.complaints(), [])
        self.assertEqual(page.requests(), [])
        self.assertEqual(page.run("return document.title"), "fixture")
        self.assertEqual(page.run("return document.querySelectorAll('#gibbous-explorer img, #gibbous-explorer script').length"), 0)
        self.assertTrue(page.run("return !!document.querySelector('[role=application]').previousSibling.getContext('webgl2')"))
        colors = page.colors(0)
        for color in [(0, 102, 238), (136, 119, 0), (68, 187, 170)]:
            self.assertGreater(sum(near(pixel, color) for pixel in colors), 30, color)
        self.assertIn(fixture.CLASSES[2], page.text("kind"))
        self.keep("loaded")

    def test_pointing_shows_the_row(self):
        page = self.page()
        page.point(1, "ae", 7)
        card = page.text("cell")
        self.assertTrue(card.startswith(f'cell {fixture.HOSTILE}, "7"'), card)
        for text in ["kind", "split", "PCA", "AE", "VAE", "MSE"]:
            self.assertIn(text, card)
        self.browser.wait("document.querySelector('[role=status]').textContent.includes('cell')")
        self.assertIn(f'cell {fixture.HOSTILE}, "7"', page.run("return document.querySelector('[role=status]').textContent"))
        self.assertEqual(page.complaints(), [])
        self.keep("pointed")

    def test_lasso_selects_in_all_panels_and_exports(self):
        page = self.page()
        page.lasso(0, "pca", 5)
        card = page.text("Selection")
        chosen = int(card.split(" of 600")[0].split()[-1])
        self.assertTrue(20 < chosen < 400, card)
        self.assertIn("difference", card)
        faint = [sum(near(pixel, (0, 102, 238)) for pixel in page.colors(panel)) for panel in range(3)]
        self.keep("selected")
        self.browser.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(FOLDER))
        page.press("Export CSV")
        path = FOLDER / "selection.csv"
        end = time.time() + 10
        while not path.exists() and time.time() < end:
            time.sleep(0.05)
        with open(path, newline="") as file:
            head, *lines = csv.reader(file)
        path.unlink()
        self.assertEqual(head, ["cell", "row", "kind", "split"])
        self.assertEqual(len(lines), chosen)
        for name, row, kind, _ in lines:
            self.assertEqual(name, f'{fixture.HOSTILE}, "{row}"' if int(row) % 7 == 0 else f"AAC-{row}")
            self.assertIn(kind, fixture.CLASSES)
        page.press("Show table")
        self.assertEqual(page.run("return document.querySelectorAll('[role=region] tbody tr').length"), min(100, chosen))
        page.press("Clear")
        self.assertNotIn("of 600", page.text("Selection"))
        bright = [sum(near(pixel, (0, 102, 238)) for pixel in page.colors(panel)) for panel in range(3)]
        # Blue rows, of another class than row 5's, were faint in all panels.
        self.assertTrue(all(a * 3 < b for a, b in zip(faint, bright)), (faint, bright))
        self.assertEqual(page.complaints(), [])
        self.assertEqual(page.requests(), [])

    def test_box_and_added_rows(self):
        page = self.page()
        x, y = page.place(2, "vae", 5)
        page.choose("Box")
        page.drag((x - 30, y - 30), (x + 10, y + 5), (x + 30, y + 30))
        self.assertIn("of 600", page.text("Selection"))

    def test_legend_hides_and_highlights(self):
        page = self.page()
        blue = lambda: sum(near(pixel, (0, 102, 238)) for pixel in page.colors(0))
        before = blue()
        page.run("document.querySelector('[aria-pressed]').click()")
        page.settle()
        self.assertEqual(page.run("return document.querySelector('[aria-pressed]').ariaPressed"), "false")
        self.assertLess(blue(), before / 20)
        page.press("Show everything")
        page.settle()
        self.assertGreater(blue(), before * 0.8)
        x, y = page.run("const r = document.querySelectorAll('[aria-pressed]')[1].getBoundingClientRect(); return [r.x + 5, r.y + 5]")
        self.browser.pointer(("move", x, y))
        page.settle()
        self.assertLess(blue(), before / 3)
        self.keep("highlighted")

    def test_colours_by_numbers(self):
        page = self.page()
        page.run("const menu = document.querySelector('#gibbous-explorer select'); menu.value = 2;"
                 "menu.dispatchEvent(new Event('change'))")
        page.settle()
        self.assertIn("MSE (log scale)", page.text("error of PCA"))
        self.assertEqual(sum(near(pixel, (0, 102, 238), 10) for pixel in page.colors(0)), 0)
        self.keep("errors")

    def test_search_finds_classes_and_rows(self):
        page = self.page()
        find = ("const box = document.querySelector('[type=search]'); box.value = arguments[0];"
                "box.dispatchEvent(new Event('input')); return [...box.parentNode.nextSibling.children].map(b => b.textContent)")
        self.assertEqual(page.run(find, "zero"), ["kind: zero"])
        self.assertEqual(page.run(find, "aac-123"), ["cell AAC-123"])
        self.assertEqual(page.run(find, "nowhere"), [])
        page.run(find, "AAC-123")
        page.press("cell AAC-123")
        self.assertTrue(page.text("cell").startswith("cell AAC-123"))

    def test_decoders_compute(self):
        page = self.page()
        data = fixture.page_data(600, "image", 2, 8, [16], True)
        codes = page.run("return [...gibbous.rowCode('pca', 11)]")
        weights = data["panels"][0]["decoder"]
        count = weights["half"]["n"]
        raw = base64.b64decode(weights["half"]["b"])
        raw = zlib.decompress(raw, -15) if weights["half"]["z"] else raw
        half = struct.unpack(f"<{count // 2}e", bytes(b for pair in zip(raw[:count // 2], raw[count // 2:]) for b in pair))
        raw = base64.b64decode(weights["single"]["b"])
        bias = struct.unpack("<64f", zlib.decompress(raw, -15) if weights["single"]["z"] else raw)
        expected = [bias[f] + sum(codes[d] * half[64 * d + f] for d in range(2)) for f in range(64)]
        found = page.run("return [...gibbous.decode('pca', arguments[0])]", codes)
        self.assertLess(max(abs(a - b) for a, b in zip(found, expected)), 1e-5)
        page.point(0, "pca", 11)
        pixels = page.run(
            "const tile = [...document.querySelectorAll('#gibbous-explorer section')].at(-2).querySelector('canvas');"
            "return [tile.width, tile.height, [...tile.getContext('2d').getImageData(0, 0, 8, 8).data]]")
        self.assertEqual(pixels[:2], [8, 8])
        # The pointer is within half a pixel of the row.
        differences = [abs(pixels[2][4 * f] - min(255, max(0, 255 * expected[f]))) for f in range(64)]
        self.assertLess(max(differences), 25)

    def test_turned_planes_decode_codes(self):
        """Points are drawn along the components, and what is decoded under a point is its row's code as it was."""
        for latent, weights in [(2, [[0, -1], [1, 0]]), (1, [[-1]])]:
            data = fixture.page_data(200, "image", latent, 8, [16], False)
            plain = self.page(made(f"straight-{latent}", lambda: data))
            straight = [plain.run("return gibbous.rowPixel('ae', arguments[0])", row) for row in (3, 8)]
            data["panels"][1]["components"] = weights
            data["panels"][1]["axes"] += ["u\u2081", "u\u2082"][:latent]
            data["panels"][1]["shown"] = [latent + place for place in range(latent)]
            page = self.page(made(f"turned-{latent}", lambda: data))
            turned = [page.run("return gibbous.rowPixel('ae', arguments[0])", row) for row in (3, 8)]
            # From row 3 to row 8, right and down; a quarter turn makes of (x, y) (-y, x), as y points up in the plane.
            (dx, dy), (tx, ty) = ([b - a for a, b in zip(*places)] for places in (straight, turned))
            if latent == 2:
                self.assertLess(abs(tx * dx + ty * dy), 0.05 * math.hypot(dx, dy) * math.hypot(tx, ty))
            else:
                self.assertAlmostEqual(tx, -dx, delta=0.5)
            page.point(1, "ae", 3)
            shown = page.text("Decoded here").split("AE at (")[1].split(")")[0].replace("\u2212", "-").split(", ")
            for text, value in zip(shown, page.run("return [...gibbous.rowCode('ae', 3)]"), strict=True):
                self.assertAlmostEqual(float(text), value, delta=0.1)
            self.assertEqual(page.complaints(), [])

    def test_components_of_more_dimensions(self):
        """Of four dimensions two components are shown first, and dimensions can be chosen beside them."""
        data = fixture.page_data(200, "profile", 4, 4, [8], False)
        components = [[0.5, 0.5, 0.5, 0.5], [0.5, -0.5, 0.5, -0.5]]
        data["panels"][1]["components"] = components
        data["panels"][1]["axes"] += ["u\u2081", "u\u2082"]
        data["panels"][1]["shown"] = [4, 5]
        page = self.page(made("components", lambda: data))
        codes = [page.run("return [...gibbous.rowCode('ae', arguments[0])]", row) for row in (3, 8, 20)]
        pixels = [page.run("return gibbous.rowPixel('ae', arguments[0])", row) for row in (3, 8, 20)]

        def along(weights):
            return [sum(w * c for w, c in zip(weights, code)) for code in codes]

        u, v = map(along, components)
        scale = (pixels[1][0] - pixels[0][0]) / (u[1] - u[0])
        self.assertGreater(scale, 0)
        for i in range(3):
            self.assertAlmostEqual(pixels[i][0] - pixels[0][0], scale * (u[i] - u[0]), delta=0.5)
            self.assertAlmostEqual(pixels[i][1] - pixels[0][1], -scale * (v[i] - v[0]), delta=0.5)
        names = page.run("return [...document.querySelectorAll('select')].map(menu => [...menu.options].map(o => o.textContent))")
        self.assertIn(["z 1", "z 2", "z 3", "z 4", "u\u2081", "u\u2082"], names)
        place = [i for i, options in enumerate(names) if "u\u2081" in options][0]

        def decoded():
            page.point(1, "ae", 3)
            shown = page.text("Decoded here").split("AE at (")[1].split(")")[0].replace("\u2212", "-").split(", ")
            return [float(text) for text in shown]

        # The point of a row in the plane stands for a code with the row's components.
        for weights, truth in zip(components, (u[0], v[0])):
            self.assertAlmostEqual(sum(w * c for w, c in zip(weights, decoded())), truth, delta=0.1)
        page.run("const menu = document.querySelectorAll('select')[arguments[0]]; menu.value = 2; menu.dispatchEvent(new Event('change'))",
                 place + 1)
        page.settle()
        # A component and a dimension that is part of it are not at right angles.
        found = decoded()
        self.assertAlmostEqual(0.5 * sum(found), u[0], delta=0.15)
        self.assertAlmostEqual(found[2], codes[0][2], delta=0.15)
        self.assertEqual(page.complaints(), [])

    def test_path_between_two_rows(self):
        page = self.page()
        page.choose("Path")
        page.drag(page.place(1, "ae", 3), page.place(1, "ae", 100), page.place(1, "ae", 8))
        self.assertTrue(any(card.startswith("From cell AAC-3 (") for card in page.cards), page.cards)
        strips = page.run("return [...document.querySelector('#gibbous-explorer section').querySelectorAll('canvas')].map(c => c.width)")
        self.assertEqual(strips, [98, 98, 98])
        page.run("document.querySelector('#gibbous-explorer section').scrollIntoView({block: 'end'})")
        self.keep("path")

    def test_fingers_zoom_hold_and_draw(self):
        page = self.page()

        def touch(kind, *places):
            self.browser.command("Input.dispatchTouchEvent", type=kind, touchPoints=[
                {"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)])

        def apart():
            return math.dist(page.place(1, "ae", 3), page.place(1, "ae", 8))

        x, y, width, height = page.panels[1]
        x, y, before = x + width / 2, y + height / 2, apart()
        scrolled = page.run("return scrollY")
        touch("touchStart", (x - 20, y))
        touch("touchStart", (x - 20, y), (x + 20, y))
        for step in range(1, 11):
            touch("touchMove", (x - 20 - 4 * step, y - step), (x + 20 + 4 * step, y + step))
        touch("touchEnd")
        page.settle()
        self.assertAlmostEqual(apart() / before, 3, delta=0.2)
        self.assertEqual(page.run("return scrollY"), scrolled)
        place = page.place(1, "ae", 8)
        touch("touchStart", place)
        touch("touchEnd")
        page.settle()
        self.assertIn("cell", page.cards[1])
        self.assertIn("AE at (", page.text("Decoded here"))
        page.choose("Lasso")
        touch("touchStart", (x - 60, y - 60))
        # It ends where it began.
        for corner in [(x + 60, y - 60), (x + 60, y + 60), (x - 60, y + 60), (x - 60, y - 59)]:
            touch("touchMove", corner)
        touch("touchEnd")
        page.settle()
        self.assertIn("of 600", page.text("Selection"))
        self.assertEqual(page.complaints(), [])

    def test_keyboard_does_it_all(self):
        page = self.page()
        page.run("document.querySelector('[role=application]').focus()")
        self.browser.keys(" ", *[RIGHT] * 15, *[DOWN] * 15, " ")
        page.settle()
        chosen = page.text("Selection")
        self.assertIn("of 600", chosen)
        self.browser.keys("+", RIGHT, "0", ESCAPE)
        page.settle()
        self.assertNotIn("of 600", page.text("Selection"))
        self.browser.keys("w", *[RIGHT] * 6, "w", ENTER)
        self.assertTrue(any(card.startswith("From cell") for card in page.cards))
        self.assertEqual(page.complaints(), [])

    def test_curves_and_tables_with_sliders(self):
        for kind in ["curve", "profile"]:
            page = self.page(made(kind, lambda: fixture.page_data(400, kind, 4, 6, [12], False)))
            page.lasso(0, "pca", 5)
            self.assertIn("Features that differ most", page.text("Selection"))
            page.point(2, "vae", 5)
            self.assertTrue(page.text("cell").startswith("cell 5"))
            moved = page.run(
                "const slider = document.querySelectorAll('[type=range]')[2]; slider.value = slider.max;"
                "slider.dispatchEvent(new Event('input')); return document.querySelectorAll('[type=range]').length")
            self.assertEqual(moved, 12)
            self.assertIn("PCA at (", page.text("Decoded here"))
            before = page.colors(0)
            page.run("const menu = document.querySelector('[role=application]').closest('div').parentNode.querySelector('select');"
                     "menu.value = 2; menu.dispatchEvent(new Event('change'))")
            page.settle()
            self.assertNotEqual(page.colors(0), before)
            self.assertEqual(page.complaints(), [])
            self.keep(kind)

    def test_single_latent_dimension_and_rows_alone(self):
        page = self.page(made("single", lambda: fixture.page_data(300, "image", 1, 8, [16], False)))
        page.point(0, "pca", 5)
        self.assertIn("PCA at (", page.text("Decoded here"))
        page = self.page(made("bare", lambda: fixture.many_rows(300)))
        page.point(0, "pca", 5)
        self.assertTrue(page.text("row").startswith("row 5"))
        # Without decoders there is nothing to decode.
        self.assertNotIn("Path", page.run("return document.querySelector('[role=radiogroup]').textContent"))
        self.assertEqual(
            page.run("return [...document.querySelectorAll('#gibbous-explorer h3')].at(-2).parentNode.hidden"), True)
        self.assertEqual(page.complaints(), [])

    def test_dark_forced_colours_and_print(self):
        def media(**features):
            self.browser.command("Emulation.setEmulatedMedia", media=features.pop("media", ""), features=[
                {"name": name.replace("_", "-"), "value": value} for name, value in features.items()])

        page = self.page()
        light = page.run("return getComputedStyle(document.documentElement).backgroundColor")
        try:
            media(prefers_color_scheme="dark")
            page.settle()
            self.assertNotEqual(page.run("return getComputedStyle(document.documentElement).backgroundColor"), light)
            self.assertTrue(all(max(pixel) < 90 for pixel in page.colors(0)[:200]))
            self.keep("dark")
            media(forced_colors="active", prefers_reduced_motion="reduce")
            page.settle()
            page.point(0, "pca", 5)
            media(media="print", prefers_color_scheme="dark")
            self.assertEqual(page.run("return getComputedStyle(document.documentElement).getPropertyValue('--paper')"), "#fff")
            self.assertEqual(page.run("return getComputedStyle(document.querySelector('#explorer')).display"), "none")
            self.assertEqual(page.run("return getComputedStyle(document.querySelector('figure svg')).display"), "block")
            self.assertEqual(page.complaints(), [])
        finally:
            media()

    def test_damaged_data_are_told(self):
        data = fixture.page_data(50, "image", 2, 4, [8], False)
        data["panels"][1]["decoder"]["layers"][0]["t"] = "other"
        page = self.page(made("damaged", lambda: data))
        self.assertIn("unknown layer other", page.run("return document.querySelector('[role=alert]').textContent"))

    def test_speed(self):
        """Decodings, the first picture and panning, in software."""
        layers = made("wide", lambda: fixture.page_data(200, "image", 2, 28, [256, 512], False))
        page = self.page(layers)
        rate = page.run(
            "const start = performance.now(); for (let i = 0; i < 60; i++) gibbous.decode('vae', [i / 60, 0]);"
            "return 60 / (performance.now() - start) * 1000")
        self.assertGreater(rate, 30)
        many = self.page(made("many", lambda: fixture.many_rows(70000)))
        first = many.run("return performance.getEntriesByName('gibbous-first-frame')[0].startTime")
        self.assertLess(first, 1500)
        frames = self.panning(many)
        self.assertGreater(frames, 30)
        million = self.page(made("million", lambda: fixture.many_rows(1000000)))
        beginning = million.run("return performance.getEntriesByName('gibbous-first-frame')[0].startTime")
        slow = self.panning(million)
        self.assertGreater(slow, 10)
        self.keep("million")
        print(f"{rate:.0f} decodings a second; 70,000 rows: first picture after {first:.0f} ms, {frames:.0f} frames a second; "
              f"1,000,000: {beginning:.0f} ms, {slow:.0f}", file=sys.stderr)

    def panning(self, page):
        """Frames a second while a panel is moved."""
        return self.browser.call("POST", self.browser.session + "/execute/async", {"args": [], "script": """
            const done = arguments[0], start = performance.now();
            let frames = 0;
            const step = () => {
                if (performance.now() - start > 2000) return done(frames / (performance.now() - start) * 1000);
                gibbous.panBy('pca', frames % 2 ? 3 : -3);
                frames++;
                requestAnimationFrame(step);
            };
            requestAnimationFrame(step);"""})


class PictureTests(unittest.TestCase):
    """Without WebGL2."""

    def test_pictures_in_place_of_webgl(self):
        with Browser(arguments=["--disable-3d-apis"]) as browser:
            page = Page(browser, images())
            self.assertFalse(page.run("return !!document.createElement('canvas').getContext('webgl2')"))
            self.assertGreater(sum(near(pixel, (0, 102, 238)) for pixel in page.colors(0)), 30)
            page.point(1, "ae", 8)
            self.assertIn("MSE", page.text("cell"))
            page.lasso(0, "pca", 5)
            self.assertIn("of 600", page.text("Selection"))
            if ExplorerTests.pictures:
                browser.picture(os.path.join(ExplorerTests.pictures, "pictures.png"))
            self.assertEqual(page.complaints(), [])


@unittest.skipUnless(firefox(), "no Firefox")
class FirefoxTests(unittest.TestCase):
    """The same page in another browser."""

    def test_page_loads_points_selects_and_decodes(self):
        with Firefox() as browser:
            page = Page(browser, images())
            self.assertEqual([text for text in page.complaints() if "WebGL" not in text], [])
            page.point(1, "ae", 8)
            card = page.text("cell")
            self.assertIn("MSE", card)
            self.assertIn("AE at (", page.text("Decoded here"))
            page.lasso(0, "pca", 5)
            self.assertIn("of 600", page.text("Selection"))
            self.assertEqual(page.run("return [...document.querySelectorAll('#gibbous-explorer section')].length"), 4)
            page.run("document.querySelector('[role=application]').focus()")
            browser.keys(ESCAPE, "w", *[RIGHT] * 6, "w")
            page.settle()
            self.assertTrue(any(text.startswith("From cell") for text in page.cards), page.cards)
            self.assertEqual(page.run("return gibbous.decode('vae', [0.5, 0]).length"), 64)
            if ExplorerTests.pictures:
                browser.picture(os.path.join(ExplorerTests.pictures, "firefox.png"))
            self.assertEqual(page.complaints(), [])

    @unittest.skipUnless(Screen.exists(), "no Xvfb")
    def test_points_are_drawn_by_webgl(self):
        with Screen() as screen, Firefox(screen=screen) as browser:
            page = Page(browser, images())
            self.assertTrue(
                page.run("return !!document.querySelector('[role=application]').previousSibling.getContext('webgl2')"))
            page.settle()
            left, top, width, height = (round(number) for number in page.panels[0])
            pixels = [pixel for row in png_pixels(browser.screenshot())[top:top + height] for pixel in row[left:left + width]]
            for color in [(0, 102, 238), (136, 119, 0), (68, 187, 170)]:
                self.assertGreater(sum(near(pixel, color) for pixel in pixels), 30, color)
            page.point(1, "ae", 8)
            self.assertIn("MSE", page.text("cell"))
            if ExplorerTests.pictures:
                browser.picture(os.path.join(ExplorerTests.pictures, "firefox-webgl.png"))
            self.assertEqual(page.complaints(), [])


def look_at(path, pictures):
    """Tries a report's page, whatever its data."""
    with Browser() as browser:
        page = Page(browser, path)
        problems = page.complaints() + page.requests()
        first = page.run("return performance.getEntriesByName('gibbous-first-frame')[0].startTime")
        left, top, width, height = page.panels[-1]
        page.choose("Lasso")
        page.drag((left + 5, top + 5), (left + width * 0.6, top + 5), (left + width * 0.6, top + height - 5), (left + 5, top + height - 5))
        if " rows (" not in page.text("Selection"):
            problems.append("a lasso selects nothing")
        for step in range(20):
            browser.pointer(("move", left + width * (0.3 + step / 50), top + height / 2))
        problems += page.complaints()
        print(f"{path}: {os.path.getsize(path) / 1e6:.2f} MB, first picture after {first:.0f} ms, {'; '.join(problems) or 'no problem'}")
        if pictures:
            browser.picture(os.path.join(pictures, pathlib.Path(path).stem + ".png"))
        return not problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*")
    parser.add_argument("--pictures")
    parser.add_argument("--kept", action="store_true")
    parser.add_argument("--only", help="tests whose names contain this")
    parser.add_argument("--without-speed", action="store_true", help="no measurements, which need a machine that is not busy")
    options = parser.parse_args()
    if not shutil.which("chromedriver") or not (shutil.which("chromium") or shutil.which("google-chrome")) or not shutil.which("node"):
        print("Chromium, chromedriver or node are missing: script/bootstrap --browser installs them", file=sys.stderr)
        return 77
    if options.pictures:
        os.makedirs(options.pictures, exist_ok=True)
        ExplorerTests.pictures = options.pictures
    try:
        if options.kept:
            with Browser() as browser:
                browser.open("about:blank")
                names = "\n".join(browser.run(BROWSER_NAMES))
            return subprocess.run(["node", BUILD, "--kept"], input=names, text=True, check=False).returncode
        if options.pages:
            return 0 if all([look_at(path, options.pictures) for path in options.pages]) else 1
        loader = unittest.defaultTestLoader
        if options.only:
            loader.testNamePatterns = [f"*{options.only}*"]
        if options.without_speed:
            del ExplorerTests.test_speed
        result = unittest.TextTestRunner(verbosity=1).run(loader.loadTestsFromModule(sys.modules[__name__]))
        return 0 if result.wasSuccessful() else 1
    finally:
        shutil.rmtree(FOLDER, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
