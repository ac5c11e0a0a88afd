internal import Core
internal import Foundation

/// A page of the web in one file, which may load nothing and run no script but its own.
struct WebPage {
    let title: String
    let description: String
    /// The markup within `body`, without scripts.
    let body: String
    /// The page's own style and script, in ASCII.
    let style: String
    let script: String
    /// The data for the script, by the id of their element; JSON without a "<".
    let data: [(id: String, json: String)]

    /// The policy that browsers hold the page to (Content Security Policy Level 3, W3C): nothing is loaded from anywhere, images are
    /// part of the file, and only the script and the style with these digests are used.
    var policy: String {
        "default-src 'none'; script-src '\(Self.source(script))'; style-src '\(Self.source(style))'; img-src data:; "
            + "base-uri 'none'; form-action 'none'"
    }

    /// The file's text.
    var text: String {
        let elements = data.map { "<script type=\"application/json\" id=\"\($0.id)\">\($0.json)</script>\n" }.joined()
        return """
            <!DOCTYPE html>
            <html lang="en" dir="ltr">
            <head>
            <meta charset="utf-8"/>
            <meta http-equiv="Content-Security-Policy" content="\(policy)"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta name="generator" content="Gibbous \(gibbousVersion)"/>
            <meta name="description" content="\(description)"/>
            <title>\(title)</title>
            <style>\(style)</style>
            </head>
            <body>
            \(body)\(elements)<script>\(script)</script>
            </body>
            </html>

            """
    }

    /// The digest of a script or a style, as a policy names it.
    static func source(_ text: String) -> String {
        "sha256-\(Data(SHA256.digest(of: Array(text.utf8))).base64EncodedString())"
    }
}
