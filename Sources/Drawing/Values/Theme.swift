/// The brightness of pages and figures: dark ink on white for paper, or light ink on a dark page for slides.
package enum Theme: String, CaseIterable, Sendable {
    case light
    case dark
}
