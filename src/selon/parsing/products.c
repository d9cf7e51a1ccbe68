/* The bridge from thinc's parser to the OpenBLAS that NumPy brings (see products.py): two functions in the shape that thinc calls,
   handed to one of thinc's CBlas by the setters that it exports for that. And an encoder's rounds by the same library (see quick.py), with
   a third fewer products, and one pass over the numbers where NumPy takes ten. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <dlfcn.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#define BY_ROWS 101
#define AS_IT_IS 111
#define TRANSPOSED 112
#define SETTER(kind) "void (struct __pyx_obj_5thinc_8backends_5cblas_CBlas *, __pyx_t_5thinc_8backends_5cblas_" kind "_ptr)"

typedef void (*product_t)(int, int, int, int64_t, int64_t, int64_t, float, const float *, int64_t, const float *, int64_t, float, float *,
                          int64_t);
typedef void (*sum_t)(int64_t, float, const float *, int64_t, float *, int64_t);
typedef void (*setter_t)(PyObject *, void *);

static product_t product;
static sum_t sum;

static void sgemm(int a_transposed, int b_transposed, int m, int n, int k, float alpha, const float *a, int lda, const float *b, int ldb,
                  float beta, float *c, int ldc)
{
    product(BY_ROWS, a_transposed ? TRANSPOSED : AS_IT_IS, b_transposed ? TRANSPOSED : AS_IT_IS, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}

static void saxpy(int n, float alpha, const float *x, int x_step, float *y, int y_step)
{
    sum(n, alpha, x, x_step, y, y_step);
}

/* give(cblas, set_sgemm, set_saxpy, library): whether the library, a path, has what is wanted, and `cblas` takes it from now on. */
static PyObject *give(PyObject *self, PyObject *args)
{
    PyObject *cblas, *set_sgemm, *set_saxpy;
    const char *path;
    if (!PyArg_ParseTuple(args, "OOOs", &cblas, &set_sgemm, &set_saxpy, &path))
        return NULL;
    setter_t first = (setter_t)PyCapsule_GetPointer(set_sgemm, SETTER("sgemm"));
    setter_t second = first ? (setter_t)PyCapsule_GetPointer(set_saxpy, SETTER("saxpy")) : NULL;
    if (!second)
        return NULL;
    void *library = dlopen(path, RTLD_NOW);
    product = library ? (product_t)dlsym(library, "scipy_cblas_sgemm64_") : NULL;
    sum = library ? (sum_t)dlsym(library, "scipy_cblas_saxpy64_") : NULL;
    if (!product || !sum)
        Py_RETURN_FALSE;
    first(cblas, (void *)sgemm);
    second(cblas, (void *)saxpy);
    Py_RETURN_TRUE;
}

#if defined(__GNUC__) && !defined(__clang__)
#define WIDELY __attribute__((optimize("O3"))) /* the compiler's usual -O2 leaves sums that go side by side one after the other */
#else
#define WIDELY
#endif
#define LANES 16 /* sums that go side by side */
#define EPSILON 1e-8f /* as in thinc's layer norm */

/* How the numbers of a round lie: of `width` for each word, `pieces` times as many before the largest of each is taken. */
typedef struct {
    Py_ssize_t words, width, pieces;
} shape_t;

WIDELY static float total(const float *restrict row, Py_ssize_t width, float mean, int squared)
{
    float lanes[LANES] = {0}, all = 0;
    Py_ssize_t at = 0;
    for (; at + LANES <= width; at += LANES)
        for (int lane = 0; lane < LANES; lane++) {
            float one = row[at + lane] - mean;
            lanes[lane] += squared ? one * one : one;
        }
    for (; at < width; at++)
        all += squared ? (row[at] - mean) * (row[at] - mean) : row[at] - mean;
    for (int lane = 0; lane < LANES; lane++)
        all += lanes[lane];
    return all;
}

/* Add to one word's row what comes of its weighted sums: the largest of each number's pieces, brought to mean 0 and variance 1, scaled and
   shifted. `rest` holds the bias, (pieces * width), the scale and the shift, (width) each; the first `width` of `sums` are used up. */
WIDELY static void finish(shape_t shape, float *restrict row, float *restrict sums, const float *restrict rest)
{
    Py_ssize_t width = shape.width;
    const float *restrict scale = rest + shape.pieces * width, *restrict shift = scale + width;
    for (Py_ssize_t n = 0; n < width; n++)
        sums[n] += rest[n];
    for (Py_ssize_t piece = 1; piece < shape.pieces; piece++) {
        const float *restrict other = sums + piece * width, *restrict bias = rest + piece * width;
        for (Py_ssize_t n = 0; n < width; n++) {
            float sum = other[n] + bias[n];
            sums[n] = sum > sums[n] ? sum : sums[n];
        }
    }
    float mean = total(sums, width, 0, 0) / width;
    float spread = 1 / sqrtf(total(sums, width, mean, 1) / width + EPSILON);
    for (Py_ssize_t n = 0; n < width; n++)
        row[n] += (sums[n] - mean) * spread * scale[n] + shift[n];
}

/* The first round, of what is remembered of each word: its numbers, and what they add to the sums of the next, its own and the one before. */
WIDELY static void first_round(shape_t shape, const float *found, const int64_t *places, float *rows, float *sums, const float *rest)
{
    Py_ssize_t width = shape.width, wide = shape.pieces * width, stride = width + 3 * wide;
    for (Py_ssize_t n = 0; n < shape.words; n++) {
        const float *restrict itself = found + places[n] * stride;
        const float *restrict behind = found + (n ? places[n - 1] : 0) * stride + width;
        const float *restrict before = found + (n + 1 < shape.words ? places[n + 1] : 0) * stride + width + 2 * wide;
        for (Py_ssize_t at = 0; at < wide; at++)
            sums[at] = itself[width + wide + at] + behind[at] + before[at];
        memcpy(rows + n * width, itself, width * sizeof(float));
        finish(shape, rows + n * width, sums, rest);
    }
}

/* Another round, of the rows of all words: each looks at itself and at both its neighbours. Two words take four products in place of six
   (Winograd's F(2, 3); A. Lavin and S. Gray, Fast Algorithms for Convolutional Neural Networks, CVPR 2016, section 4.1): `four` holds what
   goes into each, (4, pairs, width), and `sums` what comes of it, (4, pairs, pieces * width). */
WIDELY static void next_round(shape_t shape, float *rows, float *four, float *sums, const float *weights, const float *nothing)
{
    Py_ssize_t width = shape.width, wide = shape.pieces * width, words = shape.words, pairs = (words + 1) / 2, step = pairs * width;
    for (Py_ssize_t pair = 0; pair < pairs; pair++) {
        const float *near[4];
        for (int n = 0; n < 4; n++) {
            Py_ssize_t word = 2 * pair + n - 1;
            near[n] = 0 <= word && word < words ? rows + word * width : nothing;
        }
        const float *restrict a = near[0], *restrict b = near[1], *restrict c = near[2], *restrict d = near[3];
        float *restrict into = four + pair * width;
        for (Py_ssize_t n = 0; n < width; n++) {
            into[n] = a[n] - c[n];
            into[step + n] = b[n] + c[n];
            into[2 * step + n] = c[n] - b[n];
            into[3 * step + n] = b[n] - d[n];
        }
    }
    for (int n = 0; n < 4; n++)
        product(BY_ROWS, AS_IT_IS, AS_IT_IS, pairs, wide, width, 1, four + n * step, width, weights + n * width * wide, wide, 0,
                sums + n * pairs * wide, wide);
    for (Py_ssize_t pair = 0; pair < pairs; pair++) {
        float *restrict first = sums + pair * wide, *restrict second = first + pairs * wide;
        const float *restrict third = second + pairs * wide, *restrict last = third + pairs * wide;
        for (Py_ssize_t n = 0; n < wide; n++) {
            first[n] += second[n] + third[n];
            second[n] -= third[n] + last[n];
        }
        finish(shape, rows + 2 * pair * width, first, weights + 4 * width * wide);
        if (2 * pair + 1 < words)
            finish(shape, rows + (2 * pair + 1) * width, second, weights + 4 * width * wide);
    }
}

/* The shape that these numbers have; no words where they do not fit together. */
static shape_t shape_of(Py_buffer *found, Py_buffer *places, Py_buffer *rows, Py_ssize_t pieces)
{
    shape_t shape = {places->len / sizeof(int64_t), 0, pieces};
    shape.width = shape.words ? rows->len / sizeof(float) / shape.words : 0;
    Py_ssize_t stride = shape.width * (1 + 3 * pieces), kept = stride > 0 ? found->len / sizeof(float) / stride : 0;
    for (Py_ssize_t n = 0; n < shape.words; n++) {
        int64_t place = ((int64_t *)places->buf)[n];
        if (place < 0 || place >= kept)
            shape.words = 0;
    }
    return shape;
}

/* encode(found, places, rounds, pieces, rows): fill `rows`, (words, width). `found` is what is remembered, (places, width * (1 + 3 * pieces)),
   each of `rounds` the numbers of one round: weights, (4, width, pieces * width), bias, scale, shift. `places` are 64 bits wide. */
static PyObject *encode(PyObject *self, PyObject *args)
{
    Py_buffer found, places, rows, numbers;
    PyObject *rounds;
    Py_ssize_t pieces;
    if (!PyArg_ParseTuple(args, "y*y*O!nw*", &found, &places, &PyTuple_Type, &rounds, &pieces, &rows))
        return NULL;
    shape_t shape = shape_of(&found, &places, &rows, pieces);
    Py_ssize_t width = shape.width, wide = pieces * width, pairs = (shape.words + 1) / 2, weights = 4 * width * wide;
    float *nothing = PyMem_Calloc(4 * pairs * (width + wide) + width + 1, sizeof(float));
    float *four = nothing ? nothing + width : NULL, *sums = four ? four + 4 * pairs * width : NULL;
    if (!sums)
        PyErr_NoMemory();
    else if (!shape.words)
        PyErr_SetString(PyExc_ValueError, "no words, or a place that nothing is remembered at");
    for (Py_ssize_t n = 0; !PyErr_Occurred() && n < PyTuple_GET_SIZE(rounds); n++) {
        if (PyObject_GetBuffer(PyTuple_GET_ITEM(rounds, n), &numbers, PyBUF_SIMPLE) < 0)
            break;
        if (numbers.len != (weights + wide + 2 * width) * (Py_ssize_t)sizeof(float))
            PyErr_SetString(PyExc_ValueError, "a round of another shape");
        else if (n)
            next_round(shape, rows.buf, four, sums, numbers.buf, nothing);
        else
            first_round(shape, found.buf, places.buf, rows.buf, sums, (float *)numbers.buf + weights);
        PyBuffer_Release(&numbers);
    }
    PyMem_Free(nothing);
    PyBuffer_Release(&found);
    PyBuffer_Release(&places);
    PyBuffer_Release(&rows);
    if (PyErr_Occurred())
        return NULL;
    Py_RETURN_NONE;
}

static PyMethodDef methods[] = {{"give", give, METH_VARARGS, NULL}, {"encode", encode, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_products", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__products(void)
{
    return PyModule_Create(&definition);
}
