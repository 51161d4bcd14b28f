export { worldOfConfigs } from './config-world.ts';
export { TEST_CREDENTIALS, withTestCredentials } from './credentials.ts';
export { startFarEnd, type FarEnd, type FarEndOptions, type Fault, type SeenRequest } from './far-end.ts';
export { SAMPLE_REGION, SAMPLE_VPC, sampleArn, sampleCluster, sampleWorld } from './sample-world.ts';
export type { WireAccessEntry, WireCluster, WireVpc, WireWorld } from './wire.ts';
