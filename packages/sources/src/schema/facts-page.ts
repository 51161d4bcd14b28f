import type { JsonObject } from '@nodeless/core';
import { jsonSchemas } from './json-schema.ts';
import { sourcePage } from './source-page.ts';

/** A whole facts.json, of a cluster in a network that its own stack made. */
export const FACTS_EXAMPLE = `{
  "$schema": "../../schemas/facts.schema.json",
  "apiVersion": "nodeless/v1alpha1",
  "kind": "Facts",
  "vpcId": "vpc-0c1a551c5e0011111",
  "subnets": {
    "private": { "eu-central-1a": "subnet-0c1a551c5e001aaaa", "eu-central-1b": "subnet-0c1a551c5e001bbbb" },
    "public": { "eu-central-1a": "subnet-0c1a551c5e002aaaa", "eu-central-1b": "subnet-0c1a551c5e002bbbb" },
    "controlPlane": { "eu-central-1a": "subnet-0c1a551c5e003aaaa", "eu-central-1b": "subnet-0c1a551c5e003bbbb" }
  },
  "addons": {
    "coredns": "v1.13.2-eksbuild.4",
    "kube-proxy": "v1.35.0-eksbuild.2",
    "vpc-cni": "v1.21.1-eksbuild.1"
  }
}
`;

const HEAD = `# facts.json

\`clusters/<name>/facts.json\` holds what only AWS knows of a cluster: ids that AWS gave, and versions that it offers. Rendering asks
no network, so that the same sources always give the same tree; what it would have to ask stands here, reviewed like a lock file.
The file may be absent: a cluster that needs none of it renders without.

\`\`\`json
${FACTS_EXAMPLE}\`\`\`

\`npx nodeless facts\` writes it from what runs in AWS, for clusters that exist; \`--check\` only says whether it would write something:
[live.md](live.md). It records what rendering needs and cluster.yaml does not say, and leaves every other key as somebody wrote it.

## What needs which fact, and the command that finds it

What is missing is told as \`facts/missing\`, with the command filled in for the cluster.

| fact | who needs it | without it | how it is found |
| --- | --- | --- | --- |
| \`addons\` | every EKS add-on whose version cluster.yaml does not name | EKS chooses its default version on the day of the installation, which nobody has reviewed (info) | \`aws eks describe-addon-versions --addon-name coredns --kubernetes-version 1.35 --query 'addons[].addonVersions[].addonVersion'\` lists them; the finding names the command that prints those that EKS would choose |
| \`vpcId\`, \`subnets\` | a VPC of our own stack (\`network.vpc.madeBy: cloudformation\`) | no ClusterConfig is rendered yet (warning) | the step "Record the network and generate again" of \`nodeless bootstrap <cluster>\` writes the file from the output of the stack |
| \`vpcId\` | the load balancer controller, in a VPC that eksctl makes | the controller finds the VPC by its tags | \`aws eks describe-cluster --name <cluster> --query cluster.resourcesVpcConfig.vpcId\` |
| \`vpcEndpoints\` | a fully private cluster in a VPC that exists | whether the cluster could come up is not known (warning) | \`aws ec2 describe-vpc-endpoints --filters Name=vpc-id,Values=<vpc> Name=vpc-endpoint-state,Values=available --query 'VpcEndpoints[].ServiceName'\`, each without \`com.amazonaws.<region>.\` |

A version of an add-on in cluster.yaml (\`addons.<name>.version\`) wins over the one here. After an upgrade of Kubernetes look at
\`addons\` again: \`upgrade/addon-version\` tells versions that do not fit.

Every key, made from the same types that validate it. Editors complete the same keys:
[schemas/facts.schema.json](../schemas/facts.schema.json).
`;

/** The page about facts.json. */
export function factsPage(): string {
  return sourcePage(HEAD, jsonSchemas()['facts.schema.json'] as JsonObject);
}
