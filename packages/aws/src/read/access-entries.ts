import {
  DescribeAccessEntryCommand,
  ListAccessEntriesCommand,
  ListAssociatedAccessPoliciesCommand,
} from '@aws-sdk/client-eks';
import { sortedBy } from '@nodeless/core';
import type { AwsClients } from '../connect.ts';
import type { LiveAccessEntry, LiveAccessPolicy } from '../live-cluster.ts';
import { allPages } from '../pages.ts';
import { needed, present } from '../present.ts';
import { sortedTexts, tagsOf } from './parts.ts';

const LIST = 'eks:ListAccessEntries';
const DESCRIBE = 'eks:DescribeAccessEntry';
const POLICIES = 'eks:ListAssociatedAccessPolicies';

export async function readAccessEntries(
  clients: AwsClients,
  clusterName: string,
): Promise<LiveAccessEntry[]> {
  const { eks, call } = clients;
  const principals = await allPages(
    LIST,
    (page) =>
      call(LIST, `cluster ${clusterName}`, (abort) =>
        eks.send(new ListAccessEntriesCommand({ clusterName, ...page }), abort),
      ),
    ({ accessEntries }) => accessEntries,
  );
  const entries = await Promise.all(principals.map((arn) => readAccessEntry(clients, clusterName, arn)));
  return sortedBy(entries, ({ principalArn }) => principalArn);
}

async function readAccessEntry(
  clients: AwsClients,
  clusterName: string,
  principalArn: string,
): Promise<LiveAccessEntry> {
  const { eks, call } = clients;
  const subject = `access entry ${principalArn} of cluster ${clusterName}`;
  const input = { clusterName, principalArn };
  const [{ accessEntry }, policies] = await Promise.all([
    call(DESCRIBE, subject, (abort) => eks.send(new DescribeAccessEntryCommand(input), abort)),
    readPolicies(clients, input, subject),
  ]);
  const { type, kubernetesGroups, username, tags } = needed(accessEntry, DESCRIBE, 'accessEntry');
  return present({
    principalArn,
    type: type ?? 'STANDARD',
    kubernetesGroups: sortedTexts(kubernetesGroups),
    username,
    tags: tagsOf(tags),
    policies,
  });
}

async function readPolicies(
  { eks, call }: AwsClients,
  input: { readonly clusterName: string; readonly principalArn: string },
  subject: string,
): Promise<LiveAccessPolicy[]> {
  const found = await allPages(
    POLICIES,
    (page) =>
      call(POLICIES, subject, (abort) =>
        eks.send(new ListAssociatedAccessPoliciesCommand({ ...input, ...page }), abort),
      ),
    ({ associatedAccessPolicies }) => associatedAccessPolicies,
  );
  const policies = found.map(({ policyArn, accessScope }) => ({
    policyArn: needed(policyArn, POLICIES, 'policyArn'),
    scope: needed(accessScope?.type, POLICIES, 'accessScope.type'),
    namespaces: sortedTexts(accessScope?.namespaces),
  }));
  return sortedBy(policies, ({ policyArn }) => policyArn);
}
