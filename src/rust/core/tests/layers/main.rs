//! Every layer against what Keras recorded of it: one harness for all classes.
//!
//! A row of `layers.jsonl` is one layer, made from arguments and mostly called
//! once. A row agrees when all its facts do. Rows of classes that are not in the
//! table, and rows that hold objects of such classes, are counted apart. What is
//! known not to agree stands in `layers.exceptions.txt`, each with its reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;

mod call;
mod facts;
mod functions;
mod known;
mod more;

use common::fixture_lines;
use facts::check;
use keratin_core::json;
use known::{class_of, missing_class, text_of};
use std::collections::BTreeMap;

#[derive(Default)]
struct Tally {
    agree: Vec<String>,
    excepted: Vec<String>,
    differ: Vec<String>,
    missing: BTreeMap<String, usize>,
}

#[test]
fn layers_agree_with_what_keras_recorded() {
    let mut exceptions = common::exceptions("layers.exceptions.txt");
    let mut families: BTreeMap<String, BTreeMap<&'static str, Tally>> = BTreeMap::new();
    let mut other_classes = 0;
    for line in fixture_lines("layers.jsonl") {
        let row = json::read(line.as_bytes()).unwrap();
        let id = text_of(&row, "id");
        let Some(entry) = class_of(&row) else {
            other_classes += 1;
            continue;
        };
        let family = entry.schema.python.split('.').nth(3).unwrap_or_default();
        let tally = families
            .entry(family.to_owned())
            .or_default()
            .entry(entry.schema.class_name)
            .or_default();
        if let Some(class) = missing_class(&row) {
            *tally.missing.entry(class).or_default() += 1;
            continue;
        }
        let outcome = check(entry, &row);
        let excepted = exceptions.remove(&id);
        match (outcome, excepted) {
            (Ok(()), None) => tally.agree.push(id),
            (Ok(()), Some(_)) => tally
                .differ
                .push(format!("{id}: listed as an exception, but it agrees")),
            (Err(_), Some(reason)) => tally.excepted.push(format!("{id}: {reason}")),
            (Err(difference), None) => tally.differ.push(format!("{id}: {difference}")),
        }
    }
    let differ = report(&families, other_classes);
    assert!(
        families
            .values()
            .flat_map(|f| f.values())
            .any(|t| !t.agree.is_empty()),
        "no row was compared"
    );
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    let unknown: Vec<_> = exceptions
        .keys()
        .map(|id| format!("{id}: an exception, but no row that is compared"))
        .collect();
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
}

/// Prints what agrees, and gives what does not.
fn report(
    families: &BTreeMap<String, BTreeMap<&'static str, Tally>>,
    other_classes: usize,
) -> Vec<String> {
    let mut differ = Vec::new();
    for (family, classes) in families {
        let (mut agree, mut all) = (0, 0);
        let mut lines = Vec::new();
        for (class, tally) in classes {
            let rows = tally.agree.len() + tally.excepted.len() + tally.differ.len();
            let missing: usize = tally.missing.values().sum();
            let mut line = format!("  {class}: {} of {rows}", tally.agree.len());
            if !tally.excepted.is_empty() {
                line += &format!(", {} excepted", tally.excepted.len());
            }
            if missing > 0 {
                let names: Vec<_> = tally.missing.keys().map(String::as_str).collect();
                line += &format!(", {missing} wait for {}", names.join(", "));
            }
            lines.push(line);
            agree += tally.agree.len();
            all += rows;
            differ.extend(tally.differ.iter().cloned());
        }
        println!("{family}: agree {agree} of {all}");
        println!("{}", lines.join("\n"));
    }
    println!("rows of classes that are not in the table: {other_classes}");
    differ
}
