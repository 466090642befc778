//! Every object that is not a layer against what Keras recorded of it: one
//! harness for all classes and functions of the table.
//!
//! A row of `objects.jsonl` is an object made from arguments, something given to
//! a `get()`, a function, or arguments that Keras refuses. Rows of what is not in
//! the table are counted apart. What is known not to agree stands in
//! `objects.exceptions.txt`, each with its reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use keratin_core::activations::Activation;
use keratin_core::config::{Field, Reader};
use keratin_core::constraints::Constraint;
use keratin_core::distillation::DistillationLoss;
use keratin_core::dtype_policies::policy;
use keratin_core::initializers::Initializer;
use keratin_core::layers::input_spec::InputRequirement;
use keratin_core::layers::preprocessing::feature_space::FeatureSpec;
use keratin_core::losses::Loss;
use keratin_core::metrics::Metric;
use keratin_core::object::{
    deserialize, serialize, serialize_tree, ClassEntry, KerasObject, Role, RoleObject,
};
use keratin_core::optimizers::schedules::LearningRateSchedule;
use keratin_core::optimizers::Optimizer;
use keratin_core::quantizers::configs::QuantizationConfig;
use keratin_core::quantizers::Quantizer;
use keratin_core::random::SeedGenerator;
use keratin_core::regularizers::Regularizer;
use keratin_core::{json, registry, Context, Map, Result, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What differs, in words.
type Outcome = std::result::Result<(), String>;

#[derive(Default)]
struct Tally {
    agree: usize,
    excepted: usize,
    differ: Vec<String>,
}

/// Whether what Keras recorded of a role stands in a file of its own.
fn has_own_rows(role: Role) -> bool {
    matches!(role, Role::Layer | Role::Operation)
}

#[test]
fn objects_agree_with_what_keras_recorded() {
    let mut exceptions = common::exceptions("objects.exceptions.txt");
    let mut families: BTreeMap<String, Tally> = BTreeMap::new();
    let mut absent: BTreeMap<String, usize> = BTreeMap::new();
    let internal = common::fixture_plain_text("objects.internal.jsonl");
    let internal = internal.lines().map(str::to_owned);
    for line in common::fixture_lines("objects.jsonl")
        .into_iter()
        .chain(internal)
    {
        let row = json::read(line.as_bytes()).unwrap();
        let id = text(&row, "id");
        let kind = text(&row, "kind");
        let Some((role, outcome)) = check(&kind, &row) else {
            *absent.entry(kind).or_default() += 1;
            continue;
        };
        let tally = families.entry(format!("{role:?} {kind}")).or_default();
        match (outcome, exceptions.remove(&id)) {
            (Ok(()), None) => tally.agree += 1,
            (Ok(()), Some(_)) => tally
                .differ
                .push(format!("{id}: listed as an exception, but it agrees")),
            (Err(_), Some(_)) => tally.excepted += 1,
            (Err(difference), None) => tally.differ.push(format!("{id}: {difference}")),
        }
    }
    for (family, tally) in &families {
        let all = tally.agree + tally.excepted + tally.differ.len();
        println!(
            "{family}: agree {} of {all}, {} excepted",
            tally.agree, tally.excepted
        );
    }
    println!("class not there yet: {absent:?}");
    let differ: Vec<&str> = families
        .values()
        .flat_map(|tally| tally.differ.iter().map(String::as_str))
        .collect();
    assert!(differ.is_empty(), "{}", differ.join("\n"));
    assert!(exceptions.is_empty(), "no such rows: {exceptions:?}");
    let covered: BTreeSet<&str> = families
        .iter()
        .filter(|(_, tally)| tally.agree > 0)
        .filter_map(|(family, _)| family.split(' ').next())
        .collect();
    for entry in registry::classes() {
        let role = format!("{:?}", entry.role);
        assert!(
            has_own_rows(entry.role) || covered.contains(role.as_str()),
            "no row of {role} was compared"
        );
    }
}

/// How a row compares; `None` if the table lacks what it needs.
fn check(kind: &str, row: &Value) -> Option<(Role, Outcome)> {
    match kind {
        "primitive" => None,
        "get" => {
            let role = role_of(&text(row, "module"))?;
            has_all(row.get("serialized")).then(|| (role, check_get(role, row)))
        }
        kind => {
            let entry = named(&text(row, "api")).filter(|entry| entry.role != Role::Layer)?;
            let outcome = match kind {
                "instance" => check_instance(entry, row),
                "function" => check_function(entry, row),
                "error" => refused(&make(entry, row)),
                other => panic!("rows of kind {other:?} are not known"),
            };
            Some((entry.role, outcome))
        }
    }
}

fn check_instance(entry: &'static ClassEntry, row: &Value) -> Outcome {
    if row.get("args") != Some(&Value::Null) {
        let object = said(make(entry, row))?;
        equal("serialized", row.get("serialized"), serialize(&object))?;
        let config = object.get_config().map(Value::Object);
        equal("config", row.get("config"), config)?;
    }
    let serialized = row.get("serialized").unwrap().clone();
    let again = round_trip(serialized.clone());
    match text(row, "roundtrip").as_str() {
        "equal" => equal("round trip", Some(&serialized), again),
        "differs" => equal("round trip", row.get("roundtrip_serialized"), again),
        "error" => refused(&again),
        other => panic!("a round trip is not {other:?}"),
    }
}

fn check_function(entry: &'static ClassEntry, row: &Value) -> Outcome {
    let made = (entry.construct)(Reader::new(entry.schema, Map::new(), &Context::new()));
    let function = said(made)?;
    equal("serialized", row.get("serialized"), serialize(&function))?;
    equal(
        "round trip",
        row.get("serialized"),
        round_trip(row.get("serialized").unwrap().clone()),
    )
}

fn check_get(role: Role, row: &Value) -> Outcome {
    let identifier = row.get("identifier").unwrap().clone();
    let got = get(role, identifier, &Context::new());
    if row.get("expect_error").is_some() {
        return refused(&got);
    }
    let written = said(got)?();
    if row.get("serialize_error").is_some() {
        return refused(&written);
    }
    equal("serialized", row.get("serialized"), written)
}

type Write = Box<dyn FnOnce() -> Result<Value>>;

/// Reads a field of that role, and gives what writes it.
fn get(role: Role, identifier: Value, cx: &Context) -> Result<Write> {
    fn field<T: Field + 'static>(value: Value, cx: &Context) -> Result<Write> {
        let field = T::read(value, cx)?;
        Ok(Box::new(move || field.write()))
    }
    match role {
        Role::Layer | Role::Operation => panic!("layers are not got by name"),
        Role::Activation => field::<Activation>(identifier, cx),
        Role::DistillationLoss => field::<Rc<dyn DistillationLoss>>(identifier, cx),
        Role::InputRequirement => field::<Rc<dyn InputRequirement>>(identifier, cx),
        Role::SeedGenerator => field::<Rc<dyn SeedGenerator>>(identifier, cx),
        Role::LearningRateSchedule => field::<Rc<dyn LearningRateSchedule>>(identifier, cx),
        Role::QuantizationConfig => field::<Rc<dyn QuantizationConfig>>(identifier, cx),
        Role::FeatureSpec => field::<Rc<dyn FeatureSpec>>(identifier, cx),
        Role::Quantizer => field::<Option<Rc<dyn Quantizer>>>(identifier, cx),
        Role::Optimizer => field::<Option<Rc<dyn Optimizer>>>(identifier, cx),
        Role::Constraint => field::<Option<Rc<dyn Constraint>>>(identifier, cx),
        Role::Initializer => field::<Option<Rc<dyn Initializer>>>(identifier, cx),
        Role::Metric => field::<Option<Rc<dyn Metric>>>(identifier, cx),
        Role::Loss => field::<Option<Rc<dyn Loss>>>(identifier, cx),
        Role::Regularizer => field::<Option<Rc<dyn Regularizer>>>(identifier, cx),
        Role::DTypePolicy => {
            let policy = policy(identifier, cx)?;
            Ok(Box::new(move || {
                serialize(&<dyn keratin_core::dtype_policies::DTypePolicy>::wrap(
                    &policy,
                ))
            }))
        }
    }
}

fn make(entry: &'static ClassEntry, row: &Value) -> Result<KerasObject> {
    let Some(Value::Object(args)) = row.get("args") else {
        panic!("no arguments: {row:?}");
    };
    (entry.construct)(Reader::new(entry.schema, args.clone(), &Context::new()))
}

fn round_trip(serialized: Value) -> Result<Value> {
    serialize_tree(&deserialize(serialized, &Context::new())?)
}

/// The class or function of that path.
fn named(api: &str) -> Option<&'static ClassEntry> {
    let (module, name) = api.rsplit_once('.').unwrap();
    registry::by_path(module, name)
}

/// The role whose classes stand in `keras.<module>`.
fn role_of(module: &str) -> Option<Role> {
    let prefix = format!("keras.{module}.");
    // A loss as a function is one of `keras.metrics`, too.
    let mut own =
        registry::classes().filter(|entry| entry.role == Role::Activation || !entry.is_function());
    let entry = own.find(|entry| {
        let own = entry.schema.path();
        own.starts_with(&prefix) || entry.schema.aliases.iter().any(|a| a.starts_with(&prefix))
    })?;
    Some(entry.role)
}

/// Whether the table has the class of what Keras gave.
fn has_all(serialized: Option<&Value>) -> bool {
    let class_of = |key| serialized?.get(key)?.as_str();
    match (class_of("module"), class_of("class_name")) {
        (Some(module), Some(name)) => registry::by_path(module, name).is_some(),
        _ => true,
    }
}

fn text(row: &Value, key: &str) -> String {
    match row.get(key) {
        Some(Value::Str(text)) => text.clone(),
        other => panic!("`{key}` is {other:?}"),
    }
}

fn said<T>(result: Result<T>) -> std::result::Result<T, String> {
    result.map_err(|error| format!("error: {error}"))
}

fn refused<T>(result: &Result<T>) -> Outcome {
    match result {
        Ok(_) => Err("accepted, which Keras refuses".into()),
        Err(_) => Ok(()),
    }
}

fn equal(what: &str, expected: Option<&Value>, got: Result<Value>) -> Outcome {
    let got = said(got)?;
    let expected = expected.unwrap();
    if got == *expected {
        return Ok(());
    }
    let spelled = |value| json::write(value).unwrap();
    Err(format!(
        "{what}: {}, expected {}",
        spelled(&got),
        spelled(expected)
    ))
}

#[test]
fn a_metric_goes_by_the_name_of_its_function_with_a_module_or_without() {
    for (name, class_name) in [
        ("mean_squared_error", "MeanSquaredError"),
        ("binary_accuracy", "BinaryAccuracy"),
    ] {
        for module in [Some("keras.metrics"), None] {
            let mut envelope = Map::new();
            if let Some(module) = module {
                envelope.push("module", module);
            }
            envelope.push("class_name", name);
            envelope.push("config", Map::new());
            let write = get(Role::Metric, envelope.into(), &Context::new()).unwrap();
            let written = write().unwrap();
            assert_eq!(written.get("class_name"), Some(&class_name.into()));
        }
    }
}
