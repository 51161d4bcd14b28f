import type { ChangeReport } from '@nodeless/review';

/** Characters that steer a terminal, or show another text than the one that is read. JSON lets them stand. */
const HIDDEN = /[\x7f-\x9f\u2028\u2029]|\p{Cf}/gu;

/** The whole report. */
export function formatJson(report: ChangeReport): string {
  return toJson(report);
}

/** JSON that is harmless in a terminal. */
export function toJson(value: object): string {
  const text = JSON.stringify(value, null, 2).replace(HIDDEN, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
  return `${text}\n`;
}
