import { at, isJsonObject, textMap, type JsonObject } from '@nodeless/core';
import {
  releaseVersion,
  showPath,
  touches,
  type ChangeView,
  type DangerHit,
  type FieldChange,
  type OwnRule,
  type ReviewedChange,
  type ReviewedObject,
} from '@nodeless/review';
import { NAME } from './name.ts';
import {
  EXTERNAL_DNS_PREFIXES,
  externalDnsHostnames,
  externalDnsPrefix,
  hostnameAnnotations as annotationsOf,
} from './prefix.ts';

const REGISTRY = 'https://kubernetes-sigs.github.io/external-dns/latest/docs/registry/registry/';
const VALUES = ['spec', 'source', 'helm', 'valuesObject'];
/** Objects that a sentence names; the others are counted. */
const NAMED = 3;

/** A change with both of its sides. */
type Changed = ReviewedChange & { readonly before: JsonObject; readonly after: JsonObject };

function changed({ changes }: ChangeView): Changed[] {
  return changes.filter(
    (change): change is Changed =>
      change.operation === 'changed' && change.before !== undefined && change.after !== undefined,
  );
}

function isApplication({ object: { group, kind } }: Pick<ReviewedObject, 'object'>): boolean {
  return group === 'argoproj.io' && kind === 'Application';
}

/** The prefix that the ExternalDNS of an Application reads; undefined when it does not say its version. */
function prefixOf(application: JsonObject): string | undefined {
  const version = releaseVersion(application);
  const values = at(application, ...VALUES);
  return version === undefined ? undefined : externalDnsPrefix(version, isJsonObject(values) ? values : {});
}

/** Prefixes that count on one side: the one that ExternalDNS reads there, or, where nobody knows it, all. */
function prefixesOf(view: ChangeView, side: 'before' | 'after'): readonly string[] {
  const application = view
    .objects(side, 'Application')
    .find((one) => isApplication(one) && one.object.name === NAME);
  const prefix = application && prefixOf(application.value);
  return prefix === undefined ? EXTERNAL_DNS_PREFIXES : [prefix];
}

function namesOf(value: JsonObject, prefixes: readonly string[]): readonly string[] {
  const annotations = at(value, 'metadata', 'annotations');
  return prefixes.flatMap((prefix) => externalDnsHostnames(annotations, prefix));
}

/** An annotation of the prefix of before, without its like under the new one. */
function isLeftBehind({ value }: ReviewedObject, from: string, to: string): boolean {
  const annotations = textMap(at(value, 'metadata', 'annotations'));
  return Object.keys(annotations).some(
    (name) => name.startsWith(from) && !Object.hasOwn(annotations, `${to}${name.slice(from.length)}`),
  );
}

function shown(objects: readonly ReviewedObject[], prefix: string): string {
  const named = objects.slice(0, NAMED).map(({ object: { kind, namespace, name }, value }) => {
    const names = namesOf(value, [prefix]);
    const place = namespace === undefined ? name : `${namespace}/${name}`;
    return `${kind} ${place}${names.length === 0 ? '' : ` (${names.join(', ')})`}`;
  });
  const more = objects.length - named.length;
  return [...named, ...(more === 0 ? [] : [`${more} more`])].join(', ');
}

/** An annotation with host names changes, of whatever prefix. */
function mayLoseName({ before, fields }: Changed): boolean {
  return Object.keys(textMap(at(before, 'metadata', 'annotations')))
    .filter((name) => name.endsWith('hostname'))
    .some((name) => fields.some((field) => touches(field, ['metadata', 'annotations', name])));
}

/** Hits of the values of a chart that match, in every Application that changes. */
function valueHits(
  view: ChangeView,
  keys: readonly string[],
  what: (field: FieldChange) => string | undefined,
): DangerHit[] {
  return changed(view)
    .filter(isApplication)
    .flatMap((on) =>
      on.fields
        .filter((field) => keys.some((key) => touches(field, [...VALUES, key])))
        .flatMap((field) => {
          const text = what(field);
          return text === undefined ? [] : [{ on, what: text, field }];
        }),
    );
}

/** DNS: records that ExternalDNS keeps. */
export const externalDnsDangers: readonly OwnRule[] = [
  {
    id: 'aws-resources/hostname-removed',
    severity: 'danger',
    check(view) {
      const some = changed(view).filter(mayLoseName);
      // What ExternalDNS reads is looked up in the whole tree, and most changes do not ask for it.
      if (some.length === 0) return [];
      const [before, after] = [prefixesOf(view, 'before'), prefixesOf(view, 'after')];
      const annotations = before.flatMap(annotationsOf);
      return some.flatMap((on): DangerHit[] => {
        const left = namesOf(on.after, after);
        const lost = namesOf(on.before, before).filter((name) => !left.includes(name));
        const field = on.fields.find((one) =>
          annotations.some((name) => touches(one, ['metadata', 'annotations', name])),
        );
        if (lost.length === 0 || field === undefined) return [];
        return [{ on, what: `gives up the name ${[...new Set(lost)].join(', ')}`, field }];
      });
    },
    consequence:
      'with the policy sync external-dns deletes the DNS records, and resolvers keep answers for the time to live; with another policy they stay as they are, and nobody keeps them',
    remedy: 'let the new name run beside the old one first',
    source: REGISTRY,
  },
  {
    id: 'aws-resources/external-dns-prefix',
    severity: 'danger',
    check(view) {
      const on = changed(view).find((one) => isApplication(one) && one.object.name === NAME);
      if (on === undefined) return [];
      const [from, to] = [prefixOf(on.before), prefixOf(on.after)];
      if (from === undefined || to === undefined || from === to) return [];
      const left = view.objects('after').filter((object) => isLeftBehind(object, from, to));
      if (left.length > 0) {
        return [{ on, what: `reads ${to}… and no longer ${from}…, which is on ${shown(left, from)}` }];
      }
      if (at(on.after, ...VALUES, 'policy') !== 'sync') return [];
      const what = `reads ${to}… before the objects have it, and has the policy sync`;
      return [{ on, what, severity: 'warning' }];
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
    check: (view) =>
      valueHits(view, ['txtOwnerId', 'txtPrefix', 'txtSuffix'], ({ path }) => `changes ${showPath(path)}`),
    consequence: 'external-dns no longer knows the records that it made: it neither updates nor deletes them',
    remedy: 'rewrite the TXT records of ownership before the merge',
    source: REGISTRY,
  },
  {
    id: 'aws-resources/external-dns-sync',
    severity: 'danger',
    check: (view) =>
      valueHits(view, ['policy'], ({ after }) =>
        after === 'sync' ? 'lets external-dns delete records' : undefined,
      ),
    consequence: 'with the policy sync external-dns deletes records that it owns and that no object asks for',
    remedy: 'look at the records that it owns first, or keep upsert-only',
    source: 'https://kubernetes-sigs.github.io/external-dns/latest/docs/flags/',
  },
];
