import type { JsonObject } from '@nodeless/core';
import { config } from '../plans.ts';
import type { Cases, RuleCase } from './case.ts';

const change = (before: JsonObject, after: JsonObject): RuleCase => ({
  base: config(before),
  head: config(after),
});
const version = (before: string, after: string): RuleCase =>
  change({ metadata: { version: before } }, { metadata: { version: after } });
const endpoints = (publicAccess: boolean, privateAccess = true): JsonObject => ({
  vpc: { clusterEndpoints: { publicAccess, privateAccess } },
});

/** Dangers of changes of the ClusterConfig, but for what is fixed. */
export const CLUSTER_CONFIG_CASES: Cases = {
  'immutable-fields/kubernetes-version-skip': {
    meets: version('1.33', '1.35'),
    spares: version('1.34', '1.35'),
  },
  'immutable-fields/kubernetes-version-rollback': {
    meets: version('1.35', '1.34'),
    spares: version('1.34', '1.35'),
  },
  'availability/public-endpoint-closed': {
    meets: change(endpoints(true), endpoints(false)),
    spares: change(endpoints(true, false), endpoints(true)),
  },
};
