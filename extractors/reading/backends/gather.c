/* The pass over a page, as gathering.py has it, without Python's cost for each call.
 *
 * pdfium's functions come as addresses, in the order of `struct pdfium`: nothing is linked, so any pdfium that the
 * running process has loaded will do. The columns come out in the order of `enum`, each as one block of memory. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef void *handle;

struct pdfium {
    int (*count_chars)(handle);
    unsigned (*unicode)(handle, int);
    handle (*text_object)(handle, int);
    int (*origin)(handle, int, double *, double *);
    int (*loose_box)(handle, int, float *);
    int (*is_generated)(handle, int);
    int (*is_hyphen)(handle, int);
    int (*has_no_unicode)(handle, int);
    handle (*font)(handle);
    int (*font_size)(handle, float *);
    int (*count_marks)(handle);
    handle (*mark)(handle, unsigned long);
    int (*string)(handle, const char *, void *, unsigned long, unsigned long *);
    int (*page_count)(handle);
    handle (*page_object)(handle, int);
    int (*form_count)(handle);
    handle (*form_object)(handle, unsigned long);
    int (*type)(handle);
    int (*matrix)(handle, float *);
    int (*fill_color)(handle, unsigned *, unsigned *, unsigned *, unsigned *);
    int (*count_segments)(handle);
    handle (*segment)(handle, int);
    int (*draw_mode)(handle, int *, int *);
    int (*point)(handle, float *, float *);
    int (*segment_type)(handle);
    int (*closes)(handle);
    int (*bounds)(handle, float *, float *, float *, float *);
    int (*render_mode)(handle);
    int (*is_transparent)(handle);
    handle (*clip)(handle);
    int (*count_clips)(handle);
    int (*count_clip_segments)(handle, int);
    handle (*clip_segment)(handle, int, int);
};

enum { CODES, MARKS, PLACES, OWNERS, ORIGINS, RIGHTS, FONTS, SIZES, MATRICES, HANDLES, REPLACED,
       POINTS, SEGMENTS, STARTS, PAINTS, COLORS, PICTURES, KINDS, FRAMES, GREYS, WAYS, CLIPS, COLUMNS };
enum { TEXT = 1, PATH = 2, PICTURE = 3, FORM = 5 };
enum { NO_UNICODE = 1, HYPHEN = 2, DEEPEST = 24 };
enum { ODD = 1, FILLED = 2, OPAQUE = 200 };

struct column { char *data; int64_t used, room; };
struct page { struct column columns[COLUMNS]; int failed; };

static void put(struct page *page, int name, const void *data, int64_t size) {
    struct column *to = &page->columns[name];
    if (to->used + size > to->room) {
        int64_t room = 2 * to->room + size + 4096;
        char *grown = realloc(to->data, (size_t)room);
        if (!grown) {
            page->failed = 1;
            return;
        }
        to->data = grown;
        to->room = room;
    }
    memcpy(to->data + to->used, data, (size_t)size);
    to->used += size;
}

static void put_integer(struct page *page, int name, int64_t value) { put(page, name, &value, sizeof value); }

static void put_byte(struct page *page, int name, uint8_t value) { put(page, name, &value, 1); }

static void matrix_of(const struct pdfium *pdfium, handle object, const double *outer, double *out) {
    float own[6] = {0};
    pdfium->matrix(object, own);
    double a = own[0], b = own[1], c = own[2], d = own[3], e = own[4], f = own[5];
    if (!outer) {
        for (int i = 0; i < 6; i++) out[i] = own[i];
        return;
    }
    out[0] = a * outer[0] + b * outer[2];
    out[1] = a * outer[1] + b * outer[3];
    out[2] = c * outer[0] + d * outer[2];
    out[3] = c * outer[1] + d * outer[3];
    out[4] = e * outer[0] + f * outer[2] + outer[4];
    out[5] = e * outer[1] + f * outer[3] + outer[5];
}

static int has_other_text(const struct pdfium *pdfium, handle object) {
    unsigned long length;
    int marks = pdfium->count_marks(object);
    for (int i = 0; i < marks; i++)
        if (pdfium->string(pdfium->mark(object, (unsigned long)i), "ActualText", NULL, 0, &length)) return 1;
    return 0;
}

static void take_text(const struct pdfium *pdfium, handle object, const double *outer, struct page *page) {
    float size = 0;
    double matrix[6];
    pdfium->font_size(object, &size);
    double wide = size;
    put_integer(page, HANDLES, (intptr_t)object);
    put_byte(page, REPLACED, (uint8_t)has_other_text(pdfium, object));
    put_integer(page, FONTS, (intptr_t)pdfium->font(object));
    put(page, SIZES, &wide, sizeof wide);
    matrix_of(pdfium, object, outer, matrix);
    put(page, MATRICES, matrix, sizeof matrix);
}

static void take_path(const struct pdfium *pdfium, handle object, const double *outer, struct page *page) {
    static const uint8_t kinds[3] = {0, 1, 2}; /* line, curve, move: Segment, and FPDF_SEGMENT_… */
    int fill = 0, stroke = 0;
    unsigned rgba[4] = {0};
    double m[6];
    put_integer(page, STARTS, page->columns[POINTS].used / (int64_t)(2 * sizeof(double)));
    pdfium->draw_mode(object, &fill, &stroke);
    put_byte(page, PAINTS, fill != 0);
    put_byte(page, PAINTS, stroke != 0);
    pdfium->fill_color(object, rgba, rgba + 1, rgba + 2, rgba + 3);
    for (int i = 0; i < 3; i++) put_byte(page, COLORS, (uint8_t)rgba[i]);
    matrix_of(pdfium, object, outer, m);
    int count = pdfium->count_segments(object);
    for (int i = 0; i < count; i++) {
        handle segment = pdfium->segment(object, i);
        float x = 0, y = 0;
        pdfium->point(segment, &x, &y);
        double at[2] = {m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]};
        put(page, POINTS, at, sizeof at);
        int type = pdfium->segment_type(segment);
        uint8_t kind = type >= 0 && type < 3 ? kinds[type] : 0;
        put_byte(page, SEGMENTS, pdfium->closes(segment) ? kind | 4 : kind);
    }
}

static int64_t grey_of(const struct pdfium *pdfium, handle object) {
    unsigned red = 0, green = 0, blue = 0, alpha = 0;
    if (!pdfium->fill_color(object, &red, &green, &blue, &alpha) || alpha < OPAQUE) return -1;
    return (299 * red + 587 * green + 114 * blue) / 1000;
}

static uint8_t way_of(const struct pdfium *pdfium, handle object, int type) {
    int fill = 0, stroke = 0;
    if (type == TEXT) {
        int mode = pdfium->render_mode(object);
        return mode < 0 || mode > 2 || pdfium->is_transparent(object) ? ODD : 0;
    }
    if (type == PATH) pdfium->draw_mode(object, &fill, &stroke);
    return fill ? FILLED : 0;
}

/* What the clips of an object leave of the page: left, bottom, right, top. */
static void clip_of(const struct pdfium *pdfium, handle object, double *out) {
    handle clip = pdfium->clip(object);
    int paths = clip ? pdfium->count_clips(clip) : 0;
    for (int path = 0; path < paths; path++) {
        double low[2] = {INFINITY, INFINITY}, high[2] = {-INFINITY, -INFINITY};
        int count = pdfium->count_clip_segments(clip, path);
        for (int i = 0; i < count; i++) {
            float at[2] = {0, 0};
            if (!pdfium->point(pdfium->clip_segment(clip, path, i), at, at + 1)) continue;
            for (int side = 0; side < 2; side++) {
                low[side] = fmin(low[side], at[side]);
                high[side] = fmax(high[side], at[side]);
            }
        }
        for (int side = 0; side < 2; side++) {
            out[side] = fmax(out[side], low[side]);
            out[2 + side] = fmin(out[2 + side], high[side]);
        }
    }
}

/* How an object of the page itself is drawn. */
static void take_look(const struct pdfium *pdfium, handle object, int type, struct page *page) {
    float sides[4] = {NAN, NAN, NAN, NAN};
    double frame[4], clip[4] = {-INFINITY, -INFINITY, INFINITY, INFINITY};
    pdfium->bounds(object, sides, sides + 1, sides + 2, sides + 3);
    for (int i = 0; i < 4; i++) frame[i] = sides[i];
    if (type == TEXT) clip_of(pdfium, object, clip);
    put_byte(page, KINDS, (uint8_t)type);
    put(page, FRAMES, frame, sizeof frame);
    put_integer(page, GREYS, type == TEXT || type == PATH ? grey_of(pdfium, object) : -1);
    put_byte(page, WAYS, way_of(pdfium, object, type));
    put(page, CLIPS, clip, sizeof clip);
}

static void walk(const struct pdfium *pdfium, handle holder, int depth, const double *outer, struct page *page) {
    int count = depth ? pdfium->form_count(holder) : pdfium->page_count(holder);
    double matrix[6];
    for (int i = 0; i < count; i++) {
        handle object = depth ? pdfium->form_object(holder, (unsigned long)i) : pdfium->page_object(holder, i);
        int type = pdfium->type(object);
        if (!depth) take_look(pdfium, object, type, page);
        if (type == TEXT) {
            take_text(pdfium, object, outer, page);
        } else if (type == PATH) {
            take_path(pdfium, object, outer, page);
        } else if (type == PICTURE || (type == FORM && depth < DEEPEST)) {
            matrix_of(pdfium, object, outer, matrix);
            if (type == FORM)
                walk(pdfium, object, depth + 1, matrix, page);
            else
                put(page, PICTURES, matrix, sizeof matrix);
        }
    }
}

/* Where each text object stands in the walk: a table open to collisions, twice as large as it need be. */
struct index { int64_t *keys, *places; uint64_t mask; };

static uint64_t slot(const struct index *index, int64_t key) {
    uint64_t at = ((uint64_t)key * 0x9E3779B97F4A7C15u) >> 17 & index->mask;
    while (index->keys[at] && index->keys[at] != key) at = (at + 1) & index->mask;
    return at;
}

static int make_index(struct index *index, const struct column *handles) {
    int64_t count = handles->used / (int64_t)sizeof(int64_t);
    const int64_t *keys = (const int64_t *)handles->data;
    uint64_t room = 16;
    while (room < (uint64_t)(2 * count)) room *= 2;
    index->mask = room - 1;
    index->keys = calloc(room, sizeof(int64_t));
    index->places = calloc(room, sizeof(int64_t));
    if (!index->keys || !index->places) return 0;
    for (int64_t i = 0; i < count; i++) {
        uint64_t at = slot(index, keys[i]);
        index->keys[at] = keys[i];
        index->places[at] = i;
    }
    return 1;
}

static void take_glyphs(const struct pdfium *pdfium, handle text_page, const struct index *index, struct page *page) {
    int count = pdfium->count_chars(text_page);
    for (int i = 0; i < count; i++) {
        int64_t owner = (intptr_t)pdfium->text_object(text_page, i);
        uint64_t at = owner ? slot(index, owner) : 0;
        if (!owner || !index->keys[at]) continue;
        unsigned code = pdfium->unicode(text_page, i);
        double origin[2] = {0, 0}, next[2] = {0, 0}, right;
        pdfium->origin(text_page, i, origin, origin + 1);
        if ((code == 10 || code == 13 || code == 32) && pdfium->is_generated(text_page, i) && i + 1 < count &&
            (intptr_t)pdfium->text_object(text_page, i + 1) == owner) {
            pdfium->origin(text_page, i + 1, next, next + 1);
            if (next[0] == origin[0] && next[1] == origin[1]) continue; /* stands for no space of the file's */
        }
        float box[4] = {0}; /* left, top, right, bottom */
        uint8_t mark = pdfium->has_no_unicode(text_page, i) ? NO_UNICODE : 0;
        if (code == 2 && pdfium->is_hyphen(text_page, i)) mark = HYPHEN;
        put_integer(page, CODES, code);
        put_byte(page, MARKS, mark);
        put_integer(page, PLACES, i);
        put_integer(page, OWNERS, index->places[at]);
        put(page, ORIGINS, origin, sizeof origin);
        pdfium->loose_box(text_page, i, box);
        right = box[2];
        put(page, RIGHTS, &right, sizeof right);
    }
}

/* Fills `page`; 0 where memory ran out. `release` is to be called in any case. */
int gather(const struct pdfium *pdfium, handle pdf_page, handle text_page, struct page *page) {
    struct index index = {0};
    memset(page, 0, sizeof *page);
    walk(pdfium, pdf_page, 0, NULL, page);
    if (make_index(&index, &page->columns[HANDLES])) {
        take_glyphs(pdfium, text_page, &index, page);
    } else {
        page->failed = 1;
    }
    free(index.keys);
    free(index.places);
    return !page->failed;
}

void release(struct page *page) {
    for (int i = 0; i < COLUMNS; i++) free(page->columns[i].data);
}
