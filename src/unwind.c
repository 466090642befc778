/* How Rust asks R for something that R may leave by a jump.
 *
 * An error, a restart, an interrupt or return() in R code leaves by longjmp.
 * Over Rust frames that would skip their destructors. So whatever can jump
 * runs here, under R_UnwindProtect: when R starts a jump, the hook comes back
 * to the frame below, Rust sees *jumped != 0, returns an ordinary error and
 * drops what it owns; R code then resumes the jump with
 * keratin_continue_unwind.
 */
#include "keratin.h"
#include <locale.h>
#include <setjmp.h>
#include <stdio.h>
#include <string.h>
#include <R_ext/Utils.h>

#ifdef _WIN32
typedef jmp_buf jump_buffer;
#define MARK(buffer) setjmp(buffer)
#define JUMP(buffer) longjmp(buffer, 1)
#else
/* The signal mask is left alone: saving it costs a system call. */
typedef sigjmp_buf jump_buffer;
#define MARK(buffer) sigsetjmp(buffer, 0)
#define JUMP(buffer) siglongjmp(buffer, 1)
#endif

static void hook(void *buffer, Rboolean jump) {
    if (jump) JUMP(*(jump_buffer *) buffer);
}

SEXP keratin_protect(SEXP (*fun)(void *), void *data, SEXP token, int *jumped) {
    jump_buffer buffer;
    *jumped = 1;
    /* R has put its protect stack back to where it was at R_UnwindProtect. */
    if (MARK(buffer)) return R_NilValue;
    SEXP result = R_UnwindProtect(fun, data, hook, &buffer, token);
    SETCAR(token, R_NilValue); /* the token would keep the result alive */
    *jumped = 0;
    return result;
}

static SEXP keratin_namespace(void) {
    SEXP name = PROTECT(Rf_mkString("keratin"));
    SEXP ns = R_FindNamespace(name);
    UNPROTECT(1);
    return ns;
}

/* The call is made of symbols bound in an environment of its own: arguments
 * that are language are not evaluated, and a traceback stays short. */
static SEXP call(void *data) {
    const struct keratin_call *c = data;
    SEXP env = PROTECT(R_NewEnv(R_GlobalEnv, 0, 0));
    SEXP head = Rf_install(c->label);
    SEXP call = PROTECT(Rf_lcons(head, R_NilValue));
    SEXP last = call;
    Rf_defineVar(head, c->function, env);
    for (int i = 0; i < c->n; i++) {
        char name[16];
        snprintf(name, sizeof name, ".%d", i + 1);
        SEXP symbol = Rf_install(name);
        Rf_defineVar(symbol, c->args[i], env);
        SETCDR(last, Rf_cons(symbol, R_NilValue));
        last = CDR(last);
        if (c->names[i]) SET_TAG(last, Rf_install(c->names[i]));
    }
    SEXP result = Rf_eval(call, env);
    UNPROTECT(2);
    return result;
}

SEXP keratin_call(struct keratin_call *c, SEXP token, int *jumped) {
    return keratin_protect(call, c, token, jumped);
}

SEXP keratin_in_namespace(const char *fun, SEXP arg) {
    SEXP ns = PROTECT(keratin_namespace());
    SEXP call = PROTECT(Rf_lang2(Rf_install(fun), arg));
    SEXP result = Rf_eval(call, ns);
    UNPROTECT(2);
    return result;
}

static SEXP own_function(void *name) {
    SEXP ns = PROTECT(keratin_namespace());
    SEXP fun = Rf_findFun(Rf_install(name), ns);
    UNPROTECT(1);
    return fun;
}

SEXP keratin_own_function(const char *name, SEXP token, int *jumped) {
    return keratin_protect(own_function, (void *) name, token, jumped);
}

static SEXP check_interrupt(void *data) {
    (void) data;
    R_CheckUserInterrupt();
    return R_NilValue;
}

void keratin_check_interrupt(SEXP token, int *jumped) {
    keratin_protect(check_interrupt, NULL, token, jumped);
}

SEXP keratin_continue_unwind(SEXP args) {
    R_ContinueUnwind(CADR(args));
    return R_NilValue; /* not reached */
}

/* In the C locale R knows nothing about bytes beyond ASCII. */
int keratin_locale_is_c(void) {
    const char *locale = setlocale(LC_CTYPE, NULL);
    return !locale || !strcmp(locale, "C") || !strcmp(locale, "POSIX");
}
