//! What a column can hold, and how each of our types is stored in one.
//!
//! Only what SQLite and PostgreSQL agree on: text, whole numbers, floating numbers and bytes.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use kith_vocabulary::time;

use crate::platform::problem::Problem;

/// One value, as stored.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing is known.
    Null,
    /// Text; also ids, dates, instants, codes and yes or no.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A floating number.
    Real(f64),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A type that can be a column.
pub trait Stored: Sized {
    /// The value to store.
    fn store(&self) -> Value;
    /// The stored value, understood. A value of the wrong kind is a fault of ours or a damaged row.
    fn restore(value: Value) -> Result<Self, Problem>;
}

/// A row of an answer, taken value by value from the left.
#[derive(Debug)]
pub struct Row {
    values: std::vec::IntoIter<Value>,
}

impl Row {
    /// A row with these values.
    pub fn new(values: Vec<Value>) -> Self {
        Row { values: values.into_iter() }
    }

    /// The next value of the row.
    pub fn take<T: Stored>(&mut self) -> Result<T, Problem> {
        let value = self.values.next().ok_or_else(|| Problem::fault("a row is shorter than its reader"))?;
        T::restore(value)
    }

    /// The values that are left.
    pub fn rest(self) -> Vec<Value> {
        self.values.collect()
    }
}

fn wrong(value: &Value, wanted: &str) -> Problem {
    let kind = match value {
        Value::Null => "null",
        Value::Text(_) => "text",
        Value::Integer(_) => "integer",
        Value::Real(_) => "real",
        Value::Bytes(_) => "bytes",
    };
    Problem::fault(format!("a stored value is {kind} where {wanted} was expected"))
}

impl Stored for String {
    fn store(&self) -> Value {
        Value::Text(self.clone())
    }
    fn restore(value: Value) -> Result<Self, Problem> {
        match value {
            Value::Text(text) => Ok(text),
            other => Err(wrong(&other, "text")),
        }
    }
}

impl Stored for i64 {
    fn store(&self) -> Value {
        Value::Integer(*self)
    }
    fn restore(value: Value) -> Result<Self, Problem> {
        match value {
            Value::Integer(number) => Ok(number),
            other => Err(wrong(&other, "a whole number")),
        }
    }
}

impl Stored for f64 {
    fn store(&self) -> Value {
        Value::Real(*self)
    }
    fn restore(value: Value) -> Result<Self, Problem> {
        match value {
            Value::Real(number) => Ok(number),
            Value::Integer(number) => Ok(number as f64),
            other => Err(wrong(&other, "a number")),
        }
    }
}

impl Stored for Vec<u8> {
    fn store(&self) -> Value {
        Value::Bytes(self.clone())
    }
    fn restore(value: Value) -> Result<Self, Problem> {
        match value {
            Value::Bytes(bytes) => Ok(bytes),
            other => Err(wrong(&other, "bytes")),
        }
    }
}

impl Stored for bool {
    fn store(&self) -> Value {
        Value::Text(if *self { "yes" } else { "no" }.to_owned())
    }
    fn restore(value: Value) -> Result<Self, Problem> {
        match &value {
            Value::Text(text) if text == "yes" => Ok(true),
            Value::Text(text) if text == "no" => Ok(false),
            other => Err(wrong(other, "yes or no")),
        }
    }
}

impl Stored for Date {
    fn store(&self) -> Value {
        Value::Text(self.to_string())
    }
    fn restore(value: Value) -> Result<Self, Problem> {
        let text = String::restore(value)?;
        text.parse().map_err(|_| Problem::fault("a stored date cannot be read"))
    }
}

impl Stored for Time {
    fn store(&self) -> Value {
        Value::Text(format!("{:02}:{:02}", self.hour(), self.minute()))
    }
    fn restore(value: Value) -> Result<Self, Problem> {
        let text = String::restore(value)?;
        let read = text
            .split_once(':')
            .and_then(|(hour, minute)| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok());
        read.ok_or_else(|| Problem::fault("a stored time of day cannot be read"))
    }
}

impl Stored for Timestamp {
    fn store(&self) -> Value {
        Value::Text(time::instant_to_text(*self))
    }
    fn restore(value: Value) -> Result<Self, Problem> {
        let text = String::restore(value)?;
        time::instant_from_text(&text).map_err(|_| Problem::fault("a stored instant cannot be read"))
    }
}

impl<T: Stored> Stored for Option<T> {
    fn store(&self) -> Value {
        self.as_ref().map_or(Value::Null, Stored::store)
    }
    fn restore(value: Value) -> Result<Self, Problem> {
        match value {
            Value::Null => Ok(None),
            known => T::restore(known).map(Some),
        }
    }
}

/// Stores a type as the text it shows and reads.
#[macro_export]
macro_rules! stored_as_text {
    ($($name:ty)*) => {$(
        impl $crate::platform::db::Stored for $name {
            fn store(&self) -> $crate::platform::db::Value {
                $crate::platform::db::Value::Text(self.to_string())
            }
            fn restore(
                value: $crate::platform::db::Value,
            ) -> Result<Self, $crate::platform::problem::Problem> {
                let text = <String as $crate::platform::db::Stored>::restore(value)?;
                text.parse().map_err(|_| {
                    $crate::platform::problem::Problem::fault(concat!("a stored ", stringify!($name), " cannot be read"))
                })
            }
        }
    )*};
}

macro_rules! stored_ids {
    ($($name:ident)*) => {
        $(stored_as_text! { kith_vocabulary::ids::$name })*
    };
}

kith_vocabulary::for_each_id! { stored_ids }

impl Stored for Value {
    fn store(&self) -> Value {
        self.clone()
    }
    fn restore(value: Value) -> Result<Self, Problem> {
        Ok(value)
    }
}

impl Stored for &str {
    fn store(&self) -> Value {
        Value::Text((*self).to_owned())
    }
    fn restore(_: Value) -> Result<Self, Problem> {
        Err(Problem::fault("text is restored as String"))
    }
}

/// The values of a statement's parameters, in order.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        &[$($crate::platform::db::Stored::store(&$value)),*]
    };
}
