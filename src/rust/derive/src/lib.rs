//! `#[derive(KerasConfig)]`: a documented struct is the schema of a Keras class.
