//! Every generated R function has the formals of keras3's.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use keratin_generate::classes;
use keratin_generate::formals::{core_default, formals, Formal};
use serde_json::Value;

/// keras3's functions: formals in order, each with its default as R source,
/// and the conversions that change a value's meaning.
fn keras3() -> Value {
    serde_json::from_str(include_str!("fixtures/keras3-formals.json")).unwrap()
}

/// Functions that keras3 does not have.
const OWN: &[&str] = &[];

/// Where keras3 converts in ways of its own: a shape with -1 for what is not
/// known, a tuple even of one number, an integer where Keras keeps any number.
const OWN_CONVERSIONS: &[(&str, &str, &str)] = &[
    ("constraint_maxnorm", "max_value", "as_integer"),
    ("layer_permute", "dims", "as_tuple"),
    ("layer_reshape", "target_shape", "as_target_shape"),
];

/// Fields whose default in R is another value than the core's. There, what R
/// shows would not be what the core does.
const OTHER_DEFAULTS: &[(&str, &str)] = &[];

fn spelled<'a>(formals: impl Iterator<Item = (&'a str, Option<&'a str>)>) -> Vec<String> {
    formals
        .map(|(name, default)| match default {
            Some(default) => format!("{name} = {default}"),
            None => name.to_owned(),
        })
        .collect()
}

fn functions() -> impl Iterator<Item = (&'static str, Vec<Formal>)> {
    classes().flat_map(|entry| {
        let formals = formals(entry).unwrap();
        std::iter::once(entry.schema.r)
            .chain(entry.schema.r_aliases.iter().copied())
            .map(move |name| (name, formals.clone()))
    })
}

#[test]
fn formals_are_those_of_keras3() {
    let keras3 = keras3();
    let mut compared = 0;
    let mut differing = Vec::new();
    for (name, formals) in functions() {
        if OWN.contains(&name) {
            continue;
        }
        let Some(theirs) = keras3.get(name) else {
            differing.push(format!("keras3 has no `{name}`"));
            continue;
        };
        let theirs = spelled(
            theirs["formals"]
                .as_array()
                .unwrap()
                .iter()
                .map(|pair| (pair[0].as_str().unwrap(), pair[1].as_str())),
        );
        let ours = spelled(
            formals
                .iter()
                .map(|f| (f.name.as_str(), f.default.as_deref())),
        );
        compared += 1;
        if ours != theirs {
            differing.push(format!("{name}\n  ours:   {ours:?}\n  theirs: {theirs:?}"));
        }
    }
    assert!(compared > 0);
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn axes_and_shapes_are_converted_where_keras3_converts_them() {
    let keras3 = keras3();
    let mut differing = Vec::new();
    for (name, formals) in functions() {
        for formal in formals {
            let own = OWN_CONVERSIONS
                .iter()
                .find(|(function, field, _)| (*function, *field) == (name, &formal.name))
                .map(|row| row.2);
            let theirs = own.or(keras3[name]["conversions"][&formal.name].as_str());
            let ours = formal.field.and_then(|field| field.r_convert);
            if theirs != ours {
                differing.push(format!("{name}: {}: {ours:?}, not {theirs:?}", formal.name));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

#[test]
fn r_shows_the_default_that_the_core_has() {
    let mut differing = Vec::new();
    for (name, formals) in functions() {
        for formal in formals {
            let Some(field) = formal.field else { continue };
            if OTHER_DEFAULTS.contains(&(name, field.name)) {
                continue;
            }
            let core = core_default(field);
            if formal.default != core {
                differing.push(format!(
                    "{name}: {} = {:?}, {core:?}",
                    field.name, formal.default
                ));
            }
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
