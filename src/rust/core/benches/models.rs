//! Models: from a config, to a config, copied; chains of more and more calls, and
//! other graphs that are large in one way, which take linear time. The measure is
//! what serde_json needs to read the same text.
#![allow(clippy::expect_used, clippy::panic)] // Nothing is measured when it fails.

#[path = "../tests/common/mod.rs"]
mod common;

use divan::counter::ItemsCount;
use divan::Bencher;
use keratin_core::config::Reader;
use keratin_core::graph::Tensor;
use keratin_core::layers::core::input_layer;
use keratin_core::layers::{Base, Layer};
use keratin_core::models::{clone_model, summary, Functional, SummaryOptions};
use keratin_core::object::{deserialize, serialize};
use keratin_core::shape::Nested;
use keratin_core::{json, registry, Context, KerasObject, Live, Map, Value};

const TEXTS: [&str; 3] = ["ResNet50", "EfficientNetV2L_notop_avg", "NASNetLarge"];
const LENGTHS: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

fn text(name: &str) -> String {
    common::fixture_text(&format!("models/apps/{name}.json"))
}

fn load(text: &str, cx: &Context) -> KerasObject {
    let envelope = json::read(text.as_bytes()).expect("the text is JSON");
    let model = deserialize(envelope, cx).expect("the text is a model");
    let object = model.as_live::<KerasObject>();
    object.expect("an envelope becomes an object").clone()
}

#[divan::bench(args = TEXTS)]
fn parse_serde_json(bencher: Bencher, name: &str) {
    let text = text(name);
    bencher.bench_local(|| serde_json::from_str::<serde_json::Value>(&text));
}

#[divan::bench(args = TEXTS)]
fn load_text(bencher: Bencher, name: &str) {
    let text = text(name);
    bencher.bench_local(|| load(&text, &Context::new()));
}

#[divan::bench(args = TEXTS)]
fn config(bencher: Bencher, name: &str) {
    let model = load(&text(name), &Context::new());
    bencher.bench_local(|| serialize(&model));
}

#[divan::bench(args = TEXTS)]
fn save_text(bencher: Bencher, name: &str) {
    let model = load(&text(name), &Context::new());
    bencher.bench_local(|| serialize(&model).and_then(|envelope| json::write(&envelope)));
}

#[divan::bench(args = TEXTS)]
fn clone(bencher: Bencher, name: &str) {
    let model = load(&text(name), &Context::new());
    bencher.bench_local(|| clone_model(layer_of(&model), &Context::new()));
}

fn layer_of(object: &KerasObject) -> &Layer {
    match object {
        KerasObject::Layer(layer) => layer,
        other => panic!("not a layer: {other:?}"),
    }
}

fn layer(class_name: &str, args: Map, cx: &Context) -> Layer {
    let entry = registry::by_path("keras.layers", class_name).expect("a class");
    let object = (entry.construct)(Reader::new(entry.schema, args, cx));
    layer_of(&object.expect("a layer")).clone()
}

/// As many calls one after another, and the input of the first.
fn chain(length: usize, cx: &Context) -> (Tensor, Tensor) {
    let shape = Value::Array(vec![Value::Int(4)]);
    let input_layer = layer("InputLayer", Map::from_iter([("shape", shape)]), cx);
    let input = input_layer::output(&input_layer).expect("an input");
    let mut x = input.clone();
    for _ in 0..length {
        let args = Map::from_iter([("units", 4)]);
        let called = layer("Dense", args, cx).call_on(Value::Live(Live::new(x)), cx);
        x = called.expect("a call").one().expect("a tensor").clone();
    }
    (input, x)
}

fn model(length: usize, cx: &Context) -> KerasObject {
    let (input, output) = chain(length, cx);
    let base = Base::unnamed(cx).expect("defaults");
    let (input, output) = (Nested::One(input), Nested::One(output));
    KerasObject::Layer(Functional::model(input, output, base, cx).expect("a model"))
}

#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn chain_call(bencher: Bencher, length: usize) {
    bencher
        .counter(ItemsCount::new(length))
        .bench_local(|| chain(length, &Context::new()));
}

#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn chain_model(bencher: Bencher, length: usize) {
    let cx = Context::new();
    let (input, output) = chain(length, &cx);
    bencher.counter(ItemsCount::new(length)).bench_local(|| {
        let base = Base::unnamed(&cx).expect("defaults");
        let (input, output) = (Nested::One(input.clone()), Nested::One(output.clone()));
        Functional::model(input, output, base, &cx)
    });
}

#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn chain_config(bencher: Bencher, length: usize) {
    let model = model(length, &Context::new());
    bencher
        .counter(ItemsCount::new(length))
        .bench_local(|| serialize(&model));
}

#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn chain_clone(bencher: Bencher, length: usize) {
    let model = model(length, &Context::new());
    bencher
        .counter(ItemsCount::new(length))
        .bench_local(|| clone_model(layer_of(&model), &Context::new()));
}

#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn chain_summary(bencher: Bencher, length: usize) {
    let model = model(length, &Context::new());
    bencher
        .counter(ItemsCount::new(length))
        .bench_local(|| summary(layer_of(&model), &SummaryOptions::default()));
}

fn written(model: &KerasObject) -> String {
    let envelope = serialize(model).expect("a model has a config");
    json::write(&envelope).expect("a config has a text")
}

#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn chain_read(bencher: Bencher, length: usize) {
    let text = written(&model(length, &Context::new()));
    bencher
        .counter(ItemsCount::new(length))
        .bench_local(|| load(&text, &Context::new()));
}

#[divan::bench(args = LENGTHS, sample_count = 5, sample_size = 1)]
fn chain_parse_serde_json(bencher: Bencher, length: usize) {
    let text = written(&model(length, &Context::new()));
    bencher
        .counter(ItemsCount::new(length))
        .bench_local(|| serde_json::from_str::<serde_json::Value>(&text));
}

/// The layers of a chain from the last to the first: none can be called when it is read.
#[divan::bench(args = [1_000, 10_000], sample_count = 5, sample_size = 1)]
fn reversed_read(bencher: Bencher, length: usize) {
    let mut envelope = serialize(&model(length, &Context::new())).expect("a config");
    if let Value::Object(envelope) = &mut envelope {
        if let Some(Value::Object(config)) = envelope.get_mut("config") {
            if let Some(Value::Array(layers)) = config.get_mut("layers") {
                layers.reverse();
            }
        }
    }
    let text = json::write(&envelope).expect("a text");
    bencher
        .counter(ItemsCount::new(length))
        .bench_local(|| load(&text, &Context::new()));
}

/// A layer of many recurrent cells, one on another.
#[divan::bench(args = [300, 3_000], sample_count = 5, sample_size = 1)]
fn cells_read(bencher: Bencher, count: usize) {
    let cx = Context::new();
    let cell = || {
        let cell = layer("SimpleRNNCell", Map::from_iter([("units", 4)]), &cx);
        KerasObject::Layer(cell).into_value()
    };
    let cells: Value = (0..count).map(|_| cell()).collect();
    let rnn = layer("RNN", Map::from_iter([("cell", cells)]), &cx);
    let text = written(&KerasObject::Layer(rnn));
    bencher
        .counter(ItemsCount::new(count))
        .bench_local(|| load(&text, &Context::new()));
}

/// Models inside one another, each with one layer more.
#[divan::bench(args = [10, 100], sample_count = 5, sample_size = 1)]
fn nested_read(bencher: Bencher, levels: usize) {
    let cx = Context::new();
    let mut inner = layer("Dense", Map::from_iter([("units", 4)]), &cx);
    for _ in 0..levels {
        let shape = Value::Array(vec![Value::Int(4)]);
        let input = layer("InputLayer", Map::from_iter([("shape", shape)]), &cx);
        let input = input_layer::output(&input).expect("an input");
        let output = inner.call_on(Value::Live(Live::new(input.clone())), &cx);
        let base = Base::unnamed(&cx).expect("defaults");
        inner = Functional::model(Nested::One(input), output.expect("a call"), base, &cx)
            .expect("a model");
    }
    let text = written(&KerasObject::Layer(inner));
    bencher
        .counter(ItemsCount::new(levels))
        .bench_local(|| load(&text, &Context::new()));
}
