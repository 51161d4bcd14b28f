import { printYaml, type JsonObject } from '@nodeless/core';
import { review, type ChangeReport, type ReviewInput } from '@nodeless/review';
import type { Answer } from './row.ts';

const CLUSTER = 'clusters/measured/rendered/';
const IT = `${CLUSTER}manifests/web/it.yaml`;

/** What stood in the cluster while the updates were made: a class that grows volumes; the claims' other classes did not exist. */
const BESIDE: Readonly<Record<string, JsonObject>> = {
  [`${CLUSTER}argocd/applications/web.yaml`]: {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'web', namespace: 'argocd' },
    spec: { project: 'default', destination: { name: 'in-cluster' } },
  },
  [`${CLUSTER}manifests/storage/storageclass-kj-expand.yaml`]: {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name: 'kj-expand' },
    provisioner: 'ebs.csi.aws.com',
    allowVolumeExpansion: true,
  },
};

/** Puts one update before the change report, as the only change of a cluster. */
export function reportAnswer(before: JsonObject, after: JsonObject): { answer: Answer; rules: string[] } {
  const report = reviewed(before, after);
  const rules = report.dangers.map(({ rule }) => rule);
  return { answer: answerOf(report, rules), rules };
}

function answerOf({ changes }: ChangeReport, rules: readonly string[]): Answer {
  if (changes.some(({ classes }) => classes.includes('immutable'))) return 'refused';
  if (rules.includes('immutable-fields/never-lands')) return 'never lands';
  return rules.some((rule) => rule === 'immutable-fields/volume-claim-unbound') ? 'depends' : 'accepted';
}

function reviewed(before: JsonObject, after: JsonObject): ChangeReport {
  const texts = {
    base: new Map(
      Object.entries({ ...BESIDE, [IT]: before }).map(([path, value]) => [path, printYaml(value)]),
    ),
    head: new Map(
      Object.entries({ ...BESIDE, [IT]: after }).map(([path, value]) => [path, printYaml(value)]),
    ),
  };
  const input: ReviewInput = {
    base: { name: 'base', commit: 'a'.repeat(40), worktree: false },
    head: { name: 'head', commit: 'b'.repeat(40), worktree: false },
    changed: [{ path: IT, inBase: true, inHead: true }],
    reader: {
      files: (side) => [...texts[side].keys()].sort(),
      read: (side, paths) =>
        new Map(
          paths.flatMap((path) => (texts[side].has(path) ? [[path, texts[side].get(path) ?? '']] : [])),
        ),
    },
    settings: () => ({ waivers: [], maxDeletedPercent: 100 }),
    today: '2026-01-01',
  };
  return review(input);
}
