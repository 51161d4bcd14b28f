/**
 * How a topic is answered:
 * - `checked`: rules find it before anything is written;
 * - `reviewed`: it is a matter of changes, and `nodeless diff` tells it;
 * - `given`: what is rendered cannot have it;
 * - `outside`: it cannot be written here, or no source knows it;
 * - `open`: it is not looked at yet.
 */
export type Answer = 'checked' | 'reviewed' | 'given' | 'outside' | 'open';

export interface Topic {
  /** Its name below the area, as the catalogue of checks calls it. */
  readonly name: string;
  /** What goes wrong. */
  readonly what: string;
  readonly answer: Answer;
  /** Codes of findings and ids of dangers. */
  readonly by?: readonly string[];
  /** Why, or what of it is left. Needed where nobody checks. */
  readonly note?: string;
}

export interface TopicArea {
  /** The first part of the ids of its topics. */
  readonly area: string;
  readonly title: string;
  readonly topics: readonly Topic[];
}

export const checked = (name: string, what: string, by: string, note?: string): Topic => ({
  ...{ name, what, answer: 'checked', by: by.split(' ') },
  ...(note === undefined ? {} : { note }),
});

export const reviewed = (name: string, what: string, by: string, note?: string): Topic => ({
  ...{ name, what, answer: 'reviewed', by: by.split(' ') },
  ...(note === undefined ? {} : { note }),
});

export const given = (name: string, what: string, note: string): Topic => ({
  name,
  what,
  answer: 'given',
  note,
});
export const outside = (name: string, what: string, note: string): Topic => ({
  name,
  what,
  answer: 'outside',
  note,
});
export const open = (name: string, what: string, note: string): Topic => ({
  name,
  what,
  answer: 'open',
  note,
});
