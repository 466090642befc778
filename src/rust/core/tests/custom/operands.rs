//! Functions as operands of operations: by name, or not at all.

use crate::guest::function;
use crate::parse;
use keratin_core::custom::CustomObjects;
use keratin_core::models::Model;
use keratin_core::object::serialize;
use keratin_core::{json, models, Context, Error, ErrorKind, KerasObject};

const X: &str = "{\"class_name\": \"__keras_tensor__\", \"config\": {\"shape\": [null, 4], \
                 \"dtype\": \"float32\", \"keras_history\": [\"x\", 0, 0]}}";

const BYTECODE: &str = "{\"class_name\": \"__lambda__\", \"config\": {\"value\": [\"4wEAAA==\", \
                        null, null]}}";

fn named(name: &str) -> String {
    format!(
        "{{\"module\": \"builtins\", \"class_name\": \"function\", \"config\": \"{name}\", \
         \"registered_name\": \"function\"}}"
    )
}

/// The entry of an operation of `keras.ops.core` that is called once.
fn operation(class: &str, config: &str, args: &str) -> String {
    format!(
        "{{\"module\": \"keras.src.ops.core\", \"class_name\": \"{class}\", \"config\": \
         {{\"name\": \"op\"{config}}}, \"registered_name\": \"{class}\", \"name\": \"op\", \
         \"inbound_nodes\": [{{\"args\": [{args}], \"kwargs\": {{}}}}]}}"
    )
}

fn model(operation: &str) -> String {
    format!(
        "{{\"module\": \"keras.src.models.functional\", \"class_name\": \"Functional\", \
         \"config\": {{\"name\": \"m\", \"trainable\": true, \"layers\": [{{\"module\": \
         \"keras.layers\", \"class_name\": \"InputLayer\", \"config\": {{\"batch_shape\": \
         [null, 4], \"dtype\": \"float32\", \"sparse\": false, \"ragged\": false, \"name\": \
         \"x\", \"optional\": false}}, \"registered_name\": null, \"name\": \"x\", \
         \"inbound_nodes\": []}}, {operation}], \"input_layers\": [\"x\", 0, 0], \
         \"output_layers\": [\"op\", 0, 0]}}, \"registered_name\": \"Functional\", \
         \"build_config\": {{\"input_shape\": null}}, \"compile_config\": {{}}}}"
    )
}

/// What the model of an operation gives, and its text, after it was read.
fn read(operation: &str, objects: CustomObjects, safe: bool) -> Result<(String, String), Error> {
    let cx = Context::new();
    let config = parse(&model(operation));
    let model = cx.scope(objects, safe, || models::from_value(config, &cx))?;
    let model_of = Model::of(&model);
    let outputs = model_of.outputs()?;
    let shown = outputs.flatten().into_iter().map(|x| x.spec().clone());
    let shown: Vec<String> = shown.map(|x| format!("{} {}", x.dtype, x.shape)).collect();
    Ok((
        shown.join(", "),
        json::write(&serialize(&KerasObject::Layer(model))?)?,
    ))
}

fn comes_back(text: &str, objects: CustomObjects, expected: &str) {
    let (specs, again) = read(text, objects, true).unwrap();
    assert_eq!(specs, expected);
    assert_eq!(again, model(text));
}

#[test]
fn a_function_is_found_by_its_name_and_written_by_it() {
    for name in ["own", "p>own"] {
        let objects = || function(name, if name == "own" { "own" } else { "p>own" });
        let own = named(name);
        let text = operation("Map", "", &format!("{own}, {X}"));
        comes_back(&text, objects(), "float32 (None, 4)");
        let config = format!(", \"function\": {own}");
        let text = operation("VectorizedMap", &config, X);
        comes_back(&text, objects(), "float32 (None, 4)");
        let text = operation("Switch", "", &format!("1, [{own}, {own}], {X}"));
        comes_back(&text, objects(), "float32 (None, 4)");
    }
}

#[test]
fn an_activation_of_keras_needs_nobody_to_give_it() {
    let text = operation("Map", "", &format!("{}, {X}", named("relu")));
    comes_back(&text, CustomObjects::new(), "float32 (None, 4)");
    let text = operation("Map", "", &format!("{}, {X}", named("glu")));
    comes_back(&text, CustomObjects::new(), "float32 (None, 2)");
}

#[test]
fn a_layer_is_called_like_a_function() {
    let layer = "{\"module\": \"keras.layers\", \"class_name\": \"Flatten\", \"config\": \
                 {\"name\": \"flatten\", \"trainable\": true, \"dtype\": {\"module\": \"keras\", \
                 \"class_name\": \"DTypePolicy\", \"config\": {\"name\": \"float32\"}, \
                 \"registered_name\": null}, \"data_format\": \"channels_last\"}, \
                 \"registered_name\": null, \"build_config\": {\"input_shape\": [4]}}";
    let text = operation("Map", "", &format!("{layer}, {X}"));
    comes_back(&text, CustomObjects::new(), "float32 (None, 4, 1)");
}

#[test]
fn a_scan_gives_its_last_state_and_all_results() {
    let config = ", \"length\": null, \"reverse\": false, \"unroll\": true";
    let text = operation("Scan", config, &format!("{}, 0.0, {X}", named("own")));
    let (specs, _) = read(&text, function("own", "own"), true).unwrap();
    // The state, of which the model takes the first output.
    assert_eq!(specs, "float32 ()");
    let error = read(
        &text.replace("\"own\"", "\"relu\""),
        CustomObjects::new(),
        true,
    );
    let error = error.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Graph);
    assert_eq!(error.path(), "config.layers[1].inbound_nodes");
}

#[test]
fn a_function_that_nobody_gave_is_refused_with_its_place() {
    let own = named("own");
    for (text, path) in [
        (
            operation("Map", "", &format!("{own}, {X}")),
            "config.layers[1].inbound_nodes[0].args[0]",
        ),
        (
            operation("Switch", "", &format!("1, [{own}], {X}")),
            "config.layers[1].inbound_nodes[0].args[1][0]",
        ),
        (
            operation("VectorizedMap", &format!(", \"function\": {own}"), X),
            "config.layers[1].config.function",
        ),
    ] {
        let error = read(&text, CustomObjects::new(), true).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Class);
        assert_eq!(error.message(), "there is no function `own`");
        assert_eq!(error.path(), path);
    }
}

#[test]
fn bytecode_is_refused_in_any_mode() {
    for safe in [true, false] {
        let text = operation("Map", "", &format!("{BYTECODE}, {X}"));
        let error = read(&text, CustomObjects::new(), safe).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Class);
        assert_eq!(
            error.message(),
            "the `f` of the `Map` operation `op` is Python bytecode, which is never run here"
        );
        assert_eq!(error.path(), "config.layers[1].inbound_nodes.f");
        assert_eq!(
            error.get_hint(),
            Some(
                "Write it in R, and put that function in its place in the config: \
                 `config$layers[[\"op\"]]$inbound_nodes[[1]]$args[[1]] <- f`."
            )
        );
        let config = format!(", \"function\": {BYTECODE}");
        let text = operation("VectorizedMap", &config, X);
        let error = read(&text, CustomObjects::new(), safe).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Class);
        assert_eq!(error.path(), "config.layers[1].config.function");
        assert_eq!(
            error.get_hint(),
            Some(
                "Write it in R, and put that function in its place in the config: \
                 `config[[\"function\"]] <- f`."
            )
        );
    }
}

#[test]
fn what_is_no_function_is_refused() {
    for (function, message) in [
        ("3", "expected a function, got 3"),
        ("\"relu\"", "expected a function, got \"relu\""),
        (
            X,
            "expected a function, got <KerasTensor shape=(None, 4), dtype=float32, name=x>",
        ),
    ] {
        let text = operation("Map", "", &format!("{function}, {X}"));
        let error = read(&text, CustomObjects::new(), true).unwrap_err();
        assert_eq!(error.path(), "config.layers[1].inbound_nodes.f");
        assert_eq!(error.message(), message);
    }
}

#[test]
fn the_error_of_a_function_is_passed_on() {
    let text = operation("Map", "", &format!("{}, {X}", named("fails")));
    let error = read(&text, function("fails", "fails"), true).unwrap_err();
    assert_eq!(error.message(), "the `f` of the `Map` operation `op` fails");
}

#[test]
fn a_loop_can_be_made_but_not_written() {
    let own = named("own");
    for (class, config, path) in [
        (
            "WhileLoop",
            format!(", \"cond\": {own}, \"body\": {own}, \"maximum_iterations\": 3"),
            "op.cond",
        ),
        (
            "ForiLoop",
            format!(", \"lower\": 0, \"upper\": 3, \"body_fun\": {own}"),
            "op.body_fun",
        ),
    ] {
        let text = operation(class, &config, X);
        let error = read(&text, function("own", "own"), true).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(
            error.message(),
            "the function of a loop cannot be written: Keras has no config for it"
        );
        assert!(error.path().ends_with(path), "{}", error.path());
    }
}
