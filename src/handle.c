/* The persistent half of a handle.
 *
 * A handle is an external pointer; R writes its `prot` slot when it saves it.
 * That slot holds a raw ALTREP vector of the class below, whose content is
 * computed when somebody asks, from data1:
 *
 *   data1 = the handle itself      the object lives; Rust gives its state
 *   data1 = a state                read from a file, not yet used
 *   data2 = list(generation, raw)  the bytes once computed, for readers that
 *                                  do not ask for the state (serialize with
 *                                  version 2, object.size, digest)
 *
 * A state is a raw vector, or list(raw, list of R objects) when R objects
 * belong to what is saved: R writes those itself and keeps their identity.
 */
#include "keratin.h"
#include <R_ext/Altrep.h>
#include <Rversion.h>

static R_altrep_class_t state_class;

SEXP keratin_state_new(SEXP from) {
    return R_new_altrep(state_class, from, R_NilValue);
}

/* data1, or NULL when `x` is not of this class. */
SEXP keratin_state_source(SEXP x) {
    if (!ALTREP(x) || !R_altrep_inherits(x, state_class)) return NULL;
    return R_altrep_data1(x);
}

void keratin_state_attach(SEXP x, SEXP handle) {
    R_set_altrep_data1(x, handle);
    R_set_altrep_data2(x, R_NilValue);
}

/* `.handle` in the environment of a closure, or NULL. An active binding could
 * run anything, so it is left alone. */
SEXP keratin_closure_handle(SEXP closure) {
#if R_VERSION >= R_Version(4, 5, 0)
    SEXP env = R_ClosureEnv(closure);
#else
    SEXP env = CLOENV(closure);
#endif
    SEXP symbol = Rf_install(".handle");
    if (TYPEOF(env) != ENVSXP || !R_existsVarInFrame(env, symbol)
        || R_BindingIsActive(symbol, env)) return NULL;
#if R_VERSION >= R_Version(4, 5, 0)
    return R_getVarEx(symbol, env, FALSE, R_NilValue);
#else
    return Rf_findVarInFrame(env, symbol);
#endif
}

/* No Rust frame is below these functions, so they may signal conditions. */
static SEXP state(SEXP x) {
    SEXP from = R_altrep_data1(x);
    if (TYPEOF(from) != EXTPTRSXP) return from;
    SEXP state = PROTECT(keratin_handle_state(from));
    if (Rf_isObject(state)) keratin_in_namespace("rust", state);
    UNPROTECT(1);
    return state;
}

static double generation(SEXP x) {
    SEXP from = R_altrep_data1(x);
    return TYPEOF(from) == EXTPTRSXP ? keratin_handle_generation(from) : -1;
}

/* data2 while the bytes are being computed. */
#define BUSY R_MissingArg

static SEXP compute(void *x) {
    SEXP raw = PROTECT(state(x));
    if (TYPEOF(raw) != RAWSXP) {
        raw = keratin_in_namespace("flat_state", raw);
        UNPROTECT(1);
        PROTECT(raw);
    }
    SEXP cache = PROTECT(Rf_allocVector(VECSXP, 2));
    SET_VECTOR_ELT(cache, 0, Rf_ScalarReal(generation(x)));
    SET_VECTOR_ELT(cache, 1, raw);
    R_set_altrep_data2(x, cache);
    UNPROTECT(2);
    return raw;
}

static void computed(void *x) {
    if (R_altrep_data2(x) == BUSY) R_set_altrep_data2(x, R_NilValue);
}

static SEXP bytes(SEXP x) {
    SEXP cache = R_altrep_data2(x);
    if (cache == BUSY) keratin_in_namespace("state_in_circle", R_NilValue);
    if (TYPEOF(cache) == VECSXP
        && Rf_asReal(VECTOR_ELT(cache, 0)) == generation(x))
        return VECTOR_ELT(cache, 1);
    R_set_altrep_data2(x, BUSY);
    return R_ExecWithCleanup(compute, x, computed, x);
}

static SEXP unserialize(SEXP class, SEXP state) {
    (void) class;
    return keratin_state_new(state);
}

static R_xlen_t length(SEXP x) {
    return XLENGTH(bytes(x));
}

static void *dataptr(SEXP x, Rboolean writable) {
    (void) writable;
    return RAW(bytes(x));
}

static const void *dataptr_or_null(SEXP x) {
    (void) x;
    return NULL;
}

static Rbyte element(SEXP x, R_xlen_t i) {
    return RAW(bytes(x))[i];
}

static Rboolean inspect(SEXP x, int pre, int deep, int pvec,
                        void (*subtree)(SEXP, int, int, int)) {
    (void) pre, (void) deep, (void) pvec, (void) subtree;
    Rprintf("state of a keratin object, %s\n",
            TYPEOF(R_altrep_data1(x)) == EXTPTRSXP ? "in use" : "as read");
    return TRUE;
}

void keratin_register_state(DllInfo *dll) {
    state_class = R_make_altraw_class("keratin_state", "keratin", dll);
    R_set_altrep_Serialized_state_method(state_class, state);
    R_set_altrep_Unserialize_method(state_class, unserialize);
    R_set_altrep_Length_method(state_class, length);
    R_set_altrep_Inspect_method(state_class, inspect);
    R_set_altvec_Dataptr_method(state_class, dataptr);
    R_set_altvec_Dataptr_or_null_method(state_class, dataptr_or_null);
    R_set_altraw_Elt_method(state_class, element);
}
