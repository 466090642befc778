//! Classes and functions of the user's: how they are found, what they can stand
//! in place of, how they are written, and that what goes wrong in them leaves
//! the session as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod functions;
mod guest;
mod lambda;
mod lookup;
mod missing;
mod operands;
mod scopes;

use keratin_core::{json, Value};

fn parse(text: &str) -> Value {
    json::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// A sequential model of an input and one more layer.
fn model_with(layer: &str) -> Value {
    parse(&format!(
        "{{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {{\"name\": \"m\", \
         \"layers\": [{{\"module\": \"keras.layers\", \"class_name\": \"InputLayer\", \
         \"config\": {{\"batch_shape\": [null, 4], \"name\": \"in\"}}, \
         \"registered_name\": null}}, {layer}]}}, \"registered_name\": null}}"
    ))
}

/// A dense layer with one more entry in its config.
fn dense_with(key: &str, value: &str) -> String {
    format!(
        "{{\"module\": \"keras.layers\", \"class_name\": \"Dense\", \"config\": \
         {{\"units\": 2, \"name\": \"d\", \"{key}\": {value}}}, \"registered_name\": null}}"
    )
}
