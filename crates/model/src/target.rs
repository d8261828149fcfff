//! The target: what a customer must do.

use super::{Amount, Anything, Attribution, Identifier, JsonText, List, Text, TextOrBoolean};

crate::record! {
    /// A target: what a customer must do, and how much of it in each period.
    Target {
        /// Number of the target, given by the server.
        "id" (Never, Required) id: Identifier,
        /// Who made the target and when.
        "attribution" (Never, Required) attribution: Attribution<'d>,
        /// Name of the target, up to 200 characters, without space at its ends.
        "name" (Required, Required, max 200) name: Text<'d>,
        /// Number of the rule set behind the target, given by the server.
        "emfRuleSetId" (Never, Required) emf_rule_set_id: Identifier,
        /// What is counted. For a sum over an attribute of the event: `EVENT_ATTRIBUTE` with `extendedFieldInfo`.
        "targetType" (Required, Required) target_type: TargetType,
        /// What is tracked; `EVENT` for behavioural events.
        "targetEntity" (Optional, Required) target_entity: TargetEntity,
        /// Name of the event; the server tracks `TransactionAdd` where it is missing.
        "eventName" (Optional, Optional) event_name: Text<'d>,
        /// Number of the group, given by the server.
        "targetGroupId" (Never, Required) target_group_id: Identifier,
        /// Whether the target is tracked.
        "active" (Optional, Required) active: bool,
        /// What the target is for.
        "description" (Optional, Optional) description: Text<'d>,
        /// Condition that an event must meet to count; `true` for every event.
        "expression" (Optional, Optional) expression: TextOrBoolean<'d>,
        /// The condition as a tree: a string that holds JSON.
        "expressionJson" (Optional, Optional) expression_json: JsonText<'d>,
        /// Stores, zones or concepts to which the target is limited.
        "filters" (Optional, Optional) filters: List<'d, Filter<'d>>,
        /// How customers are enrolled; by import unless it says otherwise, which enrols nobody by their own activity.
        "enrolmentMethod" (Optional, Required) enrolment_method: EnrolmentMethod,
        /// The goal of each period, in the order of the periods.
        "defaultValues" (Optional, Required) default_values: List<'d, DefaultValue<'d>>,
        /// The goals by number of their period.
        "targetPeriodDefaultValuesMap" (Never, Required) target_period_default_values_map: Anything,
        /// The attribute of the event that is summed.
        "extendedFieldInfo" (Optional, Optional) extended_field_info: ExtendedFieldInfo<'d>,
        /// Triggers at parts of the goal. Not answered when a group is created.
        "targetMilestoneTriggers" (Optional, Never, from EXAMPLES) target_milestone_triggers: List<'d, Anything>,
    }
}

crate::record! {
    /// The goal of a period.
    DefaultValue {
        /// Number of the goal, given by the server.
        "id" (Never, Required) id: Identifier,
        /// Number of the period, given by the server.
        "periodId" (Never, Required) period_id: Identifier,
        /// What must be reached: a number, or a number as a string; up to 3 decimals, none where events or days are counted.
        "defaultValue" (Required, Required) default_value: Amount<'d>,
    }
}

crate::record! {
    /// The attribute of an event that is summed.
    ExtendedFieldInfo {
        /// Name of the attribute.
        "name" (Optional, Optional) name: Text<'d>,
        /// What is done with its values.
        "aggregateFunction" (Optional, Optional) aggregate_function: AggregateFunction,
        /// Takes one value of each span of time, such as the highest of each day.
        "aggregateWindow" (Optional, Optional, from TARGET_GROUPS) aggregate_window: AggregateWindow<'d>,
        /// Number of the loyalty programme; only for alternate currencies.
        "programId" (Optional, Optional, from TARGET_GROUPS) program_id: Identifier,
        /// Name of the currency; only for alternate currencies.
        "alternateCurrencyIdentifier" (Optional, Optional, from TARGET_GROUPS) alternate_currency_identifier: Text<'d>,
    }
}

crate::record! {
    /// Takes one value of each span of time.
    AggregateWindow {
        /// Which value of the span.
        "windowType" (Optional, Optional, from TARGET_GROUPS) window_type: WindowType,
        /// The unit of the span.
        "windowTimeUnit" (Optional, Optional, from TARGET_GROUPS) window_time_unit: WindowUnit,
        /// The length of the span in its unit.
        "windowValue" (Optional, Optional, from TARGET_GROUPS) window_value: Amount<'d>,
    }
}

crate::record! {
    /// Places to which a target is limited.
    Filter {
        /// What kind of places.
        "entityType" (Optional, Optional) entity_type: FilterEntity,
        /// Their numbers.
        "entityIds" (Optional, Optional) entity_ids: List<'d, Identifier>,
    }
}

crate::enumeration! {
    /// What a target tracks.
    TargetEntity {
        /// Behavioural events and the loyalty engine's own events.
        Event = "EVENT",
        /// Transactions.
        Transaction = "TRANSACTION",
        /// Line items of transactions.
        LineItem = "LINEITEM",
        /// Points.
        Points = "POINTS",
        /// Other currencies of a loyalty programme.
        AlternateCurrencies = "ALTERNATE_CURRENCIES",
        /// Rewards; named in documents, never seen in a request.
        Rewards = "REWARDS",
    }
}

crate::enumeration! {
    /// What a target counts.
    TargetType {
        /// How often the event happens.
        Count = "COUNT",
        /// On how many days the event happens.
        Visit = "VISIT",
        /// The sum of an attribute of the event.
        EventAttribute = "EVENT_ATTRIBUTE",
        /// Sales; not for events.
        Sales = "SALES",
        /// Gross sales; not for events.
        GrossSales = "GROSS_SALES",
        /// Quantity; not for events.
        Quantity = "QUANTITY",
        /// All transactions or currencies; not for events.
        All = "ALL",
        /// An extended field; not for events.
        ExtendedField = "EXTENDED_FIELD",
        /// Regular points; not for events.
        RegularPoints = "REGULAR_POINTS",
        /// Promotional points; named in documents, never seen in a request.
        PromotionalPoints = "PROMOTIONAL_POINTS",
        /// All points; not for events.
        AllPoints = "ALL_POINTS",
        /// Regular currency; not for events.
        Regular = "REGULAR",
    }
    spelled {
        "SUM" = "EVENT_ATTRIBUTE",
    }
}

crate::enumeration! {
    /// How customers are enrolled into a target.
    EnrolmentMethod {
        /// By their own activity.
        Transaction = "TRANSACTION",
        /// By a list that is imported.
        Import = "IMPORT",
        /// By an audience; seen in answers only.
        AudienceFilter = "AUDIENCE_FILTER",
    }
}

crate::enumeration! {
    /// What is done with the values of an attribute.
    AggregateFunction {
        /// They are added.
        Sum = "SUM",
    }
}

crate::enumeration! {
    /// Which value of a span of time is taken.
    WindowType {
        /// The lowest.
        Min = "MIN",
        /// The highest.
        Max = "MAX",
    }
}

crate::enumeration! {
    /// The unit of a span of time.
    WindowUnit {
        /// Days.
        Day = "DAY",
    }
}

crate::enumeration! {
    /// Kinds of places.
    FilterEntity {
        /// Stores.
        Store = "STORE",
        /// Zones.
        Zone = "ZONE",
        /// Concepts.
        Concept = "CONCEPT",
    }
}
