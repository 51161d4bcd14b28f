import type { Waiver } from '../input.ts';
import type { Danger } from '../report/danger.ts';
import { CLUSTER_CONFIG_CASES } from '../testing/cases/cluster-config.ts';
import { DELETIONS_CASES } from '../testing/cases/deletions.ts';
import { DELETIONS_CLUSTER_CONFIG_CASES } from '../testing/cases/deletions-cluster-config.ts';
import { IMMUTABLE_FIELDS_CASES } from '../testing/cases/immutable-fields.ts';
import { AWS_RESOURCES_CASES } from '../testing/cases/aws-resources.ts';
import { ARGOCD_CASES } from '../testing/cases/argocd.ts';
import { ARGOCD_FORCE_CASES } from '../testing/cases/argocd-force.ts';
import { ARGOCD_IGNORED_CASES } from '../testing/cases/argocd-ignored.ts';
import { ARGOCD_KARPENTER_CASES } from '../testing/cases/argocd-karpenter.ts';
import { ARGOCD_RELEASES_CASES } from '../testing/cases/argocd-releases.ts';
import { AVAILABILITY_CASES } from '../testing/cases/availability.ts';
import { EXPOSURE_CASES } from '../testing/cases/exposure.ts';
import { FEATURE_GATES_CASES } from '../testing/cases/feature-gates.ts';
import { NODE_IMAGES_CASES } from '../testing/cases/node-images.ts';
import { reviewFiles } from '../testing/trees.ts';
import { DANGER_RULES } from './catalogue.ts';

const CASES = {
  ...DELETIONS_CASES,
  ...DELETIONS_CLUSTER_CONFIG_CASES,
  ...IMMUTABLE_FIELDS_CASES,
  ...AWS_RESOURCES_CASES,
  ...ARGOCD_CASES,
  ...ARGOCD_FORCE_CASES,
  ...ARGOCD_IGNORED_CASES,
  ...ARGOCD_KARPENTER_CASES,
  ...ARGOCD_RELEASES_CASES,
  ...AVAILABILITY_CASES,
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
    for (const { application, file } of found[0]?.places ?? []) {
      expect(application).toMatch(/./);
      expect(file).toMatch(/^clusters\/prod\//);
    }
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
