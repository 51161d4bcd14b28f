import type { AmiSelectorTerm, SecurityGroupSelectorTerm, SubnetSelectorTerm } from '../ec2-node-class.ts';
import type { Path, TakeNote } from './note.ts';
import { ID_KEYS } from './schemas/aws-node-template.ts';

type Selector = { readonly [key: string]: string };

/** Terms for the subnets that a selector of v1alpha1 finds. */
export function subnetTerms(selector: Selector): SubnetSelectorTerm[] {
  return idTerms(selector) ?? tagTerms(selector);
}

/** Terms for the security groups that a selector of v1alpha1 finds; names exclude tags in v1. */
export function securityGroupTerms(selector: Selector): SecurityGroupSelectorTerm[] {
  const { [NAMES]: names, ...tags } = selector;
  if (names === undefined) return idTerms(selector) ?? tagTerms(selector);
  const rest = Object.keys(tags).length === 0 ? [{}] : tagTerms(tags);
  return listed(names).flatMap((name) => rest.map((term) => ({ name, ...term })));
}

/**
 * Terms for the images that a selector of v1alpha1 finds: each name with each owner, and with each choice of tags.
 * Without owners a name is looked for among the images of the account and of Amazon, in v1 too.
 */
export function amiTerms(selector: Selector, path: Path, note: TakeNote): AmiSelectorTerm[] {
  const ids = idTerms(selector);
  if (ids !== undefined) return ids;
  const { [NAMES]: names, [OWNERS]: owners, ...tags } = selector;
  if (Object.keys(tags).length > 0) {
    note(path, {
      code: 'convert/changed-meaning',
      severity: 'info',
      message:
        'tags of an image no longer restrict the instances that use it: v1alpha5 read well-known labels among them, v1 reads only the architecture',
      hint: 'write such labels as requirements of the NodePools',
    });
  }
  const none = [undefined];
  const choices = Object.keys(tags).length === 0 ? [{}] : tagTerms(tags);
  return (owners === undefined ? none : listed(owners)).flatMap((owner) =>
    (names === undefined ? none : listed(names)).flatMap((name) =>
      choices.map((term) => ({
        ...(name === undefined ? {} : { name }),
        ...(owner === undefined ? {} : { owner }),
        ...term,
      })),
    ),
  );
}

const NAMES = 'aws::name';
const OWNERS = 'aws::owners';

type Tagged = { readonly tags?: { readonly [key: string]: string } };

/** Since 0.33 a comma is a part of a tag's value; before, it stood between several values. */
export function noteCommas(terms: readonly Tagged[], path: Path, note: TakeNote): void {
  for (const [index, { tags = {} }] of terms.entries()) {
    for (const [key] of Object.entries(tags).filter(([, value]) => value.includes(','))) {
      note([...path, index, 'tags', key], {
        code: 'convert/changed-meaning',
        severity: 'warning',
        message:
          'Karpenter 0.32 read a comma in the value of a tag as a list; since 0.33 it is a part of the value',
        hint: 'write one term for each value if a list is meant',
      });
    }
  }
}

function idTerms(selector: Selector): { id: string }[] | undefined {
  const key = ID_KEYS.find((one) => Object.hasOwn(selector, one));
  return key === undefined ? undefined : listed(selector[key] ?? '').map((id) => ({ id }));
}

/** A term matches all of its tags, so a list of values becomes one term for each; `*` matches any value in v1 too. */
function tagTerms(selector: Selector): { tags: { [key: string]: string } }[] {
  const keys = Object.entries(selector);
  if (keys.length === 0) return [];
  return keys
    .reduce<{ [key: string]: string }[]>(
      (terms, [key, values]) =>
        terms.flatMap((tags) => listed(values).map((value) => ({ ...tags, [key]: value }))),
      [{}],
    )
    .map((tags) => ({ tags }));
}

function listed(values: string): string[] {
  return values.split(',').map((value) => value.trim());
}
