//! The types of the nodes of a tree, inferred from published examples and from the context.

use std::borrow::Cow;

use super::node::{Id, NodePart, Nodes};
use super::operator::Family;

const BOOLEAN: &str = "boolean:primitive";
const NUMBER: &str = "number:primitive";
const REAL: &str = "real:object:primitive";
const TEXT: &str = "string:object:primitive";
const OBJECT: &str = "object:primitive";
const FUNCTION: &str = "anonymous:function:primitive";

/// The known type of a name.
struct KnownName {
    /// The object that the attribute or method belongs to, or `None` for a name on its own.
    owner: Option<&'static str>,
    name: &'static str,
    /// The type of the name, or the return type of a method.
    type_name: &'static str,
    /// The types of a method's arguments. `{}` is replaced by the text of the first argument.
    arguments: &'static [&'static str],
    /// `true` if a published example shows it. Other names occur in documents without types.
    published: bool,
}

/// The known names. The owner `*` means any object.
const KNOWN_NAMES: &[KnownName] = &[
    published(None, "currentTxn", "tx:object:primitive"),
    published(Some("currentTxn"), "value", REAL),
    published(Some("currentTxn"), "basketAmountSumNonDiscounted", REAL),
    published(None, "currentLineItem", "tx.item:object:primitive"),
    KnownName {
        arguments: &["EEnum__InvAttr:enum:string:object:primitive", "EEnum__InvAttr__EDepEnum__InvAttrVal__{}:string:object:primitive"],
        ..published(Some("currentLineItem"), "doesItemMatch", BOOLEAN)
    },
    published(None, "currentEvent", "customer.targetCompletedEvent:object:primitive"),
    published(Some("currentEvent"), "targetName", TEXT),
    named(None, "currentCustomer", "customer:object:primitive"),
    named(None, "tenderProfile", "tender:object:primitive"),
    named(None, "currentTrackerCondition", "trackerCondition:object:primitive"),
    named(Some("*"), "contains", BOOLEAN),
    named(Some("*"), "matches", BOOLEAN),
    named(Some("*"), "isValidDate", BOOLEAN),
    named(Some("*"), "exists", BOOLEAN),
    named(Some("*"), "notExists", BOOLEAN),
    named(Some("*"), "isEmpty", BOOLEAN),
    named(Some("*"), "isNull", BOOLEAN),
    named(Some("*"), "isNotNull", BOOLEAN),
    named(Some("*"), "dateDiff", NUMBER),
    named(Some("*"), "daysDiff", NUMBER),
];

const fn published(owner: Option<&'static str>, name: &'static str, type_name: &'static str) -> KnownName {
    KnownName { owner, name, type_name, arguments: &[], published: true }
}

const fn named(owner: Option<&'static str>, name: &'static str, type_name: &'static str) -> KnownName {
    KnownName { owner, name, type_name, arguments: &[], published: false }
}

fn known(owner: Option<&str>, name: &str) -> Option<&'static KnownName> {
    let fits = |known: &&KnownName| known.name == name && (known.owner == owner || known.owner == Some("*") && owner.is_some());
    KNOWN_NAMES.iter().find(fits)
}

/// The operations that a type supports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TypeClass {
    Number,
    Text,
    Boolean,
}

impl TypeClass {
    /// Returns the class of a type name, or `None` for objects, functions and unknown types.
    pub(super) fn of(type_name: &str) -> Option<Self> {
        type_name.split(':').find_map(|part| match part {
            "number" | "real" => Some(Self::Number),
            "string" => Some(Self::Text),
            "boolean" => Some(Self::Boolean),
            _ => None,
        })
    }
}

/// The type of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Type {
    /// The name of the type, or `None` while it is unknown.
    name: Option<Cow<'static, str>>,
    /// `true` if a published example shows this name with this type.
    pub(super) published: bool,
}

/// The type of each node of an expression.
pub(super) struct Types<'n> {
    nodes: &'n Nodes<'n>,
    types: Vec<Type>,
}

const OPEN: Type = Type { name: None, published: false };

impl<'n> Types<'n> {
    /// Infers the types from the leaves up. Types that remain open follow from the operations on the node.
    pub(super) fn of(nodes: &'n Nodes<'n>) -> Self {
        let mut types = Self { nodes, types: Vec::with_capacity(nodes.len()) };
        for node in nodes.iter() {
            let found = types.find(&node.part);
            types.types.push(found);
        }
        if let Some((root, _)) = nodes.root() {
            types.settle(root, TypeClass::Boolean);
        }
        types
    }

    /// Returns the type of a node as written in the tree.
    pub(super) fn name(&self, id: Id) -> &str {
        let guess = match self.nodes.get(id).map(|node| &node.part) {
            Some(NodePart::Call(_)) => BOOLEAN,
            _ => TEXT,
        };
        self.get(id).name.as_deref().unwrap_or(guess)
    }

    pub(super) fn get(&self, id: Id) -> &Type {
        self.types.get(id).unwrap_or(&OPEN)
    }

    /// Infers the type of the next node, whose operands already have types.
    fn find(&mut self, part: &NodePart<'_>) -> Type {
        match part {
            NodePart::Number(_) => fixed(NUMBER),
            NodePart::Text(_) => fixed(TEXT),
            NodePart::Boolean(_) => fixed(BOOLEAN),
            NodePart::Name(name) => known(None, name).map_or(OPEN, of_known),
            NodePart::Dereference([object, attribute]) => self.dereference(*object, *attribute),
            NodePart::Unary("!", operand) => {
                self.settle(*operand, TypeClass::Boolean);
                fixed(BOOLEAN)
            }
            NodePart::Unary(_, operand) => {
                self.settle(*operand, TypeClass::Number);
                fixed(NUMBER)
            }
            NodePart::Binary(operator, [left, right]) => self.binary(operator.family, *left, *right),
            NodePart::Call(operands) => self.call(operands),
            NodePart::Group(_) => OPEN,
        }
    }

    fn dereference(&mut self, object: Id, attribute: Id) -> Type {
        let found = self.member(object, attribute).map_or(OPEN, of_known);
        self.set(attribute, found.clone());
        found
    }

    /// Returns the known type of an attribute or a method. Unknown objects have the type `Object`.
    fn member(&mut self, object: Id, member: Id) -> Option<&'static KnownName> {
        if self.get(object).name.is_none() {
            self.assume(object, OBJECT);
        }
        known(Some(self.nodes.name(object).unwrap_or_default()), self.nodes.name(member)?)
    }

    fn binary(&mut self, family: Family, left: Id, right: Id) -> Type {
        let class = TypeClass::of(self.get(left).name.as_deref().unwrap_or_default())
            .or_else(|| TypeClass::of(self.get(right).name.as_deref().unwrap_or_default()));
        let wanted = match family {
            Family::Logic => TypeClass::Boolean,
            Family::Arithmetic => TypeClass::Number,
            Family::Equality => class.unwrap_or(TypeClass::Text),
            Family::Order | Family::Sum => class.unwrap_or(TypeClass::Number),
        };
        self.settle(left, wanted);
        self.settle(right, wanted);
        fixed(match family {
            Family::Logic | Family::Equality | Family::Order => BOOLEAN,
            Family::Sum if wanted == TypeClass::Text => TEXT,
            Family::Sum | Family::Arithmetic => NUMBER,
        })
    }

    fn call(&mut self, operands: &[Id]) -> Type {
        let [object, method, arguments @ ..] = operands else { return OPEN };
        let known = self.member(*object, *method);
        let published = known.is_some_and(|known| known.published);
        self.set(*method, Type { name: Some(Cow::Borrowed(FUNCTION)), published });
        if let Some(known) = known {
            self.arguments(known, arguments);
        }
        known.map_or(OPEN, of_known)
    }

    /// Sets the types of a method's arguments if all of them are strings, as in the published example.
    fn arguments(&mut self, method: &KnownName, arguments: &[Id]) {
        let text = |id: &Id| match self.nodes.get(*id)?.part {
            NodePart::Text(written) => Some(super::lexer::unescape(written)),
            _ => None,
        };
        let texts: Vec<String> = arguments.iter().filter_map(text).collect();
        let Some(first) = texts.first().filter(|_| texts.len() == arguments.len() && texts.len() == method.arguments.len()) else { return };
        for (argument, pattern) in arguments.iter().zip(method.arguments) {
            self.set(*argument, Type { name: Some(Cow::Owned(filled(pattern, first))), published: true });
        }
    }

    /// Gives a node without a type one of the class that an operation requires.
    fn settle(&mut self, id: Id, class: TypeClass) {
        if self.get(id).name.is_some() {
            return;
        }
        let Some(node) = self.nodes.get(id) else { return };
        match (&node.part, class) {
            (NodePart::Group(_), _) => {}
            (_, TypeClass::Boolean) => self.assume(id, BOOLEAN),
            (_, TypeClass::Text) => self.assume(id, TEXT),
            (NodePart::Call(_), TypeClass::Number) => self.assume(id, NUMBER),
            (_, TypeClass::Number) => self.assume(id, REAL),
        }
    }

    /// Sets the type of a node, and of the attribute that it refers to.
    fn assume(&mut self, id: Id, name: &'static str) {
        let assumed = Type { name: Some(Cow::Borrowed(name)), published: false };
        if let Some(NodePart::Dereference([_, attribute])) = self.nodes.get(id).map(|node| &node.part) {
            self.set(*attribute, assumed.clone());
        }
        self.set(id, assumed);
    }

    fn set(&mut self, id: Id, found: Type) {
        if let Some(place) = self.types.get_mut(id) {
            *place = found;
        }
    }
}

fn of_known(known: &KnownName) -> Type {
    Type { name: Some(Cow::Borrowed(known.type_name)), published: known.published }
}

/// Creates a type that does not depend on the context.
fn fixed(name: &'static str) -> Type {
    Type { name: Some(Cow::Borrowed(name)), published: true }
}

/// Replaces the placeholder in a type name.
fn filled(pattern: &str, text: &str) -> String {
    pattern.split_once('{').map_or_else(|| pattern.to_owned(), |(before, rest)| [before, text, rest.trim_start_matches('}')].concat())
}
