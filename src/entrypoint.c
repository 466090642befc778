/* R looks for R_init_<package> in C. The symbols named here also pull the
 * static library of Rust code into the link. */
#include "keratin.h"

/* extendr owns the table of .Call routines; a table of .External routines
 * beside it does not replace it. */
static const R_ExternalMethodDef external[] = {
    {"keratin_continue_unwind", (DL_FUNC) &keratin_continue_unwind, 1},
    {NULL, NULL, 0}
};

void R_init_keratin(DllInfo *dll) {
    R_init_keratin_extendr(dll);
    R_registerRoutines(dll, NULL, NULL, NULL, external);
    R_useDynamicSymbols(dll, FALSE);
    R_forceSymbols(dll, TRUE);
    keratin_register_state(dll);
    keratin_init();
}
