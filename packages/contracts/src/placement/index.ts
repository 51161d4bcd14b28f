export { COREDNS_PODS, fargateProfileOf, type FargateProfile, type PodIdentity } from './fargate.ts';
export { nodePoolViews, refusal, type NodePoolView } from './node-pools.ts';
export { podTemplates, type PodTemplate } from './pods.ts';
