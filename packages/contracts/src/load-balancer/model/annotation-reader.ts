import type { Resource } from '@nodeless/core';
import { goBool, goInt, goList, goMap } from '../reading.ts';
import type { Report } from './issue.ts';
import type { StringMap } from './stack.ts';

/** An annotation of one of the objects that a reader looks at. */
export interface FoundAnnotation {
  readonly object: Resource;
  readonly annotation: string;
  readonly text: string;
}

/** Where an issue about it stands. */
export const placeOf = ({ object, annotation }: FoundAnnotation) => ({ object, annotation });

/** Reads annotations by their suffix; what it cannot read is reported and counts as absent. */
export interface AnnotationReader {
  readonly find: (suffix: string) => FoundAnnotation | undefined;
  readonly text: (suffix: string) => string | undefined;
  readonly word: <W extends string>(suffix: string, words: readonly W[]) => W | undefined;
  readonly bool: (suffix: string) => boolean | undefined;
  /** 32 bits, or `bits`. */
  readonly int: (suffix: string, bits?: 32 | 64) => number | undefined;
  readonly list: (suffix: string) => string[] | undefined;
  readonly map: (suffix: string) => StringMap | undefined;
  /** JSON, however it is shaped. */
  readonly json: (suffix: string) => unknown;
  /** Reports an annotation whose value is refused. */
  readonly refuse: (found: FoundAnnotation, message: string) => void;
}

/**
 * A reader of the annotations of some objects; the first that has an annotation wins.
 * Source: pkg/annotations/parser.go of the load balancer controller 3.5.0
 *
 * @param prefix with its slash
 */
export function annotationReader(
  prefix: string,
  objects: readonly Resource[],
  report: Report,
): AnnotationReader {
  const find = (suffix: string): FoundAnnotation | undefined => {
    const annotation = prefix + suffix;
    for (const object of objects) {
      const text = object.manifest.metadata.annotations?.[annotation];
      if (text !== undefined) return { object, annotation, text };
    }
    return undefined;
  };
  const refuse = ({ object, annotation }: FoundAnnotation, message: string) =>
    report({ kind: 'value', effect: 'fails', object, annotation, message, hint: 'correct it' });
  const parsed = <T>(suffix: string, parse: (text: string) => T | undefined, what: string): T | undefined => {
    const found = find(suffix);
    if (found === undefined) return undefined;
    const value = parse(found.text);
    if (value === undefined) refuse(found, `${JSON.stringify(found.text)} is no ${what}`);
    return value;
  };
  return {
    find,
    refuse,
    text: (suffix) => find(suffix)?.text,
    word: (suffix, words) =>
      parsed(suffix, (text) => words.find((one) => one === text), `${words.join(', ')}`),
    bool: (suffix) => parsed(suffix, goBool, 'truth value'),
    int: (suffix, bits = 32) => parsed(suffix, (text) => goInt(text, bits), 'whole number'),
    list: (suffix) => parsed(suffix, goList, 'list'),
    map: (suffix) => parsed(suffix, goMap, 'list of key=value'),
    json: (suffix) => parsed(suffix, jsonOf, 'JSON'),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
