//! Recorded models with parts that are damaged, swapped or put into one another: they
//! load or are refused in a few words, whatever stands where.

use crate::common::{fixture_text, model_texts};
use crate::random::Random;
use keratin_core::models::{summary, Model, SummaryOptions};
use keratin_core::object::serialize;
use keratin_core::{json, models, Context, KerasObject, Map, Value};

/// A place in a value: which child, of which child...
type Path = Vec<usize>;

fn children(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.len(),
        Value::Object(map) => map.len(),
        _ => 0,
    }
}

fn child(value: &mut Value, at: usize) -> Option<&mut Value> {
    match value {
        Value::Array(items) => items.get_mut(at),
        Value::Object(map) => map.iter_mut().nth(at).map(|(_, item)| item),
        _ => None,
    }
}

/// Some place, mostly deep inside.
fn some_place(value: &mut Value, random: &mut Random) -> Path {
    let mut path = Path::new();
    let mut value = value;
    while children(value) > 0 && random.below(12) > 0 {
        let at = random.below(children(value));
        path.push(at);
        value = child(value, at).expect("a child");
    }
    path
}

fn at<'a>(value: &'a mut Value, path: &[usize]) -> Option<&'a mut Value> {
    path.iter()
        .try_fold(value, |value, &index| child(value, index))
}

fn evil(random: &mut Random) -> Value {
    let n = [0, -1, 1, 7, 1 << 31, i64::MAX, i64::MIN][random.below(7)];
    match random.below(16) {
        0 => Value::Null,
        1 => Value::Bool(random.below(2) == 0),
        2..=4 => Value::Int(n),
        5 => Value::Float([f64::NAN, f64::INFINITY, -0.0, 1e308, 0.5][random.below(5)]),
        6 => Value::from("x".repeat(100_000)),
        7 => Value::from(
            ["", "a/b", "\u{0}\u{202e}", "__keras_tensor__", "function"][random.below(5)],
        ),
        8 => {
            Value::from(["relu", "l2", "zeros", "adam", "mse", "float16", "Dense"][random.below(7)])
        }
        9 => Value::from(vec![Value::Null; 5_000]),
        10 => (0..100).fold(Value::Int(1), |inside, _| Value::from(vec![inside])),
        11 => (0..100).fold(Value::Null, |inside, _| {
            Map::from_iter([("a", inside)]).into()
        }),
        12 => Value::from(vec![Value::Int(n); 3]),
        13 => Map::new().into(),
        14 => Value::from(Vec::<Value>::new()),
        _ => Map::from_iter([
            ("class_name", Value::from("Dense")),
            ("config", Map::new().into()),
        ])
        .into(),
    }
}

fn mutate(value: &mut Value, random: &mut Random) {
    let (here, there) = (some_place(value, random), some_place(value, random));
    let other = at(value, &there).map(|value| value.clone());
    let Some(value) = at(value, &here) else {
        return;
    };
    match (random.below(8), value, other) {
        (0, Value::Object(map), _) => {
            let key = map.keys().nth(random.below(map.len().max(1)));
            let key = key.unwrap_or_default().to_owned();
            map.remove(&key);
        }
        (0, Value::Array(items), _) => drop(items.pop()),
        (1, Value::Array(items), Some(other)) => items.push(other),
        (1, Value::Object(map), Some(other)) => map.insert("name", other),
        (2 | 3, value, Some(other)) => *value = other,
        (_, value, _) => *value = evil(random),
    }
}

/// Loads it and, if it loads, asks for everything that goes through the whole model.
fn survives(config: Value) -> Result<(), String> {
    let model = models::from_value(config, &Context::new()).map_err(|error| {
        assert!(!error.message().is_empty());
        error.to_string()
    })?;
    let _ = summary(&model, &SummaryOptions::default());
    let _ = Model::of(&model).param_counts();
    let object = KerasObject::Layer(model);
    let written = serialize(&object).and_then(|value| json::write(&value));
    written.map(drop).map_err(|error| error.to_string())
}

#[test]
fn damaged_models_load_or_are_refused_in_a_few_words() {
    let texts: Vec<String> = model_texts()
        .iter()
        .map(|name| fixture_text(name))
        .filter(|text| text.len() < 12_000)
        .collect();
    let mut random = Random(20);
    let (mut loaded, mut refused) = (0, 0);
    for round in 0..rounds() {
        let text = &texts[random.below(texts.len())];
        let mut config = json::read(text.as_bytes()).unwrap();
        for _ in 0..=random.below(3) {
            mutate(&mut config, &mut random);
        }
        match survives(config) {
            Ok(()) => loaded += 1,
            Err(said) => {
                refused += 1;
                assert!(
                    said.len() < 5_000,
                    "round {round}: {} bytes: {said:.300}",
                    said.len()
                );
            }
        }
    }
    assert!(
        loaded > 100 && refused > 100,
        "{loaded} loaded, {refused} refused"
    );
}

/// As many as `KERATIN_ROUNDS` says, for a longer search.
fn rounds() -> usize {
    let given = std::env::var("KERATIN_ROUNDS").ok();
    given.map_or(1_500, |rounds| rounds.parse().expect("a number"))
}
