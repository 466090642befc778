//! JSON text: reading and writing beside serde_json, on the same texts.
//!
//! serde_json sorts its objects by name here (its `preserve_order` is off, as
//! everywhere in this project), and writes no blanks, so its texts are shorter
//! by a tenth; the rates are of the text that was read.

#[path = "../tests/common/mod.rs"]
mod common;

use divan::counter::BytesCount;
use divan::Bencher;
use keratin_core::json;

const TEXTS: [&str; 2] = ["ResNet50", "EfficientNetV2L_notop_avg"];

fn main() {
    divan::main();
}

fn text(name: &str) -> String {
    common::fixture_text(&format!("models/apps/{name}.json"))
}

#[divan::bench(args = TEXTS)]
fn read(bencher: Bencher, name: &str) {
    let text = text(name);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| json::read(text.as_bytes()));
}

#[divan::bench(args = TEXTS)]
fn read_serde_json(bencher: Bencher, name: &str) {
    let text = text(name);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| serde_json::from_slice::<serde_json::Value>(text.as_bytes()));
}

#[divan::bench(args = TEXTS)]
fn write(bencher: Bencher, name: &str) {
    let text = text(name);
    let value = json::read(text.as_bytes()).ok();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| value.as_ref().map(json::write));
}

#[divan::bench(args = TEXTS)]
fn write_serde_json(bencher: Bencher, name: &str) {
    let text = text(name);
    let value: Option<serde_json::Value> = serde_json::from_str(&text).ok();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| value.as_ref().map(serde_json::to_string));
}
