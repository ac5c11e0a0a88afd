#pragma once
#include <cairo.h>
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

/// `PANGO_GLYPH_UNKNOWN_FLAG`: set in a glyph that stands for a character no font has; the other bits are the character.
static inline guint32 CPangoCairo_glyph_unknown_flag(void) { return PANGO_GLYPH_UNKNOWN_FLAG; }
