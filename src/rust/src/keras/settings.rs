//! Keras's global settings (`keras.config`).

use crate::args;
use crate::guard::guard;
use crate::session::context;
use extendr_api::prelude::*;
use keratin_core::dtype_policies::{self, DTypePolicy};
use keratin_core::object::RoleObject;
use keratin_core::{Result, Value};

/// The setting of that name.
#[extendr]
fn rs_setting(name: Robj) -> Robj {
    guard(|| context().settings().get(&args::string(&name, "name")?))
}

/// Changes the setting of that name; `arg` is what R's function calls the value.
#[extendr]
fn rs_set_setting(name: Robj, value: Robj, arg: Robj) -> Robj {
    guard(|| {
        let arg = args::string(&arg, "arg")?;
        let value = args::value(&value, &arg)?;
        let mut settings = context().settings();
        settings
            .set(&args::string(&name, "name")?, &value)
            .map_err(|e| e.at(&arg))?;
        context().set_settings(settings);
        Ok(())
    })
}

/// The dtype policy of layers that are given none.
#[extendr]
fn rs_dtype_policy() -> Robj {
    guard(|| {
        let policy = dtype_policies::default_policy(context())?;
        Ok(<dyn DTypePolicy>::wrap(&policy).into_value())
    })
}

/// Sets the dtype policy of layers that are given none.
#[extendr]
fn rs_set_dtype_policy(policy: Robj) -> Robj {
    guard(|| {
        let policy: Value = args::value(&policy, "policy")?;
        dtype_policies::set_default_policy(policy, context()).map_err(|e| e.at("policy"))
    })
}

/// Lets the session read what could carry code.
#[extendr]
fn rs_enable_unsafe_deserialization() -> Robj {
    guard(|| -> Result<()> {
        context().enable_unsafe_deserialization();
        Ok(())
    })
}

/// Forgets what Keras's `clear_session()` forgets.
#[extendr]
fn rs_clear_session() -> Robj {
    guard(|| -> Result<()> {
        context().clear_session();
        Ok(())
    })
}

extendr_module! {
    mod settings;
    fn rs_setting;
    fn rs_set_setting;
    fn rs_dtype_policy;
    fn rs_set_dtype_policy;
    fn rs_enable_unsafe_deserialization;
    fn rs_clear_session;
}
