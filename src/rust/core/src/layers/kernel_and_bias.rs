//! [`KernelAndBias`], and what else has kernels and a bias.

/// The kernels of a layer, its bias, and what is applied to their result, in
/// Keras's order of arguments: of each kernel how it is filled, the penalty on it
/// and the constraint.
macro_rules! kernels_and_bias {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(
                $(#[$kernel_meta:meta])*
                fn $kernel:ident;
                $(#[$initializer_meta:meta])*
                $initializer:ident,
                $(#[$regularizer_meta:meta])*
                $regularizer:ident,
                $(#[$constraint_meta:meta])*
                $constraint:ident,
            )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, keratin_derive::KerasConfig)]
        #[keras(group)]
        pub struct $name {
            /// The activation; `NULL` for none.
            #[config(default = None)]
            activation: $crate::activations::Activation,
            /// Whether a bias is added.
            #[config(default = true)]
            use_bias: bool,
            $(
                $(#[$initializer_meta])*
                #[config(default = "glorot_uniform")]
                $initializer: Option<std::rc::Rc<dyn $crate::initializers::Initializer>>,
            )+
            /// How the bias is filled.
            #[config(default = "zeros")]
            bias_initializer: Option<std::rc::Rc<dyn $crate::initializers::Initializer>>,
            $(
                $(#[$regularizer_meta])*
                #[config(default = None)]
                $regularizer: Option<std::rc::Rc<dyn $crate::regularizers::Regularizer>>,
            )+
            /// The penalty on the bias.
            #[config(default = None)]
            bias_regularizer: Option<std::rc::Rc<dyn $crate::regularizers::Regularizer>>,
            /// The penalty on the output.
            #[config(base)]
            activity_regularizer: (),
            $(
                $(#[$constraint_meta])*
                #[config(default = None)]
                $constraint: Option<std::rc::Rc<dyn $crate::constraints::Constraint>>,
            )+
            /// The constraint on the bias.
            #[config(default = None)]
            bias_constraint: Option<std::rc::Rc<dyn $crate::constraints::Constraint>>,
        }

        impl $name {
            $(
                $(#[$kernel_meta])*
                pub fn $kernel(&self, shape: $crate::shape::Shape) -> $crate::layers::Weight {
                    $crate::layers::Weight::new(stringify!($kernel), shape)
                        .initializer(&self.$initializer)
                        .regularizer(&self.$regularizer)
                        .constraint(&self.$constraint)
                }
            )+

            /// Adds the bias, if there is one.
            pub fn add_bias(
                &self,
                build: &mut $crate::layers::Build<'_>,
                size: $crate::shape::Dim,
            ) -> $crate::Result<()> {
                match self.use_bias {
                    true => build.add(
                        $crate::layers::Weight::new("bias", $crate::shape::Shape::new([size]))
                            .initializer(&self.bias_initializer)
                            .regularizer(&self.bias_regularizer)
                            .constraint(&self.bias_constraint),
                    ),
                    false => Ok(()),
                }
            }
        }
    };
}
pub(crate) use kernels_and_bias;

kernels_and_bias! {
    /// The kernel, the bias, and what is applied to their result.
    pub struct KernelAndBias {
        /// The kernel, to be added.
        fn kernel;
        /// How the kernel is filled.
        kernel_initializer,
        /// The penalty on the kernel.
        kernel_regularizer,
        /// The constraint on the kernel.
        kernel_constraint,
    }
}
