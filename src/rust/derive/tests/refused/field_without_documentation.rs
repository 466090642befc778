use keratin_derive::KerasConfig;

/// A class
#[derive(KerasConfig)]
#[keras(class = "keras.layers.Small", python = "small.Small")]
struct Small {
    /// What has a sentence.
    units: i64,
    #[config(default = 1)]
    rate: i64,
}

fn main() {}
