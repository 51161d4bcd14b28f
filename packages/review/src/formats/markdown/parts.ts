import { code, joined, type Markdown, own, quietText } from '@nodeless/core/markdown';
import { firstOf } from '../words.ts';

/** Names in a fixed-width font, the first of them. */
export function names(all: readonly string[], most: number): Markdown {
  const { names: shown, more } = firstOf(all, most);
  const list = joined(shown.map(code));
  return more === 0 ? list : own`${list} and ${quietText(String(more))} more`;
}

/** A part that is closed until somebody opens it. */
export function details(summary: Markdown, body: Markdown): Markdown {
  return own`<details><summary>${summary}</summary>\n\n${body}\n</details>\n`;
}

/** Inside `summary` no Markdown is read: a code span would show its backticks. */
export function htmlCode(value: string): Markdown {
  const { markdown } = code(value);
  const inner = /^`(.*)`$/s.exec(markdown)?.[1];
  if (inner === undefined) return { markdown };
  return {
    markdown: `<code>${inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</code>`,
  };
}
