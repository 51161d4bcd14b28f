import { z } from 'zod';

/** Keys that an object may have where it stands; empty where any key is good, or where no object belongs. */
export function knownKeys(schema: z.core.$ZodType, path: readonly (string | number)[]): readonly string[] {
  const found = schemasAt([schema], path).flatMap((one) =>
    one instanceof z.ZodObject ? Object.keys(one.shape) : [],
  );
  return [...new Set(found)];
}

/** The one of `words` that was probably meant: differs in case alone, or in at most two letters. */
export function nearestWord(written: string, words: readonly string[]): string | undefined {
  const lower = written.toLowerCase();
  const sameLetters = words.find((word) => word.toLowerCase() === lower);
  if (sameLetters !== undefined) return sameLetters;
  const allowed = Math.min(2, Math.floor(written.length / 3));
  const [nearest] = words
    .map((word) => ({ word, distance: editDistance(lower, word.toLowerCase(), allowed) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((a, b) => a.distance - b.distance);
  return nearest?.word;
}

/** Every schema that a value at the place may have; several where there is a choice. */
function schemasAt(
  schemas: readonly z.core.$ZodType[],
  path: readonly (string | number)[],
): readonly z.core.$ZodType[] {
  const open = schemas.flatMap(unwrapped);
  const [step, ...rest] = path;
  if (step === undefined) return open;
  return schemasAt(
    open.flatMap((schema) => childOf(schema, step)),
    rest,
  );
}

function unwrapped(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional) return unwrapped(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrapped);
  return [schema];
}

function childOf(schema: z.core.$ZodType, step: string | number): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  const child = schema instanceof z.ZodObject ? schema.shape[step] : undefined;
  return child === undefined ? [] : [child];
}

/** Letters to insert, delete or replace (Levenshtein); any number above `limit` when there are more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [row, letter] of [...a].entries()) {
    const current = [row + 1];
    for (let column = 1; column <= b.length; column += 1) {
      current.push(
        Math.min(
          (current[column - 1] ?? 0) + 1,
          (above[column] ?? 0) + 1,
          (above[column - 1] ?? 0) + (b[column - 1] === letter ? 0 : 1),
        ),
      );
    }
    above = current;
  }
  return above[b.length] ?? 0;
}
