import { z } from 'zod';
import { refuse } from '@nodeless/catalogue/schema';
import { LayerStack } from '../layers/stack.ts';
import { documentOf } from '../testing/sources.ts';
import { IssueReporter, type Elsewhere } from './issues.ts';
import type { JsonObject } from '@nodeless/core';

/** `line:column code message | hint` of all problems of a string under a schema. */
function told(schema: z.ZodType, text: string, elsewhere: Elsewhere = () => false): string[] {
  const document = documentOf(text);
  const stack = new LayerStack([{ name: 'cluster', document, base: [], value: document.data as JsonObject }]);
  const { error } = schema.safeParse(stack.value);
  return new IssueReporter(schema, stack, elsewhere)
    .report(error?.issues ?? [])
    .map(
      ({ code, message, hint, location }) =>
        `${location?.line}:${location?.column} ${code} ${message} | ${hint}`,
    );
}

const thing = z.strictObject({
  kind: z.literal('Thing'),
  name: z.string().describe('Name of the thing.'),
  size: z.int().min(1).max(9).optional(),
});
const good = 'kind: Thing\nname: a\n';

test('a good value has no problems', () => {
  expect(told(thing, good)).toEqual([]);
});

test('unknown keys are shown at the key, with the one that is meant', () => {
  expect(told(thing, `${good}sise: 1\nzzz: 2\n"size:3": x\n`)).toEqual([
    '3:1 spec/unknown-key unknown key "sise" | did you mean "size"?',
    '4:1 spec/unknown-key unknown key "zzz" | known: kind, name, size',
    '5:1 spec/unknown-key unknown key "size:3" | write a space after the colon',
  ]);
});

test('a key of another map is told its place, and a single value the keys of its map', () => {
  const job = z.strictObject({
    workload: z.strictObject({ cron: z.strictObject({ schedule: z.string() }).optional() }).default({}),
    group: z.strictObject({ name: z.string() }).optional(),
    waf: z.strictObject({ acl: z.string().optional(), arn: z.string().optional() }).optional(),
    source: z.strictObject({ version: z.string() }).optional(),
    apiVersion: z.string().optional(),
  });
  expect(told(job, 'schedule: 0 6 * * *\nversion: 1\ngroup: shop\nwaf: web\n')).toEqual([
    '3:8 spec/wrong-type group must be a map, not "shop" | write { name: … }',
    '4:6 spec/wrong-type waf must be a map, not "web" | write a map; its keys: acl, arn',
    '1:1 spec/unknown-key unknown key "schedule" | write it as workload.cron.schedule',
    '2:1 spec/unknown-key unknown key "version" | did you mean "apiVersion", or source.version?',
  ]);
});

test('missing keys say what they are', () => {
  expect(told(thing, 'size: 1\n')).toEqual([
    '1:1 spec/missing-key the key "kind" is missing | add kind: Thing',
    '1:1 spec/missing-key the key "name" is missing | add name (Name of the thing)',
  ]);
  expect(told(z.object({ inner: z.object({ x: z.string() }) }), 'inner: { y: 1 }\n')).toEqual([
    '1:8 spec/missing-key inner: the key "x" is missing | add x',
  ]);
});

test('what is missing here may stand elsewhere', () => {
  expect(told(thing, 'size: 0\n', ([first]) => first === 'kind')).toEqual([
    '1:1 spec/missing-key the key "name" is missing | add name (Name of the thing)',
    '1:7 spec/invalid-value size: 0 is too small, the lowest allowed number is 1 | undefined',
  ]);
});

test('a number where a string is needed shows what was typed and the quoted form', () => {
  expect(told(thing, 'kind: Thing\nname: 0123\n')).toEqual([
    '2:7 spec/unquoted-text name must be a string, but 0123 without quotes is a number to YAML | write "0123"',
  ]);
  expect(told(thing, 'kind: Thing\nname: no\n')).toEqual([]);
  expect(told(thing, 'kind: Thing\nname: true\n')).toEqual([
    '2:7 spec/unquoted-text name must be a string, but true without quotes is a boolean to YAML | write "true"',
  ]);
});

test.each([
  ['name: [a]', '2:7 spec/wrong-type name must be a string, not a list | undefined'],
  ['name: { a: 1 }', '2:7 spec/wrong-type name must be a string, not a map | undefined'],
  ['name:', '2:6 spec/wrong-type name must be a string, not empty | undefined'],
  ['name: a\nsize: "3"', '3:7 spec/wrong-type size must be a number, not "3" | write 3, without quotes'],
  ['name: a\nsize: 1.5', '3:7 spec/wrong-type size must be a whole number, not 1.5 | undefined'],
  ['name: a\nsize: .nan', '3:7 spec/wrong-type size must be a number, not .nan | undefined'],
])('a wrong type: %s', (text, expected) => {
  expect(told(thing, `kind: Thing\n${text}\n`)).toEqual([expected]);
});

test('a number beyond all bounds is told once', () => {
  expect(told(thing, `${good}size: 99999999999999999999\n`)).toEqual([
    '3:7 spec/invalid-value size: 99999999999999999999 is too large, the highest allowed number is 9 | undefined',
  ]);
});

test('a value that is none of the allowed ones', () => {
  const schema = z.object({ mode: z.enum(['passive', 'active']), days: z.literal([1, 30]) });
  expect(told(schema, 'mode: pasive\ndays: "30"\n')).toEqual([
    '1:7 spec/invalid-value mode cannot be "pasive" | did you mean "passive"?',
    '2:7 spec/invalid-value days cannot be "30" | write 30, without quotes',
  ]);
  expect(told(schema, 'mode: [active]\ndays: 31\n')).toEqual([
    '1:7 spec/invalid-value mode cannot be a list | known: passive, active',
    '2:7 spec/invalid-value days cannot be 31 | allowed: 1, 30',
  ]);
});

test('keys of a record are shown at the key', () => {
  const lower = refuse<string>(
    'spec/invalid-name',
    (key) => (/^[a-z]+$/.test(key) ? undefined : `"${key}" is odd`),
    'hint',
  );
  const schema = z.object({
    names: z.record(z.string().check(lower), z.string()),
    tags: z.record(z.string().min(1).max(3), z.string()),
  });
  expect(told(schema, 'names: { a: x, B: y }\ntags: { abcd: x, "": y, ok: 1 }\n')).toEqual([
    '1:16 spec/invalid-name names: the key "B" is odd | hint',
    '2:9 spec/invalid-value tags: the key "abcd" has 4 characters, at most 3 are allowed | undefined',
    '2:18 spec/invalid-value tags: a key is empty | undefined',
    '2:29 spec/unquoted-text tags.ok must be a string, but 1 without quotes is a number to YAML | write "1"',
  ]);
});

test('a rule that names the key does not name it twice', () => {
  const schema = z.object({
    outer: z.object({ key: z.int().check(refuse('spec/conflict', () => 'key needs more')) }),
  });
  expect(told(schema, 'outer: { key: 1 }\n')).toEqual([
    '1:15 spec/conflict outer: key needs more | undefined',
  ]);
});

test('a rule of our own keeps its code, hint and place', () => {
  const schema = z.object({
    list: z
      .array(z.string())
      .check(refuse('fargate/profile-selectors', (list) => (list.length > 1 ? 'too many' : undefined))),
  });
  expect(told(schema, 'list: [a, b]\n')).toEqual([
    '1:7 fargate/profile-selectors list: too many | undefined',
  ]);
});

describe('unions', () => {
  const map = z.strictObject({ domain: z.string(), ttl: z.int().optional() });
  const or = (...options: [z.ZodType, z.ZodType]) => z.object({ it: z.xor(options) });

  test('of a map and false: everything else is told both', () => {
    const schema = or(z.literal(false), map);
    expect(told(schema, 'it: true\n')).toEqual([
      '1:5 spec/wrong-type it must be false or a map, not true | write { domain: … }',
    ]);
    expect(told(schema, 'it:\n')).toEqual([
      '1:4 spec/wrong-type it must be false or a map, not empty | write { domain: … }',
    ]);
    expect(told(or(z.literal(false), z.strictObject({})), 'it: true\n')).toEqual([
      '1:5 spec/wrong-type it must be false or a map, not true | write {} to take the defaults',
    ]);
  });

  test('of a map and false: a map is told what is wrong inside', () => {
    expect(told(or(z.literal(false), map), 'it: { domian: x }\n')).toEqual([
      '1:5 spec/missing-key it: the key "domain" is missing | add domain',
      '1:7 spec/unknown-key unknown key "domian" in it | did you mean "domain"?',
    ]);
  });

  test('of a word and a map: a string is compared with the word', () => {
    expect(told(or(z.literal('nlb'), z.strictObject({ nlb: z.string() })), 'it: nbl\n')).toEqual([
      '1:5 spec/wrong-type it must be "nlb" or a map, not "nbl" | known: nlb',
    ]);
  });

  test('of a number and a string: the kind that was written is told', () => {
    const schema = or(z.int().min(1), z.string().max(2));
    expect(told(schema, 'it: 0\n')).toEqual([
      '1:5 spec/invalid-value it: 0 is too small, the lowest allowed number is 1 | undefined',
    ]);
    expect(told(schema, 'it: abc\n')).toEqual([
      '1:5 spec/invalid-value it: "abc" has 3 characters, at most 2 are allowed | undefined',
    ]);
    expect(told(schema, 'it: true\n')).toEqual([
      '1:5 spec/wrong-type it must be a number or a string, not true | undefined',
    ]);
  });

  const fresh = z.strictObject({ cidr: z.string(), nat: z.string().optional() });
  const existing = z.strictObject({ id: z.string(), subnets: z.string(), cidr: z.string().optional() });

  test('of two kinds of maps: the nearer one is told', () => {
    expect(told(or(fresh, existing), 'it: { id: x, subnet: y }\n')).toEqual([
      '1:5 spec/missing-key it: the key "subnets" is missing | add subnets',
      '1:14 spec/unknown-key unknown key "subnet" in it | did you mean "subnets"?',
    ]);
    expect(told(or(fresh, existing), 'it: 10.0.0.0/16\n')).toEqual([
      '1:5 spec/wrong-type it must be a map, not "10.0.0.0/16" | write { cidr: … } or { id: …, subnets: … }',
    ]);
  });

  test('of two kinds of maps: keys of both exclude each other', () => {
    expect(told(or(fresh, existing), 'it: { id: x, cidr: y, nat: z }\n')).toEqual([
      '1:7 spec/conflict it: "id" cannot stand beside "nat" | use the keys of one kind: cidr, nat – or id, subnets, cidr',
    ]);
  });

  test('of two kinds of maps: a key of one alone means that one', () => {
    expect(told(or(fresh, existing), 'it: { id: x, cidr: y }\n')).toEqual([
      '1:5 spec/missing-key it: the key "subnets" is missing | add subnets',
    ]);
  });

  test('of two kinds of maps: the keys at the top choose, however much is wrong below them', () => {
    const nlb = z.strictObject({ nlb: z.strictObject({ port: z.int() }) });
    const alb = z.strictObject({
      alb: z.strictObject({ host: z.string(), waf: z.strictObject({}).optional() }),
    });
    for (const schema of [or(nlb, alb), or(alb, nlb)]) {
      expect(told(schema, 'it: { alb: { host: x, path: /, port: 1, waf: text } }\n')).toEqual([
        '1:46 spec/wrong-type it.alb.waf must be a map, not "text" | undefined',
        '1:23 spec/unknown-key unknown key "path" in it.alb | known: host, waf',
        '1:32 spec/unknown-key unknown key "port" in it.alb | did you mean "host"?',
      ]);
      expect(told(schema, 'it: { nlb: { prot: 1, host: x } }\n').join('\n')).not.toContain('alb');
    }
  });

  test('of a list and a word: a list is told what is wrong inside', () => {
    const schema = or(z.literal('all'), z.array(z.strictObject({ name: z.string() })));
    expect(told(schema, 'it: [{ name: x, nam: y, nme: z }]\n')).toEqual([
      '1:17 spec/unknown-key unknown key "nam" in it[0] | did you mean "name"?',
      '1:25 spec/unknown-key unknown key "nme" in it[0] | did you mean "name"?',
    ]);
  });

  test('of two kinds of maps: nothing shows which one is meant', () => {
    expect(told(or(fresh, existing), 'it: {}\n')).toEqual([
      '1:5 spec/missing-key it needs "cidr", or "id" and "subnets" | add cidr',
    ]);
  });

  test('a union that is missing is one missing key', () => {
    expect(told(or(fresh, existing), 'other: 1\n')).toEqual([
      '1:1 spec/missing-key the key "it" is missing | add it',
    ]);
  });
});

test('no words of the library reach anybody', () => {
  const schema = z.object({
    url: z.url(),
    even: z.int().multipleOf(2),
    exact: z.string().length(2),
    date: z.iso.date(),
  });
  const words = told(schema, 'url: x\neven: 3\nexact: abc\ndate: tomorrow\n');
  expect(words).toEqual([
    '1:6 spec/invalid-value url: "x" is not allowed here | undefined',
    '2:7 spec/invalid-value even: 3 is not allowed here | undefined',
    '3:8 spec/invalid-value exact: "abc" has 3 characters, at most 2 are allowed | undefined',
    '4:7 spec/invalid-value date: "tomorrow" is not allowed here | undefined',
  ]);
});

test('of very many unknown keys the first are told, and in linear time', () => {
  const text = `${good}${Array.from({ length: 8000 }, (_, index) => `other${index}: 1\n`).join('')}`;
  const started = performance.now();
  const found = told(thing, text);
  expect(performance.now() - started).toBeLessThan(4000);
  expect(found).toHaveLength(21);
  expect(found[0]).toBe('3:1 spec/unknown-key unknown key "other0" | known: kind, name, size');
  expect(found[20]).toBe('23:1 spec/unknown-key unknown key "other20", and 7979 more | undefined');
});

test('very many texts without quotes and numbers beyond all bounds take linear time', () => {
  const many = z.strictObject({ texts: z.array(z.string()), numbers: z.array(z.int().max(9)) });
  const lines = (value: string) => Array.from({ length: 2000 }, () => `  - ${value}\n`).join('');
  const started = performance.now();
  const found = told(many, `texts:\n${lines('1')}numbers:\n${lines('99999999999999999')}`);
  expect(performance.now() - started).toBeLessThan(6000);
  expect(found).toHaveLength(4000);
});
