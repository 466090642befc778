use keratin_derive::KerasConfig;

/// A class
#[derive(KerasConfig)]
#[keras(class = "keras.layers.Small", python = "small.Small", base = "none")]
struct Small {
    /// What has a sentence.
    units: i64,
}

fn main() {}
