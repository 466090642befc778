//! Structs that are no schema do not compile, and the error says why.
//!
//! Every error points to one word, so that what is expected does not depend on
//! the compiler. `TRYBUILD=overwrite cargo test -p keratin-derive` writes anew
//! what the compiler says.

#[test]
fn what_is_no_schema_does_not_compile() {
    trybuild::TestCases::new().compile_fail("tests/refused/*.rs");
}
