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
  /** What goes wrong. */
  readonly what: string;
  readonly answer: Answer;
  /** Codes of findings and ids of dangers. */
  readonly by?: readonly string[];
  /** Why, or what of it is left. Needed where nobody checks. */
  readonly note?: string;
}

export interface TopicArea {
  readonly title: string;
  readonly topics: readonly Topic[];
}

export const checked = (what: string, by: string, note?: string): Topic => ({
  ...{ what, answer: 'checked', by: by.split(' ') },
  ...(note === undefined ? {} : { note }),
});

export const reviewed = (what: string, by: string, note?: string): Topic => ({
  ...{ what, answer: 'reviewed', by: by.split(' ') },
  ...(note === undefined ? {} : { note }),
});

export const given = (what: string, note: string): Topic => ({ what, answer: 'given', note });
export const outside = (what: string, note: string): Topic => ({ what, answer: 'outside', note });
export const open = (what: string, note: string): Topic => ({ what, answer: 'open', note });
