/* What the C side of the boundary and the Rust side know of each other. */
#ifndef KERATIN_H
#define KERATIN_H

#define R_NO_REMAP
#define STRICT_R_HEADERS
#include <Rinternals.h>
#include <R_ext/Rdynload.h>

/* unwind.c: *jumped tells whether R left by a jump, which is in `token`. */
struct keratin_call {
    SEXP function;
    const char *label;         /* what a traceback calls the function */
    int n;
    const SEXP *args;
    const char *const *names;  /* NULL for an argument without a name */
};
SEXP keratin_protect(SEXP (*fun)(void *), void *data, SEXP token, int *jumped);
SEXP keratin_call(struct keratin_call *call, SEXP token, int *jumped);
void keratin_check_interrupt(SEXP token, int *jumped);
SEXP keratin_own_function(const char *name, SEXP token, int *jumped);
SEXP keratin_continue_unwind(SEXP args);
/* fun(arg) in the package's namespace; may jump. */
SEXP keratin_in_namespace(const char *fun, SEXP arg);
int keratin_locale_is_c(void);

/* handle.c: the bytes of a handle, computed when somebody saves it. */
void keratin_register_state(DllInfo *dll);
SEXP keratin_state_new(SEXP from);
SEXP keratin_state_source(SEXP x);
void keratin_state_attach(SEXP x, SEXP handle);
SEXP keratin_closure_handle(SEXP closure);

/* Rust (handle.rs): what a handle holds, as a raw vector or as
 * list(raw, list of R objects), or a marked error; and how often it changed. */
SEXP keratin_handle_state(SEXP handle);
double keratin_handle_generation(SEXP handle);

/* Rust (lib.rs) */
void R_init_keratin_extendr(void *dll);
void keratin_init(void);

#endif
