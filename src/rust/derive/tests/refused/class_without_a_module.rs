use keratin_derive::KerasConfig;

/// A class
#[derive(KerasConfig)]
#[keras(class = "Small", python = "small.Small")]
struct Small {
    /// What has a sentence.
    units: i64,
}

fn main() {}
