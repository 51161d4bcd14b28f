import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlanCases, stepOf, type PlanCase } from '../testing/plan-cases.ts';
import { reviewFleets } from '../testing/trees.ts';
import { CONFIG_STEPS } from './cluster-config-steps.ts';
import type { PlannedStep } from './config-step.ts';

const FOLDER = join(__dirname, '../../testdata/plans');
const FILES = readdirSync(FOLDER)
  .sort()
  .map((file) => ({ file, cases: readPlanCases(readFileSync(join(FOLDER, file), 'utf8')) }));

function stepsOf({ cluster, base, head }: PlanCase): PlannedStep[] {
  return reviewFleets({ [cluster]: base }, { [cluster]: head }).plans.flatMap(({ steps }) => steps);
}

describe.each(FILES)('$file', ({ cases }) => {
  test.each(cases.map((one): [string, PlanCase] => [one.title, one]))('%s', (_, one) => {
    const steps = stepsOf(one);
    expect(steps.map(stepOf)).toEqual(one.steps);
    expect(steps.filter(({ source }) => !/^https:\/\//.test(source))).toEqual([]);
  });
});

test('each part of a ClusterConfig that a command changes has a case', () => {
  const text = FILES.map(({ file }) => readFileSync(join(FOLDER, file), 'utf8')).join('');
  const keys = CONFIG_STEPS.flatMap(({ paths }) => paths.map((path) => path.split('.').at(-1) ?? path));
  expect(keys.filter((key) => !new RegExp(`\\b${key}:`).test(text))).toEqual([]);
});
