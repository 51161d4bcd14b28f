import fc from 'fast-check';
import { edited, parse, placesOf, wordsOf } from '../testing/sources.ts';

const VPC = '  vpc: { cidr: 10.0.0.0/16 }\n';
const network = (text: string) => parse(edited('cluster', VPC, text)).diagnostics;

/** An existing VPC with blocks of its own and of three subnets. */
const existing = (cidr: string, ...subnets: readonly string[]) => {
  const [a, b, c] = subnets.map(
    (block, index) => `{ id: subnet-0000000${index}, zone: eu-central-1${'abc'[index]}, cidr: ${block} }`,
  );
  return `  vpc:\n    id: vpc-00000000\n    cidr: ${cidr}\n    subnets:\n      private: [${a}, ${b}]\n      public: [${c}]\n`;
};

test('blocks that share no address', () => {
  expect(network(`${VPC}  serviceCidr: 172.20.0.0/16\n`)).toEqual([]);
  expect(network(existing('10.0.0.0/16', '10.0.0.0/19', '10.0.32.0/19', '10.0.64.0/24'))).toEqual([]);
});

test('Services inside the VPC, and the VPC inside the Services', () => {
  const inside = network(`${VPC}  serviceCidr: 10.0.16.0/20\n`);
  expect(inside).toMatchObject([
    {
      code: 'network/overlapping-cidrs',
      message: '10.0.16.0/20 of the Services overlaps 10.0.0.0/16 of the VPC',
      location: { line: 9, column: 16 },
      related: [{ message: '10.0.0.0/16 of the VPC', location: { line: 8, column: 16 } }],
    },
  ]);
  expect(placesOf(network(`${VPC}  serviceCidr: 10.0.0.0/12\n`))).toEqual(['9:16 network/overlapping-cidrs']);
});

test('subnets that overlap each other', () => {
  const found = network(existing('10.0.0.0/16', '10.0.0.0/19', '10.0.32.0/19', '10.0.32.0/24'));
  expect(wordsOf(found)).toEqual([
    'network/overlapping-cidrs: 10.0.32.0/24 of subnet-00000002 overlaps 10.0.32.0/19 of subnet-00000001 | choose blocks that share no address',
  ]);
  expect(placesOf(found)).toEqual(['13:66 network/overlapping-cidrs']);
});

test('a subnet outside its VPC', () => {
  const found = network(existing('10.0.0.0/16', '10.1.0.0/19', '10.0.32.0/19', '10.0.64.0/24'));
  expect(wordsOf(found)).toEqual([
    'spec/conflict: 10.1.0.0/19 of subnet-00000000 lies outside 10.0.0.0/16 of the VPC | a subnet takes its addresses from its VPC',
  ]);
});

test('two blocks overlap exactly when they share an address', () => {
  const block = fc
    .record({ prefix: fc.integer({ min: 16, max: 24 }), number: fc.nat(0xffff) })
    .map(({ prefix, number }) => {
      const size = 2 ** (32 - prefix);
      const start = Math.floor((10 * 2 ** 24 + number * 256) / size) * size;
      const text = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256).join('.');
      return { cidr: `${text}/${prefix}`, start, end: start + size };
    });
  fc.assert(
    fc.property(block, block, (vpc, services) => {
      const overlap = vpc.start < services.end && services.start < vpc.end;
      const found = network(`  vpc: { cidr: ${vpc.cidr} }\n  serviceCidr: ${services.cidr}\n`);
      expect(found.map(({ code }) => code)).toEqual(overlap ? ['network/overlapping-cidrs'] : []);
    }),
    { numRuns: 200 },
  );
});
