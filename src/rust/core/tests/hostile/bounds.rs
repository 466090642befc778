//! Depths, counts and sizes that would exhaust a reader without bounds.

use crate::{input, layer, load, parse, says, sequential};
use keratin_core::context::MAX_NESTING;
use keratin_core::graph::Tensor;
use keratin_core::layers::core::input_layer;
use keratin_core::layers::layer::tensors_value;
use keratin_core::layers::{Base, Layer};
use keratin_core::models::Functional;
use keratin_core::object::{deserialize, serialize};
use keratin_core::shape::Nested;
use keratin_core::{json, models, Context, ErrorKind, KerasObject, Value};
use std::thread;

/// Runs `f` on a stack as large as the smallest that R gives its main thread.
fn on_a_stack_of_r(f: fn()) {
    let thread = thread::Builder::new().stack_size(8 << 20).spawn(f);
    thread.expect("a thread").join().expect("no panic");
}

/// Models in models, an input and a dense layer inside.
fn nested(levels: usize) -> String {
    let mut text = sequential(&[input("[null, 4]"), layer("Dense", "{\"units\": 3}")]);
    for level in 0..levels {
        text = format!(
            "{{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": \
             {{\"name\": \"m{level}\", \"layers\": [{text}]}}, \"registered_name\": null}}"
        );
    }
    text
}

#[test]
fn models_in_models_are_used_as_deep_as_they_are_read() {
    on_a_stack_of_r(|| {
        let text = nested(MAX_NESTING - 2);
        let model = load(text.as_bytes()).expect("within the bounds");
        assert_eq!(model.weights().len(), 2);
        assert_eq!(model.flatten_layers().len(), MAX_NESTING + 1);
        let envelope = serialize(&KerasObject::Layer(model.clone())).unwrap();
        let again = models::from_value(envelope.clone(), &Context::new()).unwrap();
        assert_eq!(serialize(&KerasObject::Layer(again)).unwrap(), envelope);

        let error = load(nested(MAX_NESTING - 1).as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Graph);
        let error = load(nested(json::MAX_DEPTH / 3 - 2).as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Graph);
        let error = load(nested(json::MAX_DEPTH / 3 + 1).as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Json);
    });
}

#[test]
fn configs_that_are_no_text_have_the_same_bound() {
    on_a_stack_of_r(|| {
        let mut value = parse(&nested(0));
        for _ in 0..json::MAX_DEPTH {
            value = Value::Array(vec![value]);
        }
        let error = deserialize(value, &Context::new()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Config);
        assert_eq!(error.to_string(), "the config is nested too deeply");
        assert_eq!(error.get_expected(), Some("at most 1000 levels"));
    });
}

/// A functional model with one dense layer, called as `node` says.
fn functional(node: &str) -> String {
    format!(
        "{{\"module\": \"keras.src.models.functional\", \"class_name\": \"Functional\", \
         \"config\": {{\"name\": \"f\", \"trainable\": true, \"layers\": [\
         {}, \"name\": \"in\", \"inbound_nodes\": []}}, \
         {}, \"name\": \"d\", \"inbound_nodes\": [{node}]}}], \
         \"input_layers\": [[\"in\", 0, 0]], \"output_layers\": [[\"d\", 0, 0]]}}, \
         \"registered_name\": \"Functional\"}}",
        input("[null, 4]").trim_end_matches('}'),
        layer("Dense", "{\"units\": 2, \"name\": \"d\"}").trim_end_matches('}'),
    )
}

/// The place of a tensor, as an argument.
fn tensor(layer: &str, node: &str, index: &str) -> String {
    format!(
        "{{\"class_name\": \"__keras_tensor__\", \"config\": {{\"shape\": [null, 4], \
         \"dtype\": \"float32\", \"keras_history\": [\"{layer}\", {node}, {index}]}}}}"
    )
}

#[test]
fn the_functional_model_of_these_tests_loads() {
    let node = format!(
        "{{\"args\": [{}], \"kwargs\": {{}}}}",
        tensor("in", "0", "0")
    );
    assert!(load(functional(&node).as_bytes()).is_ok());
}

#[test]
fn arguments_as_deep_as_json_goes_are_refused() {
    on_a_stack_of_r(|| {
        let (open, close) = ("[".repeat(900), "]".repeat(900));
        let node = format!(
            "{{\"args\": [{open}{}{close}], \"kwargs\": {{}}}}",
            tensor("in", "0", "0")
        );
        let error = load(functional(&node).as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Shape);
    });
}

#[test]
fn places_beyond_the_graph_are_refused() {
    for (node, index, kind) in [
        ("1000000000", "0", ErrorKind::Graph),
        ("9223372036854775807", "0", ErrorKind::Graph),
        ("99999999999999999999999999", "0", ErrorKind::Graph),
        ("-1", "0", ErrorKind::Graph),
        ("0", "-1", ErrorKind::Graph),
        ("0", "9223372036854775807", ErrorKind::Graph),
        ("0.5", "0", ErrorKind::Graph),
        ("\"0\"", "0", ErrorKind::Graph),
        ("null", "0", ErrorKind::Graph),
    ] {
        let node = format!(
            "{{\"args\": [{}], \"kwargs\": {{}}}}",
            tensor("in", node, index)
        );
        let error = load(functional(&node).as_bytes()).unwrap_err();
        assert_eq!(error.kind(), kind, "{error:?} of {node}");
    }
}

#[test]
fn a_layer_that_waits_for_itself_is_refused() {
    let node = format!(
        "{{\"args\": [{}], \"kwargs\": {{}}}}",
        tensor("d", "0", "0")
    );
    let error = load(functional(&node).as_bytes()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Graph);
    assert!(error.to_string().contains("`d`"), "{error}");
}

#[test]
fn sizes_that_overflow_are_refused() {
    let most = i64::MAX;
    for (batch_shape, config) in [
        ("[null, 4]", format!("{{\"units\": {most}}}")),
        (&*format!("[null, {most}]"), "{\"units\": 2}".to_owned()),
        ("[null, 4294967296]", "{\"units\": 4294967296}".to_owned()),
    ] {
        let text = sequential(&[input(batch_shape), layer("Dense", &config)]);
        let error = load(text.as_bytes()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Shape, "{error:?}");
        assert!(says(&error).contains("layers[1]"), "{}", says(&error));
    }
}

#[test]
fn a_model_too_large_for_any_memory_is_only_numbers() {
    // 2^61 weights: nothing is filled until somebody asks.
    let text = sequential(&[
        input("[null, 1073741824]"),
        layer("Dense", "{\"units\": 2147483648, \"use_bias\": false}"),
    ]);
    let model = load(text.as_bytes()).unwrap();
    assert_eq!(model.count_params().unwrap(), 1 << 61);
}

#[test]
fn a_long_chain_in_the_wrong_order_takes_linear_time() {
    let count = 3000;
    let mut layers: Vec<String> = (1..=count)
        .map(|i| {
            let before = match i {
                1 => "in".to_owned(),
                i => format!("d{}", i - 1),
            };
            format!(
                "{}, \"name\": \"d{i}\", \"inbound_nodes\": [{{\"args\": [{}], \"kwargs\": {{}}}}]}}",
                layer("Dense", &format!("{{\"units\": 4, \"name\": \"d{i}\"}}"))
                    .trim_end_matches('}'),
                tensor(&before, "0", "0")
            )
        })
        .collect();
    layers.reverse();
    layers.push(format!(
        "{}, \"name\": \"in\", \"inbound_nodes\": []}}",
        input("[null, 4]").trim_end_matches('}')
    ));
    let text = format!(
        "{{\"module\": \"keras.src.models.functional\", \"class_name\": \"Functional\", \"config\": {{\"name\": \"f\", \
         \"layers\": [{}], \"input_layers\": [[\"in\", 0, 0]], \
         \"output_layers\": [[\"d{count}\", 0, 0]]}}, \"registered_name\": null}}",
        layers.join(", ")
    );
    let model = load(text.as_bytes()).unwrap();
    assert_eq!(model.count_params().unwrap(), 20 * count);
}

#[test]
fn a_long_sequence_is_built_once() {
    let mut layers = vec![input("[null, 4]")];
    layers.extend((0..3000).map(|_| layer("Dense", "{\"units\": 4}")));
    let model = load(sequential(&layers).as_bytes()).unwrap();
    assert_eq!(model.count_params().unwrap(), 20 * 3000);
}

#[test]
fn what_is_wrong_is_said_in_few_words() {
    let long = "n".repeat(1_000_000);
    for text in [
        sequential(&[layer(&long, "{}")]),
        sequential(&[layer("Dense", &format!("{{\"units\": \"{long}\"}}"))]),
        sequential(&[layer("Dense", &format!("{{\"units\": 1, \"{long}\": 1}}"))]),
        sequential(&[layer(
            "Dense",
            &format!("{{\"units\": 1, \"activation\": \"{long}\"}}"),
        )]),
        sequential(&[layer(
            "Dense",
            &format!("{{\"units\": 1, \"name\": \"/{long}\"}}"),
        )]),
        functional(&format!(
            "{{\"args\": [{}], \"kwargs\": {{}}}}",
            tensor(&long, "0", "0")
        )),
    ] {
        let error = load(text.as_bytes()).unwrap_err();
        let words = [
            error.to_string(),
            error.path(),
            error.get_hint().unwrap_or_default().to_owned(),
            error.get_expected().unwrap_or_default().to_owned(),
        ];
        for words in words {
            assert!(words.len() < 5_000, "{} bytes: {:.100}", words.len(), words);
        }
    }
}

/// A model that calls the model before it twice, one after the other, and that
/// model likewise: a text of length n stands for 2^n calls.
fn doubled(levels: usize, cx: &Context) -> Layer {
    let object = |text: &str| match deserialize(parse(text), cx) {
        Ok(value) => match value.as_live::<KerasObject>() {
            Some(KerasObject::Layer(layer)) => layer.clone(),
            _ => panic!("{value:?} is no layer"),
        },
        Err(error) => panic!("{error:?}"),
    };
    let entry = |shape: &str| {
        let text = format!("{{\"batch_shape\": {shape}}}");
        input_layer::output(&object(&layer("InputLayer", &text))).unwrap()
    };
    let model = |from: Tensor, to: Nested<Tensor>| {
        let base = Base::unnamed(cx).unwrap();
        Functional::model(Nested::One(from), to, base, cx).unwrap()
    };
    let mut inner = object(&layer("Dense", "{\"units\": 4}"));
    for _ in 0..levels {
        let from = entry("[null, null, 4]");
        let once = inner
            .call_on(tensors_value(&Nested::One(from.clone())), cx)
            .unwrap();
        let twice = inner.call_on(tensors_value(&once), cx).unwrap();
        inner = model(from, twice);
    }
    let from = entry("[null, 8, 4]");
    let to = inner
        .call_on(tensors_value(&Nested::One(from.clone())), cx)
        .unwrap();
    model(from, to)
}

#[test]
fn models_that_call_models_twice_take_linear_time() {
    let cx = Context::new();
    let model = doubled(60, &cx);
    let envelope = serialize(&KerasObject::Layer(model)).unwrap();
    let again = models::from_value(envelope, &Context::new()).unwrap();
    assert_eq!(again.count_params().unwrap(), 20);
}
