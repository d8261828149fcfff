//! The two kinds of document whose structure is checked.

/// The kind of document whose structure is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// A request.
    Request,
    /// A plan.
    Plan,
}
