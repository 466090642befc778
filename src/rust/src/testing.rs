//! Functions for the package's own tests of the boundary.

use crate::args;
use crate::guard::guard;
use crate::handle::{self, Kind};
use crate::kept::Kept;
use crate::state::{Reader, Writer};
use crate::unwind::{call_fn, check_interrupt};
use extendr_api::prelude::*;
use keratin_core::{registry, Error, ErrorKind, Result, Value};
use std::cell::Cell;
use std::rc::Rc;

/// The smallest kind of object: a value.
#[derive(Debug)]
pub(crate) struct Sample(Value, Counted);

impl Kind for Sample {
    const NAME: &'static str = "sample";
    const ABOUT: &'static str = "a sample";

    fn save(&self, out: &mut Writer) -> Result<()> {
        out.value(&self.0)
    }

    fn load(content: &mut Reader<'_>) -> Result<Rc<Self>> {
        Ok(Rc::new(Sample(content.value()?, Counted)))
    }

    fn value(self: Rc<Self>) -> Result<Value> {
        Ok(self.0.clone())
    }
}

thread_local! {
    static DROPPED: Cell<i64> = const { Cell::new(0) };
}

/// Counts how often it is dropped.
#[derive(Debug)]
struct Counted;

impl Drop for Counted {
    fn drop(&mut self) {
        DROPPED.with(|n| n.set(n.get() + 1));
    }
}

/// A handle of a value.
#[extendr]
fn rs_test_sample(x: Robj) -> Robj {
    guard(|| Ok(handle::new(Rc::new(Sample(args::value(&x, "x")?, Counted)))))
}

/// The value of such a handle.
#[extendr]
fn rs_test_sampled(x: Robj) -> Robj {
    guard(|| Ok(handle::get::<Sample>(&x, "x")?.0.clone()))
}

/// From R to a value and back.
#[extendr]
fn rs_test_value(x: Robj) -> Robj {
    guard(|| args::value(&x, "x"))
}

/// `f(x)`, through Rust, while a destructor is pending.
#[extendr]
fn rs_test_call(f: Robj, x: Robj) -> Robj {
    guard(|| {
        let _counted = Counted;
        call_fn(&Kept::from(&f), &[Kept::from(&x)])
    })
}

/// What the arguments of the class that an R function makes take, by name;
/// `NULL` if it makes none.
#[extendr]
fn rs_test_fields(r: Robj) -> Robj {
    guard(|| {
        let r = args::string(&r, "r")?;
        let entry = registry::classes().find(|e| !r.is_empty() && e.schema.r == r);
        Ok(entry.map(|entry| {
            let fields = entry.schema.fields().into_iter();
            let fields = fields.map(|f| (f.name.to_owned(), Value::from(f.expected)));
            Value::Object(fields.collect())
        }))
    })
}

/// Runs until the user interrupts.
#[extendr]
fn rs_test_forever() -> Robj {
    guard(|| -> Result<()> {
        let _counted = Counted;
        loop {
            check_interrupt()?;
        }
    })
}

/// How many destructors have run.
#[extendr]
fn rs_test_dropped() -> Robj {
    guard(|| Ok(DROPPED.with(Cell::get)))
}

/// Panics.
#[allow(clippy::panic, reason = "to test what a panic does")]
#[extendr]
fn rs_test_panic(message: Robj) -> Robj {
    guard(|| -> Result<()> {
        let _counted = Counted;
        let message = args::string(&message, "message")?;
        panic!("{message}")
    })
}

/// An error with everything an error can carry.
#[extendr]
fn rs_test_error(kind: Robj, message: Robj, received: Robj) -> Robj {
    guard(|| -> Result<()> {
        let kind = match args::string(&kind, "kind")?.as_str() {
            "class" => ErrorKind::Class,
            "json" => ErrorKind::Json,
            "graph" => ErrorKind::Graph,
            "shape" => ErrorKind::Shape,
            "file" => ErrorKind::File,
            "state" => ErrorKind::State,
            _ => ErrorKind::Config,
        };
        Err(Error::new(kind, args::string(&message, "message")?)
            .received(&args::value(&received, "received")?)
            .expected("something else")
            .hint("give something else")
            .at_position(3, 14)
            .at("units")
            .at("config")
            .at_index(3)
            .at("layers"))
    })
}

extendr_module! {
    mod testing;
    fn rs_test_sample;
    fn rs_test_sampled;
    fn rs_test_value;
    fn rs_test_call;
    fn rs_test_fields;
    fn rs_test_forever;
    fn rs_test_dropped;
    fn rs_test_panic;
    fn rs_test_error;
}
