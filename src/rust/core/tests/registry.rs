//! Every row of the class table against what Keras says of the class or function:
//! where it is, how it is called, which arguments it takes, what its config holds.
//!
//! Nothing here names a class. What the table has is compared with
//! `registry.json`; what it does not have yet is counted. What is known to differ
//! stands in `registry.exceptions.txt`: a path and an aspect, a tab, the reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use keratin_core::config::{Literal, Reader};
use keratin_core::object::{serialize, ClassEntry, Role};
use keratin_core::{json, registry, Context, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// Names that stand for a class here and that Keras's `get()` does not know.
const FURTHER_NAMES: &[(Role, &str, &str)] = &[
    // The class's name in configs of Keras 2.
    (Role::DTypePolicy, "Policy", "keras.DTypePolicy"),
    // Keras exports the class and the function, and forgot them there.
    (
        Role::Loss,
        "CategoricalGeneralizedCrossEntropy",
        "keras.losses.CategoricalGeneralizedCrossEntropy",
    ),
    (
        Role::Loss,
        "categorical_generalized_cross_entropy",
        "keras.losses.categorical_generalized_cross_entropy",
    ),
];

/// Names that Keras's `get()` knows, of classes that it cannot make an object of.
const NOT_TO_BE_GOT: &[&str] = &["LossFunctionWrapper"];

/// What functions are called on, not an argument of a config.
const SUBJECTS: &[&str] = &["x", "y_pred", "y_true"];

/// What the recorded registry says, and of which classes that are not public.
struct Recorded(Value, Value);

impl Recorded {
    fn read() -> Self {
        let text = common::fixture_text("registry.json");
        let internal = common::fixture_plain_text("registry.internal.json");
        Recorded(
            json::read(text.as_bytes()).unwrap(),
            json::read(internal.as_bytes()).unwrap(),
        )
    }

    fn all(&self) -> impl Iterator<Item = &Value> {
        [
            "classes",
            "internal_classes",
            "operation_classes",
            "functions",
        ]
        .into_iter()
        .flat_map(|part| self.0.get(part).unwrap().as_array().unwrap())
        .chain(self.1.as_array().unwrap())
    }

    /// What it says of a row of the table.
    fn of(&self, entry: &ClassEntry) -> &Value {
        let path = entry.schema.path();
        self.all()
            .find(|known| text(known, "canonical") == path)
            .unwrap_or_else(|| panic!("Keras has no `{path}`"))
    }

    /// Where Keras defines what it exports under a name.
    fn python(&self, name: &str) -> String {
        let known = self.all().find(|known| {
            let aliases = known.get("aliases").and_then(Value::as_array);
            text(known, "canonical") == name
                || aliases.is_some_and(|all| all.iter().any(|a| a.as_str() == Some(name)))
        });
        known.map_or(name.to_owned(), |known| text(known, "python"))
    }
}

#[test]
fn classes_are_where_keras_has_them() {
    let recorded = Recorded::read();
    let mut differ = Differences::of("place");
    for entry in registry::classes() {
        let known = recorded.of(entry);
        differ.unless_equal(
            entry,
            "python",
            entry.schema.python,
            &*text(known, "python"),
        );
        for alias in known.get("aliases").unwrap().as_array().unwrap() {
            let (module, name) = alias.as_str().unwrap().rsplit_once('.').unwrap();
            let found = registry::by_path(module, name).map(|found| found.schema.path());
            let alias = alias.as_str().unwrap();
            differ.unless_equal(entry, alias, found, Some(entry.schema.path()));
        }
    }
    differ.none();
}

/// A row lists the classes of Keras between its own class and the base of its
/// role, nearest first, without those that belong to one backend.
#[test]
fn classes_have_the_bases_that_keras_gives_them() {
    let recorded = Recorded::read();
    let mut differ = Differences::of("bases");
    for entry in registry::classes() {
        let Some(mro) = recorded.of(entry).get("mro") else {
            continue;
        };
        let bases: Vec<String> = mro
            .as_array()
            .unwrap()
            .iter()
            .map(|base| recorded.python(base.as_str().unwrap()))
            .take_while(|base| base != base_of(entry.role))
            .filter(|base| !base.starts_with("keras.src.backend."))
            .collect();
        differ.unless_equal(entry, "bases", entry.schema.bases.to_vec(), bases);
    }
    differ.none();
}

fn base_of(role: Role) -> &'static str {
    match role {
        Role::Layer => "keras.src.layers.layer.Layer",
        Role::Operation => "keras.src.ops.operation.Operation",
        Role::Initializer => "keras.src.initializers.initializer.Initializer",
        Role::Regularizer => "keras.src.regularizers.regularizers.Regularizer",
        Role::Constraint => "keras.src.constraints.constraints.Constraint",
        Role::Activation => "",
        Role::Loss => "keras.src.losses.loss.Loss",
        Role::Metric => "keras.src.metrics.metric.Metric",
        Role::QuantizationConfig => "keras.src.quantizers.quantization_config.QuantizationConfig",
        Role::FeatureSpec => "keras.src.saving.keras_saveable.KerasSaveable",
        Role::Quantizer => "keras.src.quantizers.quantizers.Quantizer",
        Role::SeedGenerator | Role::InputRequirement => "",
        Role::DistillationLoss => "keras.distillation.DistillationLoss",
        Role::Optimizer => "keras.src.optimizers.optimizer.Optimizer",
        Role::LearningRateSchedule => {
            "keras.src.optimizers.schedules.learning_rate_schedule.LearningRateSchedule"
        }
        Role::DTypePolicy => "keras.src.dtype_policies.dtype_policy.DTypePolicy",
    }
}

/// A layer's row lists what its own constructor lists; what every layer takes
/// beside that is kept by the layer itself.
#[test]
fn signatures_are_those_of_keras() {
    let recorded = Recorded::read();
    let every_layer = names(recorded.0.get("layer_base_kwargs").unwrap());
    let mut differ = Differences::of("arguments");
    for entry in registry::classes() {
        let known = recorded.of(entry);
        let signature = known.get("init").or(known.get("signature")).unwrap();
        let fields = entry.schema.fields();
        let theirs: Vec<(String, Option<Value>)> = params(signature)
            .iter()
            .map(|param| (text(param, "name"), default(param)))
            .filter(|(name, _)| !entry.is_function() || !SUBJECTS.contains(&&**name))
            .filter(|(name, _)| {
                let kept_by_layer = match entry.role {
                    Role::Layer => every_layer.contains(name),
                    Role::Operation => name == "name",
                    _ => false,
                };
                !kept_by_layer || fields.iter().any(|field| field.name == name)
            })
            .collect();
        let mut ours: Vec<(String, Option<Value>)> = fields
            .iter()
            .map(|field| {
                let default = field.default.as_ref().map(Literal::value);
                (field.name.to_owned(), default)
            })
            .collect();
        let further = ours.split_off(theirs.len().min(ours.len()));
        differ.unless_equal(entry, "own", ours, theirs);
        // What a base class takes comes last, in `**kwargs`.
        if signature.get("var_keyword") == Some(&Value::Null) {
            differ.unless_equal(entry, "more than Keras has", further, Vec::new());
        } else if let Some((name, _)) = further.iter().find(|(_, default)| default.is_none()) {
            differ.add(
                entry,
                format!("`{name}` is required, which Keras does not have"),
            );
        }
    }
    differ.none();
}

/// With the fewest arguments that Keras takes, the config and its envelope are
/// Keras's, key by key.
#[test]
fn smallest_objects_have_the_config_of_keras() {
    let recorded = Recorded::read();
    let mut differ = Differences::of("config");
    for entry in registry::classes() {
        let known = recorded.of(entry);
        let Some(Value::Object(args)) = known.get("minimal_kwargs") else {
            continue;
        };
        let made = (entry.construct)(Reader::new(entry.schema, args.clone(), &Context::new()));
        let object = match made {
            Ok(object) => object,
            Err(error) => {
                differ.add(entry, error);
                continue;
            }
        };
        let Some(expected) = known.get("minimal_serialized").filter(|v| !v.is_null()) else {
            let config = object.get_config().is_err();
            differ.unless_equal(entry, "config refused", config, true);
            continue;
        };
        match (object.get_config(), serialize(&object)) {
            (Ok(config), Ok(serialized)) => {
                let keys: Vec<String> = config.keys().map(str::to_owned).collect();
                let theirs: Vec<String> = strings(known.get("config_keys").unwrap());
                differ.unless_equal(entry, "config keys", keys, theirs);
                differ.unless_equal(entry, "envelope", spelled(&serialized), spelled(expected));
            }
            (Err(error), _) | (_, Err(error)) => {
                differ.add(entry, error);
            }
        }
    }
    differ.none();
}

#[test]
fn names_stand_for_what_keras_has_under_them() {
    let recorded = Recorded::read();
    let aliases = recorded.0.get("get_aliases").unwrap().as_object().unwrap();
    let modules = BTreeMap::from([
        ("activations", Role::Activation),
        ("constraints", Role::Constraint),
        ("dtype_policies", Role::DTypePolicy),
        ("initializers", Role::Initializer),
        ("losses", Role::Loss),
        ("metrics", Role::Metric),
        ("optimizers", Role::Optimizer),
        ("regularizers", Role::Regularizer),
    ]);
    for (module, role) in modules {
        let mut theirs: BTreeSet<(&str, &str)> = aliases
            .get(module)
            .unwrap()
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, path)| (name, path.as_str().unwrap()))
            .filter(|(name, _)| !NOT_TO_BE_GOT.contains(name))
            .collect();
        theirs.extend(
            FURTHER_NAMES
                .iter()
                .filter(|further| further.0 == role)
                .map(|further| (further.1, further.2)),
        );
        let paths: BTreeMap<&str, String> = registry::names(role)
            .map(|name| (name, registry::by_name(role, name).unwrap().schema.path()))
            .collect();
        let ours: BTreeSet<(&str, &str)> = paths.iter().map(|(n, p)| (*n, &**p)).collect();
        assert_eq!(ours, theirs, "keras.{module}.get()");
    }
}

/// Every class of Keras is found under each of its paths: the public ones, and that
/// of its source.
#[test]
fn every_class_of_keras_is_there_by_all_its_names() {
    let recorded = Recorded::read();
    let mut differ = Differences::of("found");
    let mut found = 0;
    for known in ["classes", "internal_classes"]
        .iter()
        .flat_map(|part| recorded.0.get(part).unwrap().as_array().unwrap())
    {
        let canonical = text(known, "canonical");
        let mut names: BTreeSet<String> =
            strings(known.get("aliases").unwrap()).into_iter().collect();
        names.insert(text(known, "python"));
        names.insert(canonical.clone());
        for name in names {
            let (module, class_name) = name.rsplit_once('.').unwrap();
            match registry::by_path(module, class_name).map(|entry| entry.schema.path()) {
                Some(path) if path == canonical => found += 1,
                Some(other) => differ.of_path(&canonical, format!("`{name}` is `{other}`")),
                None => differ.of_path(&canonical, format!("there is no `{name}`")),
            }
        }
    }
    println!("{found} names of classes");
    differ.none();
}

#[test]
fn no_class_stands_twice_in_the_table() {
    let recorded = Recorded::read();
    let mut paths = BTreeSet::new();
    for entry in registry::classes() {
        assert!(paths.insert(entry.schema.path()), "{}", entry.schema.path());
    }
    let mut there: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for known in ["classes", "functions"]
        .iter()
        .flat_map(|part| recorded.0.get(part).unwrap().as_array().unwrap())
    {
        let (have, all) = there.entry(text(known, "kind")).or_default();
        *all += 1;
        *have += usize::from(paths.contains(&text(known, "canonical")));
    }
    for (kind, (have, all)) in there {
        println!("{kind}: {have} of {all}");
    }
}

/// What differs in one aspect, class by class.
struct Differences {
    aspect: &'static str,
    found: BTreeMap<String, Vec<String>>,
}

impl Differences {
    fn of(aspect: &'static str) -> Self {
        Differences {
            aspect,
            found: BTreeMap::new(),
        }
    }

    fn unless_equal<A: PartialEq<B> + Debug, B: Debug>(
        &mut self,
        entry: &ClassEntry,
        what: &str,
        ours: A,
        theirs: B,
    ) {
        if ours != theirs {
            let ours = format!("{what}\n    ours  {ours:?}\n    Keras {theirs:?}");
            self.add(entry, ours);
        }
    }

    fn add(&mut self, entry: &ClassEntry, difference: impl ToString) {
        self.of_path(&entry.schema.path(), difference);
    }

    fn of_path(&mut self, path: &str, difference: impl ToString) {
        let found = self.found.entry(path.to_owned()).or_default();
        found.push(difference.to_string());
    }

    /// There are none but the exceptions, and of these, all.
    fn none(mut self) {
        let listed = common::exceptions("registry.exceptions.txt");
        let listed = listed.keys().filter_map(|key| {
            let (path, aspect) = key.rsplit_once(' ').unwrap();
            (aspect == self.aspect).then_some(path)
        });
        let mut lines = Vec::new();
        for path in listed {
            if self.found.remove(path).is_none() {
                lines.push(format!("{path}: listed as an exception, but it agrees"));
            }
        }
        for (path, differences) in self.found {
            lines.extend(differences.iter().map(|d| format!("{path}: {d}")));
        }
        assert!(lines.is_empty(), "{}", lines.join("\n"));
    }
}

fn default(param: &Value) -> Option<Value> {
    if param.get("required") == Some(&Value::Bool(true)) {
        return None;
    }
    param.get("default").or(param.get("default_repr")).cloned()
}

fn params(signature: &Value) -> &[Value] {
    signature.get("params").unwrap().as_array().unwrap()
}

fn names(signature: &Value) -> BTreeSet<String> {
    params(signature).iter().map(|p| text(p, "name")).collect()
}

fn strings(value: &Value) -> Vec<String> {
    let items = value.as_array().unwrap().iter();
    items
        .map(|item| item.as_str().unwrap().to_owned())
        .collect()
}

fn spelled(value: &Value) -> String {
    json::write(value).unwrap()
}

fn text(value: &Value, key: &str) -> String {
    match value.get(key) {
        Some(Value::Str(text)) => text.clone(),
        other => panic!("`{key}` is {other:?}"),
    }
}
