/* R looks for R_init_<package> in C. The symbol named here also pulls the
 * static library of Rust code into the link. */
void R_init_keratin_extendr(void *dll);

void R_init_keratin(void *dll) {
    R_init_keratin_extendr(dll);
}
