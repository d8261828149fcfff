// Texts that grow in one dimension, and texts of the allowed size that cost the most.

export const sizes = [1, 10, 100, 1_000, 10_000];

/** The size in bytes of the largest text that `validate` accepts by default. */
export const allowedBytes = 1_048_576;

const repeat = (count, make) => Array.from({ length: count }, (_, index) => make(index));

const day = 86_400_000;
const date = (index) => new Date(Date.UTC(2096, 0, 1) + index * day).toISOString().slice(0, 10);

const period = (index) => ({ startDate: `${date(index)}T00:00:00Z`, endDate: `${date(index)}T23:00:00Z`, refCode: `p${index}` });

const value = (index) => ({ defaultValue: (index % 9) + 1 });

const target = (index, defaultValues) => ({
  name: `t${index}`,
  targetType: "COUNT",
  targetEntity: "EVENT",
  eventName: "visit",
  expression: "true",
  expressionJson: '{"arity":"literal","value":"true","type":"boolean:primitive"}',
  enrolmentMethod: "TRANSACTION",
  defaultValues,
});

/** Requests without diagnostics, except those for too many periods or targets, so that only one dimension grows. */
const text = (periods, targets) => JSON.stringify({ name: "growth", frequencyType: "CUSTOM", periods, targets });

/** Returns an object with the given members in addition to those of a small group. */
const withMembers = (members) => text([period(0)], [target(0, [value(0)])]).replace(/\}$/u, `,${members.join(",")}}`);

/** The text for each size. */
export const growing = {
  periods: (size) => text(repeat(size, period), [target(0, repeat(size, value))]),
  targets: (size) =>
    text(
      [period(0)],
      repeat(size, (index) => target(index, [value(0)])),
    ),
  "unknown keys": (size) => withMembers(repeat(size, (index) => `"unknown${index}":${index}`)),
  "duplicate keys": (size) => withMembers(repeat(size, (index) => `"active":${index % 2 === 0}`)),
  diagnostics: (size) =>
    text(repeat(size, period), [
      target(
        0,
        repeat(size, () => ({ defaultValue: -1 })),
      ),
    ]),
  "values too many": (size) => text([period(0)], [target(0, repeat(size + 1, value))]),
  "values too few": (size) => text(repeat(size + 1, period), [target(0, [value(0)])]),
};

/** A small group with a list of equal items, so that as many as possible fit into a text. */
const listOf = (field, count, item) => `"${field}":[${repeat(count, () => item).join(",")}]`;

/** The function to call, and its text. */
export const worst = {
  "validate: 400 targets with one value for 500,000 periods": () => [
    "validate",
    `{"name":"w",${listOf("periods", 500_000, "1")},${listOf("targets", 400, '{"defaultValues":[{"defaultValue":1}]}')}}`,
  ],
  "preview: 170,000 empty periods and targets": () => [
    "preview",
    `{"name":"w",${listOf("periods", 170_000, "{}")},${listOf("targets", 170_000, "{}")}}`,
  ],
  "validate: 340,000 empty targets": () => ["validate", `{"name":"w",${listOf("targets", 340_000, "{}")}}`],
  "validate: 500,000 targets that are numbers": () => ["validate", `{"name":"w",${listOf("targets", 500_000, "1")}}`],
  "validate: 500,000 commas": () => ["validate", `[${",".repeat(500_000)}`],
  "validate: one string of 500,000 escapes": () => ["validate", `{"name":"${String.raw`\n`.repeat(500_000)}"}`],
};
