import type { JsonObject } from '@nodeless/core';

/** A cluster as EKS would send it: bodies of the answers, by what is asked for. */
export interface WireCluster {
  readonly cluster: JsonObject;
  readonly addons?: readonly JsonObject[];
  readonly nodegroups?: readonly JsonObject[];
  readonly fargateProfiles?: readonly JsonObject[];
  readonly accessEntries?: readonly WireAccessEntry[];
  readonly associations?: readonly JsonObject[];
  readonly insights?: readonly JsonObject[];
}

export interface WireAccessEntry {
  readonly entry: JsonObject;
  readonly policies?: readonly JsonObject[];
}

/** A VPC as EC2 would send it: members of the items in its answers, which become XML. */
export interface WireVpc {
  readonly vpc: JsonObject;
  readonly subnets?: readonly JsonObject[];
  readonly routeTables?: readonly JsonObject[];
  readonly securityGroups?: readonly JsonObject[];
  readonly endpoints?: readonly JsonObject[];
}

/** What the far end knows. */
export interface WireWorld {
  readonly clusters: Readonly<Record<string, WireCluster>>;
  readonly vpcs?: readonly WireVpc[];
  /** Of DescribeAddonVersions: `AddonInfo`. */
  readonly addons?: readonly JsonObject[];
  /** Of DescribeClusterVersions. */
  readonly clusterVersions?: readonly JsonObject[];
  /** Of DescribeAddonConfiguration, by name and version: `vpc-cni v1.21.1-eksbuild.1`. */
  readonly configurations?: Readonly<Record<string, JsonObject>>;
  /** Of DescribeInstanceTypeOfferings. */
  readonly instanceTypeOfferings?: readonly JsonObject[];
}
