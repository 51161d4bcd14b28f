import { lintTexts, writeProjectGraph, type Finding } from './testing/lint-texts.ts';

jest.setTimeout(120_000);

const BOUNDARIES = '@nx/enforce-module-boundaries';

/** A line of an illegal file, with the rules that must find something in it. */
type Case = readonly [line: string, ...rules: string[]];

const FILES: Record<string, readonly Case[]> = {
  'packages/core/src/illegal.ts': [
    [`import { readFileSync } from 'node:fs';`, 'no-restricted-imports'],
    [`import { join } from 'path';`, 'no-restricted-imports'],
    [`import { EKSClient } from '@aws-sdk/client-eks';`, 'no-restricted-imports', BOUNDARIES],
    [`import { compareText } from './order';`, 'no-restricted-imports'],
    [`import { readCluster } from '@nodeless/sources';`, BOUNDARIES],
    [`import { z } from 'zod';`, BOUNDARIES],
    [`import { Chart } from 'cdk8s';`, BOUNDARIES],
    [`export const used = [readFileSync, join, EKSClient, compareText, readCluster, z, Chart];`],
    [`export const now = new Date();`, 'no-restricted-globals'],
    [`export const home = process.env['HOME'];`, 'no-restricted-globals'],
    [`export const elapsed = performance.now();`, 'no-restricted-globals'],
    [`export const id = crypto.randomUUID();`, 'no-restricted-globals'],
    [`export const timer = setTimeout(() => undefined, 1);`, 'no-restricted-globals'],
    [`export const format = new Intl.NumberFormat();`, 'no-restricted-globals'],
    [`export const dice = Math.random();`, 'no-restricted-properties'],
    [`export const order = 'a'.localeCompare('b');`, 'no-restricted-properties'],
    [`export const shown = (1).toLocaleString();`, 'no-restricted-properties'],
    [`export const later = import('node:fs');`, 'no-restricted-syntax'],
    [`export * from './order.ts';`, 'no-restricted-syntax'],
    [`export default used;`, 'no-restricted-syntax'],
    [`import { Json } from './json.ts';`, '@typescript-eslint/consistent-type-imports'],
    [`export const json: Json = 1;`],
    [`export const anything: any = 1;`, '@typescript-eslint/no-explicit-any'],
    [`export const same = used == undefined; // eslint-disable-line eqeqeq`, 'noInlineConfig', 'eqeqeq'],
  ],
  'packages/eksctl-schema/src/illegal.ts': [
    [`import { z } from 'zod';`],
    [`import { compareText } from '@nodeless/core';`, BOUNDARIES],
    [`import { readFileSync } from 'node:fs';`, 'no-restricted-imports'],
    [`export const used = [z, compareText, readFileSync];`],
  ],
  'packages/provision/src/illegal.ts': [
    [`import { EKSCTL_VERSION } from '@nodeless/eksctl-schema';`],
    [`import { compareText } from '@nodeless/core';`],
    [`import { partitionOf } from '@nodeless/contracts/aws';`],
    [`import { buildComponents } from '@nodeless/components';`, BOUNDARIES],
    [`import { rules } from '@nodeless/checks';`, BOUNDARIES],
    [`import { plan } from '@nodeless/tree';`, BOUNDARIES],
    [`import { main } from 'nodeless';`, BOUNDARIES],
    [`import { charts } from '../../components/src/index.ts';`, BOUNDARIES],
    [
      `export const used = [EKSCTL_VERSION, compareText, partitionOf, buildComponents, rules, plan, main, charts];`,
    ],
  ],
  'packages/components/src/illegal.ts': [
    [`import { Chart } from 'cdk8s';`],
    [`import { Construct } from 'constructs';`],
    [`import { createHash } from 'node:crypto';`, 'no-restricted-imports'],
    [`export const used = [Chart, Construct, createHash];`],
  ],
  'packages/sources/src/illegal.ts': [
    [`import { facts } from '@nodeless/contract-tables';`, BOUNDARIES],
    [`export const used = facts;`],
  ],
  'packages/sources/src/illegal.test.ts': [
    [`import { readFileSync } from 'node:fs';`],
    [`import fc from 'fast-check';`],
    [`import { facts } from '@nodeless/contract-tables';`],
    [`import { Chart } from 'cdk8s';`, BOUNDARIES],
    [`export const used = [readFileSync, fc, facts, Chart, Date.now()];`],
  ],
  'packages/tree/src/illegal.ts': [
    [`import { readFileSync } from 'node:fs';`],
    [`import { createHash } from 'node:crypto';`],
    [`import { readCluster } from '@nodeless/sources';`, BOUNDARIES],
    [`import { Chart } from 'cdk8s';`, BOUNDARIES],
    [`export const used = [readFileSync, createHash, readCluster, Chart];`],
    [`Promise.resolve(1);`, '@typescript-eslint/no-floating-promises'],
  ],
  'packages/cli/src/illegal.ts': [
    [`import { buildComponents } from '@nodeless/components';`],
    [`import { App } from 'cdk8s';`, BOUNDARIES],
    [`import { EKSClient } from '@aws-sdk/client-eks';`, 'no-restricted-imports'],
    [`export const used = [buildComponents, App, EKSClient];`],
  ],
  'packages/aws/src/illegal.ts': [
    [`import { EKSClient } from '@aws-sdk/client-eks';`],
    [`import { readFileSync } from 'node:fs';`, 'no-restricted-imports'],
    [`export const used = [EKSClient, readFileSync];`],
  ],
};

let found: Record<string, Finding[]> = {};
beforeAll(() => {
  writeProjectGraph();
  const files = Object.entries(FILES).map(([path, cases]) => ({
    path,
    text: cases.map(([line]) => `${line}\n`).join(''),
  }));
  const results = lintTexts(files);
  found = Object.fromEntries(files.map(({ path }, index) => [path, results[index] ?? []]));
});

describe.each(Object.entries(FILES))('%s', (path, cases) => {
  test.each(cases.map(([line, ...rules], index) => [line, rules, index + 1] as const))(
    '%s',
    (_, rules, line) => {
      const here = (found[path] ?? []).filter((finding) => finding.line === line);
      expect(here.map((finding) => finding.rule ?? 'noInlineConfig').sort()).toEqual([...rules].sort());
    },
  );

  test('nothing else is found', () => {
    const elsewhere = (found[path] ?? []).filter(({ line }) => !(line >= 1 && line <= cases.length));
    expect(elsewhere).toEqual([]);
  });
});
