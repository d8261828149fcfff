// Reads every part of a report, like a page that shows it. Without this, a validator could defer work, or an optimiser could remove
// results that are not used. The returned numbers have no other meaning.

export function readReport({ valid, diagnostics }) {
  let seen = valid ? 1 : 0;
  for (const diagnostic of diagnostics) seen += readDiagnostic(diagnostic);
  return seen;
}

export function readBatch({ valid, items, counts, faulty }) {
  let seen = (valid ? 1 : 0) + items;
  for (const code in counts) seen += counts[code];
  for (const { index, diagnostics } of faulty) {
    seen += index;
    for (const diagnostic of diagnostics) seen += readDiagnostic(diagnostic);
  }
  return seen;
}

export function readPreview({ body, summary, curl, fetch, timeline, response, notice, report }) {
  const texts = body.length + summary.length + curl.length + fetch.length + response.length + notice.length;
  return texts + timeline.rows.length + timeline.svg.length + readReport(report);
}

export function readVerdict(valid) {
  return valid ? 1 : 0;
}

function readDiagnostic({ code, severity, pointer, message, params, range, fix, related, docs }) {
  let seen = code.length + severity.length + pointer.length + message.length + docs.length;
  for (const name in params) seen += typeof params[name] === "number" ? params[name] : params[name].length;
  if (range !== undefined) seen += range.from + range.to + range.line + range.column;
  if (fix !== undefined) seen += readFix(fix);
  if (related !== undefined) for (const place of related) seen += place.pointer.length;
  return seen;
}

function readFix({ title, changes }) {
  let seen = title.length;
  for (const { pointer, value } of changes) seen += pointer.length + (value === undefined ? 0 : 1);
  return seen;
}

/** Reads the errors of a peer in the same way. */
export class ErrorReader {
  seen = 0;
  errors = 0;

  report = (path, message) => {
    this.errors += 1;
    this.seen += path.length + message.length;
  };
}
