//! What layers say they were built for, once they are read again.

use crate::recorded::layer;
use keratin_core::layers::Layer;
use keratin_core::models::Model;
use keratin_core::object::deserialize;
use keratin_core::{json, Context, Value};

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

fn read(text: &str) -> Layer {
    layer(&deserialize(json::read(text.as_bytes()).unwrap(), &Context::new()).unwrap())
}

/// The layer of the sequence once it is read.
fn first(text: &str) -> Layer {
    Model::of(&read(text)).layers().swap_remove(0)
}

/// Its build config.
fn build_config(text: &str) -> String {
    json::write(&first(text).get_build_config().unwrap().unwrap()).unwrap()
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

#[test]
fn the_scale_of_a_low_rank_adaptation_stays_as_it_is_read() {
    let config = "{\"units\": 3, \"lora_rank\": 1, \"lora_alpha\": 4}";
    let layer = first(&sequence("[null, 4]", "Dense", config, "[null, 4]"));
    let config = layer.get_config().unwrap();
    assert_eq!(config.get("lora_alpha"), Some(&Value::Int(4)));
}

#[test]
fn a_kernel_with_a_low_rank_adaptation_is_no_weight_of_who_normalizes_it() {
    let order = |lora: &str| {
        let config = format!(
            "{{\"name\": \"s\", \"layer\": {{\"module\": \"keras.layers\", \"class_name\": \
             \"Dense\", \"config\": {{\"name\": \"d\", \"units\": 3{lora}}}, \
             \"registered_name\": null}}}}"
        );
        let layer = first(&sequence(
            "[null, 4]",
            "SpectralNormalization",
            &config,
            "[null, 4]",
        ));
        let names = layer.weights().into_iter().map(|w| w.name.clone());
        names.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order(""), "kernel vector_u bias");
    assert_eq!(
        order(", \"lora_rank\": 1"),
        "vector_u kernel bias lora_kernel_a lora_kernel_b"
    );
}

#[test]
fn optimizers_keep_nothing_beside_what_their_gradient_overwrites() {
    let config = "{\"units\": 3, \"dtype\": \"float8_from_float32\"}";
    let text = sequence("[null, 4]", "Dense", config, "[null, 4]");
    let compiled = "\"registered_name\": null, \"compile_config\": {\"optimizer\": {\"module\": \
                    \"keras.optimizers\", \"class_name\": \"Adam\", \"config\": {}, \
                    \"registered_name\": null}, \"loss\": \"mse\"}}";
    let end = text.rfind("\"registered_name\": null}").unwrap();
    let model = read(&format!("{}{compiled}", &text[..end]));
    assert_eq!(model.trainable_weights().len(), 2 + 6);
    let compiled = model.compiled().unwrap();
    // How often, how fast, and two for the kernel and two for the bias.
    assert_eq!(compiled.optimizer_variables().unwrap().len(), 2 + 2 * 2);
}
