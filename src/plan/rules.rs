//! What can be wrong with a plan, and with a request that should become one.

use crate::rules::{Rule, Severity};

pub(super) const RULES: &[&Rule] = &[
    &BLANK,
    &GOALS_DIFFER,
    &GOAL_DECIMALS,
    &GOALS_WINDOW,
    &EVERY,
    &PERIODS,
    &DATE_FAR,
    &RANGE_END_BEFORE_START,
    &ZONE_UNKNOWN,
    &TIME_NEVER,
    &TIME_TWICE,
    &DAY_MISSING,
    &TIME_DROPPED,
    &CONDITION_UNJOINED,
    &CONDITION_ASSUMED,
    &FIELD_TAKEN,
    &UNFIT,
    &REWRITTEN,
];

pub(super) const BLANK: Rule = Rule {
    code: "plan-blank",
    severity: Severity::Error,
    about: "A plan names no event, or no attribute to sum.",
    wordings: &[("", "Name the event; this is nothing but space."), ("sum", "Name the attribute to sum; this is nothing but space.")],
    fixes: &[],
};

pub(super) const GOALS_DIFFER: Rule = Rule {
    code: "plan-goals-differ",
    severity: Severity::Error,
    about: "A plan has another number of goals than of periods.",
    wordings: &[("", "There are {goals} goals for {periods} periods. Give one goal for each period, or one number for all of them.")],
    fixes: &[],
};

pub(super) const GOAL_DECIMALS: Rule = Rule {
    code: "plan-goal-decimals",
    severity: Severity::Error,
    about: "A goal that counts events or days has decimals.",
    wordings: &[("", "Events and days are counted whole, so the goal cannot be {value}.")],
    fixes: &[],
};

pub(super) const GOALS_WINDOW: Rule = Rule {
    code: "plan-goals-window",
    severity: Severity::Error,
    about: "A plan has different goals for its periods, but a window that does not follow the calendar.",
    wordings: &[("", "Different goals for the periods need the window \"calendar\", not \"{window}\". Give one number for all periods.")],
    fixes: &[],
};

pub(super) const EVERY: Rule = Rule {
    code: "plan-every",
    severity: Severity::Error,
    about: "The length of a plan's periods is given in no unit or in several, or is not a whole number from 1.",
    wordings: &[
        ("", "Say how long a period is, in one of: {units}."),
        ("several", "Say how long a period is in one unit only, not in {given}."),
        ("size", "A period must last at least 1 unit, and not more than {limit}."),
    ],
    fixes: &[],
};

pub(super) const PERIODS: Rule = Rule {
    code: "plan-periods",
    severity: Severity::Error,
    about: "A plan has no period, or more than 100.",
    wordings: &[("", "There must be 1 to {limit} periods, not {periods}.")],
    fixes: &[("", "Change it to {limit}")],
};

pub(super) const DATE_FAR: Rule = Rule {
    code: "plan-date-far",
    severity: Severity::Error,
    about: "The periods of a plan go on beyond the year 9999.",
    wordings: &[("", "The periods go on beyond the year 9999. Make them fewer or shorter.")],
    fixes: &[],
};

pub(super) const RANGE_END_BEFORE_START: Rule = Rule {
    code: "plan-end-before-start",
    severity: Severity::Error,
    about: "A period of a plan ends before it starts.",
    wordings: &[("", "The period ends before it starts ({start}).")],
    fixes: &[],
};

pub(super) const ZONE_UNKNOWN: Rule = Rule {
    code: "plan-zone-unknown",
    severity: Severity::Error,
    about: "The time zone of a plan is unknown, so nobody knows when its days begin.",
    wordings: &[
        ("", "\"{value}\" is no time zone. Write its IANA name, such as Asia/Kolkata."),
        ("near", "\"{value}\" is no time zone. Did you mean {nearest}?"),
        ("here", "This environment does not know the clock of {value}, so it cannot tell when days begin there."),
    ],
    fixes: &[("", "Change it to {nearest}")],
};

pub(super) const TIME_NEVER: Rule = Rule {
    code: "plan-time-never",
    severity: Severity::Warning,
    about: "A time in a plan does not exist: clocks are set forward over it.",
    wordings: &[
        ("", "Clocks in {zone} are set forward over this time. It can be read as {later} or as {earlier}; {chosen} is taken."),
        ("day", "Clocks in {zone} are set forward at midnight. That can be read as {later} or as {earlier}; {chosen} is taken."),
    ],
    fixes: &[("", "Write {chosen}")],
};

pub(super) const TIME_TWICE: Rule = Rule {
    code: "plan-time-twice",
    severity: Severity::Warning,
    about: "A time in a plan exists twice: clocks are set back over it.",
    wordings: &[
        ("", "Clocks in {zone} are set back over this time, so it comes twice: {earlier} and {later}. {chosen} is taken."),
        ("day", "Clocks in {zone} are set back over midnight, so it comes twice: {earlier} and {later}. {chosen} is taken."),
    ],
    fixes: &[("", "Write {chosen}")],
};

pub(super) const DAY_MISSING: Rule = Rule {
    code: "plan-day-missing",
    severity: Severity::Error,
    about: "A period of a plan starts or ends on a day that the time zone's calendar leaves out.",
    wordings: &[("", "There was no {day} in {zone}: the calendar there leaves this day out. Choose the day before or after.")],
    fixes: &[],
};

pub(super) const TIME_DROPPED: Rule = Rule {
    code: "plan-time-dropped",
    severity: Severity::Info,
    about: "A plan gives a time of day to the start or end of a period; the server keeps only the day.",
    wordings: &[("", "The server keeps only the day of a period, so all of {day} counts.")],
    fixes: &[],
};

pub(super) const CONDITION_UNJOINED: Rule = Rule {
    code: "plan-condition-unjoined",
    severity: Severity::Error,
    about: "The condition of a plan has parts that no operator joins.",
    wordings: &[("", "An operator is missing between parts of this condition, such as == or &&.")],
    fixes: &[],
};

pub(super) const CONDITION_ASSUMED: Rule = Rule {
    code: "plan-condition-assumed",
    severity: Severity::Info,
    about: "The tree of a plan's condition rests on an assumption: no published pair of text and tree shows the like.",
    wordings: &[("", "No published example shows how the server writes such a condition as a tree. Try the group before it goes live.")],
    fixes: &[],
};

pub(super) const FIELD_TAKEN: Rule = Rule {
    code: "plan-field-taken",
    severity: Severity::Error,
    about: "A plan gives a further field that the plan itself says, or that only answers carry.",
    wordings: &[
        ("", "\"{field}\" follows from the plan itself; leave it out here."),
        ("answer", "\"{field}\" is set by the server and has no place in a request."),
    ],
    fixes: &[("", "Remove \"{field}\"")],
};

pub(super) const UNFIT: Rule = Rule {
    code: "plan-unfit",
    severity: Severity::Error,
    about: "A request says something that no plan can say.",
    wordings: &[
        ("targets", "A plan has one target; this request has {targets}."),
        ("entity", "A plan is about events; this target tracks {value}."),
        ("type", "A plan counts events or days or sums an attribute; this target is of type {value}."),
        ("tracking", "A plan has no word for a group of type {value}."),
        ("enrolment", "A plan has no word for enrolment by {value}."),
        ("aggregation", "A plan sums an attribute, without a window of its own."),
        ("periods", "A plan needs 1 to 100 periods, each with its days."),
        ("period", "A plan has no word for \"{field}\" of a period that is {value}."),
        ("values", "A plan needs one goal for each period."),
        ("decimals", "Events and days are counted whole, so a plan cannot have the goal {value}."),
        ("window", "Different goals for the periods go with fixed calendar periods only."),
        ("condition", "The condition's text and its tree do not say the same, or one of them is missing or not understood."),
        ("cycle", "By the periods this would be {expected}; a plan cannot say what the request says here."),
        ("zone", "The time zone \"{value}\" is unknown."),
        ("filter", "A plan names places by kind and number."),
        ("event", "A plan names its event."),
        ("rhythm", "frequencyType says {value}, but the periods do not follow it."),
        ("level", "A plan gives each level of a streak its number of periods."),
    ],
    fixes: &[],
};

pub(super) const REWRITTEN: Rule = Rule {
    code: "plan-rewritten",
    severity: Severity::Info,
    about: "A request says something in another way than a plan would; building the plan writes it anew, with the same meaning.",
    wordings: &[
        ("", "Built from the plan, \"{field}\" is {expected}."),
        ("dropped", "Built from the plan, \"{field}\" is left out: it says nothing here."),
    ],
    fixes: &[],
};
