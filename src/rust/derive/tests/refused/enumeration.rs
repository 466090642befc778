use keratin_derive::KerasConfig;

/// A class
#[derive(KerasConfig)]
#[keras(class = "keras.layers.Small", python = "small.Small")]
enum Small {
    /// One of two.
    One,
}

fn main() {}
