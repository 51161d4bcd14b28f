import type { JsonValue } from '@nodeless/core';
import type { PromotedValue } from '@nodeless/sources';

export interface PromotionText {
  readonly from: string;
  readonly to: string;
  /** Paths of the sources that change. */
  readonly sources: readonly string[];
  readonly values: readonly PromotedValue[];
  /** Of `nodeless diff`, in Markdown. */
  readonly report: string | undefined;
}

const MOST_TITLE = 72;

/** One line that names what moves: with its values where there is room, otherwise how many. */
export function promotionTitle(to: string, values: readonly PromotedValue[]): string {
  const named = `Promote ${values.map(({ name, after }) => `${name} ${shortValue(after)}`).join(', ')} to ${to}`;
  if (named.length <= MOST_TITLE) return named;
  const names = `Promote ${[...new Set(values.map(({ name }) => name))].join(', ')} to ${to}`;
  return names.length <= MOST_TITLE ? names : `Promote ${values.length} values to ${to}`;
}

/** The text of the pull request. */
export function promotionBody({ from, to, sources, values, report }: PromotionText): string {
  const rows = values.map(
    ({ name, key, before, after }) =>
      `| ${code(key === undefined ? name : `${name}: ${key}`)} | ${cell(before)} | ${cell(after)} |`,
  );
  return `Gives stage ${code(to)} what ${code(from)} runs. Only ${sources.map(code).join(', ')} and the trees of that stage change.

| value | ${code(to)} today | as in ${code(from)} |
| ----- | ----------------- | ------------------- |
${rows.join('\n')}

The way back is a revert of this pull request.
${report === undefined ? '' : `\n## What changes\n\n${report}`}`;
}

/** The part of a value that people call by its name; a dash for none. */
export function shortValue(value: JsonValue | undefined): string {
  if (value === undefined) return '–';
  if (Array.isArray(value)) return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const named = value as Readonly<Record<string, JsonValue>>;
  const part = named['version'] ?? named['image'];
  return typeof part === 'string' ? part : JSON.stringify(value);
}

function cell(value: JsonValue | undefined): string {
  return value === undefined ? '–' : code(shortValue(value));
}

/** In a cell of a table, as code: without what would end either. */
function code(text: string): string {
  return `\`${text.replace(/[`|\s]+/g, ' ')}\``;
}
