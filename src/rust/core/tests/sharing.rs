//! Objects that stand in several places of one text become one object, and are told
//! apart again in what is written for an archive.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use keratin_core::layers::Layer;
use keratin_core::models::Model;
use keratin_core::object::{serialize, serialize_for_archive};
use keratin_core::{json, models, Context, KerasObject, Value};

/// A sequence of layers that apply another to each time step, which has these names
/// and numbers.
fn text(inside: &[(&str, &str)]) -> String {
    let mut layers = vec![
        "{\"module\": \"keras.layers\", \"class_name\": \"InputLayer\", \"config\": \
         {\"batch_shape\": [null, 3, 2]}, \"registered_name\": null}"
            .to_owned(),
    ];
    for (i, (name, rest)) in inside.iter().enumerate() {
        layers.push(format!(
            "{{\"module\": \"keras.layers\", \"class_name\": \"TimeDistributed\", \"config\": \
             {{\"name\": \"t{i}\", \"layer\": {{\"module\": \"keras.layers\", \"class_name\": \
             \"Dense\", \"config\": {{\"name\": \"{name}\", \"units\": 2}}, \
             \"registered_name\": null{rest}}}}}, \"registered_name\": null}}"
        ));
    }
    format!(
        "{{\"module\": \"keras\", \"class_name\": \"Sequential\", \"config\": {{\"name\": \"m\", \
         \"layers\": [{}]}}, \"registered_name\": null}}",
        layers.join(", ")
    )
}

fn read(text: &str, cx: &Context) -> Layer {
    models::from_value(json::read(text.as_bytes()).unwrap(), cx).unwrap()
}

/// The layers that the layers of a model apply.
fn inside(model: &Layer) -> Vec<usize> {
    let layers = Model::of(model).layers();
    layers
        .iter()
        .map(|l| l.sublayers().first().unwrap().id())
        .collect()
}

/// Where numbers stand in a config, and which.
fn numbers(value: &Value) -> Vec<(String, i64)> {
    let mut found = Vec::new();
    let mut stack = vec![value];
    while let Some(value) = stack.pop() {
        match value {
            Value::Array(items) => stack.extend(items.iter().rev()),
            Value::Object(map) => {
                if let Some(number) = map.get("shared_object_id") {
                    let class = map.get("class_name").and_then(Value::as_str).unwrap();
                    found.push((class.to_owned(), number.as_i64().unwrap()));
                }
                let inside: Vec<&Value> = map.values().collect();
                stack.extend(inside.into_iter().rev());
            }
            _ => {}
        }
    }
    found
}

const NUMBER: &str = ", \"shared_object_id\": 140024680";

#[test]
fn places_with_one_number_become_one_object() {
    let cx = Context::new();
    let model = read(&text(&[("d", NUMBER), ("d", NUMBER), ("d", NUMBER)]), &cx);
    let [a, b, c] = inside(&model)[..] else {
        panic!()
    };
    assert_eq!((a, b), (b, c));
    assert_eq!(model.weights().len(), 2);
    // Keras leaves out the first one's number.
    let model = read(&text(&[("d", ""), ("d", NUMBER), ("d", NUMBER)]), &cx);
    let [a, b, c] = inside(&model)[..] else {
        panic!()
    };
    assert!(a != b && b == c);
}

#[test]
fn a_number_counts_with_its_config_and_in_its_own_text() {
    let cx = Context::new();
    let model = read(&text(&[("d", NUMBER), ("e", NUMBER), ("d", NUMBER)]), &cx);
    let [a, b, c] = inside(&model)[..] else {
        panic!()
    };
    assert!(a != b && b != c);
    let same = text(&[("d", NUMBER)]);
    let (one, other) = (read(&same, &cx), read(&same, &cx));
    assert_ne!(inside(&one), inside(&other));
}

#[test]
fn what_stands_in_an_archive_again_has_a_number() {
    let cx = Context::new();
    let model = read(&text(&[("d", NUMBER), ("d", NUMBER), ("d", NUMBER)]), &cx);
    let object = KerasObject::Layer(model);
    assert_eq!(numbers(&serialize(&object).unwrap()), []);
    let archive = serialize_for_archive(&object).unwrap();
    let dense: Vec<i64> = numbers(&archive)
        .into_iter()
        .filter(|(class, _)| class == "Dense")
        .map(|(_, number)| number)
        .collect();
    let [a, b] = dense[..] else {
        panic!("{dense:?}")
    };
    assert_eq!(a, b);
    assert_eq!(numbers(&serialize(&object).unwrap()), []);
    let text = json::write(&archive).unwrap();
    let again = KerasObject::Layer(read(&text, &cx));
    assert_eq!(serialize(&again).unwrap(), serialize(&object).unwrap());
}

#[test]
fn what_stands_in_an_archive_once_has_no_number() {
    let cx = Context::new();
    let model = read(&text(&[("a", ""), ("b", "")]), &cx);
    let archive = serialize_for_archive(&KerasObject::Layer(model)).unwrap();
    let other: Vec<(String, i64)> = numbers(&archive)
        .into_iter()
        .filter(|(class, _)| class != "DTypePolicy")
        .collect();
    assert_eq!(other, []);
}
