//! What layers say they were built for, once they are read again.

use crate::recorded::layer;
use keratin_core::models::Model;
use keratin_core::object::deserialize;
use keratin_core::{json, Context};

/// A sequence of inputs of this shape and a layer that was built for another.
fn sequence(input: &str, class_name: &str, config: &str, built_for: &str) -> String {
    format!(
        "{{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {{\"name\": \"m\", \
         \"layers\": [{{\"module\": \"keras.layers\", \"class_name\": \"InputLayer\", \"config\": \
         {{\"batch_shape\": {input}}}, \"registered_name\": null}}, {{\"module\": \
         \"keras.layers\", \"class_name\": \"{class_name}\", \"config\": {config}, \
         \"registered_name\": null, \"build_config\": {{\"input_shape\": {built_for}}}}}]}}, \
         \"registered_name\": null}}"
    )
}

/// The build config of the layer once the sequence is read.
fn build_config(text: &str) -> String {
    let object = deserialize(json::read(text.as_bytes()).unwrap(), &Context::new()).unwrap();
    let layers = Model::of(&layer(&object)).layers();
    let config = layers[0].get_build_config().unwrap().unwrap();
    json::write(&config).unwrap()
}

#[test]
fn the_build_of_a_call_that_the_model_has_not_stays_if_the_weights_are_the_same() {
    let built_for = |class_name, config, built_for| {
        build_config(&sequence("[null, 2, 4]", class_name, config, built_for))
    };
    let stays = "{\"input_shape\": [null, 1, 4]}";
    let anew = "{\"input_shape\": [null, 2, 4]}";
    assert_eq!(built_for("Flatten", "{}", "[null, 1, 4]"), stays);
    assert_eq!(built_for("Dense", "{\"units\": 3}", "[null, 1, 4]"), stays);
    assert_eq!(built_for("Dense", "{\"units\": 3}", "[null, 2, 5]"), anew);
    assert_eq!(built_for("Dense", "{\"units\": 3}", "[null]"), anew);
    let wrapped = "{\"layer\": {\"module\": \"keras.layers\", \"class_name\": \"Dense\", \
                   \"config\": {\"units\": 3}, \"registered_name\": null}}";
    assert_eq!(built_for("TimeDistributed", wrapped, "[null, 1, 4]"), stays);
    assert_eq!(built_for("TimeDistributed", wrapped, "[null, 2, 5]"), anew);
}
