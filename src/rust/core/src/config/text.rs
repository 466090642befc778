//! Small closed vocabularies, spelled as Keras spells them.

/// Makes an enum a field: `keyword! { pub enum Padding expects "..." { Valid = "valid" } }`.
///
/// With `exactly` in place of `expects`, upper and lower case differ.
macro_rules! keyword {
    (
        $(#[$meta:meta])*
        pub enum $name:ident expects $expected:literal { $($variants:tt)+ }
    ) => {
        // Keras folds case: "SAME" is "same".
        $crate::config::keyword! {
            @of str::to_lowercase;
            $(#[$meta])*
            pub enum $name expects $expected { $($variants)+ }
        }
    };
    (
        $(#[$meta:meta])*
        pub enum $name:ident exactly $expected:literal { $($variants:tt)+ }
    ) => {
        $crate::config::keyword! {
            @of str::to_owned;
            $(#[$meta])*
            pub enum $name expects $expected { $($variants)+ }
        }
    };
    (
        @of $fold:path;
        $(#[$meta:meta])*
        pub enum $name:ident expects $expected:literal {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
        }

        impl $name {
            /// The word in the config.
            pub fn name(self) -> &'static str {
                match self {
                    $($name::$variant => $text,)+
                }
            }
        }

        impl $crate::config::Field for $name {
            const EXPECTED: &'static str = $expected;

            fn read(
                value: $crate::value::Value,
                _cx: &$crate::context::Context,
            ) -> $crate::error::Result<Self> {
                let word = value.as_str().map($fold);
                match word.as_deref() {
                    $(Some($text) => Ok($name::$variant),)+
                    _ => Err(Self::refuse(&value)),
                }
            }

            fn write(&self) -> $crate::error::Result<$crate::value::Value> {
                Ok($crate::value::Value::from(self.name()))
            }
        }
    };
}

pub(crate) use keyword;
