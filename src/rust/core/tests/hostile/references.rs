//! What a config names: only what its place can take, and nobody's but Keras's
//! or the caller's.

use crate::{input, layer, load, parse, says, sequential};
use keratin_core::layers::Layer;
use keratin_core::object::serialize;
use keratin_core::{json, models, Context, Error, ErrorKind, KerasObject, Value};

/// A model with one dense layer whose envelope has these entries in place.
fn with_dense(entries: &[(&str, &str)]) -> Result<Layer, Error> {
    let mut dense = parse(&layer("Dense", "{\"units\": 2, \"name\": \"d\"}"));
    if let Value::Object(map) = &mut dense {
        for (key, text) in entries {
            map.insert(*key, parse(text));
        }
    }
    from_layers(vec![parse(&input("[null, 4]")), dense])
}

/// A model with one dense layer whose config has this entry.
fn with_dense_config(key: &str, text: &str) -> Result<Layer, Error> {
    let config = format!("{{\"units\": 2, \"name\": \"d\", \"{key}\": {text}}}");
    let text = sequential(&[input("[null, 4]"), layer("Dense", &config)]);
    load(text.as_bytes())
}

fn from_layers(layers: Vec<Value>) -> Result<Layer, Error> {
    let mut model = parse(&sequential(&[]));
    if let Some(Value::Object(config)) = model.get("config").cloned().as_mut() {
        config.insert("layers", Value::Array(layers));
        if let Value::Object(model) = &mut model {
            model.insert("config", Value::Object(config.clone()));
        }
    }
    models::from_value(model, &Context::new())
}

fn refused(outcome: Result<Layer, Error>, kind: ErrorKind, words: &[&str]) {
    let error = outcome.expect_err("must be refused");
    assert_eq!(error.kind(), kind, "{error:?}");
    let said = says(&error);
    for word in words {
        assert!(said.contains(word), "{word} is not in: {said}");
    }
}

#[test]
fn a_class_is_only_found_where_keras_has_it() {
    for module in ["\"keras.layers\"", "\"keras.src.layers.core.dense\""] {
        assert!(with_dense(&[("module", module)]).is_ok(), "{module}");
    }
    for module in [
        "\"os\"",
        "\"builtins\"",
        "\"keras.initializers\"",
        "\"keras.utils\"",
        "\"keras\"",
        "\"keras.layers.\"",
        "\"Keras.Layers\"",
        "\"\"",
        "null",
    ] {
        refused(
            with_dense(&[("module", module)]),
            ErrorKind::Class,
            &["Dense", "layers[1]"],
        );
    }
}

#[test]
fn names_of_classes_are_text() {
    for (key, text) in [
        ("module", "5"),
        ("module", "[\"keras.layers\"]"),
        ("class_name", "null"),
        ("class_name", "{\"a\": 1}"),
        ("registered_name", "5"),
        ("registered_name", "{}"),
    ] {
        let path = format!("layers[1].{key}");
        refused(
            with_dense(&[(key, text)]),
            ErrorKind::Class,
            &[key, &path, "string"],
        );
    }
}

#[test]
fn a_registered_name_may_not_contradict_the_class() {
    for name in ["null", "\"\"", "\"Dense\""] {
        assert!(with_dense(&[("registered_name", name)]).is_ok(), "{name}");
    }
    refused(
        with_dense(&[("registered_name", "\"evilpkg>Dense\"")]),
        ErrorKind::Class,
        &[
            "evilpkg>Dense",
            "keras.layers.Dense",
            "layers[1].registered_name",
        ],
    );
}

#[test]
fn the_number_of_a_shared_object_is_an_integer() {
    assert!(with_dense(&[("shared_object_id", "7")]).is_ok());
    for id in ["\"x\"", "[1]", "{}", "1.5", "true"] {
        refused(
            with_dense(&[("shared_object_id", id)]),
            ErrorKind::Config,
            &["layers[1].shared_object_id", "an integer"],
        );
    }
}

#[test]
fn a_place_takes_only_what_has_its_role() {
    let dense = layer("Dense", "{\"units\": 2}");
    let zeros = "{\"module\": \"keras.initializers\", \"class_name\": \"Zeros\", \"config\": {}, \
                 \"registered_name\": null}";
    assert!(with_dense_config("kernel_initializer", zeros).is_ok());
    for (key, text, role) in [
        ("kernel_initializer", &*dense, "an initializer"),
        ("kernel_regularizer", zeros, "a regularizer"),
        ("kernel_constraint", zeros, "a constraint"),
        ("activation", zeros, "an activation"),
        ("kernel_regularizer", &*dense, "a regularizer"),
    ] {
        let path = format!("layers[1].config.{key}");
        refused(
            with_dense_config(key, text),
            ErrorKind::Class,
            &[role, &path],
        );
    }
    refused(
        load(sequential(&[zeros.to_owned()]).as_bytes()),
        ErrorKind::Class,
        &["a layer", "Zeros", "layers[0]"],
    );
}

/// A function's envelope.
fn function(module: &str, name: &str, registered: &str) -> String {
    format!(
        "{{\"module\": {module}, \"class_name\": \"function\", \"config\": {name}, \
         \"registered_name\": {registered}}}"
    )
}

#[test]
fn a_function_is_an_activation_of_keras() {
    for (module, registered) in [
        ("\"builtins\"", "\"function\""),
        ("\"builtins\"", "null"),
        ("\"keras.activations\"", "\"relu\""),
        ("\"keras.ops\"", "\"relu\""),
    ] {
        let text = function(module, "\"relu\"", registered);
        let model = with_dense_config("activation", &text).unwrap();
        let written = serialize(&KerasObject::Layer(model)).unwrap();
        let layers = written.get("config").and_then(|c| c.get("layers"));
        let dense = layers.and_then(Value::as_array).and_then(|l| l.get(1));
        let activation = dense.and_then(|d| d.get("config")?.get("activation"));
        assert_eq!(activation, Some(&Value::from("relu")), "{text}");
    }
    for (module, name, registered) in [
        ("\"os\"", "\"relu\"", "\"relu\""),
        ("\"keras.utils\"", "\"relu\"", "\"relu\""),
        ("\"keras.losses\"", "\"relu\"", "null"),
        ("null", "\"relu\"", "\"relu\""),
        ("\"builtins\"", "\"eval\"", "\"function\""),
        ("\"builtins\"", "\"Dense\"", "\"function\""),
        ("\"keras.layers\"", "\"Dense\"", "null"),
        ("\"keras.activations\"", "\"get\"", "\"get\""),
        ("\"keras.activations\"", "\"relu\"", "\"evilpkg>relu\""),
    ] {
        let text = function(module, name, registered);
        let name = name.trim_matches('"');
        refused(
            with_dense_config("activation", &text),
            ErrorKind::Class,
            &[name],
        );
        refused(
            with_dense_config("kernel_initializer", &text),
            ErrorKind::Class,
            &[name],
        );
    }
    let text = function("\"builtins\"", "\"relu\"", "\"function\"");
    refused(
        with_dense_config("kernel_initializer", &text),
        ErrorKind::Class,
        &["relu"],
    );
    for name in ["null", "5", "[\"relu\"]", "{}"] {
        let text = function("\"builtins\"", name, "\"function\"");
        refused(
            with_dense_config("activation", &text),
            ErrorKind::Class,
            &[
                "layers[1].config.activation.config",
                "the name of a function",
            ],
        );
    }
}

#[test]
fn names_alone_are_looked_up_by_role() {
    for (key, name) in [
        ("activation", "Dense"),
        ("activation", "zeros"),
        ("activation", "Sys.getenv"),
        ("activation", "keras.activations.relu"),
        ("kernel_initializer", "relu"),
        ("kernel_initializer", "Dense"),
        ("kernel_regularizer", "zeros"),
        ("kernel_constraint", "l2"),
    ] {
        let path = format!("layers[1].config.{key}");
        let text = format!("\"{name}\"");
        refused(
            with_dense_config(key, &text),
            ErrorKind::Class,
            &[name, &path],
        );
    }
}

/// A compiled model's text.
fn compiled(compile_config: &str) -> String {
    let model = sequential(&[input("[null, 4]"), layer("Dense", "{\"units\": 2}")]);
    let open = model.strip_suffix('}').expect("an object");
    format!("{open}, \"compile_config\": {compile_config}}}")
}

const ADAM: &str = "{\"module\": \"keras.optimizers\", \"class_name\": \"Adam\", \"config\": \
                    {\"learning_rate\": 0.001}, \"registered_name\": null}";

#[test]
fn what_a_model_is_compiled_with_comes_back_whole() {
    let mse = function("\"builtins\"", "\"mean_squared_error\"", "\"function\"");
    let text = format!(
        "{{\"optimizer\": {ADAM}, \"loss\": {{\"a\": {mse}, \"b\": \"mse\"}}, \
         \"metrics\": [\"accuracy\", null]}}"
    );
    let model = load(compiled(&text).as_bytes()).unwrap();
    let written = serialize(&KerasObject::Layer(model)).unwrap();
    let config = written.get("compile_config").unwrap();
    let rest = format!(
        "{{\"loss\": {{\"a\": {mse}, \"b\": \"mse\"}}, \"loss_weights\": null, \
         \"metrics\": [\"accuracy\", null], \"weighted_metrics\": null, \
         \"run_eagerly\": false, \"steps_per_execution\": 1, \"jit_compile\": true}}"
    );
    let mut found = config.as_object().unwrap().clone();
    let optimizer = found.remove("optimizer").unwrap();
    assert_eq!(Value::Object(found), parse(&rest));
    let rate = optimizer.get("config").and_then(|c| c.get("learning_rate"));
    assert_eq!(rate, Some(&Value::Float(0.0010000000474974513)));
    let again = load(json::write(&written).unwrap().as_bytes()).unwrap();
    assert_eq!(serialize(&KerasObject::Layer(again)).unwrap(), written);
}

#[test]
fn a_model_is_compiled_with_losses_metrics_and_optimizers_only() {
    let class = |module: &str, name: &str| {
        format!(
            "{{\"module\": {module}, \"class_name\": \"{name}\", \"config\": {{}}, \
             \"registered_name\": null}}"
        )
    };
    for (at, hidden, name) in [
        (
            "loss",
            function("\"keras.utils\"", "\"get_file\"", "\"get_file\""),
            "get_file",
        ),
        ("loss", function("\"os\"", "\"getcwd\"", "null"), "getcwd"),
        ("loss", function("null", "\"getcwd\"", "null"), "getcwd"),
        ("optimizer", class("\"subprocess\"", "Popen"), "Popen"),
        ("optimizer", class("\"builtins\"", "eval"), "eval"),
        ("optimizer", class("\"keras.layers\"", "Lambda"), "Lambda"),
        ("optimizer", class("\"keras.lossesx\"", "Mine"), "Mine"),
        ("optimizer", class("null", "Mine"), "Mine"),
    ] {
        let path = format!("compile_config.{at}");
        let outcome = load(compiled(&format!("{{\"{at}\": {hidden}}}")).as_bytes());
        refused(outcome, ErrorKind::Class, &[name, &path, "custom_objects"]);
        let text = format!("{{\"metrics\": [null, {{\"x\": [{hidden}]}}]}}");
        let outcome = load(compiled(&text).as_bytes());
        refused(
            outcome,
            ErrorKind::Class,
            &[name, "compile_config.metrics[1].x[0]"],
        );
    }
    let text = format!(
        "{{\"optimizer\": {}}}",
        ADAM.replace("0.001", &class("\"os\"", "x"))
    );
    let outcome = load(compiled(&text).as_bytes());
    refused(
        outcome,
        ErrorKind::Class,
        &["compile_config.optimizer.config.learning_rate"],
    );
}

#[test]
fn what_only_python_could_run_is_no_object() {
    for text in [
        "{\"class_name\": \"__lambda__\", \"config\": {\"code\": \"4wEA\"}}",
        "{\"class_name\": \"__typespec__\", \"config\": [], \"module\": \"os\"}",
        "{\"class_name\": \"__bytes__\", \"config\": {\"value\": \"x\"}}",
        "{\"class_name\": \"__numpy__\", \"config\": {\"value\": [1], \"dtype\": \"object\"}}",
        "{\"class_name\": \"__tensor__\", \"config\": {\"value\": [1], \"dtype\": \"float32\"}}",
    ] {
        let path = "layers[1].config.activation";
        refused(
            with_dense_config("activation", text),
            ErrorKind::Class,
            &["__", path],
        );
        let whole = models::from_value(parse(text), &Context::new());
        refused(whole, ErrorKind::Class, &["__"]);
    }
}

#[test]
fn no_config_makes_a_vocabulary_be_read_from_a_file() {
    // It is there and could be read.
    let there = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let paths = [
        there,
        "/etc/passwd",
        "words.txt",
        "https://example.com/words.txt",
        "",
    ];
    for class in ["StringLookup", "IntegerLookup", "TextVectorization"] {
        for path in paths {
            let config = format!("{{\"name\": \"d\", \"vocabulary\": {path:?}}}");
            let text = sequential(&[input("[null, 1]"), layer(class, &config)]);
            refused(
                load(text.as_bytes()),
                ErrorKind::Config,
                &["vocabulary", path],
            );
            let cx = Context::new();
            let unsafe_too = cx.scope(Default::default(), false, || {
                models::from_value(parse(&text), &cx)
            });
            refused(unsafe_too, ErrorKind::Config, &["vocabulary", path]);
        }
    }
}
