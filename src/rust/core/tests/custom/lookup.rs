//! Which class a config's names stand for.

use crate::guest::{tag, Scale};
use crate::{dense_with, model_with, parse};
use keratin_core::custom::CustomObjects;
use keratin_core::object::{deserialize_as, serialize, Role};
use keratin_core::{models, Context, Error, ErrorKind, KerasObject, Value};
use std::rc::Rc;

/// The tag of the class that an envelope of a dense layer gives, where a custom
/// object has that name.
fn found(envelope: &str, custom: &str) -> Result<Option<&'static str>, Error> {
    let cx = Context::new();
    let Value::Object(envelope) = parse(envelope) else {
        panic!("{envelope} is no object");
    };
    let mut objects = CustomObjects::new();
    objects.insert(custom, Rc::new(Scale::named(custom, "custom")));
    cx.scope(objects, true, || {
        deserialize_as(Role::Layer, envelope, &cx).map(|object| tag(&object))
    })
}

#[test]
fn a_custom_class_is_found_by_its_registered_name() {
    // What Keras makes of the same names.
    let dense = "\"class_name\": \"Dense\", \"config\": {\"units\": 1}";
    let keras = "\"module\": \"keras.layers\"";
    for (envelope, custom, is_custom) in [
        (
            format!("{{{keras}, {dense}, \"registered_name\": null}}"),
            "Dense",
            false,
        ),
        (
            format!("{{{keras}, {dense}, \"registered_name\": \"\"}}"),
            "Dense",
            false,
        ),
        (format!("{{{keras}, {dense}}}"), "Dense", true),
        (
            format!("{{{keras}, {dense}, \"registered_name\": \"Dense\"}}"),
            "Dense",
            true,
        ),
        (
            format!("{{{keras}, {dense}, \"registered_name\": \"Dense\"}}"),
            "p>Dense",
            false,
        ),
        (format!("{{{keras}, {dense}}}"), "p>Dense", false),
        (
            format!("{{\"module\": \"mine\", {dense}, \"registered_name\": \"p>Dense\"}}"),
            "p>Dense",
            true,
        ),
        (
            format!("{{\"module\": null, {dense}, \"registered_name\": \"p>Dense\"}}"),
            "p>Dense",
            true,
        ),
    ] {
        let tag = found(&envelope, custom).unwrap();
        assert_eq!(tag.is_some(), is_custom, "{envelope} with {custom}");
    }
}

#[test]
fn a_class_of_the_users_is_also_found_by_its_class_name() {
    let config = "\"class_name\": \"MyDense\", \"config\": {}";
    for names in [
        "\"module\": null, \"registered_name\": \"p>MyDense\"",
        "\"module\": null, \"registered_name\": null",
        "\"module\": \"__main__\", \"registered_name\": \"MyDense\"",
        "\"registered_name\": \"p>MyDense\"",
    ] {
        let envelope = format!("{{{config}, {names}}}");
        assert_eq!(
            found(&envelope, "MyDense").unwrap(),
            Some("custom"),
            "{envelope}"
        );
    }
}

#[test]
fn a_registered_class_does_not_pose_as_one_of_keras() {
    let envelope = "{\"module\": \"keras.layers\", \"class_name\": \"Dense\", \
                    \"config\": {\"units\": 1}, \"registered_name\": \"evilpkg>Dense\"}";
    for custom in ["evilpkg>Dense", "Dense", "other"] {
        let error = found(envelope, custom).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Class);
        assert_eq!(
            error.to_string(),
            "the config names both Keras's own `keras.layers.Dense` and the registered \
             `evilpkg>Dense` at `registered_name`"
        );
        assert_eq!(
            error.get_hint(),
            Some(
                "Remove `registered_name` if `keras.layers.Dense` is meant, or set `module` to \
                 null if `evilpkg>Dense` is."
            )
        );
    }
}

#[test]
fn the_innermost_scope_comes_first_then_the_others_then_what_is_registered() {
    let cx = Context::new();
    let envelope = "{\"module\": \"m\", \"class_name\": \"X\", \"config\": {}, \
                    \"registered_name\": \"p>X\"}";
    let made = || {
        let Value::Object(envelope) = parse(envelope) else {
            panic!("{envelope} is no object");
        };
        deserialize_as(Role::Layer, envelope, &cx).map(|object| tag(&object))
    };
    assert_eq!(made().unwrap_err().kind(), ErrorKind::Class);
    cx.with_registered(|objects| {
        objects.insert("p>X", Rc::new(Scale::named("p>X", "registered")));
    });
    assert_eq!(made().unwrap(), Some("registered"));
    let scope = |tag: &'static str| Scale::named("p>X", tag).alone();
    cx.scope(scope("outer"), true, || {
        assert_eq!(made()?, Some("outer"));
        cx.scope(scope("inner"), true, || {
            assert_eq!(made()?, Some("inner"));
            Ok(())
        })?;
        // A scope that does not have the name leaves it to the others.
        cx.scope(Scale::named("p>Y", "other").alone(), true, || {
            assert_eq!(made()?, Some("outer"));
            Ok(())
        })?;
        assert_eq!(made()?, Some("outer"));
        Ok(())
    })
    .unwrap();
    assert_eq!(made().unwrap(), Some("registered"));
}

#[test]
fn a_registered_name_replaces_the_one_before() {
    let cx = Context::new();
    for tag in ["first", "second"] {
        cx.with_registered(|objects| objects.insert("p>X", Rc::new(Scale::named("p>X", tag))));
    }
    assert_eq!(cx.custom_names(), ["p>X"]);
    let custom = cx.custom("p>X").expect("the second");
    assert_eq!(
        custom
            .as_any()
            .downcast_ref::<Scale>()
            .expect("a scale")
            .tag,
        "second"
    );
}

#[test]
fn names_alone_stay_keras_own() {
    for (key, name) in [
        ("activation", "relu"),
        ("kernel_regularizer", "l2"),
        ("kernel_constraint", "non_neg"),
    ] {
        let cx = Context::new();
        let objects = Scale::named(name, "custom").alone();
        let model = model_with(&dense_with(key, &format!("\"{name}\"")));
        let outcome = cx.scope(objects, true, || models::from_value(model, &cx));
        assert!(outcome.is_ok(), "{name}: {outcome:?}");
    }
}

#[test]
fn a_custom_class_stands_only_where_its_role_does() {
    let cx = Context::new();
    let scale = "{\"module\": null, \"class_name\": \"Scale\", \"config\": {}, \
                 \"registered_name\": \"p>Scale\"}";
    for (key, role) in [
        ("kernel_initializer", "an initializer"),
        ("kernel_regularizer", "a regularizer"),
        ("kernel_constraint", "a constraint"),
    ] {
        for value in [scale, "\"p>Scale\""] {
            let model = model_with(&dense_with(key, value));
            let objects = Scale::named("p>Scale", "custom").alone();
            let error = cx
                .scope(objects, true, || models::from_value(model, &cx))
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Class);
            assert_eq!(
                error.to_string(),
                format!("expected {role}, got a layer: `Scale` at `config.layers[1].config.{key}`")
            );
        }
    }
}

#[test]
fn a_model_with_a_custom_layer_is_written_and_read() {
    let cx = Context::new();
    let text = "{\"module\": null, \"class_name\": \"Scale\", \"config\": \
                {\"name\": \"s\", \"trainable\": true, \"dtype\": \"float32\", \"factor\": 0.5}, \
                \"registered_name\": \"p>Scale\"}";
    let load = |model: Value| {
        let objects = Scale::named("p>Scale", "custom").alone();
        cx.scope(objects, true, || models::from_value(model, &cx))
    };
    let model = load(model_with(text)).unwrap();
    let paths: Vec<String> = model
        .weights()
        .into_iter()
        .map(|w| w.path.clone())
        .collect();
    assert_eq!(paths, ["m/s/scale"]);
    let written = serialize(&KerasObject::Layer(model)).unwrap();
    let layers = written.get("config").and_then(|c| c.get("layers"));
    let scale = layers.and_then(Value::as_array).and_then(|l| l.get(1));
    let scale = scale.expect("the custom layer");
    for (key, value) in [
        ("module", Value::Null),
        ("class_name", Value::from("Scale")),
        ("registered_name", Value::from("p>Scale")),
    ] {
        assert_eq!(scale.get(key), Some(&value), "{key}");
    }
    assert_eq!(
        scale.get("config").and_then(|c| c.get("factor")),
        Some(&Value::from(0.5))
    );
    let again = serialize(&KerasObject::Layer(load(written.clone()).unwrap())).unwrap();
    assert_eq!(again, written);
    let error = models::from_value(written, &cx).unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no class `p>Scale` at `config.layers[1]`"
    );
    assert_eq!(
        error.get_hint(),
        Some("If it is your own: `custom_objects = list(Scale)`.")
    );
}
