/* The bridge from thinc's parser to the OpenBLAS that NumPy brings (see products.py): two functions in the shape that thinc calls,
   handed to one of thinc's CBlas by the setters that it exports for that. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <dlfcn.h>
#include <stdint.h>

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

static PyMethodDef methods[] = {{"give", give, METH_VARARGS, NULL}, {NULL, NULL, 0, NULL}};
static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "_products", NULL, -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__products(void)
{
    return PyModule_Create(&definition);
}
