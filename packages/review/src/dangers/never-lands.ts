import { at, isJsonObject, texts, type JsonObject } from '@nodeless/core';
import { touches, valueAt } from '../classify/pattern.ts';
import type { Change } from '../compare/match.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import type { FieldChange } from '../report/field-change.ts';
import { sourcesOf } from './immutable-fields/claims.ts';
import { updateOf } from './immutable-fields/fixed-fields.ts';
import { addressesOf, servicesOf } from './immutable-fields/services.ts';
import type { ChangeRule, Hit } from './rule.ts';

/** Where the templates of pods stand in the kinds that keep them. */
const TEMPLATES: Readonly<Record<string, string>> = {
  DaemonSet: 'spec.template',
  Deployment: 'spec.template',
  ReplicaSet: 'spec.template',
  StatefulSet: 'spec.template',
  CronJob: 'spec.jobTemplate.spec.template',
  PodTemplate: 'template',
};

function templatePath({ ref }: TreeObject): string | undefined {
  if (ref.group === '' && ref.kind === 'Pod') return '';
  return ['', 'apps', 'batch'].includes(ref.group) ? TEMPLATES[ref.kind] : undefined;
}

/** The API server writes the name in the old field `serviceAccount` as well, and takes it from there when it is left out. */
function serviceAccount(change: Change): Hit[] {
  const sides = updateOf(change);
  const path = sides && templatePath(sides.before);
  if (sides === undefined || path === undefined) return [];
  const steps = [...path.split('.').filter((step) => step !== ''), 'spec'];
  const [before, after] = [sides.before, sides.after].map(({ value }) => at(value, ...steps));
  const named = at(before, 'serviceAccountName');
  const goes = named !== undefined && named !== 'default' && at(after, 'serviceAccountName') === undefined;
  if (!goes || !isJsonObject(after) || at(before, 'serviceAccount') !== undefined) return [];
  return hit(
    change,
    [[...steps, 'serviceAccountName'].join('.')],
    `keeps the service account ${String(named)}`,
  );
}

/** What the API server fills into Services it does not take back. */
function service(change: Change): Hit[] {
  const sides = servicesOf(change);
  if (sides === undefined) return [];
  const { before, after } = sides;
  return [
    ...(addressesOf(before)[0] === 'None' && addressesOf(after).length === 0 && staysInside(after)
      ? hit(change, ['spec.clusterIP', 'spec.clusterIPs'], 'stays headless')
      : []),
    ...(isDual(before) && valueAt(after, 'spec.ipFamilyPolicy') === undefined
      ? hit(change, ['spec.ipFamilyPolicy'], `keeps ${String(valueAt(before, 'spec.ipFamilyPolicy'))}`)
      : []),
    ...(!isDual(before) && isDual(after) && listsOne(after)
      ? hit(change, ['spec.ipFamilyPolicy'], 'asks for two IP families and lists one')
      : []),
  ];
}

function staysInside(service: JsonObject): boolean {
  return !['NodePort', 'LoadBalancer'].includes(String(valueAt(service, 'spec.type')));
}

function isDual(service: JsonObject): boolean {
  const policy = valueAt(service, 'spec.ipFamilyPolicy');
  return policy === 'PreferDualStack' || policy === 'RequireDualStack';
}

function listsOne(service: JsonObject): boolean {
  return ['spec.clusterIPs', 'spec.ipFamilies'].some((path) => texts(valueAt(service, path)).length === 1);
}

/** `dataSource` and `dataSourceRef` fill each other in. */
function claimSource(change: Change): Hit[] {
  const sides = updateOf(change);
  if (sides === undefined || !isKind(sides.before, '', 'PersistentVolumeClaim')) return [];
  const kept = sourcesOf(sides.before).length === 1 && sourcesOf(sides.after).length === 0;
  return kept
    ? hit(change, ['spec.dataSource', 'spec.dataSourceRef'], 'keeps what its volume was made of')
    : [];
}

function hit(change: Change, paths: readonly string[], what: string): Hit[] {
  const field = change.fields.find((one: FieldChange) => paths.some((path) => touches(one, path)));
  return field === undefined ? [] : [{ what, field }];
}

/** Updates that the API server accepts and that leave the object as it was. */
export const NEVER_LANDS: ChangeRule = {
  id: 'immutable-fields/never-lands',
  severity: 'warning',
  match: (change) => [...serviceAccount(change), ...service(change), ...claimSource(change)],
  consequence:
    'the API server accepts the update and keeps the old value; Argo CD shows Synced, because the field is in git no more',
  remedy: 'write the value that it shall have: serviceAccountName: default, ipFamilyPolicy: SingleStack',
  source: 'https://github.com/kubernetes/kubernetes/issues/108208',
};
