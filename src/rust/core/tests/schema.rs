//! The class table as JSON: what every class is called, takes and writes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use keratin_core::registry;
use serde_json::{json, Value};

fn table() -> Vec<Value> {
    registry::classes()
        .map(|entry| serde_json::to_value(entry).expect("a row of plain data"))
        .collect()
}

fn row(path: &str) -> Value {
    let (module, name) = path.rsplit_once('.').expect("a path");
    let mut rows = table().into_iter();
    let row =
        rows.find(|row| row["schema"]["module"] == module && row["schema"]["class_name"] == name);
    row.unwrap_or_else(|| panic!("{path} is not in the table"))
}

/// A field's row, without its documentation, which must be there.
fn field(row: &Value, name: &str) -> Value {
    let fields = row["schema"]["fields"].as_array().expect("fields");
    let mut field = fields
        .iter()
        .find(|field| field["name"] == name)
        .unwrap_or_else(|| panic!("no field {name}"))
        .clone();
    let doc = field.as_object_mut().expect("an object").remove("doc");
    assert!(doc.is_some_and(|doc| doc.as_str().is_some_and(|doc| !doc.is_empty())));
    field
}

#[test]
fn every_row_can_be_written_and_says_what_it_is() {
    let table = table();
    assert!(table.len() > 50, "only {} rows", table.len());
    let roles = [
        "layer",
        "operation",
        "initializer",
        "regularizer",
        "constraint",
        "activation",
        "loss",
        "metric",
        "optimizer",
        "dtype policy",
        "learning rate schedule",
        "quantization config",
        "quantizer",
        "feature",
        "seed generator",
        "input spec",
        "distillation loss",
    ];
    for row in &table {
        let role = row["role"].as_str().expect("a role");
        assert!(roles.contains(&role), "{role}");
        for key in ["module", "class_name", "python", "doc"] {
            let text = row["schema"][key].as_str().unwrap_or_default();
            assert!(!text.is_empty(), "{key} of {row}");
        }
    }
    for role in roles {
        assert!(table.iter().any(|row| row["role"] == role), "no {role}");
    }
}

#[test]
fn a_row_holds_the_fields_in_order_with_their_defaults() {
    let dense = row("keras.layers.Dense");
    assert_eq!(dense["role"], "layer");
    assert_eq!(
        dense["schema"]["python"],
        "keras.src.layers.core.dense.Dense"
    );
    assert_eq!(dense["schema"]["r"], "layer_dense");
    assert_eq!(dense["schema"]["base_keys"], "all");
    let fields = dense["schema"]["fields"].as_array().expect("fields");
    let names: Vec<&str> = fields
        .iter()
        .map(|field| field["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(
        names,
        [
            "units",
            "activation",
            "use_bias",
            "kernel_initializer",
            "bias_initializer",
            "kernel_regularizer",
            "bias_regularizer",
            "activity_regularizer",
            "kernel_constraint",
            "bias_constraint",
            "lora_rank",
            "lora_alpha",
            "quantization_config",
        ]
    );
    assert_eq!(
        field(&dense, "units"),
        json!({
            "name": "units",
            "expected": "a positive integer",
            "in_config": true,
            "in_base": false,
            "null_is_default": false,
            "required_in_config": false,
            "r_default": null,
            "r_convert": null,
        })
    );
    assert_eq!(field(&dense, "use_bias")["default"], json!(true));
    assert_eq!(
        field(&dense, "kernel_initializer")["default"],
        json!("glorot_uniform")
    );
    assert_eq!(
        field(&dense, "activity_regularizer")["in_base"],
        json!(true)
    );
}

#[test]
fn fields_of_a_group_stand_among_the_others() {
    let conv = row("keras.layers.Conv2D");
    let strides = field(&conv, "strides");
    assert_eq!(strides["default"], json!([1, 1]));
    let fields = conv["schema"]["fields"].as_array().expect("fields");
    assert_eq!(fields[0]["name"], "filters");
}
