import type { Waiver } from '../input.ts';
import type { Danger } from '../report/danger.ts';
import { CLUSTER_CONFIG_CASES } from '../testing/cases/cluster-config.ts';
import { D1_CASES } from '../testing/cases/d1.ts';
import { D1_CLUSTER_CONFIG_CASES } from '../testing/cases/d1-cluster-config.ts';
import { D2_CASES } from '../testing/cases/d2.ts';
import { D3_CASES } from '../testing/cases/d3.ts';
import { D3_DNS_CASES } from '../testing/cases/d3-dns.ts';
import { D4_CASES } from '../testing/cases/d4.ts';
import { D4_FORCE_CASES } from '../testing/cases/d4-force.ts';
import { D4_IGNORED_CASES } from '../testing/cases/d4-ignored.ts';
import { D4_KARPENTER_CASES } from '../testing/cases/d4-karpenter.ts';
import { D4_RELEASES_CASES } from '../testing/cases/d4-releases.ts';
import { D5_CASES } from '../testing/cases/d5.ts';
import { EXPOSURE_CASES } from '../testing/cases/exposure.ts';
import { FEATURE_GATES_CASES } from '../testing/cases/feature-gates.ts';
import { NODE_IMAGES_CASES } from '../testing/cases/node-images.ts';
import { reviewFiles } from '../testing/trees.ts';
import { DANGER_RULES } from './catalogue.ts';

const CASES = {
  ...D1_CASES,
  ...D1_CLUSTER_CONFIG_CASES,
  ...D2_CASES,
  ...D3_CASES,
  ...D3_DNS_CASES,
  ...D4_CASES,
  ...D4_FORCE_CASES,
  ...D4_IGNORED_CASES,
  ...D4_KARPENTER_CASES,
  ...D4_RELEASES_CASES,
  ...D5_CASES,
  ...CLUSTER_CONFIG_CASES,
  ...EXPOSURE_CASES,
  ...NODE_IMAGES_CASES,
  ...FEATURE_GATES_CASES,
};
const RULES = DANGER_RULES.map(({ id }): string => id);
const waiver = (rule: string, expires: string): Waiver => ({
  rule,
  reason: 'we know what we do',
  expires,
  file: 'clusters/prod/cluster.yaml',
  line: 3,
});
const of = (rule: string, dangers: readonly Danger[]) => dangers.filter((danger) => danger.rule === rule);

test('every rule has its cases, its source, and an id of its own', () => {
  expect(Object.keys(CASES).sort()).toEqual([...RULES].sort());
  expect(new Set(RULES).size).toBe(RULES.length);
  for (const { source, consequence, remedy } of DANGER_RULES) {
    expect(source).toMatch(/^https:\/\//);
    expect([consequence, remedy].every((text) => text.length > 10 && !text.endsWith('.'))).toBe(true);
  }
});

describe.each(Object.entries(CASES))('%s', (rule, { meets, spares }) => {
  test('is met', () => {
    const { verdict, dangers } = reviewFiles(meets.base, meets.head);
    const found = of(rule, dangers);
    expect(found).toHaveLength(1);
    expect(found[0]?.waiver).toBeUndefined();
    expect(found[0]?.places[0].cluster).toBe('prod');
    expect(verdict).toBe(dangers.some(({ severity }) => severity === 'danger') ? 'dangerous' : 'changes');
  });

  test('is not met by a change much like it', () => {
    const { dangers, totals, files } = reviewFiles(spares.base, spares.head);
    expect(of(rule, dangers)).toEqual([]);
    expect(totals.added + totals.changed + totals.removed + files.others.length).toBeGreaterThan(0);
  });

  test('is waived, and not any longer when the day is over', () => {
    const others = reviewFiles(meets.base, meets.head).dangers.filter((danger) => danger.rule !== rule);
    const { dangers, verdict, waivers } = reviewFiles(meets.base, meets.head, [waiver(rule, '2026-06-15')]);
    expect(of(rule, dangers)).toEqual([
      expect.objectContaining({
        waiver: expect.objectContaining({ reason: 'we know what we do', line: 3 }) as unknown,
      }),
    ]);
    expect(verdict).toBe(others.some(({ severity }) => severity === 'danger') ? 'dangerous' : 'changes');
    expect(waivers).toEqual([]);

    const late = reviewFiles(meets.base, meets.head, [waiver(rule, '2026-06-14')]);
    expect(of(rule, late.dangers)[0]?.waiver).toBeUndefined();
    expect(late.waivers).toEqual([expect.objectContaining({ rule, state: 'expired', clusters: ['prod'] })]);
  });
});
