//! Pairs the items of lists in request and response. The server may reorder them, and add some.

use crate::json::Value;

use super::equal::name_of;

/// An element of the request and one of the response, with their indexes.
pub(super) type ElementPair<'d> = (Option<(usize, Value<'d>)>, Option<(usize, Value<'d>)>);

/// Pairs elements by the field that identifies them, and the remaining ones by index.
pub(super) fn pair<'d>(sent: Value<'d>, answered: Value<'d>, key: Option<&str>) -> Vec<ElementPair<'d>> {
    let sent: Vec<Value<'d>> = sent.elements().collect();
    let mut answered: Vec<Option<Value<'d>>> = answered.elements().map(Some).collect();
    let mut pairs: Vec<ElementPair<'d>> = Vec::with_capacity(sent.len());
    for (index, element) in sent.into_iter().enumerate() {
        let partner = key.and_then(|key| partner(index, element, key, &answered));
        pairs.push((Some((index, element)), partner.and_then(|place| Some((place, answered.get_mut(place)?.take()?)))));
    }
    for (index, pair) in pairs.iter_mut().enumerate().filter(|(_, (_, partner))| partner.is_none()) {
        pair.1 = answered.get_mut(index).and_then(Option::take).map(|element| (index, element));
    }
    let more = answered.into_iter().enumerate().filter_map(|(index, element)| Some((None, Some((index, element?)))));
    pairs.extend(more);
    pairs
}

/// Returns the index of the element with the same name. Tries the same index first to avoid a search through all elements.
fn partner(index: usize, element: Value<'_>, key: &str, answered: &[Option<Value<'_>>]) -> Option<usize> {
    let name = name_of(element, key)?;
    let has_name = |candidate: &Option<Value<'_>>| candidate.is_some_and(|candidate| name_of(candidate, key).as_ref() == Some(&name));
    if answered.get(index).is_some_and(has_name) { Some(index) } else { answered.iter().position(has_name) }
}
