//! The target: what customers must do.

use super::{Amount, Anything, Attribution, Identifier, JsonText, List, StringValue, TextOrBoolean, TextOrNumber};

crate::record! {
    /// A target: what customers must do, and how much in each period.
    Target {
        /// ID of the target, assigned by the server.
        "id" (Never, Required) id: Identifier,
        /// Who created the target, and when.
        "attribution" (Never, Required) attribution: Attribution<'d>,
        /// Name of the target, up to 200 characters, without spaces at the start and end.
        "name" (Required, Required, max 200) name: StringValue<'d>,
        /// ID of the rule set of the target, assigned by the server.
        "emfRuleSetId" (Never, Required) emf_rule_set_id: Identifier,
        /// ID of the rule set for customers who are not enrolled, assigned by the server.
        "emfUnrolledRulesetId" (Never, Optional, from TARGET_GROUPS) emf_unrolled_ruleset_id: Identifier,
        /// The audiences that are enrolled. Only in lists of groups.
        "targetAudienceFilter" (Never, Optional, from TARGET_GROUPS) target_audience_filter: Anything,
        /// How the goal is measured. To sum an attribute of the event, use `EVENT_ATTRIBUTE` and `extendedFieldInfo`.
        "targetType" (Required, Required) target_type: TargetType,
        /// Entity that the target tracks. Use `EVENT` for behavioural events.
        "targetEntity" (Optional, Optional) target_entity: TargetEntity,
        /// Name of the event. If it is missing, the server tracks `TransactionAdd`.
        "eventName" (Optional, Optional) event_name: StringValue<'d>,
        /// ID of the group, assigned by the server.
        "targetGroupId" (Never, Required) target_group_id: Identifier,
        /// `true` to track the target.
        "active" (Optional, Required) active: bool,
        /// Description of the target.
        "description" (Optional, Optional) description: StringValue<'d>,
        /// Condition that an event must meet to count. Use `true` to count every event.
        "expression" (Optional, Optional) expression: TextOrBoolean<'d>,
        /// The condition as a tree, in a string that contains JSON.
        "expressionJson" (Optional, Optional) expression_json: JsonText<'d>,
        /// Stores, zones or concepts that the target is limited to.
        "filters" (Optional, Optional) filters: List<'d, Filter<'d>>,
        /// How customers are enrolled. Defaults to `IMPORT`, so customers are not enrolled by their own activity.
        "enrolmentMethod" (Optional, Required) enrolment_method: EnrolmentMethod,
        /// Goal of each period, in the order of the periods.
        "defaultValues" (Optional, Optional) default_values: List<'d, DefaultValue<'d>>,
        /// Goals by the ID of their period.
        "targetPeriodDefaultValuesMap" (Never, Optional) target_period_default_values_map: Anything,
        /// The attribute of the event to sum.
        "extendedFieldInfo" (Optional, Optional) extended_field_info: ExtendedFieldInfo<'d>,
        /// Triggers at milestones on the way to the goal. The server does not return them when it creates a group.
        "targetMilestoneTriggers" (Optional, Never, from EXAMPLES) target_milestone_triggers: List<'d, Anything>,
    }
}

crate::record! {
    /// Goal of a period.
    DefaultValue {
        /// ID of the goal, assigned by the server.
        "id" (Never, Required) id: Identifier,
        /// Name of the target. Belongs to the older flow of three calls.
        "targetName" (Never, Never) target_name: StringValue<'d>,
        /// ID of the period, assigned by the server.
        "periodId" (Never, Required) period_id: Identifier,
        /// Value to reach, as a number or as a string that contains a number. Up to 3 decimals; a whole number if the target counts events or days.
        "defaultValue" (Required, Required) default_value: Amount<'d>,
    }
}

impl Target<'_> {
    /// The suffix that the server adds to the name of a sales target for returned bills.
    pub const RETURN_BILL_SUFFIX: &'static str = "_ReturnBill";
}

impl TargetEntity {
    /// Returns `true` if the server tracks an event for targets of this entity. The default event is `TransactionAdd`.
    #[must_use]
    pub fn tracks_event(self) -> bool {
        matches!(self, Self::Event | Self::Transaction | Self::LineItem | Self::AlternateCurrencies)
    }
}

impl DefaultValue<'_> {
    /// The fields that refer to a period in the older flow of three calls.
    pub const OF_THREE_CALLS: [&'static str; 2] = ["targetName", "periodId"];
}

crate::record! {
    /// The attribute of an event to sum.
    ExtendedFieldInfo {
        /// Name of the attribute.
        "name" (Optional, Optional) name: StringValue<'d>,
        /// How its values are aggregated.
        "aggregateFunction" (Optional, Optional) aggregate_function: AggregateFunction,
        /// Uses one value of each time span, such as the highest of each day.
        "aggregateWindow" (Optional, Optional, from TARGET_GROUPS) aggregate_window: AggregateWindow<'d>,
        /// ID of the loyalty programme. Only for alternate currencies.
        "programId" (Optional, Optional, from TARGET_GROUPS) program_id: Identifier,
        /// Name of the currency. Only for alternate currencies.
        "alternateCurrencyIdentifier" (Optional, Optional, from TARGET_GROUPS) alternate_currency_identifier: StringValue<'d>,
    }
}

crate::record! {
    /// Uses one value of each time span.
    AggregateWindow {
        /// Which value of each span is used.
        "windowType" (Optional, Optional, from TARGET_GROUPS) window_type: WindowType,
        /// Unit of the span.
        "windowTimeUnit" (Optional, Optional, from TARGET_GROUPS) window_time_unit: WindowUnit,
        /// Length of the span, in `windowTimeUnit`, as a string that contains a number.
        "windowValue" (Optional, Optional, from TARGET_GROUPS) window_value: TextOrNumber<'d>,
    }
}

crate::record! {
    /// Stores, zones or concepts that a target is limited to.
    Filter {
        /// Type of the places.
        "entityType" (Optional, Optional) entity_type: FilterEntity,
        /// IDs of the places.
        "entityIds" (Optional, Optional) entity_ids: List<'d, Identifier>,
    }
}

crate::enumeration! {
    /// The entity that a target tracks.
    TargetEntity {
        /// Behavioural events, and the system events of the loyalty engine.
        Event = "EVENT",
        /// Transactions.
        Transaction = "TRANSACTION",
        /// Line items of transactions.
        LineItem = "LINEITEM",
        /// Points.
        Points = "POINTS",
        /// Alternate currencies of a loyalty programme.
        AlternateCurrencies = "ALTERNATE_CURRENCIES",
        /// Rewards. Mentioned in the documentation, but in no published request.
        Rewards = "REWARDS",
    }
}

crate::enumeration! {
    /// How a target measures progress.
    TargetType {
        /// Number of times the event happens.
        Count = "COUNT",
        /// Number of days on which the event happens.
        Visit = "VISIT",
        /// Sum of an attribute of the event.
        EventAttribute = "EVENT_ATTRIBUTE",
        /// Sales. Not for events.
        Sales = "SALES",
        /// Gross sales. Not for events.
        GrossSales = "GROSS_SALES",
        /// Quantity. Not for events.
        Quantity = "QUANTITY",
        /// All transactions or currencies. Not for events.
        All = "ALL",
        /// An extended field. Not for events.
        ExtendedField = "EXTENDED_FIELD",
        /// Regular points. Not for events.
        RegularPoints = "REGULAR_POINTS",
        /// Promotional points. Mentioned in the documentation, but in no published request.
        PromotionalPoints = "PROMOTIONAL_POINTS",
        /// All points. Not for events.
        AllPoints = "ALL_POINTS",
        /// Regular currency. Not for events.
        Regular = "REGULAR",
    }
    spelled {
        "SUM" = "EVENT_ATTRIBUTE",
    }
}

crate::enumeration! {
    /// How customers are enrolled in a target.
    EnrolmentMethod {
        /// By their own activity.
        Transaction = "TRANSACTION",
        /// By an imported list.
        Import = "IMPORT",
        /// By an audience. Appears only in responses.
        AudienceFilter = "AUDIENCE_FILTER",
    }
}

crate::enumeration! {
    /// How the values of an attribute are aggregated.
    AggregateFunction {
        /// Adds the values.
        Sum = "SUM",
        /// Counts the values. Only transactions are known to use it.
        Count = "COUNT",
    }
}

crate::enumeration! {
    /// Which value of a time span is used.
    WindowType {
        /// The lowest value.
        Min = "MIN",
        /// The highest value.
        Max = "MAX",
    }
}

crate::enumeration! {
    /// Unit of a time span.
    WindowUnit {
        /// Days.
        Day = "DAY",
    }
}

crate::enumeration! {
    /// Types of places.
    FilterEntity {
        /// Stores.
        Store = "STORE",
        /// Zones.
        Zone = "ZONE",
        /// Concepts.
        Concept = "CONCEPT",
    }
}
