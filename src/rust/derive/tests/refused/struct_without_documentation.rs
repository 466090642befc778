use keratin_derive::KerasConfig;

#[derive(KerasConfig)]
#[keras(class = "keras.layers.Small", python = "small.Small")]
struct Small {
    /// What has a sentence.
    units: i64,
}

fn main() {}
