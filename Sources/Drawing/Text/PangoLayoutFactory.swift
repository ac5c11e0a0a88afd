internal import CPangoCairo

/// Pango's units in a point, at 72 to the inch.
let pangoScale = Double(PANGO_SCALE)

/// Makes Pango layouts as every drawing of ours wants them.
enum PangoLayoutFactory {
    /// The first of these that is installed and has a character draws it.
    static let fontFamilies = [
        "Inter", "Helvetica Neue", "Arial", "Liberation Sans", "DejaVu Sans", "Noto Sans", "Noto Sans CJK SC",
        "sans-serif",
    ]

    /// A layout, owned by the caller.
    static func makeLayout(
        _ text: String, style: TextStyle, runs: [(range: Range<Int>, run: StyledText.Run)], width: Double?
    ) -> OpaquePointer {
        let context = unsafe makeContext()
        defer { unsafe g_object_unref(UnsafeMutableRawPointer(context)) }
        guard let layout = unsafe pango_layout_new(context) else { preconditionFailure("Pango made no layout") }
        unsafe pango_layout_set_text(layout, text, Int32(text.utf8.count))
        // A label has the direction of its own text; a paragraph that of the page, on whose left its lines begin.
        unsafe pango_layout_set_auto_dir(layout, width == nil ? 1 : 0)
        if let width, width.isFinite {
            unsafe pango_layout_set_width(layout, Int32(min(max(width, 1), 1e6) * pangoScale))
            unsafe pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        } else {
            unsafe pango_layout_set_single_paragraph_mode(layout, 1)
        }
        unsafe setFont(of: layout, style: style)
        let whole = width == nil ? [] : text.wholeWords
        unsafe setAttributes(of: layout, whole: whole, runs: runs)
        unsafe keepWhole(whole, in: layout, of: text)
        return unsafe layout
    }

    /// Throws unless some font is installed, without which text has no shape and no measures.
    static func requireFont() throws(DrawingError) {
        let context = unsafe makeContext()
        defer { unsafe g_object_unref(UnsafeMutableRawPointer(context)) }
        guard let map = unsafe pango_context_get_font_map(context),
            let description = unsafe pango_font_description_from_string("sans-serif 10")
        else { throw DrawingError("Pango has no font map.") }
        defer { unsafe pango_font_description_free(description) }
        guard let font = unsafe pango_font_map_load_font(map, context, description) else {
            throw DrawingError("No font is installed; install one, such as fonts-inter or fonts-dejavu-core.")
        }
        unsafe g_object_unref(font)
    }

    /// The characters of a layout that no font has.
    static func missingCharacters(in layout: OpaquePointer) -> [Unicode.Scalar] {
        guard unsafe pango_layout_get_unknown_glyphs_count(layout) > 0 else { return [] }
        var missing: [Unicode.Scalar] = []
        for index in 0..<(unsafe pango_layout_get_line_count(layout)) {
            var run = unsafe pango_layout_get_line_readonly(layout, index)?.pointee.runs
            while let item = unsafe run {
                if let glyphs = unsafe item.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self).pointee.glyphs {
                    for position in 0..<Int(unsafe glyphs.pointee.num_glyphs) {
                        let glyph = unsafe glyphs.pointee.glyphs[position].glyph
                        let flag = CPangoCairo_glyph_unknown_flag()
                        guard glyph & flag != 0, let scalar = Unicode.Scalar(glyph & ~flag), !missing.contains(scalar)
                        else { continue }
                        missing.append(scalar)
                    }
                }
                unsafe run = item.pointee.next
            }
        }
        return missing
    }

    /// A context whose measures don't depend on the surface, the screen or the locale.
    private static func makeContext() -> OpaquePointer {
        // The default font map belongs to the calling thread, so that layouts can be made on any.
        guard let map = unsafe pango_cairo_font_map_get_default(),
            let context = unsafe pango_font_map_create_context(map)
        else { preconditionFailure("Pango made no context") }
        unsafe pango_cairo_context_set_resolution(context, 72)
        unsafe pango_context_set_round_glyph_positions(context, 0)
        unsafe pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
        unsafe pango_context_set_language(context, pango_language_from_string("en"))
        if let options = unsafe cairo_font_options_create() {
            unsafe cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
            unsafe cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
            unsafe cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
            unsafe pango_cairo_context_set_font_options(context, options)
            unsafe cairo_font_options_destroy(options)
        }
        return unsafe context
    }

    private static func setFont(of layout: OpaquePointer, style: TextStyle) {
        guard let description = unsafe pango_font_description_new() else { return }
        unsafe pango_font_description_set_family(description, fontFamilies.joined(separator: ","))
        let size = style.size.isFinite ? min(max(style.size, 0.1), 10_000) : 0.1
        unsafe pango_font_description_set_absolute_size(description, size * pangoScale)
        unsafe pango_font_description_set_weight(description, weight(style.weight))
        unsafe pango_layout_set_font_description(layout, description)
        unsafe pango_font_description_free(description)
    }

    private static func setAttributes(
        of layout: OpaquePointer, whole: [Range<Int>], runs: [(range: Range<Int>, run: StyledText.Run)]
    ) {
        guard let attributes = unsafe pango_attr_list_new() else { return }
        if let features = unsafe pango_attr_font_features_new("tnum=1") {
            unsafe pango_attr_list_insert(attributes, features)
        }
        // A long file name goes on in the next line without a hyphen that isn't part of it.
        if let hyphens = unsafe pango_attr_insert_hyphens_new(0) {
            unsafe pango_attr_list_insert(attributes, hyphens)
        }
        for range in whole {
            unsafe insert(pango_attr_allow_breaks_new(0), over: range, into: attributes)
        }
        for (range, run) in runs {
            if run.weight == .semibold {
                unsafe insert(pango_attr_weight_new(weight(.semibold)), over: range, into: attributes)
            }
            if let color = run.color {
                let parts = [color.red, color.green, color.blue].map { UInt16(min(max($0, 0), 1) * 65_535) }
                unsafe insert(
                    pango_attr_foreground_new(parts[0], parts[1], parts[2]), over: range, into: attributes)
            }
        }
        unsafe pango_layout_set_attributes(layout, attributes)
        unsafe pango_attr_list_unref(attributes)
    }

    private static func insert(
        _ attribute: UnsafeMutablePointer<PangoAttribute>?, over range: Range<Int>, into list: OpaquePointer
    ) {
        guard let attribute = unsafe attribute else { return }
        unsafe attribute.pointee.start_index = UInt32(range.lowerBound)
        unsafe attribute.pointee.end_index = UInt32(range.upperBound)
        unsafe pango_attr_list_insert(list, attribute)
    }

    private static func weight(_ weight: TextStyle.Weight) -> PangoWeight {
        switch weight {
        case .regular: PANGO_WEIGHT_NORMAL
        case .semibold: PANGO_WEIGHT_SEMIBOLD
        }
    }
}
