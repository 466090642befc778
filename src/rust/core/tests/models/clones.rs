//! Clones of models, and models that begin inside other models.

use crate::classes::missing_classes;
use crate::common::{fixture_lines, fixture_text};
use crate::exceptions::Exceptions;
use crate::recorded::layer;
use keratin_core::graph::Tensor;
use keratin_core::layers::core::input_layer;
use keratin_core::layers::layer::tensors_value;
use keratin_core::layers::{Base, Layer};
use keratin_core::models::{
    clone_layer, clone_model, clone_model_with, CloneOptions, Functional, Model,
};
use keratin_core::object::{deserialize, get, Role};
use keratin_core::shape::Nested;
use keratin_core::{json, Context, Map, Value};
use std::cell::RefCell;

#[test]
fn clones_are_those_of_keras() {
    let mut exceptions = Exceptions::read("clones.exceptions.txt");
    let (mut agree, mut without) = (0, 0);
    let mut wrong = Vec::new();
    for line in fixture_lines("clones.jsonl") {
        let row = json::read(line.as_bytes()).unwrap();
        let id = row.get("id").and_then(Value::as_str).unwrap();
        let text = fixture_text(&format!("models/{id}.json"));
        let config = json::read(text.as_bytes()).unwrap();
        if !missing_classes(&config).is_empty() {
            without += 1;
            continue;
        }
        let cx = Context::new();
        let model = layer(&deserialize(config, &cx).unwrap());
        let compared = match (clone_model(&model, &cx), row.get("clone")) {
            (Ok(clone), Some(theirs)) => {
                let ours = Value::Object(clone.serialize().unwrap());
                let show = |value: &Value| json::write(value).unwrap();
                if &ours == theirs {
                    Ok(())
                } else {
                    Err(format!("{}\nis not\n{}", show(&ours), show(theirs)))
                }
            }
            (Err(_), None) => Ok(()),
            (Ok(_), None) => Err("cloned, which Keras refuses".to_owned()),
            (Err(error), Some(_)) => Err(format!("{error:?}")),
        };
        match (compared, exceptions.has(id, "clone")) {
            (Ok(()), false) => agree += 1,
            (Err(_), true) => {}
            (Ok(()), true) => wrong.push(format!("{id}: listed, but agrees")),
            (Err(why), false) => wrong.push(format!("{id}: {why}")),
        }
    }
    println!("clones: agree {agree}, classes not there yet: {without}");
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(agree > 20, "only {agree} clones were compared");
}

fn input(name: Option<&str>, cx: &Context) -> Tensor {
    let shape = Value::from(vec![Value::Null, Value::Int(4)]);
    let config = Map::from_iter([("batch_shape", shape), ("name", Value::from(name))]);
    input_layer::output(&made("InputLayer", config, cx)).unwrap()
}

fn dense(name: Option<&str>, units: i64, cx: &Context) -> Layer {
    let config = Map::from_iter([("name", Value::from(name)), ("units", Value::Int(units))]);
    made("Dense", config, cx)
}

fn made(class_name: &str, config: Map, cx: &Context) -> Layer {
    let envelope = Map::from_iter([
        ("class_name", Value::from(class_name)),
        ("config", config.into()),
    ]);
    layer(&get(Role::Layer, envelope.into(), cx).unwrap().into_value())
}

fn call(layer: &Layer, x: &Tensor, cx: &Context) -> Tensor {
    let outputs = layer.call_on(tensors_value(&Nested::One(x.clone())), cx);
    outputs.unwrap().one().unwrap().clone()
}

fn model(inputs: Nested<Tensor>, outputs: Nested<Tensor>, cx: &Context) -> Layer {
    Functional::model(inputs, outputs, Base::unnamed(cx).unwrap(), cx).unwrap()
}

/// The layers and where their calls take their tensors from, and the outputs.
fn connections(model: &Layer) -> String {
    let config = model.get_config().unwrap();
    let mut out = Vec::new();
    for layer in config.get("layers").unwrap().as_array().unwrap() {
        let name = layer.get("name").unwrap().as_str().unwrap();
        let calls = layer.get("inbound_nodes").unwrap().as_array().unwrap();
        let origins = calls.iter().map(|call| {
            let tensor = &call.get("args").unwrap().as_array().unwrap()[0];
            tensor.get("config").unwrap().get("keras_history").unwrap()
        });
        out.push(format!(
            "{name} {}",
            json::write(&origins.cloned().collect()).unwrap()
        ));
    }
    for end in ["input_layers", "output_layers"] {
        out.push(json::write(config.get(end).unwrap()).unwrap());
    }
    out.join("\n")
}

#[test]
fn an_input_without_a_name_is_named_after_its_tensor_in_the_clone() {
    let cx = Context::new();
    let x = input(None, &cx);
    let y = call(&dense(None, 1, &cx), &x, &cx);
    let clone = clone_model(&model(Nested::One(x), Nested::One(y), &cx), &cx).unwrap();
    assert_eq!(clone.name(), "functional");
    assert_eq!(Model::of(&clone).input_names().unwrap(), ["keras_tensor"]);
    assert_eq!(
        connections(&clone),
        "keras_tensor []\ndense [[\"keras_tensor\", 0, 0]]\n[\"keras_tensor\", 0, 0]\n[\"dense\", \
         0, 0]"
    );
}

#[test]
fn clones_share_nothing_with_the_model_and_what_they_shared_within() {
    let cx = Context::new();
    let (x, shared) = (input(Some("x"), &cx), dense(Some("shared"), 4, &cx));
    let y = call(&shared, &call(&shared, &x, &cx), &cx);
    let original = model(Nested::One(x), Nested::One(y), &cx);
    let clone = clone_model(&original, &cx).unwrap();
    let layers = Model::of(&clone).layers();
    assert_eq!(layers.len(), 2);
    assert!(layers[1] != shared);
    assert_eq!(clone.weights().len(), 2);
    assert_eq!(connections(&clone), connections(&original));
}

#[test]
fn layers_are_cloned_and_called_as_asked() {
    let cx = Context::new();
    let x = input(Some("x"), &cx);
    let y = call(&dense(Some("first"), 3, &cx), &x, &cx);
    let original = model(Nested::One(x), Nested::One(y), &cx);
    let called = RefCell::new(Vec::new());
    let clone_one = |layer: &Layer| match layer.name() {
        "first" => Ok(dense(Some("second"), 5, &cx)),
        _ => clone_layer(layer, &cx),
    };
    let call_one = |layer: &Layer, args: Vec<Value>, kwargs: Map| {
        called.borrow_mut().push(layer.name().to_owned());
        layer.call(args, kwargs, &cx)
    };
    let options = CloneOptions {
        input_tensors: Some(Nested::One(input(Some("other"), &cx))),
        clone_layer: Some(&clone_one),
        call_layer: Some(&call_one),
        recursive: false,
    };
    let clone = clone_model_with(&original, &options, &cx).unwrap();
    assert_eq!(*called.borrow(), ["second"]);
    assert_eq!(
        connections(&clone),
        "other []\nsecond [[\"other\", 0, 0]]\n[\"other\", 0, 0]\n[\"second\", 0, 0]"
    );
    let outputs = Model::of(&clone).output_shape().unwrap();
    assert_eq!(outputs.one().unwrap().to_string(), "(None, 5)");
}

#[test]
fn a_model_can_begin_inside_another() {
    let cx = Context::new();
    let x = input(Some("x"), &cx);
    let (first, second) = (dense(Some("d1"), 3, &cx), dense(Some("d2"), 2, &cx));
    let shared = dense(Some("d3"), 2, &cx);
    let a = call(&first, &x, &cx);
    let b = call(&second, &a, &cx);
    let e = call(&shared, &call(&shared, &b, &cx), &cx);
    let full = model(Nested::One(x.clone()), Nested::One(e.clone()), &cx);
    let part = model(
        Nested::One(a.clone()),
        Nested::list([e.clone(), b.clone()]),
        &cx,
    );
    assert_eq!(
        connections(&part),
        "keras_tensorCLONE []\nd2 [[\"keras_tensorCLONE\", 0, 0]]\nd3 [[\"d2\", 0, 0], [\"d3\", \
         0, 0]]\n[\"keras_tensorCLONE\", 0, 0]\n[[\"d3\", 1, 0], [\"d2\", 0, 0]]"
    );
    let two = model(Nested::list([x, b]), Nested::list([a, e]), &cx);
    assert_eq!(
        connections(&two),
        "keras_tensor_1CLONE []\nx []\nd3 [[\"keras_tensor_1CLONE\", 0, 0], [\"d3\", 0, 0]]\n\
         d1 [[\"x\", 0, 0]]\n[[\"x\", 0, 0], [\"keras_tensor_1CLONE\", 0, 0]]\n[[\"d1\", 0, 0], \
         [\"d3\", 1, 0]]"
    );
    assert_eq!(full.weights().len(), 6);
    assert!(Model::of(&part).get_layer("d3").unwrap() == shared);
}
