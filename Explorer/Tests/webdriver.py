"""Browsers by the WebDriver protocol (https://www.w3.org/TR/webdriver2), with nothing but the standard library."""

import base64
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

# Who starts this may have blocked signals, which programs started here would not end by then.
signal.pthread_sigmask(signal.SIG_SETMASK, [])


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Browser:
    """Chromium without a window, driven by chromedriver. Leaves no process behind."""

    def __init__(self, width=1280, height=1000, arguments=(), media=None):
        driver, browser = shutil.which("chromedriver"), shutil.which("chromium") or shutil.which("google-chrome")
        if not driver or not browser:
            raise FileNotFoundError("chromium and chromedriver")
        port = free_port()
        self.process = subprocess.Popen(
            [driver, f"--port={port}", "--log-level=OFF"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.url = f"http://127.0.0.1:{port}"
        self.session = ""
        options = {
            "binary": browser,
            "args": ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--enable-unsafe-swiftshader",
                     f"--window-size={width},{height}", *arguments],
        }
        for attempt in range(100):
            try:
                answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
                    "browserName": "chrome", "goog:chromeOptions": options,
                    "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}})
                break
            except (ConnectionError, urllib.error.URLError):
                if attempt == 99 or self.process.poll() is not None:
                    self.process.kill()
                    raise
                time.sleep(0.1)
        self.session = f"/session/{answer['sessionId']}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", self.session)
        except OSError:
            pass
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def call(self, method, path, body=None):
        data = json.dumps(body or {}).encode() if method == "POST" else None
        request = urllib.request.Request(
            self.url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()[:2000]) from None

    def open(self, url):
        self.call("POST", self.session + "/url", {"url": url})

    def run(self, script, *arguments):
        """What a script returns, promises awaited."""
        return self.call("POST", self.session + "/execute/sync", {"script": script, "args": list(arguments)})

    def wait(self, condition, seconds=30):
        """Waits until an expression is true."""
        end = time.time() + seconds
        while not self.run(f"return {condition}"):
            if time.time() > end:
                raise TimeoutError(condition)
            time.sleep(0.05)

    def command(self, name, **parameters):
        """A command of the DevTools protocol."""
        return self.call("POST", self.session + "/goog/cdp/execute", {"cmd": name, "params": parameters})

    def pointer(self, *steps):
        """Moves and presses the pointer: ("move", x, y), ("down",), ("up",)."""
        kinds = {"move": "pointerMove", "down": "pointerDown", "up": "pointerUp"}
        actions = []
        for kind, *place in steps:
            action = {"type": kinds[kind]}
            if place:
                action.update(x=round(place[0]), y=round(place[1]), duration=0, origin="viewport")
            else:
                action["button"] = 0
            actions.append(action)
        self.call("POST", self.session + "/actions", {"actions": [
            {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}]})

    def keys(self, *keys):
        """Presses keys one after the other."""
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("POST", self.session + "/actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def log(self, kind):
        return self.call("POST", self.session + "/se/log", {"type": kind})

    def screenshot(self):
        """A PNG file of what the window shows."""
        return base64.b64decode(self.call("GET", self.session + "/screenshot"))

    def picture(self, path):
        with open(path, "wb") as file:
            file.write(self.screenshot())


def firefox():
    """Firefox's program; None where it is not installed."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Screen:
    """A screen that nobody sees, of Xvfb: Firefox has WebGL with a window alone."""

    def __init__(self, width=1600, height=1300):
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            [shutil.which("Xvfb"), "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
            pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as number:
            self.name = ":" + number.readline().strip()
        if self.name == ":":
            raise ConnectionError("Xvfb has ended")

    @staticmethod
    def exists():
        return shutil.which("Xvfb") is not None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


class Firefox(Browser):
    """Firefox, by Marionette, the protocol that geckodriver hands WebDriver's commands on in; without a window where no screen is given."""

    COMMANDS = {
        "/url": "Navigate", "/execute/sync": "ExecuteScript", "/execute/async": "ExecuteAsyncScript", "/actions": "PerformActions",
        "/screenshot": "TakeScreenshot",
    }
    # Errors and warnings of pages, each once.
    MESSAGES = """
        const found = Services.console.getMessageArray().filter(message => message instanceof Ci.nsIScriptError)
            .map(({errorMessage, sourceName, category}) => ({message: errorMessage, source: category, url: sourceName}));
        Services.console.reset();
        return found.filter(({url}) => url.startsWith("file:"));"""

    def __init__(self, width=1280, height=1000, preferences=(), screen=None):
        self.folder = tempfile.TemporaryDirectory(prefix="gibbous-firefox-", ignore_cleanup_errors=True)
        port = free_port()
        settings = {"marionette.port": port, "browser.shell.checkDefaultBrowser": False, **dict(preferences)}
        with open(os.path.join(self.folder.name, "user.js"), "w") as file:
            file.writelines(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items())
        self.process = subprocess.Popen(
            [firefox(), "--marionette", "--remote-allow-system-access", "--no-remote", "--profile", self.folder.name,
             f"--width={width}", f"--height={height}", *([] if screen else ["--headless"])],
            env=dict(os.environ, DISPLAY=screen.name, LIBGL_ALWAYS_SOFTWARE="1") if screen else None,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session, self.count = "", 0
        end = time.time() + 60
        while True:
            try:
                self.connection = socket.create_connection(("127.0.0.1", port), timeout=120)
                break
            except OSError:
                if time.time() > end or self.process.poll() is not None:
                    self.process.kill()
                    raise
                time.sleep(0.2)
        self.messages = self.connection.makefile("rb")
        self.receive()
        self.send("WebDriver:NewSession", {})
        # A window's size is not that of the page in it.
        outer = self.run("return [outerWidth - innerWidth, outerHeight - innerHeight]")
        self.send("WebDriver:SetWindowRect", {"width": width + outer[0], "height": height + outer[1]})

    def __exit__(self, *_):
        try:
            self.send("Marionette:Quit", {"flags": ["eForceQuit"]})
        except (OSError, RuntimeError, ValueError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.messages.close()
        self.connection.close()
        self.folder.cleanup()

    def receive(self):
        """The next message: its length, a colon, and JSON."""
        digits = b""
        while (byte := self.messages.read(1)) != b":":
            if not byte:
                raise ConnectionError("Firefox has ended")
            digits += byte
        return json.loads(self.messages.read(int(digits)))

    def send(self, name, parameters):
        self.count += 1
        text = json.dumps([0, self.count, name, parameters]).encode()
        self.connection.sendall(b"%d:%s" % (len(text), text))
        _, _, error, result = self.receive()
        if error:
            raise RuntimeError(str(error)[:2000])
        return result.get("value", result) if isinstance(result, dict) else result

    def call(self, method, path, body=None):
        return self.send(f"WebDriver:{self.COMMANDS[path]}", {"full": False, **(body or {})})

    def log(self, kind):
        """What the console says; what was asked for of others is not kept."""
        if kind != "browser":
            return []
        self.send("Marionette:SetContext", {"value": "chrome"})
        try:
            return self.run(self.MESSAGES)
        finally:
            self.send("Marionette:SetContext", {"value": "content"})
