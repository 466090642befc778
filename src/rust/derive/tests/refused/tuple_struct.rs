use keratin_derive::KerasConfig;

/// A class
#[derive(KerasConfig)]
#[keras(class = "keras.layers.Small", python = "small.Small")]
struct Small(i64);

fn main() {}
