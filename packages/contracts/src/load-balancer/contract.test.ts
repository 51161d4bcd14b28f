import { facts } from '@nodeless/contract-tables';
import { z } from 'zod';
import { ALB_ROWS } from './alb-annotations.ts';
import { AlbOptionsSchema } from './alb-options.ts';
import { fixedPart, type AnnotationRow } from './annotation-row.ts';
import { NLB_ROWS } from './nlb-annotations.ts';
import { NlbOptionsSchema } from './nlb-options.ts';

interface Row {
  readonly allowed?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly itemPattern?: string;
  readonly itemFormat?: string;
  readonly requiredKeys?: readonly string[];
  readonly templatePattern?: string;
}

interface Node {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Node[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly properties?: { readonly [key: string]: Node };
  readonly propertyNames?: Node;
  readonly description?: string;
}

/** The annotations of the controller, by name. */
const annotations = () =>
  Object.entries(facts<{ annotations: { [name: string]: Row } }>('load-balancer').annotations).map(
    ([name, row]) => ({ ...row, name }),
  );

type Binding = AnnotationRow & { readonly option: string };

const sides: readonly { bindings: readonly Binding[]; schema: z.ZodType; root: Node }[] = [
  { rows: NLB_ROWS, schema: NlbOptionsSchema },
  { rows: ALB_ROWS, schema: AlbOptionsSchema },
].map(({ rows, schema }) => ({
  bindings: rows.flatMap((row) => (row.option === undefined ? [] : [{ ...row, option: row.option }])),
  schema,
  root: z.toJSONSchema(schema, { io: 'input' }) as Node,
}));

function nodeOf(root: Node, option: string): Node | undefined {
  return option.split('.').reduce<Node | undefined>((node, key) => node?.properties?.[key], root);
}

/** A number or an object of constraints inside a union, or the node itself. */
const numberOf = (node: Node): Node => node.anyOf?.find((one) => one.type === 'integer') ?? node;

/** The texts that an option can put into its annotation, where they can be counted. */
function textsOf(node: Node, { form: { encode } }: Binding): (string | undefined)[] {
  const values = node.type === 'boolean' ? [true, false] : (node.enum ?? []);
  return values.map((value) => encode(value)).filter((text) => text !== undefined);
}

const escaped = (text: string) => text.replaceAll('.', '\\.');

test('the table has every annotation of the controller once, with an option or the reason why there is none', () => {
  const table = [...NLB_ROWS, ...ALB_ROWS];
  expect(table.map(({ annotation }) => annotation).sort()).toEqual(
    annotations()
      .map(({ name }) => name)
      .sort(),
  );
  expect(table.filter(({ option, instead }) => (option === undefined) === (instead === undefined))).toEqual(
    [],
  );
});

test('values, bounds and forms are those of the controller', () => {
  const rows = annotations();
  const differences: unknown[] = [];
  const compare = (name: string, what: string, ours: unknown, theirs: unknown) => {
    if (theirs === undefined || JSON.stringify(ours) === JSON.stringify(theirs)) return;
    differences.push({ name, what, ours, theirs });
  };
  for (const { bindings, root } of sides) {
    for (const binding of bindings) {
      const row = rows.find(({ name }) => name === binding.annotation);
      const node = nodeOf(root, binding.option);
      if (row === undefined || node === undefined)
        throw new Error(`${binding.option} or its annotation is unknown`);
      compare(row.name, 'allowed', textsOf(node, binding).sort(), row.allowed && [...row.allowed].sort());
      compare(row.name, 'min', numberOf(node).minimum, row.min);
      compare(row.name, 'max', numberOf(node).maximum, row.max);
      compare(row.name, 'itemPattern', node.items?.pattern, row.itemPattern);
      compare(
        row.name,
        'requiredKeys',
        node.required && [...node.required].sort(),
        row.requiredKeys && [...row.requiredKeys].sort(),
      );
      if (node.type === 'string') {
        const form = /^\^\(\?=\.\{1,(\d+)\}\$\)(.*)$/s.exec(node.pattern ?? '');
        compare(row.name, 'pattern', form === null ? node.pattern : `^${form[2]}`, row.pattern);
        if (form !== null) compare(row.name, 'maxLength', Number(form[1]), row.maxLength);
      } else if (row.pattern !== undefined) {
        const samples = [1, 65_535, ...(node.anyOf === undefined ? [] : ['traffic-port', 'http'])];
        const texts = samples.map((sample) => binding.form.encode(sample) ?? '');
        compare(
          row.name,
          'samples',
          texts.filter((text) => new RegExp(row.pattern ?? '').test(text)),
          texts,
        );
      }
      if (row.templatePattern !== undefined) {
        const form = (node.propertyNames?.pattern ?? '').slice(1);
        compare(
          row.name,
          'templatePattern',
          `^${escaped(fixedPart(binding.annotation))}${form}`,
          row.templatePattern,
        );
      }
    }
  }
  expect(differences).toEqual([]);
});

test('items of lists have the family that the controller asks for', () => {
  const rows = annotations().filter((row) => row.itemFormat !== undefined);
  const families: { [format: string]: readonly string[] } = {
    cidr: ['10.0.0.0/8', '2001:db8::/32'],
    ipv4: ['10.0.0.1'],
    ipv6: ['2001:db8::1'],
  };
  const samples = Object.values(families).flat();
  for (const { name, itemFormat } of rows) {
    const side = sides.find(({ bindings }) => bindings.some((binding) => binding.annotation === name));
    const option = side?.bindings.find((binding) => binding.annotation === name)?.option ?? '';
    const accepted = samples.filter((sample) => {
      const issues =
        side?.schema.safeParse({ ipAddressType: 'dualstack', [option]: [sample] }).error?.issues ?? [];
      return issues.length === 0;
    });
    expect([name, accepted]).toEqual([name, families[itemFormat ?? '']]);
  }
  expect(rows.length).toBeGreaterThan(0);
});

test('every option sets an annotation and says what it is', () => {
  for (const { bindings, root } of sides) {
    const options = new Set(bindings.map(({ option }) => option));
    const silent: string[] = [];
    const walk = (node: Node, path: string) => {
      if (node.description === undefined) silent.push(`${path}: no description`);
      if (options.delete(path)) return;
      if (node.properties === undefined) silent.push(`${path}: no annotation`);
      for (const [key, child] of Object.entries(node.properties ?? {})) walk(child, `${path}.${key}`);
    };
    for (const [key, child] of Object.entries(root.properties ?? {})) walk(child, key);
    expect([...silent, ...options]).toEqual([]);
  }
});
