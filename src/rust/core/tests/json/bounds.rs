//! Texts beyond the bounds are refused, and texts within are read in linear
//! time whatever they are made of.

use keratin_core::{json, Error, ErrorKind, Live, LiveObject, Map, Value};
use std::any::Any;

fn refused(text: &str) -> Error {
    let error = json::read(text.as_bytes()).expect_err("beyond the bounds");
    assert_eq!(error.kind(), ErrorKind::Json);
    error
}

fn nested(depth: usize, open: &str, close: &str) -> String {
    format!("{}1{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn depth_is_bounded_in_reading() {
    for (open, close, kind, width) in [("[", "]", "arrays", 1), ("{\"a\": ", "}", "objects", 6)] {
        let deepest = nested(json::MAX_DEPTH, open, close);
        let value = json::read(deepest.as_bytes()).expect("within the bounds");
        assert_eq!(json::write(&value).expect("plain data"), deepest);
        for depth in [json::MAX_DEPTH + 1, 1_000_000] {
            let error = refused(&nested(depth, open, close));
            let column = json::MAX_DEPTH * width + 1;
            assert_eq!(
                error.to_string(),
                format!("{kind} are nested too deeply (line 1, column {column})")
            );
            assert_eq!(error.get_expected(), Some("at most 1000 levels"));
        }
    }
}

#[test]
fn an_endless_opening_is_refused_at_the_bound() {
    let error = refused(&"[".repeat(3_000_000));
    assert_eq!(error.position().map(|at| at.column), Some(1001));
}

#[test]
fn depth_is_bounded_in_writing() {
    let mut value = Value::from(1);
    for _ in 0..json::MAX_DEPTH {
        value = Value::Array(vec![value]);
    }
    assert!(json::write(&value).is_ok());
    let error = json::write(&Value::Array(vec![value])).expect_err("too deep");
    assert_eq!(error.kind(), ErrorKind::Json);
    assert_eq!(
        error.to_string(),
        "arrays and objects are nested too deeply"
    );
}

#[test]
fn the_deepest_value_can_be_used_in_every_way() {
    let text = nested(json::MAX_DEPTH / 2, "[{\"a\": ", "}]");
    let value = json::read(text.as_bytes()).expect("within the bounds");
    let copy = value.clone();
    assert!(copy == value);
    assert!(format!("{copy:?}").len() > text.len());
    assert!(serde_json::to_string(&copy).expect("plain data").len() > json::MAX_DEPTH * 3);
    drop(value);
    assert_eq!(json::write(&copy).expect("plain data"), text);
}

#[test]
fn size_is_bounded() {
    let text = vec![0; json::MAX_BYTES + 1];
    let error = json::read(&text).expect_err("too long");
    assert_eq!(
        error.to_string(),
        "the text has 536870913 bytes, which is too long (line 1, column 1)"
    );
    assert_eq!(error.get_expected(), Some("at most 536870912 bytes"));
}

#[test]
fn the_digits_of_an_integer_are_bounded() {
    let digits = "9".repeat(json::MAX_DIGITS + 1);
    for text in [format!("[0, {digits}]"), format!("[0, -{digits}]")] {
        assert_eq!(
            refused(&text).to_string(),
            "an integer has 4301 digits (line 1, column 5) at `[1]`"
        );
    }
    let million = "1".repeat(1_000_000);
    assert_eq!(
        refused(&million).get_expected(),
        Some("at most 4300 digits")
    );
    for float in [format!("{million}.5"), format!("{million}e0")] {
        let value = json::read(float.as_bytes()).expect("a float");
        assert_eq!(value, Value::Float(f64::INFINITY));
    }
    let value = json::read(format!("0.{million}e-1").as_bytes()).expect("a float");
    assert_eq!(value, Value::Float(0.011111111111111111));
}

#[test]
fn an_object_may_have_a_million_names() {
    let entries: Vec<String> = (0..1_000_000).map(|i| format!("\"n{i}\": {i}")).collect();
    let text = format!("{{{}}}", entries.join(", "));
    let value = json::read(text.as_bytes()).expect("different names");
    assert_eq!(value.as_object().map(Map::len), Some(1_000_000));
    assert!(json::write(&value).expect("plain data") == text);

    let text = format!("{{{}, \"n500000\": 0, \"n7\": 0}}", entries.join(", "));
    let error = refused(&text);
    let column = text.find(", \"n500000\": 0, ").expect("the second one") + 3;
    assert_eq!(
        error.to_string(),
        format!("the name \"n500000\" occurs twice in an object (line 1, column {column})")
    );
}

#[test]
fn a_repeated_name_is_found_however_many_there_are() {
    for count in [2, 16, 63, 64, 65, 66, 67, 200] {
        for repeated in [0, count / 2, count - 1] {
            let names = (0..count).chain([repeated]);
            let entries: Vec<String> = names.map(|i| format!("\"name_{i}\":0")).collect();
            let error = refused(&format!("{{{}}}", entries.join(",")));
            let message = format!("the name \"name_{repeated}\" occurs twice in an object");
            assert_eq!(error.message(), message);
        }
    }
}

#[test]
fn a_map_of_a_million_entries_is_collected() {
    let entries = (0..1_000_000).map(|i| (format!("n{i}"), i));
    let map: Map = entries.chain([("n7".to_owned(), -7)]).collect();
    assert_eq!(map.len(), 1_000_000);
    assert_eq!(map.iter().nth(7), Some(("n7", &Value::from(-7))));
    assert_eq!(map.keys().last(), Some("n999999"));

    let mut extended: Map = (0..100).map(|i| (format!("n{i}"), 0)).collect();
    extended.extend(map.clone());
    assert!(extended == map);
    extended.extend([("n3", 3), ("new", 1)].into_iter().collect());
    assert_eq!(extended.len(), 1_000_001);
    assert_eq!(extended.iter().last(), Some(("new", &Value::from(1))));
}

#[derive(Debug)]
struct Layer;

impl LiveObject for Layer {
    fn as_any(&self) -> &dyn Any {
        self
    }
}

#[test]
fn live_objects_are_not_written() {
    let mut config = Map::new();
    config.insert("units", 1);
    config.insert("layers", vec![Value::Null, Live::new(Layer).into()]);
    let mut model = Map::new();
    model.insert("config", config);
    let error = json::write(&model.into()).expect_err("not plain data");
    assert_eq!(error.kind(), ErrorKind::Json);
    assert_eq!(
        error.to_string(),
        "Layer is not plain data at `config.layers[1]`"
    );
}

#[test]
fn a_nul_is_not_written() {
    let nul = "a string holds a NUL (U+0000), which no R string can hold";
    let error = json::write(&vec!["a", "b\0"].into()).expect_err("a NUL");
    assert_eq!(error.to_string(), format!("{nul} at `[1]`"));
    let mut map = Map::new();
    map.insert("a\0b", 1);
    let error = json::write(&map.into()).expect_err("a NUL");
    assert_eq!(error.to_string(), format!("{nul} at `a\\0b`"));
}
