//! What happens inside a guest leaves the session as it was.

use crate::guest::{Does, Payload, Scale};
use crate::{dense_with, model_with};
use keratin_core::custom::CustomObjects;
use keratin_core::layers::Layer;
use keratin_core::{models, Context, Error, ErrorKind};
use std::panic::{catch_unwind, AssertUnwindSafe};

const SCALE: &str = "{\"module\": null, \"class_name\": \"Scale\", \"config\": {\"name\": \"s\"}, \
                     \"registered_name\": \"p>Scale\"}";

fn load(cx: &Context, does: Does) -> Result<Layer, Error> {
    let objects = Scale::named("p>Scale", "custom").that(does).alone();
    cx.scope(objects, false, || models::from_value(model_with(SCALE), cx))
}

/// Nothing of a scope, a name scope or a nesting is left.
fn assert_untouched(cx: &Context) {
    assert!(cx.custom("p>Scale").is_none());
    assert_eq!(cx.custom_names(), Vec::<String>::new());
    assert!(cx.safe_mode());
    let dense = dense_with("use_bias", "false");
    let model = models::from_value(model_with(&dense), cx).unwrap();
    let paths: Vec<String> = model
        .weights()
        .into_iter()
        .map(|w| w.path.clone())
        .collect();
    assert_eq!(paths, ["m/d/kernel"]);
}

#[test]
fn after_success() {
    let cx = Context::new();
    assert!(load(&cx, Does::Makes).is_ok());
    assert_untouched(&cx);
}

#[test]
fn after_an_error_which_comes_through_as_it_was() {
    let cx = Context::new();
    for (does, said, path) in [
        (Does::Fails, "make", "config.layers[1].config"),
        (Does::FailsToBuild, "build", "config.layers[1]"),
    ] {
        let error = load(&cx, does).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Foreign);
        let payload = error.payload().expect("the guest's own error");
        assert_eq!(payload.downcast_ref::<Payload>().expect("its type").0, said);
        assert_eq!(error.path(), path);
        assert_untouched(&cx);
    }
}

#[test]
fn after_a_panic() {
    let cx = Context::new();
    for _ in 0..300 {
        let outcome = catch_unwind(AssertUnwindSafe(|| load(&cx, Does::Panics)));
        assert!(outcome.is_err());
    }
    assert_untouched(&cx);
}

#[test]
fn a_guest_may_use_the_session() {
    let cx = Context::new();
    assert!(load(&cx, Does::RegistersAnother).is_ok());
    assert_eq!(cx.custom_names(), ["late>Other"]);
}

#[test]
fn safe_mode_is_that_of_the_innermost_call() {
    let cx = Context::new();
    let none = CustomObjects::new;
    assert!(cx.safe_mode());
    cx.scope(none(), false, || {
        assert!(!cx.safe_mode());
        cx.scope(none(), true, || {
            assert!(cx.safe_mode());
            Ok(())
        })?;
        // A scope for custom objects alone says nothing of safety.
        cx.enter_scope(none());
        assert!(!cx.safe_mode());
        cx.leave_scope();
        assert!(!cx.safe_mode());
        Ok(())
    })
    .unwrap();
    assert!(cx.safe_mode());
}

#[test]
fn leaving_without_having_entered_is_harmless() {
    let cx = Context::new();
    cx.leave_scope();
    cx.enter_scope(Scale::named("p>Scale", "custom").alone());
    assert!(cx.custom("p>Scale").is_some());
    cx.leave_scope();
    cx.leave_scope();
    assert_untouched(&cx);
}
