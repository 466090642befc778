use keratin_derive::KerasConfig;

/// A class
#[derive(KerasConfig)]
#[keras(python = "small.Small")]
struct Small {
    /// What has a sentence.
    units: i64,
}

fn main() {}
