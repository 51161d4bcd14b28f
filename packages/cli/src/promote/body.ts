import type { JsonValue } from '@nodeless/core';
import type { PromotedVersion } from '@nodeless/sources';

export interface PromotionText {
  readonly from: string;
  readonly to: string;
  readonly versions: readonly PromotedVersion[];
  /** Of `nodeless diff`, in Markdown. */
  readonly report: string | undefined;
}

const MOST_TITLE = 72;

/** One line that names what moves: the versions where there is room, otherwise how many. */
export function promotionTitle(to: string, versions: readonly PromotedVersion[]): string {
  const named = `Promote ${versions.map(({ name, after }) => `${name} ${short(after)}`).join(', ')} to ${to}`;
  return named.length <= MOST_TITLE ? named : `Promote ${versions.length} versions to ${to}`;
}

/** The text of the pull request. */
export function promotionBody({ from, to, versions, report }: PromotionText): string {
  const rows = versions.map(
    ({ name, before, after }) =>
      `| ${code(name)} | ${before === undefined ? '–' : code(short(before))} | ${code(short(after))} |`,
  );
  return `Gives stage ${code(to)} what ${code(from)} runs. Only \`clusters/fleet.yaml\` and the trees of that stage change.

| version | ${code(to)} today | as in ${code(from)} |
| ------- | ----------------- | ------------------- |
${rows.join('\n')}

The way back is a revert of this pull request.
${report === undefined ? '' : `\n## What changes\n\n${report}`}`;
}

/** The part of a version that people call by its name. */
function short(value: JsonValue): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return String(value);
  const named = value as Readonly<Record<string, JsonValue>>;
  const part = named['version'] ?? named['image'];
  return typeof part === 'string' ? part : JSON.stringify(value);
}

/** In a cell of a table, as code: without what would end either. */
function code(text: string): string {
  return `\`${text.replace(/[`|\s]+/g, ' ')}\``;
}
