import { DescribeAddonCommand, ListAddonsCommand } from '@aws-sdk/client-eks';
import { sortedBy } from '@nodeless/core';
import type { AwsClients } from '../connect.ts';
import type { LiveAddon } from '../live-cluster.ts';
import { allPages } from '../pages.ts';
import { needed, present } from '../present.ts';
import { healthIssues, sortedTexts, tagsOf } from './parts.ts';

const LIST = 'eks:ListAddons';
const DESCRIBE = 'eks:DescribeAddon';

export async function readAddons(clients: AwsClients, clusterName: string): Promise<LiveAddon[]> {
  const { eks, call } = clients;
  const names = await allPages(
    LIST,
    (page) =>
      call(LIST, `cluster ${clusterName}`, (abort) =>
        eks.send(new ListAddonsCommand({ clusterName, ...page }), abort),
      ),
    ({ addons }) => addons,
  );
  const addons = await Promise.all(names.map((name) => readAddon(clients, clusterName, name)));
  return sortedBy(addons, ({ name }) => name);
}

async function readAddon({ eks, call }: AwsClients, clusterName: string, name: string): Promise<LiveAddon> {
  const { addon } = await call(DESCRIBE, `add-on ${name} of cluster ${clusterName}`, (abort) =>
    eks.send(new DescribeAddonCommand({ clusterName, addonName: name }), abort),
  );
  const read = needed(addon, DESCRIBE, 'addon');
  return present({
    name,
    version: needed(read.addonVersion, DESCRIBE, 'addon.addonVersion'),
    status: needed(read.status, DESCRIBE, 'addon.status'),
    serviceAccountRoleArn: read.serviceAccountRoleArn,
    configurationValues: read.configurationValues,
    podIdentityAssociations: sortedTexts(read.podIdentityAssociations),
    namespace: read.namespaceConfig?.namespace,
    tags: tagsOf(read.tags),
    healthIssues: healthIssues(read.health?.issues),
  });
}
