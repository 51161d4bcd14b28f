import {
  EXTERNAL_DNS_PREFIXES,
  externalDnsHostnames,
  externalDnsPrefix,
  hostnameAnnotations,
} from '@nodeless/contracts/load-balancer';
import { isJsonObject, textMap, type JsonObject } from '@nodeless/core';
import { touches, valueAt } from '../classify/pattern.ts';
import type { SideName } from '../input.ts';
import { releaseVersion } from '../objects/release.ts';
import { isKind, type TreeObject } from '../objects/tree-object.ts';
import type { ClusterContext } from './context.ts';
import { changes, fieldHits } from './field-hits.ts';
import type { ChangeRule } from './rule.ts';

const EXTERNAL_DNS = 'https://kubernetes-sigs.github.io/external-dns/latest/docs/registry/registry/';
const APPLICATION = 'external-dns';
const VALUES = 'spec.source.helm.valuesObject';
const ANNOTATIONS = 'metadata.annotations';
/** Objects that a sentence names; the others are counted. */
const NAMED = 3;

/** The prefix that the ExternalDNS of an Application reads; undefined when it does not say its version. */
function prefixOf(application: JsonObject): string | undefined {
  const version = releaseVersion(application);
  const values = valueAt(application, VALUES);
  return version === undefined ? undefined : externalDnsPrefix(version, isJsonObject(values) ? values : {});
}

/** Prefixes that count on one side: the one that ExternalDNS reads there, or, where nobody knows it, all. */
function prefixesOf(context: ClusterContext, side: SideName): readonly string[] {
  const application = context.application(side, APPLICATION);
  const prefix = application && prefixOf(application.value);
  return prefix === undefined ? EXTERNAL_DNS_PREFIXES : [prefix];
}

function namesOf({ value }: TreeObject, prefixes: readonly string[]): readonly string[] {
  return prefixes.flatMap((prefix) => externalDnsHostnames(valueAt(value, ANNOTATIONS), prefix));
}

/** An annotation of the prefix of before, without its like under the new one. */
function isLeftBehind({ value }: TreeObject, from: string, to: string): boolean {
  const annotations = textMap(valueAt(value, ANNOTATIONS));
  return Object.keys(annotations).some(
    (name) => name.startsWith(from) && !Object.hasOwn(annotations, `${to}${name.slice(from.length)}`),
  );
}

function shown(objects: readonly TreeObject[], prefix: string): string {
  const named = objects.slice(0, NAMED).map((object) => {
    const names = namesOf(object, [prefix]);
    const { kind, namespace, name } = object.ref;
    const place = namespace === undefined ? name : `${namespace}/${name}`;
    return `${kind} ${place}${names.length === 0 ? '' : ` (${names.join(', ')})`}`;
  });
  const more = objects.length - named.length;
  return [...named, ...(more === 0 ? [] : [`${more} more`])].join(', ');
}

/** DNS: records that external-dns keeps. */
export const AWS_RESOURCES_DNS: readonly ChangeRule[] = [
  {
    id: 'aws-resources/hostname-removed',
    severity: 'danger',
    match: (change, context) => {
      if (change.operation !== 'changed') return [];
      const [before, after] = [prefixesOf(context, 'base'), prefixesOf(context, 'head')];
      const left = namesOf(change.after, after);
      const lost = namesOf(change.before, before).filter((name) => !left.includes(name));
      const annotations = before.flatMap(hostnameAnnotations);
      const field = change.fields.find((one) =>
        annotations.some((name) => touches(one, ['metadata', 'annotations', name])),
      );
      return lost.length === 0 || field === undefined
        ? []
        : [{ what: `gives up the name ${[...new Set(lost)].join(', ')}`, field }];
    },
    consequence:
      'with the policy sync external-dns deletes the DNS records, and resolvers keep answers for the time to live; with another policy they stay as they are, and nobody keeps them',
    remedy: 'let the new name run beside the old one first',
    source: EXTERNAL_DNS,
  },
  {
    id: 'aws-resources/external-dns-prefix',
    severity: 'danger',
    match: (change, context) => {
      if (change.operation !== 'changed') return [];
      const { before, after } = change;
      if (!isKind(after, 'argoproj.io', 'Application') || after.ref.name !== APPLICATION) return [];
      const [from, to] = [prefixOf(before.value), prefixOf(after.value)];
      if (from === undefined || to === undefined || from === to) return [];
      const left = context
        .objects('head', () => true, from)
        .filter((object) => isLeftBehind(object, from, to));
      if (left.length > 0) {
        return [{ what: `reads ${to}… and no longer ${from}…, which is on ${shown(left, from)}` }];
      }
      return valueAt(after.value, `${VALUES}.policy`) === 'sync'
        ? [
            {
              what: `reads ${to}… before the objects have it, and has the policy sync`,
              severity: 'warning',
            },
          ]
        : [];
    },
    consequence:
      'external-dns does not see annotations of another prefix: it keeps their records no longer, and with the policy sync deletes them',
    remedy:
      'keep the policy upsert-only until every object has the new prefix and is synced; objects of other repositories need both prefixes before the bump',
    source: 'https://github.com/kubernetes-sigs/external-dns/pull/6424',
  },
  {
    id: 'aws-resources/external-dns-owner',
    severity: 'danger',
    match: (change) =>
      fieldHits(
        change,
        [['argoproj.io', 'Application']],
        [
          'spec.source.helm.valuesObject.txtOwnerId',
          'spec.source.helm.valuesObject.txtPrefix',
          'spec.source.helm.valuesObject.txtSuffix',
        ],
        changes,
      ),
    consequence: 'external-dns no longer knows the records that it made: it neither updates nor deletes them',
    remedy: 'rewrite the TXT records of ownership before the merge',
    source: EXTERNAL_DNS,
  },
  {
    id: 'aws-resources/external-dns-sync',
    severity: 'danger',
    match: (change) =>
      fieldHits(
        change,
        [['argoproj.io', 'Application']],
        ['spec.source.helm.valuesObject.policy'],
        ({ after }) => (after === 'sync' ? 'lets external-dns delete records' : undefined),
      ),
    consequence: 'with the policy sync external-dns deletes records that it owns and that no object asks for',
    remedy: 'look at the records that it owns first, or keep upsert-only',
    source: 'https://kubernetes-sigs.github.io/external-dns/latest/docs/flags/',
  },
];
