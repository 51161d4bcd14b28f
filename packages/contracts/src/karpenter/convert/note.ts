import type { Severity } from '@nodeless/core';
import type { CONVERT_CODES } from './codes.ts';

/** From an object down to one of its values. */
export type Path = readonly (string | number)[];

/** A value of the input. */
export interface Place {
  /** Index of the object in the list that is converted. */
  readonly object: number;
  readonly path: Path;
}

/** What became of a value that has no equal in v1, or what a person has to decide. Errors leave nothing to print. */
export interface ConversionNote {
  readonly code: keyof typeof CONVERT_CODES;
  readonly severity: Severity;
  /** Names the field; one sentence, no trailing full stop. */
  readonly message: string;
  readonly hint?: string;
  readonly at: Place;
  readonly related?: readonly { readonly message: string; readonly at: Place }[];
}

/** A note without its place. */
export type NoteText = Omit<ConversionNote, 'at' | 'related'>;

/** Takes down a note about a value of the object that is being converted. */
export type TakeNote = (path: Path, text: NoteText) => void;

/** `spec.requirements[0].key`, for people. */
export function fieldName(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('');
}

/**
 * A field that v1 does not have.
 *
 * @param wayOut what to do instead; without one nothing is lost
 */
export function noEquivalent(path: Path, reason: string, wayOut?: string): NoteText {
  const message = `${fieldName(path)} has no equivalent in v1 and is left out: ${reason}`;
  const code = 'convert/no-equivalent';
  return wayOut === undefined
    ? { code, severity: 'info', message }
    : { code, severity: 'warning', message, hint: wayOut };
}

/** Refuses, at compile time, to forget a field: what is left of a destructured object must be nothing. */
export function nothingLeft(_: { readonly [key: string]: never }): void {}

/** The entries that have a value. */
export function given<T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(entries).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
