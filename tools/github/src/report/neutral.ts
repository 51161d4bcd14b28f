/** Invisible, and enough for GitHub not to see a mention, a tag or a link any more. Works in text and in code alike. */
const BREAK = '\u200b';

/** Tags that a report may use, without attributes (but `<details open>`): they fold and emphasise, and do nothing else. */
const TAGS = ['details', 'summary', 'b', 'i', 'code', 'pre', 'br', 'sub', 'sup', 'del', 'ins', 'kbd'];
const ALLOWED_TAG = new RegExp(`^<(?:details open|/?(?:${TAGS.join('|')})|br ?/)>`);

/** Characters that change what a reader sees of others, or do not belong in a string. `\p{Cf}` without those of emojis. */
const INVISIBLE = /[^\P{Cc}\t\n]|(?![\u200b\u200d])\p{Cf}|\p{Zl}|\p{Zp}|\p{Co}|\p{Cn}/gu;

/** `@` and `#`, also as a character reference: GitHub looks for mentions after those are resolved. */
const REFERENCES = /&(?:#0*64|#x0*40|commat);?|&(?:#0*35|#x0*23|num);?/gi;

/**
 * Text of strangers for a comment of ours. It keeps its markdown, and can no longer notify people or teams, refer to other
 * issues, link or embed anything, hide a part of itself, or use HTML beyond {@link TAGS}.
 */
export function neutral(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(REFERENCES, (reference) => (/64|40|commat/i.test(reference) ? '@' : '#') + BREAK)
    .replace(/<(?=[A-Za-z/!?])/g, (_, at: number, all: string) =>
      ALLOWED_TAG.test(all.slice(at, at + 20)) ? '<' : `<${BREAK}`,
    )
    .replace(/(?<![A-Za-z0-9])@(?=[A-Za-z0-9])/g, `@${BREAK}`)
    .replace(/#(?=\d)/g, `#${BREAK}`)
    .replace(/\bGH-(?=\d)/gi, (prefix) => `${prefix}${BREAK}`)
    .replace(/:(?=\/\/)/g, `:${BREAK}`)
    .replace(/\bwww\./gi, (prefix) => `${prefix.slice(0, 3)}${BREAK}.`)
    .replace(/\](?=[([:])/g, `]${BREAK}`);
}
