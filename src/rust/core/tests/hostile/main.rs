//! Configs that want to harm their reader. Each has its outcome: it is refused
//! with an error of the right kind that says what is wrong, or it is harmless and
//! loads. Nothing in any of them is run, opened or allocated for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;

#[path = "../json/random.rs"]
#[allow(dead_code)] // Every test program uses its own part.
mod random;

mod bounds;
mod mutations;
mod outcomes;
mod references;

use keratin_core::layers::Layer;
use keratin_core::{json, models, Context, Error, Value};

/// A model from its text, as a file of it is loaded.
fn load(text: &[u8]) -> Result<Layer, Error> {
    models::from_value(json::read(text)?, &Context::new())
}

/// All that an error says.
fn says(error: &Error) -> String {
    let received = error.get_received().map(json::write);
    [
        error.to_string(),
        error.get_expected().unwrap_or_default().to_owned(),
        error.get_hint().unwrap_or_default().to_owned(),
        received.and_then(Result::ok).unwrap_or_default(),
    ]
    .join("\n")
}

/// A layer's envelope.
fn layer(class_name: &str, config: &str) -> String {
    format!(
        "{{\"module\": \"keras.layers\", \"class_name\": \"{class_name}\", \
         \"config\": {config}, \"registered_name\": null}}"
    )
}

/// A sequential model's text.
fn sequential(layers: &[String]) -> String {
    format!(
        "{{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": \
         {{\"name\": \"m\", \"layers\": [{}]}}, \"registered_name\": null}}",
        layers.join(", ")
    )
}

/// An input layer's envelope.
fn input(batch_shape: &str) -> String {
    layer(
        "InputLayer",
        &format!("{{\"batch_shape\": {batch_shape}, \"dtype\": \"float32\", \"name\": \"in\"}}"),
    )
}

fn parse(text: &str) -> Value {
    json::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}
