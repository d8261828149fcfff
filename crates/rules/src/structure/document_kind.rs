//! The two kinds of documents whose structure is checked.

/// The kind of a document whose structure is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentKind {
    /// A request.
    Request,
    /// A plan.
    Plan,
}
