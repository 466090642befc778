use keratin_derive::KerasConfig;

/// A class
#[derive(KerasConfig)]
#[keras(class = "keras.layers.Small", python = "small.Small")]
struct Small {
    /// What has a sentence.
    #[config(defualt = 1)]
    units: i64,
}

fn main() {}
