import { objectProblems, OLDER_RELEASES } from '@nodeless/contract-tables';
import type { JsonObject, JsonValue } from '@nodeless/core';
import fc from 'fast-check';
import { convertToV1, type Conversion } from './convert.ts';
import type { Path } from './note.ts';
import { convertibleSchema, type Convertible } from './schemas/kinds.ts';
import { files } from './testing/arbitraries.ts';
import { converted, readAll } from './testing/inputs.ts';

const READERS = { ...OLDER_RELEASES, kubernetes: '1.35' };
const RUNS = { numRuns: 60 };
const errorsOf = ({ notes }: Conversion) => notes.filter(({ severity }) => severity === 'error');

test('what is generated is accepted, and so is what becomes of it', () => {
  fc.assert(
    fc.property(files, (objects) => {
      expect(errorsOf(converted(objects))).toEqual([]);
    }),
    RUNS,
  );
});

test('Karpenter takes everything', () => {
  fc.assert(
    fc.property(files, (objects) => {
      for (const object of converted(objects).objects) {
        expect(objectProblems(object, READERS)).toEqual([]);
      }
    }),
    RUNS,
  );
});

test('the order of the objects does not matter', () => {
  const shuffled = files.chain((objects) =>
    fc.tuple(fc.constant(objects), fc.shuffledSubarray(objects, { minLength: objects.length })),
  );
  fc.assert(
    fc.property(shuffled, ([objects, others]) => {
      const again = converted(others);
      expect(again.objects).toEqual(converted(objects).objects);
      expect(again.notes).toHaveLength(converted(objects).notes.length);
    }),
    RUNS,
  );
});

test('converting what was converted changes nothing and has nothing to say', () => {
  fc.assert(
    fc.property(files, (objects) => {
      const { objects: once } = converted(objects);
      expect(converted(once)).toEqual({ objects: once, notes: [] });
    }),
    RUNS,
  );
});

/** Codes of notes that name a field which is not carried over, with all that it holds. */
const NOT_CARRIED: readonly string[] = [
  'convert/left-out',
  'convert/no-equivalent',
  'convert/missing-node-class',
];

interface Leaf {
  readonly path: Path;
  readonly value: string | number | boolean;
}

function leavesOf(value: JsonValue, path: Path = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return value === null ? [] : [{ path, value }];
  return Object.entries(value).flatMap(([key, inner]: [string, JsonValue]) =>
    leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const OTHER_TEXTS = [
  ...['enabled', 'disabled', 'required', 'optional', 'gp2', 'st1', 'Bottlerocket', 'Windows2022', 'AL2'],
  ...['NoSchedule', 'NoExecute', 'In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt', '30Gi', '5h', 'Never'],
  ...['WhenEmpty', 'WhenUnderutilized'],
];

/** Other values that may stand in the place of one. */
function others({ value }: Leaf): JsonValue[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1, value + 2 ** 31];
  return [`${value}x`, `x${value}`, ...OTHER_TEXTS.filter((other) => other !== value)];
}

function withValue(value: JsonValue, [step, ...rest]: Path, other: JsonValue): JsonValue {
  if (step === undefined) return other;
  if (Array.isArray(value)) {
    return (value as JsonValue[]).map((item, index) =>
      index === step ? withValue(item, rest, other) : item,
    );
  }
  const map = value as JsonObject;
  return { ...map, [step]: withValue(map[step] as JsonValue, rest, other) };
}

const withMap = (map: JsonObject, path: Path, other: JsonValue) => withValue(map, path, other) as JsonObject;

function accepted(object: JsonObject): Convertible | undefined {
  return convertibleSchema(String(object['apiVersion']), String(object['kind']))?.safeParse(object).data;
}

/** Values that the rest of their object may leave no choice about. */
const WITHOUT_CHOICE = [
  'spec.consolidation.enabled',
  'spec.disruption.consolidateAfter',
  'spec.disruption.consolidationPolicy',
  'spec.instanceStorePolicy',
];

interface Answered {
  readonly input: readonly Convertible[];
  readonly answer: Conversion;
  readonly text: string;
}

/** Whether a note says that the value is not carried over, or another value gives another answer. */
function isUsedOrNoted(
  object: JsonObject,
  index: number,
  leaf: Leaf,
  { input, answer, text }: Answered,
): boolean {
  const { path } = leaf;
  const isNamed = answer.notes.some(
    ({ code, at }) =>
      at.object === index &&
      NOT_CARRIED.includes(code) &&
      at.path.every((step, depth) => step === path[depth]),
  );
  if (isNamed) return true;
  let choices = 0;
  for (const other of others(leaf)) {
    const changed = accepted(withMap(object, path, other));
    if (changed === undefined) continue;
    choices += 1;
    if (JSON.stringify(convertToV1(input.with(index, changed))) !== text) return true;
  }
  return choices === 0 && WITHOUT_CHOICE.includes(path.join('.'));
}

test('no value of the input is dropped in silence', () => {
  fc.assert(
    fc.property(files, (objects) => {
      const input = readAll(objects);
      const answer = convertToV1(input);
      const answered = { input, answer, text: JSON.stringify(answer) };
      const dropped = (objects as JsonObject[]).flatMap((object, index) =>
        leavesOf(object)
          .filter(({ path }) => path[0] !== 'apiVersion' && path[0] !== 'kind')
          .filter((leaf) => !isUsedOrNoted(object, index, leaf, answered))
          .map(({ path }) => path.join('.')),
      );
      expect(dropped).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
